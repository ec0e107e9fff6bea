"""What an operator does with a running database."""

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage import events
from storage.database import Database
from storage.event import Cursor
from storage.log import EventLog, Lost, forgotten_until
from storage.maintenance import EVENTS_KEPT, copy_sqlite, forget_old_events, problems, renumber_events
from storage.postgres import PostgresDatabase
from storage.reader import keep_place, place
from storage.sqlite import SqliteDatabase
from storage.tables import event
from tests.storage.scratch import add, texts
from tests.storage.test_event_readers import happen

NOON = datetime(2021, 9, 15, 5, tzinfo=UTC)


async def test_a_copy_taken_while_others_write_is_whole_and_of_one_instant(
    sqlite_db: SqliteDatabase, tmp_path: Path
) -> None:
    for number in range(50):
        await add(sqlite_db, f"{number:04}")

    copying = asyncio.create_task(copy_sqlite(Path(sqlite_db.path), tmp_path / "copy.sqlite3"))
    number = 50
    while not copying.done():
        await add(sqlite_db, f"{number:04}")
        number += 1
    await copying

    copy = sqlite3.connect(tmp_path / "copy.sqlite3")
    found = [row[0] for row in copy.execute("SELECT text FROM note ORDER BY text")]
    assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    copy.close()
    assert found == [f"{n:04}" for n in range(len(found))]
    assert 50 <= len(found) <= number


async def test_a_copy_never_replaces_a_file(sqlite_db: SqliteDatabase, tmp_path: Path) -> None:
    (tmp_path / "copy.sqlite3").write_text("precious")

    with pytest.raises(FileExistsError):
        await copy_sqlite(Path(sqlite_db.path), tmp_path / "copy.sqlite3")

    assert (tmp_path / "copy.sqlite3").read_text() == "precious"


async def test_a_sound_database_has_no_problems(db: Database) -> None:
    await add(db, "a")
    await happen(db, "b")

    assert await problems(db) == ()


async def test_a_damaged_page_is_a_problem(sqlite_path: Path) -> None:
    raw = sqlite3.connect(sqlite_path)
    raw.executemany("INSERT INTO note (id, text) VALUES (?, ?)", [(str(n), "x" * 500) for n in range(200)])
    raw.commit()
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    content = bytearray(sqlite_path.read_bytes())
    content[-4096:-4088] = b"\xff" * 8
    sqlite_path.write_bytes(content)

    db = SqliteDatabase.open(str(sqlite_path))
    found = await problems(db)
    await db.close()

    assert found != ()


async def test_a_row_that_points_nowhere_is_a_problem(sqlite_path: Path) -> None:
    raw = sqlite3.connect(sqlite_path)
    raw.execute("CREATE TABLE child (note CHAR(32) REFERENCES note (id))")
    raw.execute("INSERT INTO child VALUES ('missing')")
    raw.commit()
    raw.close()

    db = SqliteDatabase.open(str(sqlite_path))
    found = await problems(db)
    await db.close()

    assert found == ("table child points to a missing row of note",)


async def test_a_log_restored_into_a_younger_server_is_a_problem_until_it_is_renumbered(
    postgres_db: PostgresDatabase,
) -> None:
    """Its transaction numbers begin lower: new events would come before the old ones, and no reader would see them."""
    await happen(postgres_db, "a", "b")
    await happen(postgres_db, "c")
    async with postgres_db.transaction() as tx:
        await tx.execute(sa.update(event).values(xid=event.c.xid + 10**9))
    async with postgres_db.transaction() as tx:
        first = await tx.first(sa.select(event.c.xid, event.c.seq).order_by(event.c.seq))
        assert first is not None
        await keep_place(tx, "index", Cursor(first.xid, first.seq))
        await keep_place(tx, "finished", Cursor(2 * 10**9, 0))
    assert len(await problems(postgres_db)) == 1

    async with postgres_db.transaction() as tx:
        await renumber_events(tx)
    await happen(postgres_db, "d")

    assert await problems(postgres_db) == ()
    async with postgres_db.reading() as rx:
        index = await events.read_after(rx, await place(rx, "index"))
        finished = await events.read_after(rx, await place(rx, "finished"))
    assert [one.payload["to"] for one in index] == ["b", "c", "d"]
    assert [one.payload["to"] for one in finished] == ["d"]


