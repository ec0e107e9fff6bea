"""An office with a worker, and the province it works for."""

import pytest

from storage.database import Database
from tests.notifications.world import Office
from tests.permits.world import World, a_world


@pytest.fixture
def office(db: Database) -> Office:
    return Office(db=db)


@pytest.fixture
async def world(db: Database) -> World:
    return await a_world(db)
