"""All SQL of bundles."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from checkpoints.bundles.model import SealedBundle
from checkpoints.bundles.tables import bundle
from credentials.bundle.model import Extension
from credentials.wire import Purpose, seconds
from geo.zones.tables import zone
from permits.tables import extension_rule
from storage.database import Rx, Tx

_NEWEST_FIRST = bundle.c.sequence.desc()


async def newest(rx: Rx, checkpoint: UUID) -> SealedBundle | None:
    """The last link of the checkpoint's chain."""
    mine = sa.select(bundle).where(bundle.c.checkpoint == checkpoint)
    row = await rx.first(mine.order_by(_NEWEST_FIRST).limit(1))
    return None if row is None else _sealed(row)


async def newest_sequence(rx: Rx, checkpoint: UUID) -> int | None:
    """The place of the last link in the checkpoint's chain."""
    mine = bundle.c.checkpoint == checkpoint
    sequence: int | None = await rx.scalar(sa.select(sa.func.max(bundle.c.sequence)).where(mine))
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


async def extensions(rx: Rx, after: datetime) -> tuple[Extension, ...]:
    """The mass extensions that reach beyond an instant, oldest first."""
    rule = extension_rule.c
    rows = await rx.rows(sa.select(extension_rule).where(rule.new_end > after).order_by(rule.at, rule.id))
    return tuple(_extension(row) for row in rows)


def _extension(row: sa.Row[Any]) -> Extension:
    return Extension(
        at=seconds(row.at),
        purposes=None if row.purposes is None else frozenset(Purpose(name) for name in row.purposes),
        zones=frozenset(row.zones),
        ending_from=seconds(row.ending_from),
        ending_to=seconds(row.ending_to),
        new_end=seconds(row.new_end),
    )


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
