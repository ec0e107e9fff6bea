"""All SQL of shifts."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from checkpoints.checks.model import After, CheckNote
from checkpoints.checks.shift_model import ReadShift, RecordedShift
from checkpoints.checks.tables import shift
from checkpoints.checks.text import read
from storage import keyset
from storage.database import Rx, Tx
from storage.dialect import insert
from storage.paging import Page

New = tuple[ReadShift, tuple[CheckNote, ...], bytes | None]


async def add(tx: Tx, shifts: Sequence[New], received_at: datetime, received_from: UUID) -> None:
    """Record new shifts; one that another upload has just recorded stays as it is."""
    if shifts:
        received = {"received_at": received_at, "received_from": received_from}
        rows = [_row(*one) | received for one in shifts]
        await tx.execute(insert(tx, shift).on_conflict_do_nothing(), rows)


async def page(rx: Rx, checkpoint: UUID, after: After | None, first: int) -> Page[RecordedShift]:
    """A checkpoint's shifts from the newest to the oldest."""
    query = sa.select(shift).where(shift.c.checkpoint == checkpoint)
    key = None if after is None else (after.decided, after.id)
    found = await keyset.page(rx, query, (shift.c.decided_latest, shift.c.id), after=key, first=first, descending=True)
    return Page(rows=tuple(recorded(row) for row in found.rows), more=found.more)


async def by_ids(rx: Rx, ids: Collection[UUID]) -> tuple[RecordedShift, ...]:
    """These shifts, as far as they are recorded."""
    rows = await rx.rows(sa.select(shift).where(shift.c.id.in_(list(ids)))) if ids else ()
    return tuple(recorded(row) for row in rows)


def _row(one: ReadShift, notes: tuple[CheckNote, ...], signature: bytes | None) -> dict[str, Any]:
    made = one.link
    return {
        "id": made.id,
        "checkpoint": made.checkpoint,
        "device": made.device,
        "event": made.event.value,
        "officer_id": made.officer_id,
        "decided_latest": made.decided.latest,
        "position": made.position,
        "hash": one.raw.hash,
        "raw": one.raw.text,
        "signature": signature,
        "notes": ",".join(notes),
    }


def recorded(row: sa.Row[Any]) -> RecordedShift:
    """A row of the log as a value."""
    again = read(bytes(row.raw).decode(), row.checkpoint)
    if not isinstance(again, ReadShift):
        raise TypeError(f"shift {row.id} was recorded and no longer reads")
    notes = tuple(CheckNote(note) for note in row.notes.split(",") if note)
    return RecordedShift(shift=again.link, hash=row.hash, received_at=row.received_at, notes=notes)
