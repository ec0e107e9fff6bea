"""Many pushes to one service, few at a time, each with a deadline, the whole with one too."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from notifications.push_fault import PushFault
from notifications.sender import Again, Answer, Push

PUSH_S = 10.0
BATCH_S = 30.0
_LOG = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Turns:
    """At most `at_once` pushes are under way; whatever the service does, a batch is answered in batch_s + push_s."""

    at_once: int
    push_s: float = PUSH_S
    batch_s: float = BATCH_S
    _free: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self._free = asyncio.Semaphore(self.at_once)

    async def each(self, pushes: Sequence[Push], send: Callable[[Push], Awaitable[Answer]]) -> Sequence[Answer]:
        """One answer for each push, in their order."""
        until = asyncio.get_running_loop().time() + self.batch_s
        return await asyncio.gather(*(self._in_turn(push, send, until) for push in pushes))

    async def _in_turn(self, push: Push, send: Callable[[Push], Awaitable[Answer]], until: float) -> Answer:
        try:
            async with asyncio.timeout_at(until):
                await self._free.acquire()
        except TimeoutError:
            return Again(reason=PushFault.NOT_TRIED)
        try:
            return await self._in_time(push, send)
        finally:
            self._free.release()

    async def _in_time(self, push: Push, send: Callable[[Push], Awaitable[Answer]]) -> Answer:
        try:
            async with asyncio.timeout(self.push_s):
                return await send(push)
        except TimeoutError:
            return Again(reason=PushFault.TIMEOUT)
        except Exception as fault:  # noqa: BLE001 - one push that cannot be made must not cost the others their answer
            _LOG.error("push %s could not be made: %s", push.id, type(fault).__name__)
            return Again(reason=PushFault.FAULT)
