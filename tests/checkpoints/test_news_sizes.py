"""How long the news are, from the real services: a quiet day, a day of many orders, 125,000 permits ended at once."""

import random
import time
from datetime import timedelta

import pytest

from checkpoints.bundles.anew import WINDOWS
from checkpoints.bundles.model import SealedNews
from checkpoints.bundles.news import News
from credentials.bundle.delta_model import Delta
from credentials.bundle.delta_seal import open_delta
from credentials.wire import Status
from geo.zones.orders.model import ChangeZone, Order
from geo.zones.timeline import Span
from storage.database import Database
from tests.checkpoints.conftest import World, a_new_zone, a_world
from tests.checkpoints.records_factory import EVENING
from tests.checkpoints.zones_factory import ACT

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
LIVE = 125_000


@pytest.fixture
async def world(sqlite_db: Database) -> World:
    return await a_world(sqlite_db)


def said(what: str, news: SealedNews | None) -> SealedNews:
    assert news is not None
    length = f"{len(news.content):>8,} bytes{len(news.text):>8,} characters{len(news.parts):>4} codes"
    print(f"\n{what:42}{length}, {(news.issued_at - news.since) // HOUR} h")  # noqa: T201 - to be read
    return news


async def opened(world: World, news: SealedNews) -> Delta:
    delta = open_delta(news.content, await world.keys.anchor())
    assert isinstance(delta, Delta)
    return delta


async def test_the_sizes_of_news(world: World) -> None:
    units = tuple(a_new_zone("D15", name=f"Phường số {number}, thành phố Cao Lãnh") for number in range(30))
    await world.publish(Order(act=ACT, span=Span(start=EVENING), instructions=units), EVENING - timedelta(days=8))
    async with world.db.transaction() as tx:
        refs = await world.statuses.allocate(tx, LIVE, EVENING + timedelta(days=45), EVENING - timedelta(days=8))
    news, window = News(world.bundles), WINDOWS[-1]
    quiet = said("quiet day", await news.newest(EVENING, window))

    changes = tuple(ChangeZone(number=number, version=1, terms={"level": "D16"}) for number in range(3, 13))
    await world.publish(Order(act=ACT, span=Span(start=EVENING), instructions=changes), EVENING)
    zones = said("10 zones changed", await news.newest(EVENING + MINUTE, window))
    async with world.db.transaction() as tx:
        revoked = random.Random(1).sample(refs, 100)
        await world.statuses.set_status(tx, revoked, Status.REVOKED, EVENING)
    busy = said("10 zones changed, 100 of 125,000 revoked", await News(world.bundles).newest(EVENING + MINUTE, window))

    began = time.perf_counter()
    async with world.db.transaction() as tx:
        await world.statuses.set_status(tx, refs, Status.ENDED, EVENING + 2 * MINUTE)
    took, began = time.perf_counter() - began, time.perf_counter()
    ended = said("125,000 ended at once", await News(world.bundles).newest(EVENING + 3 * MINUTE, window))
    print(f"125,000 statuses set in {took:.2f} s, the news of it made in {time.perf_counter() - began:.2f} s")  # noqa: T201 - to be read

    assert len(quiet.content) <= 400
    assert len(zones.content) <= 1_600
    assert len(busy.content) <= 2_000
    assert len(busy.parts) <= 4
    assert len((await opened(world, busy)).zones) == 10
    assert sum(len(put) for put in (await opened(world, busy)).statuses.values()) == 100
    assert len(ended.content) <= 4_500
    blocks = (await opened(world, ended)).statuses
    assert [isinstance(put, bytes) for put in blocks.values()] == [True] * 8
