"""One crew on duty in a small province, on each database."""

import pytest

from storage.database import Database
from tests.tracking.world import Tracked, tracked


@pytest.fixture
async def province(db: Database) -> Tracked:
    """Everything in place at noon."""
    return await tracked(db)
