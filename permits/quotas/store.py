"""Counting live permits; right only while the zone rows are locked."""

from datetime import datetime

import sqlalchemy as sa

from permits.permits.model import PermitStatus
from permits.tables import permit, permit_zone
from permits.wanted import Wanted
from storage.database import Rx

OPEN = (PermitStatus.ACTIVE, PermitStatus.SUSPENDED)


async def live(rx: Rx, wanted: Wanted, at: datetime) -> dict[int, int]:
    """Live permits of its organisation and purpose by the zones it names; one that it replaces makes room."""
    named = sa.select(permit_zone.c.zone, sa.func.count().label("permits")).join(permit)
    fitting = named.where(
        permit_zone.c.zone.in_(sorted(wanted.zones)),
        permit.c.organisation == wanted.organisation,
        permit.c.purpose == wanted.purpose,
        permit.c.status.in_(OPEN),
        permit.c.valid_to > at,
        sa.true() if wanted.replaces is None else permit.c.id != wanted.replaces,
    )
    return {row.zone: row.permits for row in await rx.rows(fitting.group_by(permit_zone.c.zone))}
