"""PostgreSQL with PostGIS by psycopg, async: any number of processes over one database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.postgres_doorbell import ListeningDoorbell
from storage.postgres_faults import as_busy
from storage.postgres_pool import Lender, ask_after_rest
from storage.postgres_session import PostgresRx, PostgresTx

POOL_SIZE = 16
# A process that hangs inside a transaction would hold its rows, and every reader of events, until somebody notices.
_LIMITS = "-c timezone=UTC -c lock_timeout=15s -c idle_in_transaction_session_timeout=60s"


class PostgresDatabase:
    """A pool of connections and a LISTEN doorbell."""

    dialect = "postgresql"

    def __init__(self, engine: AsyncEngine, bell: ListeningDoorbell) -> None:
        self._engine = engine
        self._snapshots = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._lender = Lender()
        self.bell = bell

    @classmethod
    async def open(cls, url: str) -> Self:
        plain = "postgresql://" + url.split("://", 1)[1]
        engine = create_async_engine(
            plain.replace("postgresql://", "postgresql+psycopg://", 1),
            pool_size=POOL_SIZE,
            max_overflow=POOL_SIZE,
            connect_args={"options": _LIMITS},
            execution_options={"preserve_rowcount": True},
            query_cache_size=2000,
            hide_parameters=True,
        )
        ask_after_rest(engine.sync_engine)
        return cls(engine, ListeningDoorbell(plain))

    @asynccontextmanager
    async def transaction(self, *, long: bool = False) -> AsyncIterator[PostgresTx]:  # noqa: ARG002 - as below
        with as_busy():
            async with self._lender.lent(self._engine) as connection, connection.begin():
                tx = PostgresTx(connection)
                try:
                    yield tx
                    tx.guard.check()
                finally:
                    tx.guard.end()
        if tx.rings:
            self.bell.ring()
            self.bell.announce()

    @asynccontextmanager
    async def reading(self, *, long: bool = False) -> AsyncIterator[PostgresRx]:  # noqa: ARG002 - a pool needs no special case
        """One snapshot; the pool gives every reader its own connection, long or short."""
        with as_busy():
            async with self._lender.lent(self._snapshots) as connection:
                rx = PostgresRx(connection)
                try:
                    yield rx
                finally:
                    rx.guard.end()

    async def close(self) -> None:
        await self.bell.close()
        await self._lender.settled()
        await self._engine.dispose()
