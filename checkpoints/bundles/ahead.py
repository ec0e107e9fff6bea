"""Bundles sealed ahead of the request: a post that asks, or loses its network, has what was known seconds before.

Events come in storms: whom they concern is put on two lists without repeats. Posts at the zones that changed come
first; all others follow, one after the other and with pauses, because nearly every event is in every bundle.
"""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import UUID

from checkpoints.bundles import rules, store
from checkpoints.bundles.service import Bundles
from permits.permits import store as permits
from storage.event import Cursor, Recorded
from storage.outcomes import Busy

GATHER_S: Final = 0.1  # events of one change come together
AT_ONCE: Final = 16  # what they share is read once, and their commits are one
SHARE: Final = 0.5  # of the time, at most, goes into bundles that nobody waits for


class Ahead:
    """What is still to be sealed, and the sealing of it."""

    def __init__(self, bundles: Bundles, clock: Callable[[], datetime]) -> None:
        self._bundles = bundles
        self._clock = clock
        self._first: dict[UUID, None] = {}
        self._later: dict[UUID, None] = {}
        self._work = asyncio.Event()
        self._heard = Cursor()

    async def heard(self, events: tuple[Recorded, ...]) -> None:
        """Put down whom the events concern; they are accounted for only then."""
        who = rules.concerned(events)
        if not (who.checkpoints or who.everybody):
            self._heard = events[-1].cursor
            return
        async with self._bundles.db.reading() as rx:
            named = await permits.zones_of(rx, who.permits)
            first = await store.guarding(rx, who.zones | named) | who.checkpoints
            rest = await store.everywhere(rx, self._clock()) if who.everybody else frozenset()
        self._first.update(dict.fromkeys(sorted(first)))
        self._later.update(dict.fromkeys(sorted(rest - first)))
        self._heard = events[-1].cursor
        self._work.set()

    async def gathered(self) -> Cursor:
        """Wait until somebody is put down, and a moment more; the last event that is accounted for."""
        await self._work.wait()
        await asyncio.sleep(GATHER_S)
        return self._heard

    async def drain(self) -> None:
        """Seal everything that is put down, now or meanwhile."""
        while self._first or self._later:
            if self._first:
                await self._seal(_taken(self._first, AT_ONCE))
                continue
            began = time.perf_counter()
            await self._seal(_taken(self._later, AT_ONCE))
            await asyncio.sleep((time.perf_counter() - began) * (1 / SHARE - 1))
        self._work.clear()

    async def _seal(self, checkpoints: tuple[UUID, ...]) -> None:
        """Each takes its place in its chain as for a request; what the database could not do now is put down again."""
        for one in checkpoints:
            self._first.pop(one, None)
            self._later.pop(one, None)
        try:
            await self._bundles.seal(checkpoints, self._clock())
        except Busy:
            self._later.update(dict.fromkeys(checkpoints))
            await asyncio.sleep(GATHER_S)


def _taken(waiting: dict[UUID, None], most: int) -> tuple[UUID, ...]:
    return tuple(waiting)[:most]
