"""How a worker waits: it looks, acts, and waits for the doorbell or for the time it is due again."""

from collections.abc import Awaitable, Callable
from typing import NoReturn

from storage.database import Database
from storage.outcomes import Busy
from storage.reader import AGAIN_S

AT_ONCE = 0.0


async def look(db: Database, step: Callable[[], Awaitable[float]]) -> NoReturn:
    """Do the step for ever; it says after how many seconds it wants to look again, if nothing rings before."""
    while True:
        rung = db.bell.rung
        try:
            wait_s = await step()
        except Busy:
            wait_s = AGAIN_S
        if wait_s > AT_ONCE:
            await db.bell.wait(wait_s, since=rung)
