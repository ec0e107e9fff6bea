"""An administrator, a company and its roster, on each database."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from identity.access import Actor, Grant, Role
from identity.organisations.model import Found, Founded, OrganisationKind
from identity.organisations.service import Organisations
from identity.rosters.service import Rosters
from storage.database import Database
from storage.idempotency import Request
from storage.ids import new_id
from storage.media import FolderMedia

NOON = datetime(2021, 9, 15, 5, tzinfo=UTC)
KEY = b"k" * 32


def a_request(by: Actor, *, key: UUID | None = None, body: bytes = b"body", at: datetime = NOON) -> Request:
    return Request(actor=by.account, key=key or new_id(), body=body, at=at)


def an_actor(role: Role, *, organisation: UUID | None = None, units: frozenset[UUID] | None = None) -> Actor:
    grant = Grant(role=role, organisation=organisation, units=units)
    return Actor(account=new_id(), name="Thử", organisation=organisation, grants=(grant,))


@pytest.fixture
def admin() -> Actor:
    return an_actor(Role.ADMIN)


@pytest.fixture
async def company(db: Database, admin: Actor) -> UUID:
    command = Found(code="SEN", name="Viễn thông Sen Hồng", kind=OrganisationKind.TELECOM)
    founded = await Organisations(db).found(command, by=admin, request=a_request(admin))
    assert isinstance(founded, Founded)
    return founded.organisation


@pytest.fixture
def coordinator(company: UUID) -> Actor:
    return an_actor(Role.COORDINATOR, organisation=company)


@pytest.fixture
def rosters(db: Database, tmp_path: Path) -> Rosters:
    return Rosters(db, FolderMedia(tmp_path / "media"), KEY)
