"""Readers follow (xid, seq): nothing is missed, nothing comes twice, whatever order transactions commit in."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import psycopg
import pytest
import sqlalchemy as sa

from storage import events
from storage.database import Database, Tx
from storage.event import Cursor, Recorded
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.postgres import PostgresDatabase
from storage.reader import follow, keep_place, place
from storage.tables import event
from tests.storage.scratch import cut_everyone_else, opened
from tests.storage.test_events import Moved

NOON = datetime(2021, 9, 15, 5, tzinfo=UTC)


async def happen(db: Database, *names: str, pause_s: float = 0) -> None:
    async with db.transaction() as tx:
        for name in names:
            await events.append(tx, Moved(subject=new_id(), at=NOON, to=name))
        if pause_s and db.dialect == "postgresql":
            await asyncio.sleep(pause_s)


def collecting(into: list[str]) -> Callable[[tuple[Recorded, ...]], Awaitable[None]]:
    async def collect(found: tuple[Recorded, ...]) -> None:
        into.extend(one.payload["to"] for one in found)

    return collect


async def until(ready: Callable[[], bool], seconds: float = 10) -> None:
    async with asyncio.timeout(seconds):
        while not ready():  # noqa: ASYNC110 - anything may make it ready
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("seed", range(3))
async def test_a_reader_misses_nothing_and_repeats_nothing_while_others_write(db: Database, seed: int) -> None:
    chance = random.Random(seed)
    read: list[str] = []
    reading = asyncio.create_task(follow(db, Cursor(), collecting(read), limit=7))

    async def writer(number: int) -> None:
        for step in range(6):
            await happen(db, f"{number}.{step}a", f"{number}.{step}b", pause_s=chance.uniform(0, 0.02))

    await asyncio.gather(*(writer(number) for number in range(12)))
    await until(lambda: len(read) >= 144)
    await asyncio.sleep(0.05)
    reading.cancel()

    assert len(read) == 144
    assert len(set(read)) == 144


async def test_a_reader_by_sequence_number_would_lose_events(postgres_db: PostgresDatabase) -> None:
    """The failure itself: the number 1 commits after the number 2; who has read 2 asks for what comes after 2."""
    async with postgres_db.transaction() as slow:
        await events.append(slow, Moved(subject=new_id(), at=NOON, to="slow"))
        await happen(postgres_db, "fast")

        by_sequence = await _after_seq(postgres_db, 0)
        async with postgres_db.reading() as rx:
            by_cursor = await events.read_after(rx, Cursor())
            assert await events.is_held_back(rx)

    lost = await _after_seq(postgres_db, by_sequence[-1][0])
    async with postgres_db.reading() as rx:
        then = await events.read_after(rx, Cursor())
        assert not await events.is_held_back(rx)
    assert [name for _, name in by_sequence] == ["fast"]
    assert lost == []
    assert by_cursor == ()
    assert [one.payload["to"] for one in then] == ["slow", "fast"]


async def test_even_below_the_oldest_running_transaction_a_sequence_number_loses_events(
    postgres_db: PostgresDatabase,
) -> None:
    """The failure itself: the older transaction takes its number later, so the number goes down as the xid goes up."""
    async with postgres_db.transaction() as older:
        await older.scalar(sa.select(sa.cast(sa.func.pg_current_xact_id(), sa.Text)))
        await happen(postgres_db, "younger, number 1")
        await events.append(older, Moved(subject=new_id(), at=NOON, to="older, number 2"))

    async with postgres_db.reading() as rx:
        found = await events.read_after(rx, Cursor())
    assert [one.payload["to"][:7] for one in found] == ["older, ", "younger"]
    assert found[0].cursor.seq > found[1].cursor.seq
    assert found[0].cursor < found[1].cursor


async def test_events_behind_a_running_transaction_come_soon_after_it_without_a_ring(
    postgres_db: PostgresDatabase,
) -> None:
    read: list[str] = []
    reading = asyncio.create_task(follow(postgres_db, Cursor(), collecting(read), look_s=60))
    async with postgres_db.transaction() as silent:
        await silent.scalar(sa.select(sa.cast(sa.func.pg_current_xact_id(), sa.Text)))
        await happen(postgres_db, "held back")
        await asyncio.sleep(0.2)
        assert read == []

    await until(lambda: read == ["held back"], seconds=2)
    reading.cancel()


async def test_a_rolled_back_transaction_leaves_no_event_and_stops_no_reader(db: Database) -> None:
    read: list[str] = []
    reading = asyncio.create_task(follow(db, Cursor(), collecting(read)))

    async def failing() -> None:
        async with db.transaction() as tx:
            await events.append(tx, Moved(subject=new_id(), at=NOON, to="never"))
            raise ZeroDivisionError

    await asyncio.gather(failing(), return_exceptions=True)
    await happen(db, "after")
    await until(lambda: read == ["after"])
    reading.cancel()


async def test_an_event_that_lands_while_the_reader_is_at_work_is_read_at_once(db: Database) -> None:
    """A ring between looking and waiting is not lost."""
    read: list[str] = []

    async def slow(found: tuple[Recorded, ...]) -> None:
        if not read:
            await happen(db, "meanwhile")
        read.extend(one.payload["to"] for one in found)

    await happen(db, "first")
    reading = asyncio.create_task(follow(db, Cursor(), slow, look_s=60))

    await until(lambda: read == ["first", "meanwhile"], seconds=3)
    reading.cancel()


async def test_a_commit_of_another_process_rings_here(postgres_url: str) -> None:
    here, there = await opened(postgres_url), await opened(postgres_url)
    read: list[str] = []
    reading = asyncio.create_task(follow(here, Cursor(), collecting(read), look_s=60))
    await asyncio.sleep(0.2)

    await happen(there, "elsewhere")

    await until(lambda: read == ["elsewhere"], seconds=2)
    reading.cancel()
    await there.close()
    await here.close()


async def test_on_sqlite_another_process_is_seen_at_the_next_look(sqlite_url: str) -> None:
    here, there = await opened(sqlite_url), await opened(sqlite_url)
    read: list[str] = []
    reading = asyncio.create_task(follow(here, Cursor(), collecting(read), look_s=0.05))

    await happen(there, "elsewhere")

    await until(lambda: read == ["elsewhere"], seconds=2)
    reading.cancel()
    await there.close()
    await here.close()


async def test_a_hundred_cut_connections_lose_no_event_and_repeat_none(postgres_db: PostgresDatabase) -> None:
    """Every round cuts whatever is connected: the LISTEN connection, the speaker, the pool."""
    read: list[str] = []
    reading = asyncio.create_task(follow(postgres_db, Cursor(), collecting(read), look_s=0.2))
    async with await psycopg.AsyncConnection.connect(postgres_db.bell.url, autocommit=True) as outside:
        for number in range(100):
            await _listening(outside)
            await cut_everyone_else(postgres_db, outside)
            await _insist(postgres_db, str(number))
        await until(lambda: len(read) >= 100, seconds=20)
    reading.cancel()

    assert sorted(read, key=int) == [str(number) for number in range(100)]


async def test_a_reader_finds_its_place_again(db: Database) -> None:
    await happen(db, "a", "b")
    async with db.transaction() as tx:
        (first, _) = await events.read_after(tx, await place(tx, "index"))
        await keep_place(tx, "index", first.cursor)

    async with db.reading() as rx:
        rest = await events.read_after(rx, await place(rx, "index"))
        assert await place(rx, "another") == Cursor()
        assert rest[-1].cursor == await events.latest(rx)
    assert [one.payload["to"] for one in rest] == ["b"]


async def test_the_log_says_nothing_of_where_it_ends_when_it_is_empty(db: Database) -> None:
    async with db.reading() as rx:
        assert await events.latest(rx) == Cursor()


async def _after_seq(db: Database, seq: int) -> list[tuple[int, str]]:
    async with db.reading() as rx:
        found = await rx.rows(sa.select(event).where(event.c.seq > seq).order_by(event.c.seq))
    return [(row.seq, row.payload["to"]) for row in found]


async def _listening(outside: psycopg.AsyncConnection) -> None:
    """Until the LISTEN connection is back."""
    query = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"
    async with asyncio.timeout(10):
        while await (await outside.execute(query)).fetchone() is None:  # noqa: ASYNC110 - the server says when
            await asyncio.sleep(0.005)


async def _insist(db: Database, name: str) -> None:
    """The write itself may be cut, even after its commit; it is sent again under its key, as a client would."""

    async def work(tx: Tx) -> Happened:
        await events.append(tx, Moved(subject=new_id(), at=NOON, to=name))
        return Happened(name=name)

    await once(db, Request(actor=new_id(), key=new_id(), body=b"", at=NOON), Happened, work)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    name: str
