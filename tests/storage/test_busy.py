"""What the database cannot do now is `Busy`; locks make others wait."""

import asyncio
import sqlite3

import pytest
import sqlalchemy as sa

from storage.database import Database
from storage.outcomes import Busy
from storage.postgres import PostgresDatabase
from storage.sqlite import SqliteDatabase
from tests.storage.scratch import add, cut_everyone_else, note, note_id, texts, write


async def test_a_lock_makes_the_second_wait_for_the_first(postgres_db: PostgresDatabase) -> None:
    await add(postgres_db, "a")
    order: list[str] = []

    async def holder(name: str, pause: float) -> None:
        async with postgres_db.transaction() as tx:
            await tx.lock(note, [(await _only(postgres_db)).id])
            order.append(f"{name} in")
            await asyncio.sleep(pause)
            order.append(f"{name} out")

    first = asyncio.create_task(holder("first", 0.1))
    await asyncio.sleep(0.05)
    await asyncio.gather(first, holder("second", 0))

    assert order == ["first in", "first out", "second in", "second out"]


async def test_two_that_lock_the_same_rows_in_any_order_do_not_deadlock(db: Database) -> None:
    for number in range(8):
        await add(db, str(number))
    async with db.reading() as rx:
        ids = [row.id for row in await rx.rows(sa.select(note.c.id))]

    async def locker(wanted: list[object]) -> None:
        async with db.transaction() as tx:
            await tx.lock(note, wanted)  # type: ignore[arg-type]  # ids of the table
            await tx.execute(sa.update(note).values(words=[1]))

    await asyncio.wait_for(asyncio.gather(*(locker(ids[:: 1 if n % 2 else -1]) for n in range(16))), 20)


async def test_a_deadlock_is_busy(postgres_db: PostgresDatabase) -> None:
    await add(postgres_db, "a")
    await add(postgres_db, "b")

    async def crossing(first: str, second: str) -> None:
        async with postgres_db.transaction() as tx:
            await tx.execute(sa.update(note).where(note.c.text == first).values(words=[1]))
            await asyncio.sleep(0.1)
            await tx.execute(sa.update(note).where(note.c.text == second).values(words=[1]))

    answers = await asyncio.gather(crossing("a", "b"), crossing("b", "a"), return_exceptions=True)

    assert sorted(type(answer).__name__ for answer in answers) == ["Busy", "NoneType"]


async def test_a_cut_connection_is_busy_and_the_next_transaction_gets_a_new_one(postgres_db: PostgresDatabase) -> None:
    with pytest.raises(Busy):
        async with postgres_db.transaction() as tx:
            await write(tx, "lost")
            await cut_everyone_else(postgres_db)
            await write(tx, "more")

    await add(postgres_db, "kept")
    assert await texts(postgres_db) == ["kept"]


async def test_a_cut_connection_is_busy_for_a_reader_too(postgres_db: PostgresDatabase) -> None:
    with pytest.raises(Busy):
        async with postgres_db.reading() as rx:
            await rx.scalar(sa.select(note.c.text))
            await cut_everyone_else(postgres_db)
            await rx.scalar(sa.select(note.c.text))

    assert await texts(postgres_db) == []


async def test_a_mistake_in_the_statement_is_not_busy(db: Database) -> None:
    with pytest.raises((sa.exc.OperationalError, sa.exc.ProgrammingError)):
        async with db.transaction() as tx:
            await tx.execute(sa.text("INSERT INTO nowhere VALUES (1)"))

    with pytest.raises((sa.exc.DBAPIError, sa.exc.StatementError)):
        async with db.transaction() as tx:
            await tx.execute(sa.insert(note), {"id": note_id(1), "text": object()})
    assert await texts(db) == []


async def test_a_locked_file_is_busy(sqlite_db: SqliteDatabase) -> None:
    sqlite_db._writing.raw.execute("PRAGMA busy_timeout=50")  # noqa: SLF001 - five seconds in earnest
    other = sqlite3.connect(sqlite_db.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        await add(sqlite_db, "a")
    other.execute("COMMIT")
    other.close()

    await add(sqlite_db, "b")
    assert await texts(sqlite_db) == ["b"]


async def _only(db: Database) -> sa.Row[object]:
    async with db.reading() as rx:
        found = await rx.first(sa.select(note.c.id))
    assert found is not None
    return found
