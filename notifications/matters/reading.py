"""Which reader knows what an event of a kind is about. An event whose subject is gone is about nothing."""

from collections.abc import Awaitable, Callable, Mapping

from notifications.matters import crews, desk, findings, permits, work, zones
from notifications.telling.model import Matter
from storage.database import Rx
from storage.event import Recorded

Reader = Callable[[Rx, Recorded], Awaitable[Mapping[str, Matter]]]

READERS: Mapping[str, Reader] = {
    "PERMITS_TOUCHED": zones.of_permits_touched,
    "PERMITS_EXTENDED": permits.of_extension,
    "INCIDENTS_TOUCHED": zones.of_incidents_touched,
    "WORK_ORDERS_TOUCHED": zones.of_work_orders_touched,
    "CREWS_TOUCHED": zones.of_crews_touched,
    "CREW_STOPPED": crews.of_stop,
    "DESK_CALLED": desk.of_call,
}
BY_BEGINNING: tuple[tuple[str, Reader], ...] = (
    ("APPLICATION_", permits.of_application),
    ("PERMIT_", permits.of_permit),
    ("ZONE_", zones.of_zone),
    ("INCIDENT_", work.of_incident),
    ("WORK_ORDER_", work.of_work_order),
    ("CREW_", crews.of_crew),
    ("STOP_", crews.of_stop),
    ("FINDING_", findings.of_finding),
)


async def matters(rx: Rx, event: Recorded) -> Mapping[str, Matter]:
    """The matters of an event by their part."""
    reader = READERS.get(event.kind) or next(
        (found for beginning, found in BY_BEGINNING if event.kind.startswith(beginning)), None
    )
    return await reader(rx, event) if reader else {}
