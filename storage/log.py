"""The event log as something to read by: pages behind a place, and whether a place is one of this log at all."""

from contextlib import AbstractAsyncContextManager
from enum import StrEnum
from typing import NoReturn
from uuid import UUID

import sqlalchemy as sa

from storage import events, settings
from storage.database import Database, Rx
from storage.event import Cursor, Recorded
from storage.reader import OnEvents, follow
from storage.tables import event

FORGOTTEN = "events:forgotten"
"""Setting: everything up to and including this place was dropped for its age."""


class Lost(StrEnum):
    """Why nobody can go on behind a place."""

    EXPIRED = "EXPIRED"
    FOREIGN = "FOREIGN"


class EventLog:
    """Reads; events are written by `storage.events.append` in the transaction that made them."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def reading(self) -> AbstractAsyncContextManager[Rx]:
        """One snapshot, for what is asked beside the events."""
        return self.db.reading()

    async def latest(self) -> Recorded | None:
        """The newest event that nothing can precede any more; None while there is none."""
        async with self.db.reading() as rx:
            found = await events.latest(rx)
            return await _at(rx, found.seq)

    async def page(self, after: Cursor, limit: int) -> tuple[Recorded, ...]:
        """The next events behind a place."""
        async with self.db.reading() as rx:
            return await events.read_after(rx, after, limit)

    async def lost(self, cursor: Cursor, id: UUID | None) -> Lost | None:
        """Why this place is none to go on from: dropped for its age, or of another log; None where it is good.

        A place is that of the event `id`; the beginning is of no event. A database that was restored has other events
        at the same numbers: so the number alone says nothing.
        """
        async with self.db.reading() as rx:
            forgotten = await forgotten_until(rx)
            if cursor < forgotten:
                return Lost.EXPIRED
            if cursor in {Cursor(), forgotten}:
                return None
            found = await _at(rx, cursor.seq)
        return None if found is not None and (found.cursor, found.id) == (cursor, id) else Lost.FOREIGN

    async def follow(self, cursor: Cursor, on_events: OnEvents) -> NoReturn:
        """Give `on_events` everything behind a place, in order, for ever."""
        await follow(self.db, cursor, on_events)


async def forgotten_until(rx: Rx) -> Cursor:
    """Everything up to and including this place was dropped for its age; the beginning where nothing was."""
    kept = await settings.read(rx, FORGOTTEN)
    return Cursor(**kept) if kept else Cursor()


async def _at(rx: Rx, seq: int) -> Recorded | None:
    row = await rx.first(_ONE, {"given_seq": seq})
    return None if row is None else events.recorded(row)


_ONE = sa.select(event).where(event.c.seq == sa.bindparam("given_seq"))
