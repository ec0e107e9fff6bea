"""The application over SQLite, with its own schema and with the example's."""

import pytest

from storage.database import Database
from tests.api.example import example_schema
from tests.api.harness import Api, account_services, an_api


@pytest.fixture
def api(sqlite_db: Database) -> Api:
    """Fieldpass as it is."""
    return an_api(account_services(sqlite_db))


@pytest.fixture
def example(sqlite_db: Database) -> Api:
    """The same application over the example's schema."""
    return an_api(account_services(sqlite_db), schema=example_schema())
