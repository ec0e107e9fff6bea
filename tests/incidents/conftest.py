"""A world of incidents on each database."""

import pytest

from storage.database import Database
from tests.incidents.world import World, a_world


@pytest.fixture
async def world(db: Database) -> World:
    """Nothing is broken yet."""
    return await a_world(db)
