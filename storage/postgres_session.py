"""What a use case holds on PostgreSQL: a snapshot to read, or a transaction."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Parameters
from storage.guard import Guard

T = TypeVar("T")


class PostgresRx:
    """A snapshot, or the reading half of a transaction."""

    dialect = "postgresql"

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self.guard = Guard()

    async def rows(self, statement: sa.Executable, parameters: Parameters = None) -> Sequence[sa.Row[Any]]:
        return (await self._run(statement, parameters)).all()

    async def first(self, statement: sa.Executable, parameters: Parameters = None) -> sa.Row[Any] | None:
        return (await self._run(statement, parameters)).first()

    async def scalar(self, statement: sa.Executable, parameters: Parameters = None) -> Any:  # noqa: ANN401 - a column's own type
        return (await self._run(statement, parameters)).scalar()

    async def apart(self, work: Callable[[], T]) -> T:
        return await asyncio.to_thread(work)

    async def _run(self, statement: sa.Executable, parameters: Parameters) -> sa.CursorResult[Any]:
        self.guard.check()
        try:
            return await self._connection.execute(statement, parameters)
        except BaseException:
            self.guard.fail()
            raise


class PostgresTx(PostgresRx):
    """READ COMMITTED; what a decision rests on is locked by `lock`."""

    def __init__(self, connection: AsyncConnection) -> None:
        super().__init__(connection)
        self.rings = False

    async def execute(self, statement: sa.Executable, parameters: Parameters = None) -> int:
        if isinstance(parameters, Sequence) and not parameters:
            return 0
        return (await self._run(statement, parameters)).rowcount

    async def lock(self, table: sa.Table, ids: Iterable[UUID]) -> None:
        wanted = sorted(set(ids))
        if wanted:
            await self._run(
                sa.select(table.c.id).where(table.c.id.in_(wanted)).order_by(table.c.id).with_for_update(), None
            )

    async def hold(self, table: sa.Table, *, alone: bool) -> None:
        mode = "EXCLUSIVE" if alone else "ROW SHARE"
        await self._run(sa.text(f"LOCK TABLE {table.name} IN {mode} MODE"), None)

    def ring(self) -> None:
        """Ring the doorbell after the commit."""
        self.rings = True
