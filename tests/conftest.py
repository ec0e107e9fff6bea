"""Databases for the tests: SQLite and PostgreSQL with PostGIS, each migrated, each test its own."""

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from storage.database import Database, connect
from storage.migrate import upgrade
from tests import postgres

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
def postgres_cluster(postgres_server: postgres.Cluster) -> postgres.Cluster:
    """A running server with a migrated database `template`."""
    _sql(postgres_server, "CREATE DATABASE template")
    upgrade(postgres_server.url("template"))
    return postgres_server


def _sql(cluster: postgres.Cluster, statement: str) -> None:
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        connection.execute(statement.encode())


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """The address of a fresh migrated SQLite file."""
    shutil.copy(migrated_sqlite, tmp_path / "fieldpass.sqlite3")
    return f"sqlite:///{tmp_path / 'fieldpass.sqlite3'}"


@pytest.fixture
def postgres_url(postgres_cluster: postgres.Cluster) -> Iterator[str]:
    """The address of a fresh migrated PostgreSQL database."""
    name = f"t{uuid4().hex}"
    _sql(postgres_cluster, f"CREATE DATABASE {name} TEMPLATE template")
    yield postgres_cluster.url(name)
    _sql(postgres_cluster, f"DROP DATABASE {name} WITH (FORCE)")


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
