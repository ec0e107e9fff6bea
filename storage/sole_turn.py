"""Stops a transaction body that waits for anything but the database.

On SQLite everybody waits for the one transaction under way: a body that awaits the network, a lock or another
transaction would stop the whole service, or wait for itself for ever. Statements run without giving control back to the
loop, so a callback left on the loop fires only if the body waited for something else.
"""

import asyncio
from types import TracebackType


class AwaitedElsewhereError(RuntimeError):
    """The body of a transaction awaited something other than its own statements (perhaps another transaction)."""

    def __init__(self) -> None:
        super().__init__("inside a transaction await nothing but tx.*; fetch, sign and compute before it begins")


class SoleTurn:
    """Around the body: raises AwaitedElsewhereError at the very first foreign await, so that nothing can hang."""

    __slots__ = ("_caught", "_handle", "_task")

    def __enter__(self) -> None:
        self._caught = False
        self._task = asyncio.current_task()
        self._handle = asyncio.get_running_loop().call_soon(self._catch)

    def _catch(self) -> None:
        self._caught = True
        if self._task is not None:
            self._task.cancel()

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, _: TracebackType | None) -> None:
        self._handle.cancel()
        if self._caught:
            if self._task is not None:
                self._task.uncancel()
            raise AwaitedElsewhereError from fault
