"""The one SQLite writer: transactions take turns, share a commit, and are answered after it."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from storage.outcomes import Busy
from storage.sole_turn import AwaitedElsewhereError
from storage.sqlite import SqliteDatabase
from tests.storage.scratch import add, texts, write


def on_disk(db: SqliteDatabase) -> list[str]:
    """What another process sees: committed rows only."""
    other = sqlite3.connect(db.path)
    try:
        return [row[0] for row in other.execute("SELECT text FROM note ORDER BY text")]
    finally:
        other.close()


async def test_an_answered_transaction_is_committed(sqlite_db: SqliteDatabase) -> None:
    seen: list[bool] = []

    async def client(number: int) -> None:
        await add(sqlite_db, f"{number:03}")
        seen.append(f"{number:03}" in on_disk(sqlite_db))

    await asyncio.gather(*(client(number) for number in range(100)))

    assert seen == [True] * 100


async def test_waiting_transactions_share_one_commit(sqlite_db: SqliteDatabase) -> None:
    commits: list[str] = []
    sqlite_db._writing.raw.set_trace_callback(lambda sql: commits.append(sql) if sql == "COMMIT" else None)  # noqa: SLF001 - counts commits

    await asyncio.gather(*(add(sqlite_db, str(number)) for number in range(50)))

    assert len(await texts(sqlite_db)) == 50
    assert len(commits) <= 2


async def test_a_group_is_no_larger_than_its_limit(sqlite_path: Path) -> None:
    db = SqliteDatabase.open(str(sqlite_path), group_limit=1)
    commits: list[str] = []
    db._writing.raw.set_trace_callback(lambda sql: commits.append(sql) if sql == "COMMIT" else None)  # noqa: SLF001 - counts commits

    await asyncio.gather(*(add(db, str(number)) for number in range(20)))

    assert len(commits) == 20
    await db.close()


async def test_a_failed_transaction_takes_nothing_of_its_group_with_it(sqlite_db: SqliteDatabase) -> None:
    async def client(number: int) -> None:
        async with sqlite_db.transaction() as tx:
            await write(tx, f"{number:02}")
            if number % 3 == 0:
                raise ZeroDivisionError

    answers = await asyncio.gather(*(client(number) for number in range(30)), return_exceptions=True)

    assert [isinstance(answer, ZeroDivisionError) for answer in answers] == [number % 3 == 0 for number in range(30)]
    assert on_disk(sqlite_db) == [f"{number:02}" for number in range(30) if number % 3]


async def test_when_the_disk_is_full_the_whole_group_is_told(sqlite_db: SqliteDatabase) -> None:
    """SQLITE_FULL rolls back released savepoints too: nobody of the group may have been told "done"."""
    await add(sqlite_db, "before")
    raw = sqlite_db._writing.raw  # noqa: SLF001 - the limit is the connection's own
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute(f"PRAGMA max_page_count={pages + 2}")

    answers = await asyncio.gather(
        *(add(sqlite_db, f"small {number}") for number in range(5)),
        add(sqlite_db, "x" * 100_000),
        return_exceptions=True,
    )

    assert [type(answer) for answer in answers] == [Busy] * 6
    assert on_disk(sqlite_db) == ["before"]


async def test_after_a_full_disk_has_room_again_writing_goes_on(sqlite_db: SqliteDatabase) -> None:
    raw = sqlite_db._writing.raw  # noqa: SLF001 - the limit is the connection's own
    raw.execute(f"PRAGMA max_page_count={raw.execute('PRAGMA page_count').fetchone()[0]}")
    with pytest.raises(Busy):
        await add(sqlite_db, "x" * 100_000)

    raw.execute("PRAGMA max_page_count=1000000")
    await add(sqlite_db, "y" * 100_000)

    assert on_disk(sqlite_db) == ["y" * 100_000]


async def test_when_the_commit_itself_fails_the_whole_group_is_told(sqlite_db: SqliteDatabase) -> None:
    """Nothing was wrong until COMMIT: an answer before it, or in spite of it, would be a lie."""

    def no_commit(kind: int, what: str | None, *_: object) -> int:
        return sqlite3.SQLITE_DENY if (kind, what) == (sqlite3.SQLITE_TRANSACTION, "COMMIT") else sqlite3.SQLITE_OK

    await add(sqlite_db, "before")
    raw = sqlite_db._writing.raw  # noqa: SLF001 - refuses what only the connection sees
    raw.set_authorizer(no_commit)

    answers = await asyncio.gather(*(add(sqlite_db, str(number)) for number in range(5)), return_exceptions=True)

    assert [type(answer) for answer in answers] == [Busy] * 5
    raw.set_authorizer(None)
    await add(sqlite_db, "later")
    assert on_disk(sqlite_db) == ["before", "later"]


def test_without_the_rule_a_full_disk_loses_released_savepoints(sqlite_path: Path) -> None:
    """The failure itself, on a bare connection: the first transaction was released, and is gone."""
    raw = sqlite3.connect(sqlite_path, isolation_level=None)
    raw.execute(f"PRAGMA max_page_count={raw.execute('PRAGMA page_count').fetchone()[0] + 2}")
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("SAVEPOINT turn")
    raw.execute("INSERT INTO note (id, text) VALUES ('1', 'released')")
    raw.execute("RELEASE turn")

    with pytest.raises(sqlite3.OperationalError, match="full"):
        raw.execute("INSERT INTO note (id, text) VALUES ('2', ?)", ("x" * 100_000,))

    assert not raw.in_transaction
    assert raw.execute("SELECT count(*) FROM note").fetchone() == (0,)
    raw.close()


def test_without_turns_rolling_back_the_first_erases_the_second(sqlite_path: Path) -> None:
    """The failure itself: two transactions as interleaved savepoints of one connection."""
    raw = sqlite3.connect(sqlite_path, isolation_level=None)
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("SAVEPOINT first")
    raw.execute("SAVEPOINT second")
    raw.execute("INSERT INTO note (id, text) VALUES ('2', 'second')")
    raw.execute("RELEASE second")
    raw.execute("ROLLBACK TO first")
    raw.execute("COMMIT")

    assert raw.execute("SELECT count(*) FROM note").fetchone() == (0,)
    raw.close()


@pytest.mark.parametrize("elsewhere", [lambda: asyncio.sleep(0), lambda: asyncio.to_thread(int)])
async def test_awaiting_something_else_inside_is_loud_and_writes_nothing(
    sqlite_db: SqliteDatabase, elsewhere: object
) -> None:
    async def careless() -> None:
        async with sqlite_db.transaction() as tx:
            await write(tx, "careless")
            await elsewhere()  # type: ignore[operator]  # one of the parameters above
            await write(tx, "more")

    answers = await asyncio.gather(careless(), add(sqlite_db, "careful"), return_exceptions=True)

    assert isinstance(answers[0], AwaitedElsewhereError)
    assert on_disk(sqlite_db) == ["careful"]


async def test_a_transaction_inside_a_transaction_is_loud_instead_of_hanging(sqlite_db: SqliteDatabase) -> None:
    async def nested() -> None:
        async with sqlite_db.transaction() as tx:
            await write(tx, "outer")
            await add(sqlite_db, "inner")

    with pytest.raises(AwaitedElsewhereError):
        await asyncio.wait_for(nested(), 5)

    await add(sqlite_db, "afterwards")
    assert on_disk(sqlite_db) == ["afterwards"]


async def test_the_caught_task_is_not_left_cancelled(sqlite_db: SqliteDatabase) -> None:
    with pytest.raises(AwaitedElsewhereError):
        async with sqlite_db.transaction():
            await asyncio.sleep(0)

    task = asyncio.current_task()
    assert task is not None
    assert task.cancelling() == 0
    await asyncio.sleep(0)


async def test_a_cancelled_waiter_does_not_keep_its_group_open(sqlite_db: SqliteDatabase) -> None:
    """The last in the queue gives up: the group it was to close is committed without it."""
    first = asyncio.create_task(add(sqlite_db, "first"))
    last = asyncio.create_task(add(sqlite_db, "last"))
    await asyncio.sleep(0)

    last.cancel()
    await asyncio.wait_for(first, 5)

    assert on_disk(sqlite_db) == ["first"]


@pytest.mark.parametrize("seed", range(10))
async def test_cancelling_at_any_moment_neither_hangs_nor_mixes_transactions(
    sqlite_db: SqliteDatabase, seed: int
) -> None:
    """Every transaction writes two notes: both are there or neither, and who was answered is there."""
    import random

    chance = random.Random(seed)
    answered: set[int] = set()

    async def pair(number: int) -> None:
        async with sqlite_db.transaction() as tx:
            await write(tx, f"{number:02} a")
            await write(tx, f"{number:02} b")
        answered.add(number)

    tasks = [asyncio.create_task(pair(number)) for number in range(40)]
    for task in chance.sample(tasks, 20):
        for _ in range(chance.randrange(4)):
            await asyncio.sleep(0)
        task.cancel()
    await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 20)
    await asyncio.wait_for(add(sqlite_db, "z"), 5)

    found = on_disk(sqlite_db)[:-1]
    assert [text[:2] for text in found[::2]] == [text[:2] for text in found[1::2]]
    assert answered <= {int(text[:2]) for text in found}


async def test_when_another_process_holds_the_database_everyone_waiting_is_told_at_once(
    sqlite_db: SqliteDatabase,
) -> None:
    sqlite_db._writing.raw.execute("PRAGMA busy_timeout=200")  # noqa: SLF001 - five seconds in earnest
    other = sqlite3.connect(sqlite_db.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    started = asyncio.get_running_loop().time()
    answers = await asyncio.gather(*(add(sqlite_db, str(number)) for number in range(20)), return_exceptions=True)

    assert [type(answer) for answer in answers] == [Busy] * 20
    assert asyncio.get_running_loop().time() - started < 2
    other.execute("ROLLBACK")
    other.close()
    await add(sqlite_db, "now")
    assert on_disk(sqlite_db) == ["now"]


async def test_waiting_for_another_process_does_not_stop_the_loop(sqlite_db: SqliteDatabase) -> None:
    sqlite_db._writing.raw.execute("PRAGMA busy_timeout=300")  # noqa: SLF001 - five seconds in earnest
    other = sqlite3.connect(sqlite_db.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    waiting = asyncio.create_task(add(sqlite_db, "waits"))
    ticks = 0
    while not waiting.done():
        await asyncio.sleep(0.005)
        ticks += 1
    other.close()

    assert isinstance(waiting.exception(), Busy)
    assert ticks > 20


async def test_closing_commits_what_is_under_way_and_refuses_what_comes_after(sqlite_path: Path) -> None:
    db = SqliteDatabase.open(str(sqlite_path))
    writing = [asyncio.create_task(add(db, str(number))) for number in range(5)]
    await asyncio.sleep(0)

    await db.close()
    answers = await asyncio.wait_for(asyncio.gather(*writing, return_exceptions=True), 5)

    acknowledged = sorted(str(number) for number, answer in enumerate(answers) if answer is None)
    assert on_disk(db) == acknowledged
    with pytest.raises(RuntimeError, match="closed"):
        await add(db, "late")
