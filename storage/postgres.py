"""PostgreSQL with PostGIS by psycopg, async: any number of processes over one database."""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any, Self
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.database import Parameters
from storage.outcomes import Busy
from storage.postgres_listen import ListeningDoorbell

POOL_SIZE = 16
_RETRYABLE = ("40001", "40P01", "53", "57", "08")


class PostgresRx:
    """A snapshot, or the reading half of a transaction."""

    dialect = "postgresql"

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def rows(self, statement: sa.Executable, parameters: Parameters = None) -> Sequence[sa.Row[Any]]:
        return (await self._connection.execute(statement, parameters)).all()

    async def first(self, statement: sa.Executable, parameters: Parameters = None) -> sa.Row[Any] | None:
        return (await self._connection.execute(statement, parameters)).first()

    async def scalar(self, statement: sa.Executable, parameters: Parameters = None) -> Any:  # noqa: ANN401 - a column's own type
        return (await self._connection.execute(statement, parameters)).scalar()


class PostgresTx(PostgresRx):
    """READ COMMITTED; what a decision rests on is locked by `lock`."""

    async def execute(self, statement: sa.Executable, parameters: Parameters = None) -> int:
        if isinstance(parameters, Sequence) and not parameters:
            return 0
        return (await self._connection.execute(statement, parameters)).rowcount

    async def lock(self, table: sa.Table, ids: Iterable[UUID]) -> None:
        wanted = sorted(set(ids))
        if wanted:
            rows = sa.select(table.c.id).where(table.c.id.in_(wanted)).order_by(table.c.id).with_for_update()
            await self._connection.execute(rows)


class PostgresDatabase:
    """A pool of connections and a LISTEN doorbell."""

    dialect = "postgresql"

    def __init__(self, engine: AsyncEngine, bell: ListeningDoorbell) -> None:
        self._engine = engine
        self._snapshots = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self.bell = bell

    @classmethod
    async def open(cls, url: str) -> Self:
        plain = "postgresql://" + url.split("://", 1)[1]
        engine = create_async_engine(
            plain.replace("postgresql://", "postgresql+psycopg://", 1),
            pool_size=POOL_SIZE,
            max_overflow=POOL_SIZE,
            pool_pre_ping=True,
            execution_options={"preserve_rowcount": True},
            query_cache_size=2000,
        )
        return cls(engine, ListeningDoorbell(plain))

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[PostgresTx]:
        try:
            async with self._engine.begin() as connection:
                yield PostgresTx(connection)
        except sa.exc.DBAPIError as fault:
            if _is_retryable(fault):
                raise Busy(str(fault.orig)) from fault
            raise
        self.bell.ring()

    @asynccontextmanager
    async def reading(self, *, long: bool = False) -> AsyncIterator[PostgresRx]:  # noqa: ARG002 - a pool needs no special case
        """One snapshot; the pool gives every reader its own connection, long or short."""
        async with self._snapshots.connect() as connection:
            yield PostgresRx(connection)

    async def close(self) -> None:
        await self.bell.close()
        await self._engine.dispose()


def _is_retryable(fault: sa.exc.DBAPIError) -> bool:
    state = getattr(fault.orig, "sqlstate", None)
    return fault.connection_invalidated or (state or "08").startswith(_RETRYABLE)
