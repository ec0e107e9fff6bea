"""Reading connections to one SQLite file: a few kept warm, and fresh ones for long reads."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager

import sqlalchemy as sa

from storage.faults import told
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

    def here(self) -> AbstractAsyncContextManager[SqliteRx]:
        """A short snapshot: statements run on the loop's own thread."""
        return _Here(self)

    def take(self) -> Runner:
        """A connection nobody else has."""
        return self._warm.pop() if self._warm else self._fresh()

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

    def keep(self, runner: Runner) -> None:
        """Let the next snapshot have it."""
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
            raise Busy(told(fault)) from fault
        raise
    finally:
        rx.guard.end()


class _Here:
    """BEGIN and, at the end, ROLLBACK, so that the connection may serve the next snapshot.

    A class, not a generator: this is entered for every question, and three generators cost more than the question.
    """

    __slots__ = ("_readers", "_rx")

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    async def __aenter__(self) -> SqliteRx:
        self._rx = SqliteRx(self._readers.take())
        try:
            self._rx.runner.raw.execute("BEGIN")
        except BaseException:
            self._readers.keep(self._rx.runner)
            raise
        return self._rx

    async def __aexit__(self, kind: object, fault: BaseException | None, trace: object) -> None:
        runner = self._rx.runner
        try:
            self._rx.guard.end()
            if runner.raw.in_transaction:
                runner.raw.execute("ROLLBACK")
        finally:
            self._readers.keep(runner)
        if isinstance(fault, sa.exc.DBAPIError) and is_busy(fault):
            raise Busy(told(fault)) from fault
