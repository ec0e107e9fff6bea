"""What happened to crews on the way."""

from collections.abc import Mapping

from checkpoints.stops import store as stops
from identity.crews import store as crews
from notifications.matters import store
from notifications.matters.permits import caused_by
from notifications.telling.model import Matter
from storage.database import Rx
from storage.event import Recorded

Matters = Mapping[str, Matter]


async def of_crew(rx: Rx, event: Recorded) -> Matters:
    """Its members, and whoever sends it; the zone by its number."""
    found = next(iter(await crews.by_ids(rx, [event.subject])), None)
    if found is None:
        return {}
    zone = event.payload.get("zone")
    named = await store.numbered_zone(rx, zone) if zone is not None else ""
    return {
        "": Matter(
            about_kind="Crew",
            about=found.id,
            params={"crew": found.name, "zone": str(zone or ""), "name": named},
            organisations=frozenset({found.organisation}),
            crews=frozenset({found.id}),
        )
    }


async def of_stop(rx: Rx, event: Recorded) -> Matters:
    """A stopped crew, whoever sends it, and the unit it was stopped in; the department where none is known.

    An escalation names the unit that is asked next.
    """
    found = await stops.find(rx, event.subject)
    if found is None:
        return {}
    crew = next(iter(await crews.by_ids(rx, [found.crew])), None)
    doers = {"CREW_STOPPED": found.reported_by, "STOP_PLACED": found.reported_by, "STOP_ENDED": found.ended_by}
    return {
        "": Matter(
            about_kind="Stop",
            about=found.id,
            params={"crew": crew.name if crew else ""},
            organisations=frozenset({found.organisation}),
            units=frozenset({event.unit} if event.unit else ()),
            department=event.unit is None,
            crews=frozenset({found.crew}),
            caused_by=doers.get(event.kind) or caused_by(event),
        )
    }
