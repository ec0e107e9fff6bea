"""What a database says of a fault holds the values somebody sent: no log line says it."""

import asyncio
import logging
from typing import cast

import pytest
import sqlalchemy as sa

from api.errors import log_fault
from fieldpass.upkeep import _forever
from fieldpass.wiring import Deployment
from storage.database import Database
from storage.faults import told, traced
from storage.migrate import migration_engine
from storage.tables import setting

MARKER = "Nguyễn-Thị-Mật-push-token-4711"
TWICE = [{"name": MARKER, "value": {"text": MARKER}}] * 2


async def break_a_constraint(db: Database) -> None:
    """Write the same key twice."""
    async with db.transaction() as tx:
        for row in TWICE:
            await tx.execute(sa.insert(setting), row)


async def a_fault(db: Database) -> sa.exc.IntegrityError:
    with pytest.raises(sa.exc.IntegrityError) as raised:
        await break_a_constraint(db)
    return raised.value


def said(caplog: pytest.LogCaptureFixture) -> str:
    """All that the records say, as a handler writes them."""
    assert caplog.records
    formatter = logging.Formatter("%(name)s %(message)s")
    return "\n".join(formatter.format(record) for record in caplog.records)


async def test_a_broken_constraint_is_logged_by_its_class_and_code(
    db: Database, caplog: pytest.LogCaptureFixture
) -> None:
    log_fault(await a_fault(db), "r-1")

    line = said(caplog)
    assert MARKER not in line
    assert "UniqueViolation code 23505 constraint" in line or "IntegrityError code SQLITE_CONSTRAINT" in line
    assert "r-1" in line
    assert ".py:" in line


async def test_upkeep_says_where_it_failed_and_no_value(db: Database, caplog: pytest.LogCaptureFixture) -> None:
    begun: list[None] = []
    again = asyncio.Event()

    async def breaks(deployment: Deployment) -> None:
        begun.append(None)
        if len(begun) == 1:
            await break_a_constraint(db)
        again.set()
        await asyncio.Event().wait()

    keeping = asyncio.create_task(_forever(breaks, cast("Deployment", None)))
    async with asyncio.timeout(5):
        await again.wait()
    keeping.cancel()

    lines = said(caplog)
    assert MARKER not in lines
    assert "break_a_constraint" in lines
    assert "IntegrityError" in lines or "UniqueViolation" in lines


async def test_a_fault_by_itself_shows_no_parameters(db: Database) -> None:
    assert "[parameters:" not in str(await a_fault(db)), "whoever else may log it"


def test_nor_does_one_of_a_migration(db_url: str) -> None:
    engine = migration_engine(db_url)
    try:
        with pytest.raises(sa.exc.IntegrityError) as raised, engine.begin() as connection:
            for row in TWICE:
                connection.execute(sa.insert(setting), row)
    finally:
        engine.dispose()
    assert "[parameters:" not in str(raised.value)
    assert MARKER not in told(raised.value) + traced(raised.value)


def test_any_other_fault_is_told_in_its_words() -> None:
    assert told(ValueError("seven")) == "ValueError: seven"
    assert told(None) == "nothing"
