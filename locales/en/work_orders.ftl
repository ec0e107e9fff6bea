# Work orders: conflicts and bad input.

problem-ID_TAKEN = Something else was recorded under this id already.
problem-NO_CREW = No crew has been sent yet.
input-ONE_WAY = Say where the work is: one place, or a route, or stops; or else the zones it goes into.
reason-TOO_MANY_ZONES = The work goes into more zones than the { $most } one permit can name; split it.
reason-ZONE_FORBIDS = Zone { $zone } lets nobody in for this purpose.
reason-PERMIT_MISSING = { $members } of the crew have no permit for zone { $zone }.
