"""What a use case holds on SQLite: a snapshot to read, or the one transaction under way."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa

from storage.database import Parameters
from storage.group_commit import Writer
from storage.guard import Guard
from storage.outcomes import Busy
from storage.sqlite_runner import Runner
from storage.sqlite_thread import OwnThread

T = TypeVar("T")


class SqliteRx:
    """A snapshot on one connection; statements run here and now, or on a thread of their own for a long read."""

    dialect = "sqlite"

    def __init__(self, runner: Runner, thread: OwnThread | None = None) -> None:
        self.runner = runner
        self._thread = thread
        self.guard = Guard()

    async def rows(self, statement: sa.Executable, parameters: Parameters = None) -> Sequence[sa.Row[Any]]:
        return await self._run(self.runner.rows, statement, parameters)

    async def first(self, statement: sa.Executable, parameters: Parameters = None) -> sa.Row[Any] | None:
        return await self._run(self.runner.first, statement, parameters)

    async def scalar(self, statement: sa.Executable, parameters: Parameters = None) -> Any:  # noqa: ANN401 - a column's own type
        row = await self._run(self.runner.first, statement, parameters)
        return None if row is None else row[0]

    async def apart(self, work: Callable[[], T]) -> T:
        return work() if self._thread is None else await self._thread.run(work)

    async def _run(
        self, run: Callable[[sa.Executable, Parameters], T], statement: sa.Executable, parameters: Parameters
    ) -> T:
        self.guard.check()
        if not self.runner.raw.in_transaction:
            self.guard.fail()
            raise Busy("the database ended this transaction by itself")
        try:
            return await self.apart(lambda: run(statement, parameters))
        except BaseException:
            self.guard.fail()
            raise


class SqliteTx(SqliteRx):
    """The one transaction under way on the writer; a long one runs on the writer's thread, not on the loop's."""

    def __init__(self, writer: Writer, runner: Runner, *, long: bool = False) -> None:
        super().__init__(runner)
        self._writer = writer
        self._long = long

    async def apart(self, work: Callable[[], T]) -> T:
        return await self._writer.apart(work) if self._long else work()

    async def execute(self, statement: sa.Executable, parameters: Parameters = None) -> int:
        if isinstance(parameters, Sequence) and not parameters:
            return 0
        return await self._run(self.runner.execute, statement, parameters)

    async def lock(self, table: sa.Table, ids: Iterable[UUID]) -> None:
        """One writer: nothing to lock."""

    async def hold(self, table: sa.Table, *, alone: bool) -> None:
        """One writer: nothing to lock."""

    def ring(self) -> None:
        """Ring the doorbell after the commit."""
        self._writer.ring_after_commit()
