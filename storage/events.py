"""The event log: what happened, appended in the transaction that made it happen, read by cursor.

On PostgreSQL sequence numbers commit out of order: a reader follows (xid, seq) and stays below the oldest transaction
still running, so an event that commits late is never stepped over. Readers look at current state, not at order.
"""

from dataclasses import fields
from typing import Any

import msgspec
import sqlalchemy as sa

from storage.database import Rx, Tx
from storage.event import Cursor, Event, Recorded
from storage.ids import new_id
from storage.tables import event

__all__ = ["Cursor", "Event", "Recorded", "append", "is_held_back", "latest", "read_after", "recorded"]
_HEAD = frozenset({"subject", "at", "organisation", "unit"})


async def append(tx: Tx, *events: Event) -> None:
    """Write events with the change that caused them; they land together or not at all."""
    if not events:
        return
    rows = [_row(one) for one in events]
    await tx.execute(_INSERT[tx.dialect], rows if len(rows) > 1 else rows[0])
    tx.ring()


async def read_after(rx: Rx, cursor: Cursor, limit: int = 500) -> tuple[Recorded, ...]:
    """The next events after the cursor, in (xid, seq) order; none that a running transaction may still precede."""
    after = sa.tuple_(event.c.xid, event.c.seq) > sa.tuple_(cursor.xid, cursor.seq)
    statement = sa.select(event).where(after).order_by(event.c.xid, event.c.seq).limit(limit)
    if rx.dialect == "postgresql":
        statement = statement.where(event.c.xid < _OLDEST_RUNNING)
    return tuple(recorded(row) for row in await rx.rows(statement))


async def is_held_back(rx: Rx) -> bool:
    """True when committed events wait for a transaction that is still running; look again soon, nobody will ring."""
    if rx.dialect == "sqlite":
        return False
    return bool(await rx.scalar(_HELD_BACK))


async def latest(rx: Rx) -> Cursor:
    """The place a reader starts from when it has just read the current state."""
    row = await rx.first(_LATEST[rx.dialect])
    return Cursor() if row is None else Cursor(row.xid, row.seq)


_OLDEST_RUNNING = sa.cast(sa.cast(sa.func.pg_snapshot_xmin(sa.func.pg_current_snapshot()), sa.Text), sa.BigInteger)
_HELD_BACK = sa.select(sa.exists().where(event.c.xid >= _OLDEST_RUNNING))
_THIS_XID = sa.cast(sa.cast(sa.func.pg_current_xact_id(), sa.Text), sa.BigInteger)
_NEWEST = sa.select(event.c.xid, event.c.seq).order_by(event.c.xid.desc(), event.c.seq.desc()).limit(1)
_LATEST = {"sqlite": _NEWEST, "postgresql": _NEWEST.where(event.c.xid < _OLDEST_RUNNING)}
_INSERT = {"sqlite": sa.insert(event).values(xid=0), "postgresql": sa.insert(event).values(xid=_THIS_XID)}


def _row(one: Event) -> dict[str, Any]:
    payload = {name: getattr(one, name) for name in _payload_fields(type(one))}
    return {
        "id": new_id(),
        "at": one.at,
        "kind": one.kind,
        "subject": one.subject,
        "organisation": one.organisation,
        "unit": one.unit,
        "payload": msgspec.to_builtins(payload),
    }


_FIELDS: dict[type[Event], tuple[str, ...]] = {}


def _payload_fields(kind: type[Event]) -> tuple[str, ...]:
    """The names a subclass adds; asked of each class once."""
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(field.name for field in fields(kind) if field.name not in _HEAD)
    return _FIELDS[kind]


def recorded(row: sa.Row[Any]) -> Recorded:
    """A row of the log as a value."""
    return Recorded(
        cursor=Cursor(row.xid, row.seq),
        id=row.id,
        at=row.at,
        kind=row.kind,
        subject=row.subject,
        organisation=row.organisation,
        unit=row.unit,
        payload=row.payload,
    )
