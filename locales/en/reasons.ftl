# The reasons of a verdict, in the order of credentials/wire.json.
# Value: what the checkpoint's screen says. Attribute .act: what to do next.

## Gate A: is the permit real

reason-NOT_A_PERMIT = This code is not a Fieldpass permit
    .act = Use the checkpoint's other rules for this kind of paper.
reason-APP_TOO_OLD = The permit is of a newer version than this checkpoint's app
    .act = Call the duty desk, and update the app when there is a network.
reason-TOO_LONG = The code is longer than any permit
    .act = Do not use it. Ask for the original permit.
reason-BAD_BASE45 = The code holds characters no permit has
    .act = Scan again. If it stays so, the permit cannot be used.
reason-BAD_ENVELOPE = The code does not have the form of a permit
    .act = Scan again. If it stays so, the permit cannot be used.
reason-NO_BUNDLE = This checkpoint has no bundle yet
    .act = Call the duty desk. Load the bundle by network, file or QR.
reason-BUNDLE_INVALID = This checkpoint's bundle is damaged or not signed as it should be
    .act = Call the duty desk and load the bundle again.
reason-UNKNOWN_KEY = This checkpoint does not know the key that signed the permit
    .act = Call the duty desk. The bundle here may be old.
reason-KEY_ROLE = The key that signed this may not issue permits
    .act = Hold the person and vehicle here and tell the duty desk.
reason-BAD_SIGNATURE = Wrong signature: the permit was altered or forged
    .act = Hold the person and vehicle here and tell the duty desk.
reason-KEY_WITHDRAWN = The key that signed this permit was withdrawn
    .act = Tell the duty desk. The employer must have it issued again.
reason-NOT_IN_ISSUED_SET = The permit is not among those this key is known to have issued
    .act = Tell the duty desk, which compares the permit's number.
reason-BAD_PAYLOAD = The signed content does not follow the format
    .act = Tell the duty desk. The employer must have it issued again.
reason-BAD_CLAIMS = The permit contradicts itself
    .act = Tell the duty desk. The employer must have it issued again.
reason-KEY_SCOPE = The unit that signed has no say over this zone or purpose
    .act = Tell the duty desk. The right unit must issue the permit.
reason-KEY_PERIOD = The permit was signed outside the key's time
    .act = Tell the duty desk. The employer must have it issued again.
reason-UNKNOWN_CRITICAL = The permit carries a condition this app does not understand
    .act = Call the duty desk, and update the app when there is a network.

## Gate B: is it good here and now

reason-REVOKED = The permit was revoked
    .act = Do not let it pass. The employer asks whoever issued it.
reason-SUSPENDED = The permit is suspended
    .act = Do not let it pass until the issuer lifts the suspension.
reason-ENDED = The work named on the permit is done
    .act = Do not let it pass. New work needs a new permit.
reason-NOT_YET_VALID = The permit is not valid yet
    .act = See the start on the permit.
reason-EXPIRED = The permit has expired
    .act = See whether it was extended; if not, a new one is needed.
reason-OUTSIDE_HOURS = Outside the allowed hours
    .act = Wait for the hours on the permit.
reason-WRONG_ZONE = The permit does not name { $zones ->
        [none] the zone ahead
       *[other] zone { $zones } ahead
    }
    .act = A district's permit does not open a lockdown inside it. A permit for the zone itself is needed.
reason-PURPOSE_FORBIDDEN = The zone's level forbids this purpose
    .act = Do not let it pass. The employer asks the unit that set the level.
reason-ZONE_CLOSED = The zone was closed after the permit was issued
    .act = Ask the duty desk whether the permit was re-affirmed.
reason-ZONE_TIGHTENED = The zone was tightened after the permit was issued or approved
    .act = Ask the duty desk whether the permit was re-affirmed.
reason-CLOCK_UNTRUSTED = This checkpoint's clock is not good enough for this permit
    .act = Call the duty desk. One contact with the network sets the clock.
reason-STATUS_MISSING = This checkpoint has no status for the permit
    .act = Call the duty desk and read out the 12-digit control code.
reason-STATUS_STALE = The status list is old
    .act = Read the 12-digit control code to the duty desk.
reason-ID_MISMATCH = The last four digits of the identity document do not match
    .act = Look at the document again, then call the duty desk.
reason-PLATE_NOT_LISTED = The plate is not on the permit
    .act = Look at the plate again, then call the duty desk.
reason-HEALTH_NOT_SHOWN = The health paper asked for was not shown
    .act = Call the duty desk. Write down nothing medical.
reason-USED = This single-entry permit has been used
    .act = Do not let it pass. A second entry needs a new permit.
reason-CODE_ONLY = Only the code is known; the person was not compared
    .act = Compare the name and the last four digits of the identity document.
reason-BUNDLE_EXPIRED = This checkpoint's bundle has expired
    .act = Call the duty desk and load a new bundle.
