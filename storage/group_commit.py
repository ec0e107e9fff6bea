"""One SQLite writer that commits waiting transactions together.

Rules that cost days (each has its test):
- one transaction at a time: two on one connection interleave, and rolling back the first erases the second; a body that
  waits for anything but the database is stopped at once (`storage.sole_turn`);
- a long transaction runs on the writer's thread, so that readers are answered meanwhile, and shares no commit: nobody
  who is done waits for it, nor it for those who queue;
- BEGIN IMMEDIATE and COMMIT wait for other processes and for the disk, so they run on the writer's thread; statements
  touch only memory and run where they are;
- each transaction lives in its savepoint; the caller is answered after the shared commit;
- SQLite may roll back everything by itself (SQLITE_FULL takes released savepoints with it): then every waiter of the
  group is told `Busy`, nobody is told "done".
"""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TypeVar

import sqlalchemy as sa

from storage.commit_group import Group
from storage.doorbell import LocalDoorbell
from storage.faults import told
from storage.outcomes import Busy
from storage.sole_turn import SoleTurn
from storage.sqlite_connection import raw
from storage.sqlite_faults import is_busy

T = TypeVar("T")
GROUP_LIMIT = 64


class Writer:
    """Owns the writing connection."""

    def __init__(self, connection: sa.Connection, bell: LocalDoorbell, limit: int = GROUP_LIMIT) -> None:
        """`limit` transactions share one commit at most; 1 commits each alone."""
        self._connection = connection
        self._raw = raw(connection)
        self._bell = bell
        self._limit = limit
        self._turn = asyncio.Lock()
        self._queued = 0
        self._refusals = 0
        self._group: Group | None = None
        self._closed = False
        self._thread = ThreadPoolExecutor(1, "sqlite-writer")
        self._flushing: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def turn(self, *, long: bool = False) -> AsyncIterator[None]:
        """One transaction; leaving the block returns after the group's commit."""
        refusals = self._refusals
        await self._take_turn()
        try:
            if long and self._group is not None:
                await self._commit(self._group)
            group = await self._join(refusals)
            try:
                self._raw.execute("SAVEPOINT turn")
                with contextlib.nullcontext() if long else SoleTurn():
                    yield
                self._raw.execute("RELEASE turn")
            except BaseException as fault:
                await self._undo(group, fault)
                raise
            answer = group.add()
            await (self._commit(group) if long else self._commit_if_last(group))
        finally:
            self._turn.release()
        if fault_text := await answer:
            raise Busy(fault_text)

    async def apart(self, work: Callable[[], T]) -> T:
        """Run part of a long transaction on the writer's thread."""
        return await self._uninterrupted(work)

    def ring_after_commit(self) -> None:
        """The transaction under way wrote events: its commit rings the doorbell."""
        if self._group is not None:
            self._group.rings = True

    async def close(self) -> None:
        """Wait for the transaction under way, commit what it belongs to, close the connection."""
        async with self._turn:
            if self._closed:
                return
            if self._group is not None:
                await self._commit(self._group)
            self._closed = True
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

    async def _join(self, refusals: int) -> Group:
        """The open group, or a new one; who waited while BEGIN was refused to another is refused with it."""
        if self._closed:
            raise RuntimeError("the database is closed")
        if self._group is None:
            if refusals != self._refusals:
                raise Busy("another process holds the database")
            await self._begin()
            self._group = Group()
        return self._group

    async def _begin(self) -> None:
        try:
            await self._uninterrupted(lambda: self._raw.execute("BEGIN IMMEDIATE"))
        except BaseException as fault:
            if self._raw.in_transaction:
                self._raw.execute("ROLLBACK")
            if is_busy(fault):
                self._refusals += 1
                raise Busy(told(fault)) from fault
            raise

    async def _undo(self, group: Group, fault: BaseException) -> None:
        """Take back this one transaction; when the database took back all of them, tell all of them."""
        if not self._take_back():
            self._fail(group, fault)
            raise Busy(told(fault)) from fault
        await self._commit_if_last(group)
        if is_busy(fault):
            raise Busy(told(fault)) from fault

    def _take_back(self) -> bool:
        try:
            self._raw.execute("ROLLBACK TO turn")
            self._raw.execute("RELEASE turn")
        except sqlite3.Error:
            if self._raw.in_transaction:
                self._raw.execute("ROLLBACK")
            return False
        return True

    async def _commit_if_last(self, group: Group) -> None:
        if not self._queued or len(group) >= self._limit:
            await self._commit(group)

    async def _commit(self, group: Group) -> None:
        """COMMIT, or ROLLBACK when nothing in the group succeeded; whoever waits is told in either case."""
        ending = "COMMIT" if len(group) else "ROLLBACK"
        try:
            await self._uninterrupted(lambda: self._raw.execute(ending), done=lambda: self._succeed(group))
        except sqlite3.Error as fault:
            if self._raw.in_transaction:
                self._raw.execute("ROLLBACK")
            self._fail(group, fault)

    def _succeed(self, group: Group) -> None:
        self._group = None
        group.committed()
        if group.rings:
            self._bell.ring()

    def _fail(self, group: Group, fault: BaseException) -> None:
        self._group = None
        group.rolled_back(str(fault))

    async def _uninterrupted(self, work: Callable[[], T], done: Callable[[], None] | None = None) -> T:
        """Run on the writer's thread; a cancelled caller still waits for the end, because the connection is one."""
        running = asyncio.get_running_loop().run_in_executor(self._thread, work)
        cancelled: asyncio.CancelledError | None = None
        while not running.done():
            try:
                await asyncio.wait({running})
            except asyncio.CancelledError as stop:
                cancelled = stop
        result = running.result()
        if done is not None:
            done()
        if cancelled is not None:
            raise cancelled
        return result
