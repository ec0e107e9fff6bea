"""A small province with crews on each database."""

import pytest

from storage.database import Database
from tests.incidents.work_orders.world import WorkWorld, a_work_world


@pytest.fixture
async def house(db: Database) -> WorkWorld:
    """Everything in place a day before noon."""
    return await a_work_world(db)


@pytest.fixture
async def sqlite_house(sqlite_db: Database) -> WorkWorld:
    """The same on SQLite only."""
    return await a_work_world(sqlite_db)
