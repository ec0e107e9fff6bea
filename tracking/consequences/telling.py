"""Telling that a crew stands in a zone without a permit since the zone changed: once a stay. The crew is held."""

from datetime import datetime

from storage import events
from storage.database import Tx
from tracking.consequences.rules import Standing, to_tell
from tracking.geofences import store
from tracking.geofences.events import CrewInsideWithoutPermit
from tracking.geofences.model import Cause


async def tell(tx: Tx, crew: Standing, zone: int, at: datetime) -> bool:
    """Say it, unless it was said of this stay; whether it was said now."""
    who = crew.fix.crew
    visits = await store.meeting(tx, who, crew.fix.at, None)
    told = await store.told_of(tx, who, {zone}, None)
    said = to_tell(crew, zone, visits, told, at)
    if said is None:
        return False
    await store.tell(tx, who, [said])
    event = CrewInsideWithoutPermit(
        subject=who,
        at=at,
        organisation=crew.organisation,
        zone=zone,
        fix_at=crew.fix.at,
        cause=Cause.ZONE_CHANGED,
    )
    await events.append(tx, event)
    return True
