"""An administrator, a company and its roster, on each database."""

from pathlib import Path
from uuid import UUID

import pytest

from identity.access import Actor, Role
from identity.organisations.model import Found, Founded, OrganisationKind
from identity.organisations.service import Organisations
from identity.rosters.service import Rosters
from storage.database import Database
from storage.media import FolderMedia
from tests.identity.accounts_house import House, a_house
from tests.identity.values import KEY, NOON, a_request, an_actor

__all__ = ["KEY", "NOON", "a_request", "an_actor"]


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


@pytest.fixture
async def house(db: Database, admin: Actor) -> House:
    return await a_house(db, admin)