async def test_after_a_copy_the_source_goes_on(sqlite_db: SqliteDatabase, tmp_path: Path) -> None:
    await copy_sqlite(Path(sqlite_db.path), tmp_path / "copy.sqlite3")
    await add(sqlite_db, "on")

    assert await texts(sqlite_db) == ["on"]


async def _grow_old(db: Database, *names: str) -> None:
    await happen(db, *names)
    async with db.transaction() as tx:
        await tx.execute(sa.update(event).values(at=NOON - EVENTS_KEPT - timedelta(days=1)))


async def _left(db: Database) -> list[str]:
    async with db.reading() as rx:
        return [one.payload["to"] for one in await events.read_after(rx, Cursor())]


async def test_old_events_are_forgotten_and_up_to_where_is_known(db: Database) -> None:
    await _grow_old(db, "a", "b", "c")
    await happen(db, "d")
    async with db.reading() as rx:
        third = (await events.read_after(rx, Cursor()))[2]

    assert await forget_old_events(db, NOON, batch=2) == 3

    assert await _left(db) == ["d"]
    async with db.reading() as rx:
        assert await forgotten_until(rx) == third.cursor


async def test_an_old_event_behind_a_younger_one_stays_so_that_the_log_has_no_hole(db: Database) -> None:
    await happen(db, "young")
    async with db.transaction() as tx:
        await tx.execute(sa.update(event).values(at=NOON))
    await happen(db, "old")
    async with db.transaction() as tx:
        await tx.execute(sa.update(event).where(event.c.seq == 2).values(at=NOON - 2 * EVENTS_KEPT))

    assert await forget_old_events(db, NOON) == 0
    assert await _left(db) == ["young", "old"]


async def test_what_a_reader_has_still_to_read_is_not_forgotten(db: Database) -> None:
    await _grow_old(db, "a", "b", "c")
    async with db.transaction() as tx:
        first, second, _ = await events.read_after(tx, Cursor())
        await keep_place(tx, "worker", second.cursor)
        await keep_place(tx, "slower", first.cursor)

    assert await forget_old_events(db, NOON) == 1
    assert await _left(db) == ["b", "c"]

    async with db.transaction() as tx:
        await keep_place(tx, "slower", second.cursor)
    assert await forget_old_events(db, NOON) == 1
    assert await _left(db) == ["c"]


async def test_a_place_in_a_log_is_good_expired_or_of_another_one(db: Database) -> None:
    log = EventLog(db)
    assert await log.lost(Cursor(), None) is None
    await _grow_old(db, "a", "b")
    await happen(db, "c")
    async with db.reading() as rx:
        first, second, third = await events.read_after(rx, Cursor())
    assert [await log.lost(one.cursor, one.id) for one in (first, second, third)] == [None, None, None]
    assert await log.lost(third.cursor, second.id) is Lost.FOREIGN
    assert await log.lost(Cursor(third.cursor.xid, third.cursor.seq + 1), third.id) is Lost.FOREIGN

    await forget_old_events(db, NOON)

    assert [await log.lost(one.cursor, one.id) for one in (first, second, third)] == [Lost.EXPIRED, None, None]
    assert await log.lost(Cursor(), None) is Lost.EXPIRED


async def test_the_newest_event_stays_so_that_there_is_a_place_to_go_on_from(db: Database) -> None:
    await _grow_old(db, "a", "b")

    assert await forget_old_events(db, NOON) == 1
    assert await forget_old_events(db, NOON) == 0
    assert await _left(db) == ["b"]
