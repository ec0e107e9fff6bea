"""What a zone's change did: to permits, incidents, work orders, crews; each found as the change left it."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from geo.local_time import LOCAL
from notifications.matters import store
from notifications.matters.permits import ids
from notifications.matters.store import Touched
from notifications.matters.touched import by_organisation
from notifications.telling.model import Matter
from storage.database import Rx
from storage.event import Recorded

Matters = Mapping[str, Matter]


async def of_permits_touched(rx: Rx, event: Recorded) -> Matters:
    """What it holds, what it only flags, and what it let go."""
    zone = await _zone(rx, event)
    marked = await store.marked_permits(rx, event.payload["zone"], event.at)
    parts = {
        "held": [one for one in marked if one.holds],
        "flagged": [one for one in marked if not one.holds],
        "lifted": await _lifted(rx, event),
    }
    return {part: by_organisation(zone, found) for part, found in parts.items() if found}


async def _lifted(rx: Rx, event: Recorded) -> Iterable[Touched]:
    """What was let go is in use again and not marked anew by the zone.

    Where the event does not say which (there are too many), those that name the zone stand for them.
    """
    number, count = event.payload["zone"], event.payload.get("lifted", 0) + event.payload.get("cleared", 0)
    freed = ids(event.payload, "freed")
    return await store.unmarked_permits(rx, number, event.at, freed if len(freed) == count else None) if count else ()


async def of_zone(rx: Rx, event: Recorded) -> Matters:
    """Crews on duty that may go there or stand there, and whoever sends people there."""
    number = event.payload["number"]
    zone = await _zone(rx, event)
    crews = [*await store.crews_with_permits(rx, number, event.at), *await store.crews_inside(rx, number)]
    concerned = by_organisation(zone, [*await store.permits_in(rx, [number], event.at), *crews])
    params = {**zone.params, "from": _local(event)}
    return {"": _named(concerned, params, event)}


def _named(matter: Matter, params: Mapping[str, str], event: Recorded) -> Matter:
    """The zone's own words instead of counts, and its unit."""
    return Matter(
        about_kind=matter.about_kind,
        about=matter.about,
        params=params,
        organisations=matter.organisations,
        units=matter.units | (frozenset({event.unit}) if event.unit else frozenset()),
        crews=matter.crews,
    )


async def of_incidents_touched(rx: Rx, event: Recorded) -> Matters:
    """The incidents it flagged."""
    found = await store.flagged_incidents(rx, event.payload["zone"], event.at)
    return {"": by_organisation(await _zone(rx, event), found)} if found else {}


async def of_work_orders_touched(rx: Rx, event: Recorded) -> Matters:
    """The work orders it flagged, with their crews."""
    found = await store.flagged_work_orders(rx, event.payload["zone"], event.at)
    return {"": by_organisation(await _zone(rx, event), found)} if found else {}


async def of_crews_touched(rx: Rx, event: Recorded) -> Matters:
    """The crews on whose ground it changed."""
    found = await store.flagged_crews(rx, event.payload["zone"], event.at)
    return {"": by_organisation(await _zone(rx, event), found)} if found else {}


async def _zone(rx: Rx, event: Recorded) -> Matter:
    found = await store.zone_name(rx, event.subject)
    number, name = found or (event.payload.get("zone", event.payload.get("number", 0)), "")
    return Matter(about_kind="Zone", about=event.subject, params={"zone": str(number), "name": name})


def _local(event: Recorded) -> str:
    """From when it is felt, as people here write it; when it was told, where the event does not say."""
    said = event.payload.get("effective_at")
    at = datetime.fromisoformat(said) if said else event.at
    return at.astimezone(LOCAL).strftime("%H:%M %d/%m/%Y")
