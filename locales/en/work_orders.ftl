# Work orders: conflicts and bad input.

problem-ID_TAKEN = Something else was recorded under this id already.
problem-NO_CREW = No crew has been sent yet.
input-ONE_WAY = Say where the work is: one place, or a route, or stops; or else the zones it goes into.
reason-TOO_MANY_ZONES = The work goes into more zones than the { $most } one permit can name; split it.
reason-ZONE_FORBIDS = Zone { $zone } lets nobody in for this purpose.
reason-PERMIT_MISSING = { $members } of the crew have no permit for zone { $zone }.
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
