"""Reading connections to one SQLite file: a few kept warm, and fresh ones for long reads."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import sqlalchemy as sa

from storage.outcomes import Busy
from storage.sqlite_faults import is_busy
from storage.sqlite_plan import Planner
from storage.sqlite_runner import Runner
from storage.sqlite_session import SqliteRx
from storage.sqlite_thread import OwnThread

WARM_READERS = 8


class Readers:
    """Gives every snapshot a connection of its own, so that readers never meet."""

    def __init__(self, engine: sa.Engine, planner: Planner) -> None:
        self._engine = engine
        self._planner = planner
        self._warm: list[Runner] = []
        self._closed = False

    @asynccontextmanager
    async def here(self) -> AsyncIterator[SqliteRx]:
        """A short snapshot: statements run on the loop's own thread."""
        runner = self._warm.pop() if self._warm else self._fresh()
        try:
            with _snapshot(SqliteRx(runner)) as rx:
                yield rx
        finally:
            self._keep(runner)

    @asynccontextmanager
    async def on_own_thread(self) -> AsyncIterator[SqliteRx]:
        """A long snapshot: its statements run on a thread that ends with it."""
        runner = self._fresh()
        thread = OwnThread(runner.raw)
        try:
            with _begun(SqliteRx(runner, thread)) as rx:
                yield rx
        finally:
            await thread.end(runner.connection.close)

    def close(self) -> None:
        """Close the waiting connections now, those in use when their snapshot ends."""
        self._closed = True
        while self._warm:
            self._warm.pop().connection.close()

    def _fresh(self) -> Runner:
        if self._closed:
            raise RuntimeError("the database is closed")
        runner = Runner(self._engine.connect(), self._planner)
        runner.raw.execute("PRAGMA query_only=ON")
        return runner

    def _keep(self, runner: Runner) -> None:
        if self._closed or len(self._warm) >= WARM_READERS:
            runner.connection.close()
        else:
            self._warm.append(runner)


@contextmanager
def _begun(rx: SqliteRx) -> Iterator[SqliteRx]:
    """BEGIN: the snapshot is taken at the first statement and kept for all of them."""
    rx.runner.raw.execute("BEGIN")
    try:
        yield rx
    except sa.exc.DBAPIError as fault:
        if is_busy(fault):
            raise Busy(str(fault.orig)) from fault
        raise
    finally:
        rx.guard.end()


@contextmanager
def _snapshot(rx: SqliteRx) -> Iterator[SqliteRx]:
    """BEGIN and, at the end, ROLLBACK, so that the connection may serve the next snapshot."""
    try:
        with _begun(rx):
            yield rx
    finally:
        if rx.runner.raw.in_transaction:
            rx.runner.raw.execute("ROLLBACK")
