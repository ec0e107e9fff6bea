"""All SQL of officers."""

from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from checkpoints.officers.model import Officer
from checkpoints.officers.tables import officer
from storage.database import Rx, Tx

_COLUMNS = tuple(field.name for field in fields(Officer))


async def add(tx: Tx, new: Officer) -> None:
    """Write a new officer."""
    await tx.execute(sa.insert(officer), {name: getattr(new, name) for name in _COLUMNS})


async def lock(tx: Tx, id: UUID) -> Officer | None:
    """One officer, held until the transaction ends."""
    await tx.lock(officer, [id])
    row = await tx.first(sa.select(officer).where(officer.c.id == id))
    return None if row is None else _officer(row)


async def save(tx: Tx, changed: Officer) -> None:
    """Write how a held officer stands now."""
    row = {name: getattr(changed, name) for name in _COLUMNS}
    await tx.execute(sa.update(officer).where(officer.c.id == changed.id).values(row))


async def of_checkpoint(rx: Rx, checkpoint: UUID, *, on_duty: bool = True) -> tuple[Officer, ...]:
    """A checkpoint's officers by id, oldest first; all there ever were unless those are asked who sign on now."""
    mine = sa.select(officer).where(officer.c.checkpoint == checkpoint)
    wanted = mine.where(officer.c.ended_at.is_(None)) if on_duty else mine
    return tuple(_officer(row) for row in await rx.rows(wanted.order_by(officer.c.id)))


async def newest_change(rx: Rx, checkpoint: UUID) -> datetime | None:
    """When an officer of the checkpoint was added, ended or given a PIN the last time."""
    columns = (officer.c.added_at, officer.c.pin_set_at, officer.c.ended_at)
    row = await rx.first(sa.select(*map(sa.func.max, columns)).where(officer.c.checkpoint == checkpoint))
    return max((at for at in row or () if at is not None), default=None)


def _officer(row: sa.Row[Any]) -> Officer:
    return Officer(**{name: getattr(row, name) for name in _COLUMNS})
