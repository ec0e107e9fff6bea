"""All SQL of the status list."""

import secrets
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from credentials.statuses.model import EMPTY, Changed
from credentials.statuses.permutation import SEED_BYTES
from credentials.statuses.tables import status_bits, status_block, status_change
from storage.database import Rx, Tx
from storage.dialect import insert
from storage.ids import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBlock:
    """The block that is being filled."""

    block: int
    seed: bytes
    taken: int
    until: datetime


async def hold_open_block(tx: Tx) -> OpenBlock | None:
    """Hold the newest block until the end of the transaction; the empty update takes the row's lock.

    Only the row that was locked is read: one that others committed between the two statements is not held.
    """
    newest = await tx.scalar(sa.select(sa.func.max(status_block.c.block)))
    if newest is None:
        return None
    this = status_block.c.block == newest
    await tx.execute(sa.update(status_block).where(this).values(taken=status_block.c.taken))
    row = await tx.first(sa.select(status_block).where(this))
    return None if row is None else OpenBlock(block=row.block, seed=row.seed, taken=row.taken, until=row.until)


async def open_block(tx: Tx, block: int, until: datetime, at: datetime) -> None:
    """Start a block; somebody else may have done so, which is as good."""
    row = {"block": block, "seed": secrets.token_bytes(SEED_BYTES), "taken": 0, "until": until}
    await tx.execute(insert(tx, status_block).values(row).on_conflict_do_nothing())
    await note_changes(tx, {block: ()}, at)
    bits = {"block": block, "bits": EMPTY, "changed_at": at}
    await tx.execute(insert(tx, status_bits).values(bits).on_conflict_do_nothing())


async def take(tx: Tx, block: int, taken: int, until: datetime) -> None:
    """Say how much of a block is in use, and until when."""
    this = status_block.c.block == block
    await tx.execute(sa.update(status_block).where(this).values(taken=taken, until=until))


async def hold_bits(tx: Tx, block: int, at: datetime) -> bytes | None:
    """Hold one block's statuses until the end of the transaction."""
    this = status_bits.c.block == block
    await tx.execute(sa.update(status_bits).where(this).values(changed_at=at))
    row = await tx.first(sa.select(status_bits.c.bits).where(this))
    return None if row is None else row.bits


async def save_bits(tx: Tx, block: int, bits: bytes) -> None:
    """Write one block's statuses."""
    await tx.execute(sa.update(status_bits).where(status_bits.c.block == block).values(bits=bits))


async def live_bits(rx: Rx, at: datetime) -> Mapping[int, bytes]:
    """Every block that holds a credential whose hard limit is still to come."""
    joined = status_bits.join(status_block, status_bits.c.block == status_block.c.block)
    live = sa.select(status_bits.c.block, status_bits.c.bits).select_from(joined).where(status_block.c.until > at)
    return {row.block: row.bits for row in await rx.rows(live)}


async def note_changes(tx: Tx, indexes: Mapping[int, Iterable[int]], at: datetime) -> None:
    """Say which entries of which blocks were set, for the news: one row a block."""
    rows = [{"id": new_id(), "at": at, "block": block, "indexes": _packed(inside)} for block, inside in indexes.items()]
    if rows:
        await tx.execute(sa.insert(status_change), rows)


async def changes(rx: Rx, since: datetime) -> tuple[Changed, ...]:
    """What was set from an instant on."""
    rows = await rx.rows(sa.select(status_change).where(status_change.c.at >= since))
    return tuple(Changed(at=row.at, block=row.block, indexes=_unpacked(row.indexes)) for row in rows)


async def forget_changes(tx: Tx, before: datetime) -> int:
    """Drop what no news tell of any more; how many rows."""
    return await tx.execute(sa.delete(status_change).where(status_change.c.at < before))


async def bits(rx: Rx, blocks: Iterable[int]) -> Mapping[int, bytes]:
    """Some blocks as they are now."""
    some = sa.select(status_bits.c.block, status_bits.c.bits).where(status_bits.c.block.in_(sorted(blocks)))
    return {row.block: row.bits for row in await rx.rows(some)}


def _packed(indexes: Iterable[int]) -> bytes:
    ordered = sorted(set(indexes))
    return struct.pack(f">{len(ordered)}H", *ordered)


def _unpacked(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f">{len(packed) // 2}H", packed)
