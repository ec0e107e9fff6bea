"""The doorbell says "look" and promises nothing."""

import asyncio

import pytest

from storage.doorbell import LocalDoorbell
from storage.postgres import PostgresDatabase
from tests.storage.scratch import add, opened


async def test_a_ring_wakes_everyone_who_waits() -> None:
    bell = LocalDoorbell()
    waiting = [asyncio.create_task(bell.wait(60)) for _ in range(3)]
    await asyncio.sleep(0)

    bell.ring()

    await asyncio.wait_for(asyncio.gather(*waiting), 1)


async def test_who_missed_a_ring_does_not_wait() -> None:
    bell = LocalDoorbell()
    rung = bell.rung
    bell.ring()

    await asyncio.wait_for(bell.wait(60, since=rung), 1)


async def test_without_a_ring_the_wait_ends_by_itself() -> None:
    bell = LocalDoorbell()

    await asyncio.wait_for(bell.wait(0.01, since=bell.rung), 1)

    assert bell.rung == 0


async def test_a_commit_without_events_rings_nobody(postgres_db: PostgresDatabase) -> None:
    rung = postgres_db.bell.rung

    await add(postgres_db, "a")

    assert postgres_db.bell.rung == rung


async def test_many_commits_are_announced_by_few_notifications(postgres_url: str) -> None:
    here, there = await opened(postgres_url), await opened(postgres_url)
    listening = asyncio.create_task(there.bell.wait(60))
    await asyncio.sleep(0.2)
    before = there.bell.rung

    for _ in range(50):
        async with here.transaction() as tx:
            tx.ring()
    await here.close()
    await asyncio.sleep(0.1)

    assert 1 <= there.bell.rung - before <= 25
    listening.cancel()
    await there.close()


async def test_who_is_cancelled_as_it_rings_is_cancelled() -> None:
    bell = LocalDoorbell()
    waiting = asyncio.create_task(bell.wait(60))
    await asyncio.sleep(0)

    bell.ring()
    waiting.cancel()

    with pytest.raises(asyncio.CancelledError):
        await waiting
