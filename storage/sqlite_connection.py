"""SQLite connections as Fieldpass wants them: WAL, FULL, foreign keys on, transactions begun and ended by hand."""

import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA cache_size=-65536",
    "PRAGMA temp_store=MEMORY",
)


def engine(path: str | Path) -> sa.Engine:
    """An engine whose connections never begin or commit by themselves and may be used from any one thread at a time."""
    made = sa.create_engine(
        f"sqlite:///{path}",
        poolclass=sa.NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args={"check_same_thread": False, "cached_statements": 512},
        query_cache_size=2000,
        hide_parameters=True,
        execution_options={"preserve_rowcount": True},
    )
    sa.event.listen(made, "connect", _prepare)
    return made


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def raw(connection: sa.Connection) -> sqlite3.Connection:
    """The driver's own connection."""
    driver: Any = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - narrows the type; this engine makes nothing else
    return driver
