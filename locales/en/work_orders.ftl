# Work orders: conflicts and bad input.

problem-ID_TAKEN = Something else was recorded under this id already.
problem-NO_CREW = No crew has been sent yet.
kept-WORK_ORDER_EDIT = Somebody has changed it meanwhile. What you sent is kept beside it and overwrites nothing; a dispatcher looks at both.
input-ONE_WAY = Say where the work is: one place, or a route, or stops; or else the zones it goes into.
reason-TOO_MANY_ZONES = The work goes into more zones than the { $most } one permit can name; split it.
reason-ZONE_FORBIDS = Zone { $zone } lets nobody in for this purpose.
reason-PERMIT_MISSING = { $members } of the crew have no permit for zone { $zone }.
input-INCIDENT_OR_WORK_ORDER = Ask for an incident or for a work order, one of the two.
input-PHOTO_FORM = A photo is a JPEG, PNG, WebP or HEIC file.

## What a zone did to a work order

flag-ZONE_FORBIDS = Zone { $zone } now lets nobody in for this purpose.
flag-ZONE_ASKS_PERMIT = Zone { $zone } now asks for a permit here.
flag-ZONE_TIGHTENED = Zone { $zone } became stricter: checkpoints ask about permits given before.
flag-ZONE_EASED = Zone { $zone } asks for less here than before.

## Values

WorkOrderState-ACKNOWLEDGED = Taken note of
WorkOrderState-IN_PROGRESS = Being worked on
WorkOrderState-PENDING = Waiting, e.g. for a permit
WorkOrderState-HELD = Held up by the dispatcher
WorkOrderState-COMPLETED = Done
WorkOrderState-PARTIAL = Done in part
WorkOrderState-FAILED = Not done
WorkOrderState-CANCELLED = Called off
CrewProgress-ASSIGNED = Assigned
CrewProgress-EN_ROUTE = On the way
CrewProgress-ON_SITE = On site
CrewProgress-REPAIRING = Repairing
CrewProgress-DONE = Done
WorkStopState-PLANNED = Still to be visited
WorkStopState-DONE = Done
WorkStopState-MISSED = Missed
Asks-FREE = Asks for nothing
Asks-PERMIT = Asks for a permit
Asks-FORBIDDEN = Lets nobody in

## Why a crew stands where it stands among those recommended, and what would help

reason-CREW_ZONE_FORBIDS = Zone { $zone } lets nobody in for this purpose
reason-CREW_UNVETTED = { $members } of its members are not vetted
reason-CREW_SKILL_FITS = It has the skill
reason-CREW_SKILL_MISSING = It lacks the skill
reason-CREW_ON_DUTY = It is on duty
reason-CREW_OFF_DUTY = It is off duty
reason-CREW_PERMITS_LIVE = It has live permits for every zone on the way and at the place
reason-CREW_PERMIT_AT_ONCE = Permits for zones { $zones } are missing and would be issued at once
reason-CREW_PERMIT_WAITS = Permits are missing, and somebody has to decide zones { $zones }
reason-CREW_LOAD = Open work orders: { $orders }
reason-CREW_DISTANCE_BY_FIX = { $km } km away, by its position { $minutes } minutes ago
reason-CREW_DISTANCE_BY_BASE = { $km } km away, from the edge of its base zone
reason-CREW_DISTANCE_UNKNOWN = Nobody knows where it is
reason-NOBODY_MAY_ENTER = Nothing helps: zone { $zone } lets nobody in for this purpose
reason-VET_MEMBER = The department has to vet one of its members first
reason-SET_ON_DUTY = Put { $crew } on duty
reason-EXTEND_PERMIT = Extend a permit that ends too early; then nothing is missing for zones { $zones }
reason-UNIT_DECIDES = Send it: the application waits for the word of who decides zones { $zones }
reason-DISPATCH_ISSUES_PERMIT = Send it: the permit for zones { $zones } is issued with it
reason-NOTHING = Nothing is missing: send it
DistanceFrom-FIX = From its newest position
DistanceFrom-BASE_ZONE = From the edge of its base zone
DistanceFrom-UNKNOWN = Unknown
