"""An administrator, and requests that are never the same."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest

from geo.levels.service import Levels
from geo.zones.service import Zones
from identity.access import Actor, Grant, Role
from storage.database import Database
from storage.idempotency import Request
from tests.geo.desk import Desk, Ledger
from tests.geo.factories import EVENING


@pytest.fixture
def admin() -> Actor:
    """The department: may publish everywhere."""
    return Actor(account=uuid4(), name="Sở TT&TT", grants=(Grant(role=Role.ADMIN),))


@pytest.fixture
def request_at(admin: Actor) -> Callable[..., Request]:
    """A fresh request at an instant."""

    def made(at: datetime = EVENING) -> Request:
        return Request(actor=admin.account, key=uuid4(), body=b"", at=at)

    return made


@pytest.fixture
def desk(db: Database, admin: Actor, request_at: Callable[..., Request]) -> Desk:
    """On each database."""
    ledger = Ledger()
    return Desk(Zones(db, [ledger]), Levels(db, [ledger]), admin, request_at, ledger)
