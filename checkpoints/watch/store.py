"""All SQL of how posts fare: one statement for the phones of all posts, one for their refusals."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from checkpoints.bundles.tables import bundle
from checkpoints.checks.tables import check
from checkpoints.watch.model import Fares
from credentials.wire import Outcome
from identity.devices.tables import device
from storage.database import Rx

REFUSALS_OVER: Final = timedelta(hours=24)


async def fares(rx: Rx, at: datetime, known: datetime | None) -> dict[UUID, Fares]:
    """How each post that has phones or checks fared at an instant, by the checks known at another (None: now)."""
    phones = {row.checkpoint: row for row in await rx.rows(_phones(at))}
    refused = {row.checkpoint: row.refusals for row in await rx.rows(_refusals(at, known))}
    return {post: _fares(phones.get(post), refused.get(post, 0)) for post in phones.keys() | refused.keys()}


def _phones(at: datetime) -> sa.Select[Any]:
    """The phones that were enrolled then, with what they had said until then."""
    spoke = device.c.last_seen_at <= at
    held = sa.func.max(sa.case((spoke, device.c.bundle_sequence))).label("sequence")
    by_post = (
        sa.select(
            device.c.checkpoint,
            sa.func.count().label("devices"),
            sa.func.max(sa.case((spoke, device.c.last_seen_at))).label("last_contact_at"),
            held,
        )
        .where(device.c.checkpoint.is_not(None), device.c.enrolled_at <= at)
        .where(sa.or_(device.c.revoked_at.is_(None), device.c.revoked_at > at))
        .group_by(device.c.checkpoint)
        .subquery("phones")
    )
    same = sa.and_(bundle.c.checkpoint == by_post.c.checkpoint, bundle.c.sequence == by_post.c.sequence)
    return sa.select(by_post, bundle.c.issued_at).join(bundle, same, isouter=True)


def _refusals(at: datetime, known: datetime | None) -> sa.Select[Any]:
    column = check.c
    within = sa.and_(column.decided_latest > at - REFUSALS_OVER, column.decided_latest <= at)
    query = sa.select(column.checkpoint, sa.func.count().label("refusals"))
    query = query.where(within, column.outcome == Outcome.TURNED_BACK.value)
    if known is not None:
        query = query.where(column.received_at <= known)
    return query.group_by(column.checkpoint)


def _fares(phones: sa.Row[Any] | None, refusals: int) -> Fares:
    if phones is None:
        return Fares(refusals=refusals)
    return Fares(
        devices=phones.devices,
        last_contact_at=phones.last_contact_at,
        bundle_issued_at=phones.issued_at,
        refusals=refusals,
    )
