"""Following the event log: look, act, wait for the doorbell, look again.

A reader never misses and never repeats an event while it runs: it stays below the oldest running transaction and keeps
its own place. After a crash it begins where it was kept, so what it does with an event must bear being done again.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import NoReturn

from storage import events, settings
from storage.database import Database, Rx, Tx
from storage.event import Cursor, Recorded
from storage.outcomes import Busy

LOOK_S = 2.0  # without a ring
BEHIND_S = 0.05  # while a running transaction holds committed events back
AGAIN_S = 0.5  # after the database could not be asked

OnEvents = Callable[[tuple[Recorded, ...]], Awaitable[None]]


async def follow(
    db: Database, cursor: Cursor, on_events: OnEvents, *, look_s: float = LOOK_S, limit: int = 500
) -> NoReturn:
    """Give `on_events` everything after the cursor, in order, for ever; ends when cancelled or when it raises."""
    while True:
        rung = db.bell.rung
        found, held_back = await _look(db, cursor, limit)
        if found:
            await on_events(found)
            cursor = found[-1].cursor
        if len(found) < limit:
            await db.bell.wait(BEHIND_S if held_back else look_s, since=rung)


async def _look(db: Database, cursor: Cursor, limit: int) -> tuple[tuple[Recorded, ...], bool]:
    while True:
        try:
            async with db.reading() as rx:
                return await events.read_after(rx, cursor, limit), await events.is_held_back(rx)
        except Busy:
            await asyncio.sleep(AGAIN_S)


async def place(rx: Rx, name: str) -> Cursor:
    """Where the reader of that name stands; the beginning of the log when it never kept a place."""
    kept = await settings.read(rx, PREFIX + name)
    return Cursor(**kept) if kept else Cursor()


async def keep_place(tx: Tx, name: str, cursor: Cursor) -> None:
    """Remember where the reader of that name stands, in the transaction that did its work."""
    await settings.write(tx, PREFIX + name, {"xid": cursor.xid, "seq": cursor.seq})


PREFIX = "reader:"
