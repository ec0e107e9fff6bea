"""A small province on each database."""

import pytest

from storage.database import Database
from tests.permits.world import World, a_world


@pytest.fixture
async def world(db: Database) -> World:
    """Everything in place a day before noon."""
    return await a_world(db)