reason-INTERNAL = The app failed while judging this permit
    .act = Call the duty desk. Do not let it pass on your own.
reason-BARRIER_HARD = This barrier opens for nobody
    .act = Show the way to another checkpoint.
reason-ALREADY_INSIDE = This person is recorded as already inside
    .act = For your knowledge; it changes nothing.
reason-PASSING_THROUGH = Passing through without a stop
    .act = Remind the holder not to stop in the zone.
reason-RETURNING = On the way back
    .act = Let them go home. Nobody is trapped.

## Why it was not granted or recorded

reason-ALREADY_OVER = The time asked for is over already.
reason-CHECKPOINT_NAME_LENGTH = A checkpoint's name has at most { $most } characters.
reason-CHECKPOINT_SIDES_ALIKE = Both sides of the checkpoint are the same zones.
reason-CHECKPOINT_TOO_MANY_NUMBERS = A checkpoint has at most { $most } phone numbers.
reason-CHECKPOINT_TOO_MANY_ZONES = A side of a checkpoint has at most { $most } zones.
reason-CHECKPOINT_WITHOUT_DESK = A checkpoint needs the number of a duty desk.
reason-GEOMETRY_MISSING = This row has no shape.
reason-HELD_BY_OTHERS = Somebody else also holds this permit suspended.
reason-NOT_ITS_UNIT = This permit does not touch your unit.
reason-NOT_LATER = The new end must be later than the present one.
reason-NOT_ON_ROSTER = This person or vehicle is not on the organisation's roster.
reason-NOT_VETTED = This person or vehicle has not been vetted.
reason-NO_PERMIT_NEEDED = Zone { $zone } asks for no permit for this purpose.
reason-NO_VEHICLE_LEFT = A vehicle's permit keeps at least one vehicle.
reason-PAST_HARD_LIMIT = The new end is past the permit's hard limit. Apply for a new permit.
reason-QUOTA_FULL = Zone { $zone } has used up its quota of { $quota } permits for this purpose.
reason-REQUESTER_IS_APPROVER = Nobody approves their own application.
reason-REVIEWER_IS_GRANTER = Nobody reviews the emergency permit they granted.
reason-TOO_FAR_AHEAD = The start is too far ahead.
reason-TOO_LONG_VALIDITY = This is longer than the { $longest_h } hours allowed.
reason-TOO_MANY_VEHICLES = A permit has at most { $limit } vehicles.
reason-UNKNOWN_ZONE = There is no zone { $zone }.
reason-ZONE_NOT_IN_FORCE = Zone { $zone } is not in force then.
reason-ZONE_NOT_NAMED = The way crosses zone { $zone }, which the application does not name.
reason-ZONE_NUMBERS_USED_UP = All zone numbers are used up.
reason-HOLDER_IS_APPROVER = Nobody approves a permit they are named on.

## Rows of a boundary file

reason-CODE_TWICE = The zone code { $code } stands twice in the file.
reason-COLUMN_TOO_LONG = Column { $column } is longer than { $limit } characters.
reason-EMPTY = Column { $column } is empty.
reason-NOT_A_NUMBER = Column { $column } is no number: { $value }.
reason-UNKNOWN_LEVEL = There is no measure level { $level }.
reason-UNKNOWN_UNIT = There is no unit with the code { $unit }.
reason-UNKNOWN_WORD = Column { $column } holds a word that is not known: { $value }.
reason-ANTIMERIDIAN = { input-ANTIMERIDIAN }
reason-COORDINATES = { input-COORDINATES }
reason-CRS_NOT_WGS84 = { input-CRS_NOT_WGS84 }
reason-GEOJSON_OBJECT = { input-GEOJSON_OBJECT }
reason-GEOJSON_SYNTAX = { input-GEOJSON_SYNTAX }
reason-GEOJSON_TOO_LARGE = { input-GEOJSON_TOO_LARGE }
reason-GEOMETRY_EMPTY = { input-GEOMETRY_EMPTY }
reason-GEOMETRY_INVALID = { input-GEOMETRY_INVALID }
reason-GEOMETRY_TYPE = { input-GEOMETRY_TYPE }
reason-LINE_SHORT = { input-LINE_SHORT }
reason-LON_LAT_SWAPPED = { input-LON_LAT_SWAPPED }
reason-NOT_FINITE = { input-NOT_FINITE }
reason-OUT_OF_RANGE = { input-OUT_OF_RANGE }
reason-POSITION = { input-POSITION }
reason-RING_OPEN = { input-RING_OPEN }
reason-RING_SHORT = { input-RING_SHORT }
reason-TOO_MANY_HOLES = { input-TOO_MANY_HOLES }
reason-TOO_MANY_PARTS = { input-TOO_MANY_PARTS }
reason-TOO_MANY_VERTICES = { input-TOO_MANY_VERTICES }
