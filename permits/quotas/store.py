"""Counting live permits; right only while the zone rows are locked."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from credentials.wire import Purpose
from permits.permits.model import PermitStatus
from permits.tables import permit, permit_zone
from storage.database import Rx

OPEN = (PermitStatus.ACTIVE, PermitStatus.SUSPENDED)


async def live(rx: Rx, organisation: UUID, purpose: Purpose, zones: Iterable[int], at: datetime) -> dict[int, int]:
    """Live permits of an organisation and purpose by the zones they name."""
    named = sa.select(permit_zone.c.zone, sa.func.count().label("permits")).join(permit)
    fitting = named.where(
        permit_zone.c.zone.in_(sorted(zones)),
        permit.c.organisation == organisation,
        permit.c.purpose == purpose,
        permit.c.status.in_(OPEN),
        permit.c.valid_to > at,
    )
    return {row.zone: row.permits for row in await rx.rows(fitting.group_by(permit_zone.c.zone))}
