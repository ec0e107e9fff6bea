"""All SQL of bundles."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from checkpoints.bundles.model import SealedBundle
from checkpoints.bundles.rules import QUIET
from checkpoints.bundles.tables import bundle
from checkpoints.records.tables import checkpoint_version, checkpoint_zone
from geo.zones.tables import zone
from storage.database import Rx, Tx
from storage.event import Cursor
from storage.tables import event

_NEWEST_FIRST = bundle.c.sequence.desc()
# Built once: it is asked with every verdict, and building a statement costs more than running it.
_NEWEST_SEQUENCE = sa.select(sa.func.max(bundle.c.sequence)).where(bundle.c.checkpoint == sa.bindparam("checkpoint"))
_SINCE = sa.tuple_(event.c.xid, event.c.seq) > sa.tuple_(sa.bindparam("xid"), sa.bindparam("seq"))
_NEWS = sa.select(sa.exists().where(_SINCE, event.c.kind.not_in(sorted(QUIET))))


async def has_news(rx: Rx, since: Cursor) -> bool:
    """Whether anything a bundle may speak of has happened, events that readers must still wait for among it."""
    return bool(await rx.scalar(_NEWS, {"xid": since.xid, "seq": since.seq}))


async def newest(rx: Rx, checkpoint: UUID) -> SealedBundle | None:
    """The last link of the checkpoint's chain."""
    mine = sa.select(bundle).where(bundle.c.checkpoint == checkpoint)
    row = await rx.first(mine.order_by(_NEWEST_FIRST).limit(1))
    return None if row is None else _sealed(row)


async def newest_sequence(rx: Rx, checkpoint: UUID) -> int | None:
    """The place of the last link in the checkpoint's chain."""
    sequence: int | None = await rx.scalar(_NEWEST_SEQUENCE, {"checkpoint": checkpoint})
    return sequence


async def find(rx: Rx, checkpoint: UUID, sequence: int) -> SealedBundle | None:
    """One link of the chain."""
    this = sa.and_(bundle.c.checkpoint == checkpoint, bundle.c.sequence == sequence)
    row = await rx.first(sa.select(bundle).where(this))
    return None if row is None else _sealed(row)


async def add(tx: Tx, sealed: SealedBundle) -> None:
    """Write the next link."""
    await tx.execute(sa.insert(bundle), _row(sealed))


async def drop_content(tx: Tx, checkpoint: UUID, before: datetime) -> int:
    """Forget the content of links issued before an instant; the chain and its times stay."""
    old = sa.and_(bundle.c.checkpoint == checkpoint, bundle.c.issued_at < before, bundle.c.content.is_not(None))
    return await tx.execute(sa.update(bundle).where(old).values(content=None))


async def first_zones(rx: Rx, most: int) -> frozenset[int]:
    """The numbers of the first zones there are."""
    numbers = sa.select(zone.c.number).order_by(zone.c.number).limit(most)
    return frozenset(row.number for row in await rx.rows(numbers))


async def guarding(rx: Rx, zones: Collection[int]) -> frozenset[UUID]:
    """The checkpoints that stand, or will stand, at one of these zones as known now."""
    side, version = checkpoint_zone.c, checkpoint_version.c
    current = checkpoint_zone.join(
        checkpoint_version, sa.and_(version.checkpoint == side.checkpoint, version.version == side.version)
    )
    here = sa.select(side.checkpoint).select_from(current).where(version.superseded_at.is_(None))
    return frozenset(row.checkpoint for row in await rx.rows(here.where(side.zone.in_(zones)).distinct()))


async def everywhere(rx: Rx, at: datetime) -> frozenset[UUID]:
    """Every checkpoint that stands, or will stand, at an instant or later."""
    version = checkpoint_version.c
    stands = sa.and_(version.superseded_at.is_(None), sa.or_(version.valid_to.is_(None), version.valid_to > at))
    return frozenset(row.checkpoint for row in await rx.rows(sa.select(version.checkpoint).where(stands).distinct()))


def _sealed(row: sa.Row[Any]) -> SealedBundle:
    return SealedBundle(
        checkpoint=row.checkpoint,
        sequence=row.sequence,
        content=row.content,
        hash=row.hash,
        previous_hash=row.previous_hash,
        fingerprint=row.fingerprint,
        issued_at=row.issued_at,
        expires_at=row.expires_at,
    )


def _row(sealed: SealedBundle) -> dict[str, Any]:
    return {
        "checkpoint": sealed.checkpoint,
        "sequence": sealed.sequence,
        "content": sealed.content,
        "hash": sealed.hash,
        "previous_hash": sealed.previous_hash,
        "fingerprint": sealed.fingerprint,
        "issued_at": sealed.issued_at,
        "expires_at": sealed.expires_at,
    }
