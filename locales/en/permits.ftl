# What is said about a permit. Key: standing-CODE.

standing-SUSPENDED = Suspended
standing-OBJECTION = The unit objects
standing-REVOKED = Revoked by the authority
standing-REVOKED_BY_EMPLOYER = Taken back by the employer
standing-BREAK_GLASS = Granted in an emergency; waits for a review
standing-REVIEWED = Reviewed
standing-ZONE_CLOSED = Zone { $zone } was closed
standing-ZONE_WILL_CLOSE = Zone { $zone } is going to close
standing-ZONE_TIGHTENED = Zone { $zone } became stricter
standing-ZONE_NOT_NAMED = Zone { $zone } is in force on the way and is not named
standing-ISSUED_DURING_CHANGE = Issued in the moment zone { $zone } changed; has to be looked at again
