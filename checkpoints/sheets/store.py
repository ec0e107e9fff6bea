"""All SQL of sheets: which credentials are expected at a checkpoint."""

from collections.abc import Collection
from datetime import datetime

import msgspec
import sqlalchemy as sa

from checkpoints.sheets.model import Expected
from checkpoints.sheets.rules import AHEAD, ROWS_MOST
from credentials.claims import Claims
from permits.permits.model import PermitStatus
from permits.tables import credential, permit, permit_zone
from storage.database import Rx

_GOOD = (PermitStatus.ACTIVE.value, PermitStatus.SUSPENDED.value)


async def expected(rx: Rx, zones: Collection[int], at: datetime) -> Expected:
    """Newest credentials of permits that are good now or soon, into these zones or from a base in them."""
    into = sa.select(permit_zone.c.permit).where(permit_zone.c.zone.in_(sorted(zones)))
    here = sa.or_(permit.c.id.in_(into), permit.c.base_zone.in_(sorted(zones)))
    soon = sa.and_(permit.c.valid_to > at, permit.c.valid_from <= at + AHEAD, permit.c.status.in_(_GOOD))
    newest = sa.and_(credential.c.replaced_at.is_(None), credential.c.revoked_at.is_(None))
    found = sa.select(credential.c.claims).join(permit, permit.c.id == credential.c.permit).where(here, soon, newest)
    rows = await rx.rows(found.order_by(permit.c.valid_to, credential.c.cti).limit(ROWS_MOST))
    left_off = 0
    if len(rows) == ROWS_MOST:
        counted = await rx.scalar(sa.select(sa.func.count()).select_from(found.subquery()))
        left_off = (counted or ROWS_MOST) - ROWS_MOST
    return Expected(rows=tuple(msgspec.convert(row.claims, Claims) for row in rows), left_off=left_off)
