"""SQLite: reads from warm connections on the loop's own thread, writes through one writer (`storage.group_commit`)."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Self, TypeVar
from uuid import UUID

import sqlalchemy as sa

from storage.database import Parameters
from storage.doorbell import LocalDoorbell
from storage.group_commit import Writer
from storage.sqlite_connection import engine, raw

T = TypeVar("T")
WARM_READERS = 8


class SqliteRx:
    """A snapshot on one connection; statements run here and now, or on a thread of their own for a long read."""

    dialect = "sqlite"

    def __init__(self, connection: sa.Connection, thread: ThreadPoolExecutor | None = None) -> None:
        self._connection = connection
        self._thread = thread

    async def rows(self, statement: sa.Executable, parameters: Parameters = None) -> Sequence[sa.Row[Any]]:
        return await self._run(lambda: self._connection.execute(statement, parameters).all())

    async def first(self, statement: sa.Executable, parameters: Parameters = None) -> sa.Row[Any] | None:
        return await self._run(lambda: self._connection.execute(statement, parameters).first())

    async def scalar(self, statement: sa.Executable, parameters: Parameters = None) -> Any:  # noqa: ANN401 - a column's own type
        return await self._run(lambda: self._connection.execute(statement, parameters).scalar())

    async def _run(self, work: Callable[[], T]) -> T:
        if self._thread is None:
            return work()
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


class SqliteTx(SqliteRx):
    """The one transaction under way on the writer."""

    async def execute(self, statement: sa.Executable, parameters: Parameters = None) -> int:
        if isinstance(parameters, Sequence) and not parameters:
            return 0
        return self._connection.execute(statement, parameters).rowcount

    async def lock(self, table: sa.Table, ids: Iterable[UUID]) -> None:
        """One writer: nothing to lock."""


class SqliteDatabase:
    """One file; a process of the API owns its writer, other processes wait for it up to five seconds."""

    dialect = "sqlite"

    def __init__(self, path: str) -> None:
        self.path = path
        self.bell = LocalDoorbell()
        self._engine = engine(path)
        self._writer = Writer(self._engine.connect(), self.bell)
        self._warm: list[sa.Connection] = []

    @classmethod
    def open(cls, path: str) -> Self:
        return cls(path)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[SqliteTx]:
        async with self._writer.turn() as connection:
            yield SqliteTx(connection)

    def reading(self, *, long: bool = False) -> AbstractAsyncContextManager[SqliteRx]:
        """A snapshot; `long` gives it a connection and a thread of its own, so that an export stops nobody."""
        return self._long_reading() if long else self._warm_reading()

    @asynccontextmanager
    async def _warm_reading(self) -> AsyncIterator[SqliteRx]:
        connection = self._warm.pop() if self._warm else self._reader()
        raw(connection).execute("BEGIN")
        try:
            yield SqliteRx(connection)
        finally:
            raw(connection).execute("ROLLBACK")
            self._keep(connection)

    @asynccontextmanager
    async def _long_reading(self) -> AsyncIterator[SqliteRx]:
        connection = self._reader()
        with ThreadPoolExecutor(1, "long-read") as thread:
            raw(connection).execute("BEGIN")
            try:
                yield SqliteRx(connection, thread)
            finally:
                thread.submit(connection.close).result()

    def _reader(self) -> sa.Connection:
        connection = self._engine.connect()
        raw(connection).execute("PRAGMA query_only=ON")
        return connection

    def _keep(self, connection: sa.Connection) -> None:
        if len(self._warm) < WARM_READERS:
            self._warm.append(connection)
        else:
            connection.close()

    async def close(self) -> None:
        await self._writer.close()
        for connection in self._warm:
            connection.close()
        self._warm.clear()
        self._engine.dispose()
