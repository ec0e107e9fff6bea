"""What happened to crews on the way."""

from collections.abc import Mapping

from identity.crews import store as crews
from notifications.matters import store
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
