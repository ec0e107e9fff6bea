"""A pool that asks a connection whether it is still there only after it has rested for a while.

Asking each time costs a round trip a transaction; a connection cut within the last moments shows itself as `Busy`.
"""

import time
from typing import Any

import sqlalchemy as sa
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
