"""One SQLite writer that commits waiting transactions together.

Rules that cost days (each has its test):
- one transaction at a time: two on one connection interleave, and rolling back the first erases the second;
- BEGIN IMMEDIATE and COMMIT wait for other processes and for the disk, so they run on the writer's thread; statements
  touch only memory and run where they are;
- each transaction lives in its savepoint; the caller is answered after the shared commit;
- SQLite may roll back everything by itself (SQLITE_FULL takes released savepoints with it): then every waiter of the
  group is told `Busy`, nobody is told "done".
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import sqlalchemy as sa

from storage.doorbell import LocalDoorbell
from storage.outcomes import Busy
from storage.sqlite_connection import raw

GROUP_LIMIT = 64


class Writer:
    """Owns the writing connection."""

    def __init__(self, connection: sa.Connection, bell: LocalDoorbell) -> None:
        self._connection = connection
        self._raw = raw(connection)
        self._bell = bell
        self._turn = asyncio.Lock()
        self._queued = 0
        self._group: asyncio.Future[None] | None = None
        self._size = 0
        self._thread = ThreadPoolExecutor(1, "sqlite-writer")
        self._flushing: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[sa.Connection]:
        """One transaction; leaving the block returns after the group's commit."""
        await self._take_turn()
        try:
            group = await self._join()
            try:
                self._statement("SAVEPOINT turn")
                yield self._connection
                self._statement("RELEASE turn")
            except BaseException as fault:
                await self._undo(group, fault)
                raise
            self._size += 1
            await self._commit_if_last(group)
        finally:
            self._turn.release()
        await asyncio.shield(group)

    async def close(self) -> None:
        """Wait for the transaction under way, then close the connection."""
        async with self._turn:
            await self._uninterrupted(self._connection.close)
        self._thread.shutdown()

    async def _take_turn(self) -> None:
        self._queued += 1
        try:
            await self._turn.acquire()
        except asyncio.CancelledError:
            self._queued -= 1
            if not self._queued and self._group is not None:
                self._flushing = asyncio.create_task(self._flush())
            raise
        self._queued -= 1

    async def _flush(self) -> None:
        """The transaction the group was waiting for gave up waiting: commit without it."""
        async with self._turn:
            if self._group is not None and not self._queued:
                await self._commit(self._group)

    async def _join(self) -> asyncio.Future[None]:
        if self._group is None:
            try:
                await self._uninterrupted(lambda: self._raw.execute("BEGIN IMMEDIATE"))
            except BaseException as fault:
                if self._raw.in_transaction:
                    self._raw.execute("ROLLBACK")
                if isinstance(fault, sqlite3.OperationalError):
                    raise Busy(str(fault)) from fault
                raise
            self._group = asyncio.get_running_loop().create_future()
            self._group.add_done_callback(_seen)
            self._size = 0
        return self._group

    def _statement(self, text: str) -> None:
        try:
            self._raw.execute(text)
        except sqlite3.OperationalError as fault:
            raise Busy(str(fault)) from fault

    async def _undo(self, group: asyncio.Future[None], fault: BaseException) -> None:
        if not self._raw.in_transaction:
            self._fail(group, fault)
            raise Busy(str(fault)) from fault
        self._raw.execute("ROLLBACK TO turn")
        self._raw.execute("RELEASE turn")
        await self._commit_if_last(group)
        if isinstance(fault, sa.exc.OperationalError):
            raise Busy(str(fault.orig)) from fault

    async def _commit_if_last(self, group: asyncio.Future[None]) -> None:
        if not self._queued or self._size >= GROUP_LIMIT:
            await self._commit(group)

    async def _commit(self, group: asyncio.Future[None]) -> None:
        """COMMIT, or ROLLBACK when nothing in the group succeeded; whoever waits is told in either case."""
        ending = "COMMIT" if self._size else "ROLLBACK"
        try:
            await self._uninterrupted(lambda: self._raw.execute(ending), done=lambda: self._succeed(group))
        except sqlite3.Error as fault:
            if self._raw.in_transaction:
                self._raw.execute("ROLLBACK")
            self._fail(group, fault)

    def _succeed(self, group: asyncio.Future[None]) -> None:
        self._group = None
        if not group.done():
            group.set_result(None)
        if self._size:
            self._bell.ring()

    def _fail(self, group: asyncio.Future[None], fault: BaseException) -> None:
        self._group = None
        if not group.done():
            group.set_exception(Busy(str(fault)))

    async def _uninterrupted(self, work: Callable[[], object], done: Callable[[], None] | None = None) -> None:
        """Run on the writer's thread; a cancelled caller still waits for the end, because the connection is one."""
        running = asyncio.get_running_loop().run_in_executor(self._thread, work)
        cancelled: asyncio.CancelledError | None = None
        while not running.done():
            try:
                await asyncio.wait({running})
            except asyncio.CancelledError as stop:
                cancelled = stop
        running.result()
        if done is not None:
            done()
        if cancelled is not None:
            raise cancelled


def _seen(group: asyncio.Future[None]) -> None:
    """A group that fails with nobody left to tell is no unhandled error."""
    if not group.cancelled():
        group.exception()
