"""SQLite: reads from warm connections on the loop's own thread, writes through one writer (`storage.group_commit`)."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Self

from storage import schema
from storage.doorbell import LocalDoorbell
from storage.group_commit import GROUP_LIMIT, Writer
from storage.sqlite_connection import engine
from storage.sqlite_plan import Planner
from storage.sqlite_readers import Readers
from storage.sqlite_runner import Runner
from storage.sqlite_session import SqliteRx, SqliteTx


class SqliteDatabase:
    """One file; a process of the API owns its writer, other processes wait for it up to five seconds."""

    dialect = "sqlite"

    def __init__(self, path: str, group_limit: int = GROUP_LIMIT) -> None:
        """`group_limit` transactions share one commit at most; 1 commits each alone."""
        self.path = path
        self.bell = LocalDoorbell()
        self._engine = engine(path)
        planner = Planner(self._engine)
        self._writing = Runner(self._engine.connect(), planner)
        self._writer = Writer(self._writing.connection, self.bell, group_limit)
        self._readers = Readers(self._engine, planner)

    @classmethod
    def open(cls, path: str, *, group_limit: int = GROUP_LIMIT) -> Self:
        """Open an existing file; blocking, but only for the microseconds of a local file."""
        if not Path(path).exists():
            schema.compare(None)
        return cls(path, group_limit)

    @asynccontextmanager
    async def transaction(self, *, long: bool = False) -> AsyncIterator[SqliteTx]:
        async with self._writer.turn(long=long):
            tx = SqliteTx(self._writer, self._writing, long=long)
            try:
                yield tx
                tx.guard.check()
            finally:
                tx.guard.end()

    def reading(self, *, long: bool = False) -> AbstractAsyncContextManager[SqliteRx]:
        """A snapshot; `long` gives it a connection and a thread of its own, so that an export stops nobody."""
        return self._readers.on_own_thread() if long else self._readers.here()

    async def close(self) -> None:
        await self._writer.close()
        self._readers.close()
        self._engine.dispose()
