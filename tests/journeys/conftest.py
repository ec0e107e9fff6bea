"""A whole deployment on each database, with a clock that stands until it is moved."""

import base64
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldpass.founding import Founding, found
from fieldpass.settings import Settings, read
from fieldpass.upkeep import kept_up
from fieldpass.wiring import Deployment, opened

EVENING = datetime(2021, 9, 15, 12, 0, tzinfo=UTC)
MASTER = base64.b64encode(bytes(range(32))).decode()


@dataclass(slots=True)
class Hands:
    """The hands of the deployment's clock; move them forward only."""

    at: datetime = EVENING

    def __call__(self) -> datetime:
        return self.at


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The deployment, its clock, and the one-time link of its first administrator."""

    deployment: Deployment
    clock: Hands
    first_link: str


@pytest.fixture
def house_settings(db_url: str, tmp_path: Path) -> Settings:
    return read({"FIELDPASS_DATABASE_URL": db_url, "FIELDPASS_MASTER_KEY": MASTER, "FIELDPASS_HOME": str(tmp_path)})


@pytest.fixture
async def house(house_settings: Settings) -> AsyncIterator[House]:
    """A founded deployment in the evening of 2021-09-15."""
    clock = Hands()
    async with opened(house_settings) as made:
        deployment = replace(made, clock=clock)
        founding = Founding(deployment="dt-2021", department="Sở Thông tin và Truyền thông", administrator="admin")
        link = await found(deployment, founding, clock())
        assert link is not None
        async with kept_up(deployment):
            yield House(deployment=deployment, clock=clock, first_link=link.secret)
