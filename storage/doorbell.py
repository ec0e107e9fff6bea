"""An in-process doorbell: says "look", promises nothing."""

import asyncio


class LocalDoorbell:
    """Wakes every waiter of this process."""

    def __init__(self) -> None:
        self._waiters: set[asyncio.Future[None]] = set()
        self._rung = 0

    @property
    def rung(self) -> int:
        """How often it has rung; taken before looking and given to `wait`, no ring in between is missed."""
        return self._rung

    def ring(self) -> None:
        """Events were committed; must be called on the loop's thread."""
        self._rung += 1
        waiters, self._waiters = self._waiters, set()
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def wait(self, seconds: float, since: int | None = None) -> None:
        """Return when it rings, or after `seconds`; at once when it has rung more than `since` times."""
        if since is not None and self._rung > since:
            return
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiters.add(waiter)
        try:
            async with asyncio.timeout(seconds):  # wait_for would lose a cancellation that comes with a ring
                await waiter
        except TimeoutError:
            return
        finally:
            self._waiters.discard(waiter)
