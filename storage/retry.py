"""Trying again after the database rolled back by itself."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from storage.outcomes import Busy

T = TypeVar("T")
TRIES = 3
PATIENCE_S = 2.0


async def patiently(attempt: Callable[[], Awaitable[T]]) -> T:
    """The attempt's result; after `Busy` again, three times in all and only within two seconds.

    Only for attempts that may be repeated: a read, or a write under an idempotency key, because a commit whose answer
    was lost may have happened. Two that met in a deadlock wait unequally long, so that they do not meet again.
    """
    until = time.monotonic() + PATIENCE_S
    for tried in range(1, TRIES):
        try:
            return await attempt()
        except Busy:
            if time.monotonic() > until:
                raise
            await asyncio.sleep(random.uniform(0.005, 0.02) * tried)  # noqa: S311 - spreads, guards nothing
    return await attempt()
