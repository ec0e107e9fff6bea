"""Snapshots: one state of the database, without a way to write."""

import asyncio
import time

import pytest
import sqlalchemy as sa

from storage.database import Database
from storage.sqlite import SqliteDatabase
from tests.storage.scratch import add, note, note_id, texts, write


async def test_a_reader_cannot_write(db: Database) -> None:
    with pytest.raises(sa.exc.DBAPIError, match=r"read-?only"):
        async with db.reading() as rx:
            await rx.rows(sa.insert(note).values(id=note_id(1), text="a").returning(note.c.id))

    assert await texts(db) == []


@pytest.mark.parametrize("long", [False, True])
async def test_a_reader_sees_one_snapshot_while_others_write(db: Database, long: bool) -> None:  # noqa: FBT001 - a case
    count = sa.select(sa.func.count()).select_from(note)
    async with db.reading(long=long) as rx:
        before = await rx.scalar(count)
        await add(db, "a")
        after = await rx.scalar(count)

    assert (before, after) == (0, 0)
    async with db.reading(long=long) as rx:
        assert await rx.scalar(count) == 1


async def test_no_transaction_sees_anothers_half(db: Database) -> None:
    """Readers between the statements of writers see two notes of each writer, or none."""
    odd: list[int] = []

    async def writer(number: int) -> None:
        async with db.transaction() as tx:
            await write(tx, f"{number} a")
            await write(tx, f"{number} b")

    async def reader() -> None:
        for _ in range(10):
            odd.append(len(await texts(db)) % 2)
            await asyncio.sleep(0)

    await asyncio.gather(*(writer(number) for number in range(20)), *(reader() for _ in range(3)))

    assert not any(odd)


async def test_a_long_read_does_not_stop_the_loop_nor_a_writer(sqlite_db: SqliteDatabase) -> None:
    slow = sa.text(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT count(*) FROM n"
    )

    async def export() -> int:
        async with sqlite_db.reading(long=True) as rx:
            counted: int = await rx.scalar(slow)
            return counted

    reading = asyncio.create_task(export())
    longest = written = 0.0
    while not reading.done():
        started = time.perf_counter()
        await add(sqlite_db, f"{written}")
        await asyncio.sleep(0)
        longest, written = max(longest, time.perf_counter() - started), written + 1

    assert await reading == 3_000_000
    assert written > 10
    assert longest < 0.2


async def test_a_cancelled_long_read_is_interrupted(sqlite_db: SqliteDatabase) -> None:
    endless = sa.text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")

    async def export() -> None:
        async with sqlite_db.reading(long=True) as rx:
            await rx.scalar(endless)

    reading = asyncio.create_task(export())
    await asyncio.sleep(0.05)
    reading.cancel()

    await asyncio.wait({reading}, timeout=5)
    assert reading.cancelled()


async def test_closing_lets_a_reader_finish_and_refuses_a_new_one(sqlite_db: SqliteDatabase) -> None:
    await add(sqlite_db, "a")
    async with sqlite_db.reading() as rx:
        await sqlite_db.close()
        assert await rx.scalar(sa.select(note.c.text)) == "a"

    with pytest.raises(RuntimeError, match="closed"):
        async with sqlite_db.reading():
            pass
