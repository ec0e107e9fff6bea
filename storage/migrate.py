"""One linear history of the database, forward only."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from storage.schema import SchemaError, head

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["SchemaError", "current", "head", "migration_engine", "upgrade"]
_HERE = Path(__file__).parent / "migrations"
_LOCK = 0x6669656C64706173  # one migration at a time on PostgreSQL; SQLite's BEGIN IMMEDIATE does the same


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database at `url` to the revision, in one transaction: all of it or nothing. Blocking.

    Raises SchemaError when the database is newer than this program.
    """
    engine = migration_engine(url)
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
            found = _current(connection)
            _refuse_newer(found)
            if revision != "head" or found != head():
                _run(connection, revision)
    finally:
        engine.dispose()


def current(url: str) -> str | None:
    """The revision of the database at `url`, None for an empty one. Blocking."""
    engine = migration_engine(url)
    try:
        with engine.connect() as connection:
            return _current(connection)
    finally:
        engine.dispose()


def migration_engine(url: str) -> sa.Engine:
    """A plain blocking engine whose transactions hold DDL too, on SQLite as well."""
    if url.startswith("sqlite:///"):
        engine = sa.create_engine(url, poolclass=sa.NullPool, hide_parameters=True)
        sa.event.listen(engine, "connect", _by_hand)
        sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        return engine
    plain = "postgresql+psycopg://" + url.split("://", 1)[1]
    return sa.create_engine(plain, poolclass=sa.NullPool, hide_parameters=True)


def _refuse_newer(found: str | None) -> None:
    if found is not None and found > head():
        raise SchemaError(f"the database has schema {found}, newer than this program's {head()}: use a newer program")


def _current(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return found


def _by_hand(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA busy_timeout=30000")


def _run(connection: sa.Connection, revision: str) -> None:
    from alembic import command  # half a second of imports that a start with the right schema saves

    command.upgrade(_config(connection), revision)


def _config(connection: sa.Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
