"""Storage knows no subject: its tests run on its own tables only, and on one table of their own to write in."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import psycopg
import pytest

from storage.database import Database
from storage.migrate import migration_engine, upgrade
from storage.postgres import PostgresDatabase
from storage.sqlite import SqliteDatabase
from tests import postgres
from tests.storage.scratch import metadata, opened

STORAGE_ONLY = "0001"


def prepare(url: str) -> None:
    upgrade(url, STORAGE_ONLY)
    engine = migration_engine(url)
    with engine.begin() as connection:
        metadata.create_all(connection)
    engine.dispose()


@pytest.fixture(scope="session")
def storage_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with storage's tables."""
    path = tmp_path_factory.mktemp("storage") / "template.sqlite3"
    prepare(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_path(storage_template: Path, tmp_path: Path) -> Path:
    """A fresh SQLite file."""
    return Path(shutil.copy(storage_template, tmp_path / "fieldpass.sqlite3"))


@pytest.fixture
def sqlite_url(sqlite_path: Path) -> str:
    """Its address."""
    return f"sqlite:///{sqlite_path}"


@pytest.fixture(scope="session")
def storage_url(postgres_server: postgres.Cluster) -> str:
    """The address of one PostgreSQL database with storage's tables."""
    sql(postgres_server, "CREATE DATABASE storage")
    prepare(postgres_server.url("storage"))
    return postgres_server.url("storage")


@pytest.fixture
def postgres_url(storage_url: str) -> str:
    """Its address, emptied: making a database for each test would take most of the time."""
    with psycopg.connect(storage_url, autocommit=True) as connection:
        connection.execute("TRUNCATE note, event, request, setting RESTART IDENTITY")
    return storage_url


def sql(cluster: postgres.Cluster, statement: str) -> None:
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        connection.execute(statement.encode())


@pytest.fixture
async def db(db_url: str) -> AsyncIterator[Database]:
    """Each database in turn, open."""
    made = await opened(db_url)
    yield made
    await made.close()


@pytest.fixture
async def sqlite_db(sqlite_url: str) -> AsyncIterator[SqliteDatabase]:
    """SQLite only."""
    made = SqliteDatabase.open(sqlite_url.removeprefix("sqlite:///"))
    yield made
    await made.close()


@pytest.fixture
async def postgres_db(postgres_url: str) -> AsyncIterator[PostgresDatabase]:
    """PostgreSQL only."""
    made = await PostgresDatabase.open(postgres_url)
    yield made
    await made.close()
