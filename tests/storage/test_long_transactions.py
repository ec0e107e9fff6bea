"""A transaction that takes seconds: readers are answered meanwhile, writers wait for their turn, on both databases."""

import asyncio
import time

import pytest
import sqlalchemy as sa

from storage.database import Database
from storage.sole_turn import AwaitedElsewhereError
from storage.sqlite import SqliteDatabase
from tests.storage.scratch import add, texts, write

SLOW_S = 0.4


async def slow_write(db: Database, text: str, *, long: bool = True) -> None:
    """A transaction with a statement and with work that both take long."""
    async with db.transaction(long=long) as tx:
        await write(tx, text)
        await tx.rows(sa.text(COUNTING))
        await tx.apart(lambda: time.sleep(SLOW_S))


COUNTING = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT max(i) FROM n"


async def longest_gap_s(until: asyncio.Task[None], db: Database) -> float:
    """How long the loop, or a read, made anybody wait while the task ran."""
    longest, last = 0.0, time.perf_counter()
    while not until.done():
        await texts(db)
        await asyncio.sleep(0.005)
        longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
    return longest


async def test_reads_go_on_while_a_long_transaction_runs(db: Database) -> None:
    writing = asyncio.create_task(slow_write(db, "long"))

    longest_s = await longest_gap_s(writing, db)

    await writing
    assert longest_s < SLOW_S / 2
    assert await texts(db) == ["long"]


async def test_the_same_work_in_a_short_transaction_would_hold_everybody_on_sqlite(sqlite_db: SqliteDatabase) -> None:
    writing = asyncio.create_task(slow_write(sqlite_db, "short", long=False))

    assert await longest_gap_s(writing, sqlite_db) >= SLOW_S


async def test_writers_wait_for_a_long_transaction_and_those_before_it_do_not(sqlite_db: SqliteDatabase) -> None:
    ended: list[str] = []

    async def client(text: str, *, long: bool = False) -> None:
        await (slow_write(sqlite_db, text) if long else add(sqlite_db, text))
        ended.append(text)

    await asyncio.gather(client("a"), client("b"), client("c", long=True), client("d"), client("e"))

    assert sorted(ended[:2]) == ["a", "b"]
    assert ended[2] == "c"
    assert await texts(sqlite_db) == ["a", "b", "c", "d", "e"]


async def test_a_long_transaction_that_is_cancelled_leaves_nothing_and_the_next_one_works(
    sqlite_db: SqliteDatabase,
) -> None:
    writing = asyncio.create_task(slow_write(sqlite_db, "gone"))
    await asyncio.sleep(SLOW_S / 4)
    writing.cancel()

    with pytest.raises(asyncio.CancelledError):
        await writing
    await add(sqlite_db, "next")

    assert await texts(sqlite_db) == ["next"]


async def test_a_long_transaction_that_fails_leaves_nothing(sqlite_db: SqliteDatabase) -> None:
    with pytest.raises(ZeroDivisionError):
        async with sqlite_db.transaction(long=True) as tx:
            await write(tx, "gone")
            await tx.apart(lambda: 1 // 0)

    assert await texts(sqlite_db) == []


async def test_a_short_transaction_still_may_await_nothing_else(sqlite_db: SqliteDatabase) -> None:
    with pytest.raises(AwaitedElsewhereError):
        async with sqlite_db.transaction():
            await asyncio.sleep(0.01)
