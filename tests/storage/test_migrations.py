"""The history of the schema: one line, forward only, and at its end exactly what the stores say."""

import importlib
import logging
import re
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from uuid_utils.compat import uuid4

from storage import schema
from storage.database import connect
from storage.migrate import current, migration_engine, upgrade
from storage.migrations.shape import is_ours
from storage.schema import VERSIONS, SchemaError
from storage.tables import metadata
from tests.storage.conftest import sql
from tests.storage.sample_rows import fill, reflected

if TYPE_CHECKING:
    from tests import postgres

ROOT = Path(__file__).parents[2]
PACKAGES = ("identity", "credentials", "geo", "permits", "checkpoints", "incidents", "tracking", "notifications")
REVISIONS = sorted(path.name.split("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
        return
    server: postgres.Cluster = request.getfixturevalue("postgres_server")
    name = f"m{uuid4().hex}"
    sql(server, f"CREATE DATABASE {name}")
    yield server.url(name)
    sql(server, f"DROP DATABASE {name} WITH (FORCE)")


def every_store() -> sa.MetaData:
    """All tables of all packages."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("tables.py")):
            importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return metadata


def test_the_history_is_one_line_of_numbered_files() -> None:
    scripts = ScriptDirectory(str(VERSIONS.parent))
    files = sorted(path.name for path in VERSIONS.glob("*.py") if path.name != "__init__.py")

    assert all(re.fullmatch(r"\d{4}_[a-z_]+\.py", name) for name in files)
    assert [f"{number:04}" for number in range(1, len(files) + 1)] == REVISIONS
    assert scripts.get_heads() == [REVISIONS[-1]] == [schema.head()]
    for before, revision in zip([None, *REVISIONS], REVISIONS, strict=False):
        assert scripts.get_revision(revision).down_revision == before


def test_no_migration_can_be_undone() -> None:
    """Forward only: a copy of the database is the way back."""
    assert [path.name for path in VERSIONS.glob("[0-9]*.py") if "def downgrade" in path.read_text("utf-8")] == []


def test_the_migrated_schema_is_what_the_stores_say(empty_url: str) -> None:
    upgrade(empty_url)

    engine = migration_engine(empty_url)
    with engine.connect() as connection:
        options = {"include_object": is_ours, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        differences = compare_metadata(context, every_store())
    engine.dispose()

    assert differences == []


def test_every_constraint_and_index_has_the_name_of_the_convention(empty_url: str) -> None:
    upgrade(empty_url)

    engine = migration_engine(empty_url)
    with engine.connect() as connection:
        found = {name: _names(table) for name, table in reflected(connection).tables.items()}
    engine.dispose()

    expected = {name: _names(table) - _missing_on(engine) for name, table in every_store().tables.items()}
    assert {name: found[name] ^ expected[name] for name in expected if found.get(name) != expected[name]} == {}


def _names(table: sa.Table) -> set[str]:
    constraints = {str(one.name) for one in table.constraints if one.name is not None}
    return constraints | {str(one.name) for one in table.indexes}


def _missing_on(engine: sa.Engine) -> set[str]:
    """SQLite has no GiST, and its AUTOINCREMENT leaves the primary key without a name."""
    if engine.dialect.name == "postgresql":
        return set()
    every = [index for table in metadata.tables.values() for index in table.indexes]
    return {"pk_event"} | {str(one.name) for one in every if one.dialect_options["postgresql"]["using"] == "gist"}


def test_no_constraint_waits_for_the_commit() -> None:
    """A deferred constraint would fail the commit of a whole group for the fault of one."""
    deferred = [
        constraint
        for table in every_store().tables.values()
        for constraint in table.constraints
        if getattr(constraint, "deferrable", None)
    ]
    assert deferred == []


def _has(kept: sa.RowMapping, row: Mapping[str, Any]) -> bool:
    """A later revision may have put a column beside what was written."""
    return all(kept[name] == value for name, value in row.items())


def test_rows_of_every_revision_survive_to_the_newest(empty_url: str) -> None:
    written: dict[str, dict[str, Any]] = {}
    engine = migration_engine(empty_url)
    for revision in REVISIONS:
        upgrade(empty_url, revision)
        with engine.begin() as connection:
            fill(connection, reflected(connection).sorted_tables, written)

    with engine.connect() as connection:
        kept = {table.name: connection.execute(sa.select(table)).mappings().all() for table in _ours(connection)}
    engine.dispose()
    assert len(written) >= 3
    assert [name for name, row in written.items() if not any(_has(one, row) for one in kept[name])] == []


def _ours(connection: sa.Connection) -> list[sa.Table]:
    return list(reflected(connection).tables.values())


def test_upgrading_twice_changes_nothing(empty_url: str) -> None:
    upgrade(empty_url)
    upgrade(empty_url)

    assert current(empty_url) == REVISIONS[-1]


def test_a_migration_that_fails_leaves_the_database_as_it_was(empty_url: str) -> None:
    """DDL is part of the transaction on both."""
    upgrade(empty_url, "0001")
    engine = migration_engine(empty_url)
    last = max(_tables_at_head())
    with engine.begin() as connection:
        connection.execute(sa.text(f'CREATE TABLE "{last}" (in_the_way INTEGER)'))

    with pytest.raises((sa.exc.OperationalError, sa.exc.ProgrammingError)):
        upgrade(empty_url)

    assert current(empty_url) == "0001"
    with engine.connect() as connection:
        assert set(reflected(connection).tables) == {"event", "request", "setting", last}
    engine.dispose()


def _tables_at_head() -> set[str]:
    return set(every_store().tables) - {"event", "request", "setting"}


async def test_a_database_newer_than_the_program_is_refused(empty_url: str) -> None:
    upgrade(empty_url)
    _set_revision(empty_url, "9999")

    with pytest.raises(SchemaError, match=r"9999, newer .* use a newer program"):
        await connect(empty_url)
    with pytest.raises(SchemaError, match="newer"):
        upgrade(empty_url)


async def test_an_older_or_empty_database_is_refused_with_the_command_that_helps(empty_url: str) -> None:
    with pytest.raises(SchemaError, match="fieldpass init"):
        await connect(empty_url)
    upgrade(empty_url, "0001")
    if len(REVISIONS) > 1:
        with pytest.raises(SchemaError, match=r"0001.*fieldpass migrate"):
            await connect(empty_url)

    upgrade(empty_url)
    await (await connect(empty_url)).close()


async def test_a_missing_file_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="empty"):
        await connect(f"sqlite:///{tmp_path / 'none.sqlite3'}")

    assert list(tmp_path.iterdir()) == []


async def test_an_address_of_another_database_is_refused() -> None:
    with pytest.raises(ValueError, match="sqlite:/// or postgresql://"):
        await connect("mysql://localhost/x")


def _set_revision(url: str, revision: str) -> None:
    statement = f"UPDATE alembic_version SET version_num = '{revision}'"  # noqa: S608 - a constant of the test
    if url.startswith("sqlite"):
        with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
            connection.execute(statement)
        connection.close()
        return
    with psycopg.connect(url, autocommit=True) as other:
        other.execute(statement.encode())


def test_alembic_says_nothing_on_its_own(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    with caplog.at_level(logging.WARNING):
        upgrade(f"sqlite:///{tmp_path / 'quiet.sqlite3'}")

    assert caplog.records == []
