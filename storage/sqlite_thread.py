"""A thread for one long read, so that an export stops nobody."""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class OwnThread:
    """Runs the statements of one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._thread = ThreadPoolExecutor(1, "long-read")

    async def run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def end(self, last: Callable[[], None]) -> None:
        """Stop a statement whose reader has gone away, do the last thing, let the thread go; the loop never waits."""
        self._connection.interrupt()
        try:
            await asyncio.shield(self.run(last))
        finally:
            self._thread.shutdown(wait=False)
