"""What an operator's clock or hand does: forget old keys, copy a running database, look for damage."""

import asyncio
import os
import sqlite3
from datetime import datetime, timedelta
from itertools import takewhile
from pathlib import Path

import sqlalchemy as sa

from storage import settings
from storage.database import Database, Rx, Tx
from storage.event import Cursor
from storage.idempotency import KEPT
from storage.log import FORGOTTEN, forgotten_until
from storage.reader import PREFIX, keep_place
from storage.tables import event, request, setting

BATCH = 1000
EVENTS_KEPT = timedelta(days=30)


async def forget_old_requests(db: Database, now: datetime, batch: int = BATCH) -> int:
    """Drop idempotency keys older than 30 days, in batches, so that nobody waits; how many."""
    key = sa.tuple_(request.c.actor, request.c.key)
    old = sa.select(request.c.actor, request.c.key).where(request.c.at < now - KEPT).limit(batch)
    forgotten = 0
    while True:
        async with db.transaction() as tx:
            dropped = await tx.execute(sa.delete(request).where(key.in_(old)))
        forgotten += dropped
        if dropped < batch:
            return forgotten


async def forget_old_events(db: Database, now: datetime, batch: int = BATCH) -> int:
    """Drop the oldest events of the log, those of more than 30 days ago, that every reader has passed; how many.

    Always a whole beginning of the log, never a hole in it, and never all: whoever comes with an older place is told.
    """
    forgotten = 0
    while True:
        async with db.transaction() as tx:
            found = await _old_events(tx, now - EVENTS_KEPT, batch)
            if found:
                await tx.execute(sa.delete(event).where(event.c.seq.in_([one.seq for one in found])))
                await settings.write(tx, FORGOTTEN, {"xid": found[-1].xid, "seq": found[-1].seq})
        forgotten += len(found)
        if len(found) < batch:
            return forgotten


async def _old_events(tx: Tx, before: datetime, batch: int) -> list[Cursor]:
    """The beginning of the log, as far as it is old and no reader that keeps its place still has to read it."""
    places = await tx.rows(sa.select(setting.c.value).where(setting.c.name.startswith(PREFIX)))
    behind = min((Cursor(**row.value) for row in places), default=None)
    oldest = sa.select(event.c.xid, event.c.seq, event.c.at).order_by(event.c.xid, event.c.seq).limit(batch + 1)
    found = takewhile(lambda row: row.at < before, (await tx.rows(oldest))[:-1])
    cursors = (Cursor(row.xid, row.seq) for row in found)
    return [one for one in cursors if behind is None or one <= behind]


async def copy_sqlite(path: Path, target: Path) -> None:
    """Copy a running SQLite database to a new file, as of one instant, on its own connection and thread.

    Raises FileExistsError; the target appears whole or not at all.
    """
    await asyncio.to_thread(_copy, path, target)


def _copy(path: Path, target: Path) -> None:
    if target.exists():
        raise FileExistsError(target)
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)  # it holds personal data
    source, copy = sqlite3.connect(path), sqlite3.connect(part)
    try:
        source.execute("PRAGMA busy_timeout=5000")
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
        source.close()
    _sync(part)
    part.rename(target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


async def problems(db: Database) -> tuple[str, ...]:
    """What is wrong with the database, a sentence each; nothing when it is sound. Reads all of it: minutes, not ms."""
    async with db.reading(long=True) as rx:
        found = await (_sqlite_problems(rx) if rx.dialect == "sqlite" else _postgres_problems(rx))
    return tuple(found)


async def _sqlite_problems(rx: Rx) -> list[str]:
    try:
        damage = [row[0] for row in await rx.rows(sa.text("PRAGMA integrity_check(20)")) if row[0] != "ok"]
    except sa.exc.DatabaseError as fault:
        return [f"the file cannot be read: {fault.orig}"]
    orphans = [f"table {row.table} points to a missing row of {row.parent}" for row in await rx.rows(_ORPHANS)]
    return [*damage, *orphans[:20]]


async def _postgres_problems(rx: Rx) -> list[str]:
    if await rx.scalar(_AHEAD):
        return ["events carry transaction numbers of another server: this database was restored, renumber its events"]
    return []


_ORPHANS = sa.text("PRAGMA foreign_key_check")
_NEXT_XID = sa.cast(sa.cast(sa.func.pg_snapshot_xmax(sa.func.pg_current_snapshot()), sa.Text), sa.BigInteger)
_AHEAD = sa.select(sa.exists().where(event.c.xid > _NEXT_XID))


async def renumber_events(tx: Tx) -> None:
    """After a dump was restored into another PostgreSQL server, whose transaction numbers begin lower.

    Every event is of the past now: they become (0, seq), before all that the new server will write. A kept place
    becomes the one before the first event it had not read: some may be read again, none is missed.
    """
    places = await tx.rows(sa.select(setting).where(setting.c.name.startswith(PREFIX)))
    for row in places:
        await keep_place(tx, row.name.removeprefix(PREFIX), await _renumbered(tx, Cursor(**row.value)))
    if (forgotten := await forgotten_until(tx)) != Cursor():
        await settings.write(tx, FORGOTTEN, {"xid": 0, "seq": forgotten.seq})
    await tx.execute(sa.update(event).values(xid=0))


async def _renumbered(tx: Tx, cursor: Cursor) -> Cursor:
    unread = sa.tuple_(event.c.xid, event.c.seq) > sa.tuple_(cursor.xid, cursor.seq)
    first = await tx.scalar(sa.select(sa.func.min(event.c.seq)).where(unread))
    if first is None:
        return Cursor(0, await tx.scalar(sa.select(sa.func.max(event.c.seq))) or 0)
    return Cursor(0, first - 1)
