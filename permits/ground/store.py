"""The SQL of the ground: who objects where."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from permits.permits.model import StandingCause
from permits.permits.steps import OBJECTION
from permits.tables import permit, permit_reason, permit_zone
from permits.wanted import Wanted
from storage.database import Rx


async def objections(rx: Rx, wanted: Wanted, at: datetime) -> frozenset[tuple[int, UUID]]:
    """Units that object to a permit of the same organisation and purpose, with the zones of it that are wanted again.

    An objection stands until it is lifted or the permit's own end has passed, whoever ended the permit before.
    """
    named = sa.select(permit_zone.c.zone, permit_reason.c.unit).join_from(permit, permit_zone).join(permit_reason)
    standing = named.distinct().where(
        permit_zone.c.zone.in_(sorted(wanted.zones)),
        permit.c.organisation == wanted.organisation,
        permit.c.purpose == wanted.purpose,
        permit.c.valid_to > at,
        permit_reason.c.cause == StandingCause.UNIT,
        permit_reason.c.code == OBJECTION,
        permit_reason.c.holds.is_(sa.true()),
    )
    return frozenset((row.zone, row.unit) for row in await rx.rows(standing))
