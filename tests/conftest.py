"""Databases for the tests: SQLite and PostgreSQL with PostGIS, each migrated, each test its own."""

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest

from storage.database import Database, connect
from storage.migrate import upgrade
from tests import postgres
from tests.clean import Clean

REQUIRED = os.environ.get("FIELDPASS_REQUIRE_TIERS") == "1"


def missing_tier(name: str, why: object) -> None:
    """A tier that cannot run here: an error where every tier is required, a skip that names it elsewhere."""
    if REQUIRED:
        pytest.fail(f"tier {name} cannot run: {why}")
    pytest.skip(f"tier {name} cannot run: {why}")


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy from."""
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite3"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Cluster]:
    """A running server with nothing in it."""
    try:
        cluster = postgres.Cluster()
    except postgres.Missing as why:
        missing_tier("postgres", why)
        raise
    try:
        yield cluster
    finally:
        cluster.stop()


@pytest.fixture(scope="session")
def clean_postgres(postgres_server: postgres.Cluster) -> Clean:
    """A running server with migrated databases to lend."""
    with psycopg.connect(postgres_server.url(), autocommit=True) as connection:
        connection.execute("CREATE DATABASE template")
    upgrade(postgres_server.url("template"))
    return Clean(postgres_server, "template")


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """The address of a fresh migrated SQLite file."""
    shutil.copy(migrated_sqlite, tmp_path / "fieldpass.sqlite3")
    return f"sqlite:///{tmp_path / 'fieldpass.sqlite3'}"


@pytest.fixture
def postgres_url(clean_postgres: Clean) -> Iterator[str]:
    """The address of a migrated PostgreSQL database in which nothing has happened."""
    with clean_postgres.lent() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def db_url(request: pytest.FixtureRequest) -> str:
    """Each database in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def db(db_url: str) -> AsyncIterator[Database]:
    """Each database in turn, open."""
    opened = await connect(db_url)
    yield opened
    await opened.close()


@pytest.fixture
async def sqlite_db(sqlite_url: str) -> AsyncIterator[Database]:
    """SQLite only."""
    opened = await connect(sqlite_url)
    yield opened
    await opened.close()
