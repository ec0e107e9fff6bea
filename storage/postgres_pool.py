"""A pool that asks a connection whether it is still there only after it has rested for a while.

Asking each time costs a round trip a transaction; a connection cut within the last moments shows itself as `Busy`.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

RESTED_S = 1.0


def ask_after_rest(engine: sa.Engine) -> None:
    """Ping connections that rested; a dead one is replaced before anybody uses it."""

    def returned(_connection: Any, record: ConnectionPoolEntry) -> None:  # noqa: ANN401 - the driver's connection
        record.info["returned_s"] = time.monotonic()

    def taken(connection: Any, record: ConnectionPoolEntry, _proxy: PoolProxiedConnection) -> None:  # noqa: ANN401 - the same
        if time.monotonic() - record.info.get("returned_s", 0) > RESTED_S and not _answers(engine, connection):
            raise sa.exc.DisconnectionError("the connection was cut while it rested")

    sa.event.listen(engine, "checkin", returned)
    sa.event.listen(engine, "checkout", taken)


def _answers(engine: sa.Engine, connection: Any) -> bool:  # noqa: ANN401 - the driver's connection
    try:
        return bool(engine.dialect.do_ping(connection))
    except engine.dialect.loaded_dbapi.Error:
        return False


class Lender:
    """Lends connections of a pool, and has each given back, also by who is cancelled.

    Taking one may ask it after a rest, and giving it back rolls back: cancelled in there, both sides would lose it.
    So each is a task of its own, which who waits for it may leave.
    """

    def __init__(self) -> None:
        self._giving: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def lent(self, engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
        """A connection of the pool."""
        taking = asyncio.create_task(_taken(engine))
        try:
            connection = await asyncio.shield(taking)
        except asyncio.CancelledError:
            taking.add_done_callback(self._give_back)
            raise
        try:
            yield connection
        finally:
            await asyncio.shield(self._given_back(connection))

    async def settled(self) -> None:
        """Everything that was left to a task of its own is given back."""
        await asyncio.gather(*self._giving, return_exceptions=True)

    def _give_back(self, taking: asyncio.Task[AsyncConnection]) -> None:
        if not taking.cancelled() and taking.exception() is None:
            self._given_back(taking.result())

    def _given_back(self, connection: AsyncConnection) -> asyncio.Task[None]:
        giving = asyncio.create_task(connection.close())
        self._giving.add(giving)
        giving.add_done_callback(self._giving.discard)
        return giving


async def _taken(engine: AsyncEngine) -> AsyncConnection:
    return await engine.connect().start()
