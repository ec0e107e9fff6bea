"""The reader of the event log: from event to inbox and its own place, in one transaction a batch.

Only one worker reads at a time: a turn in the database says whose, and ends by the clock when that worker dies. The
place is compared in the transaction that moves it, so that a batch worked out by two workers is written by one.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum, auto

from notifications.addresses import store as addresses
from notifications.looking import AT_ONCE, look
from notifications.telling import store
from notifications.telling.model import Plan, Topic
from notifications.telling.people import Directory
from notifications.telling.planning import plan
from notifications.telling.rules import SIGNS_OUT
from notifications.telling.writing import write
from storage import events, reader
from storage.database import Database, Rx, Tx
from storage.event import Cursor, Recorded
from storage.faults import traced
from storage.ids import new_id

NAME = "notifications"
TURN = timedelta(seconds=30)
BATCH = 100
_MALFORMED = (LookupError, TypeError, ValueError, AttributeError)
_LOG = logging.getLogger(__name__)


class Looked(Enum):
    """What a look at the log came to."""

    DONE = auto()
    """A batch was written; there may be more."""
    NOTHING = auto()
    """There is nothing new."""
    HELD_BACK = auto()
    """Events wait for a transaction that still runs; nobody will ring."""
    ANOTHERS = auto()
    """Another worker reads."""


_WAIT_S = {
    Looked.DONE: AT_ONCE,
    Looked.NOTHING: reader.LOOK_S,
    Looked.HELD_BACK: reader.BEHIND_S,
    Looked.ANOTHERS: reader.LOOK_S,
}


class Reader:
    """One worker's reader; `clock` is the deployment's."""

    def __init__(self, db: Database, clock: Callable[[], datetime], batch: int = BATCH) -> None:
        self.db = db
        self._clock = clock
        self._batch = batch
        self._holder = new_id()

    async def run(self) -> None:
        """Tell whatever happens, for ever."""

        async def step() -> float:
            return _WAIT_S[await self.step()]

        await look(self.db, step)

    async def step(self) -> Looked:
        """Read the next batch and tell it."""
        now = self._clock()
        async with self.db.reading() as rx:
            if await store.others_turn(rx, NAME, self._holder, now):
                return Looked.ANOTHERS
            place = await reader.place(rx, NAME)
            found = await events.read_after(rx, place, self._batch)
            if not found:
                return Looked.HELD_BACK if await events.is_held_back(rx) else Looked.NOTHING
            directory = Directory(rx, now)
            plans = [await _planned(rx, directory, one) for one in found]
        async with self.db.transaction() as tx:
            return await self._write(tx, place, found, plans, now)

    async def stop(self) -> None:
        """Let another worker read at once."""
        async with self.db.transaction() as tx:
            await store.give_turn(tx, NAME, self._holder, self._clock())

    async def _write(
        self, tx: Tx, place: Cursor, found: tuple[Recorded, ...], plans: list[Plan], now: datetime
    ) -> Looked:
        if not await store.take_turn(tx, NAME, self._holder, now, now + TURN):
            return Looked.ANOTHERS
        if await reader.place(tx, NAME) != place:
            return Looked.DONE  # another worker was faster; look again from where it stands
        await write(tx, plans, now)
        if any(one.kind in SIGNS_OUT for one in found):
            await addresses.remove_signed_out(tx, now)
        await reader.keep_place(tx, NAME, found[-1].cursor)
        return Looked.DONE


async def _planned(rx: Rx, directory: Directory, event: Recorded) -> Plan:
    """An event that is not as its rules expect is logged and left: it must not keep everything after it untold."""
    try:
        return await plan(rx, directory, event)
    except _MALFORMED as fault:
        where = traced(fault)  # a traceback as Python writes it would say values
        _LOG.error("event %s of kind %s was told to nobody: %s", event.id, event.kind, where)
        return Plan(event=event.id, at=event.at, topic=Topic(about=event.subject))
