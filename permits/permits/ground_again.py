"""Looking at the ground again for a permit that exists: under the zones' lock, before the permit's own."""

from datetime import datetime
from uuid import UUID

from permits.ground.knowing import Winners
from permits.ground.rules import forbidden, outgrown
from permits.ground.survey import survey, winners
from permits.permits import store
from permits.permits.model import Permit
from permits.ports import Ports
from permits.wanted import Wanted
from storage.database import Database, Tx
from storage.outcomes import Reason


def as_wanted(permit: Permit, valid_to: datetime | None = None) -> Wanted:
    """The permit as if it were asked for now, perhaps with a later end."""
    return Wanted(
        organisation=permit.organisation,
        purpose=permit.purpose,
        subject_type=permit.subject_type,
        holders=tuple(holder.id for holder in permit.holders),
        vehicles=tuple(vehicle.id for vehicle in permit.vehicles),
        zones=permit.zones,
        places=permit.places,
        route=permit.route,
        valid_from=permit.valid_from,
        valid_to=max(permit.valid_to, valid_to or permit.valid_to),
    )


async def look(
    db: Database, ports: Ports, permit_id: UUID, at: datetime, valid_to: datetime | None = None
) -> tuple[Permit, Winners] | None:
    """Before the transaction: the permit, and the zones that win at its places; where it goes never changes."""
    async with db.reading() as rx:
        permit = await store.find(rx, permit_id)
    return None if permit is None else (permit, winners(ports.zones_now.index, as_wanted(permit, valid_to), at))


async def again(tx: Tx, ports: Ports, permit: Permit, won: Winners, at: datetime) -> tuple[Reason, ...]:
    """Hold its zones; list those that forbid it by now, or are stricter than what a person said yes to."""
    grounds = (await survey(tx, ports.zones, as_wanted(permit), won, at)).grounds
    return (*forbidden(grounds), *outgrown(grounds, permit.approved_at))
