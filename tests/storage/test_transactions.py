"""Transactions, the same on both databases."""

import contextlib

import pytest
import sqlalchemy as sa

from storage.database import Database
from storage.guard import TransactionOverError
from tests.storage.scratch import add, note, note_id, texts, write


async def test_what_was_written_is_there_and_its_count_is_answered(db: Database) -> None:
    async with db.transaction() as tx:
        await write(tx, "a")
        await write(tx, "b")
        touched = await tx.execute(sa.update(note).values(words=[1]))

    assert touched == 2
    assert await texts(db) == ["a", "b"]


async def test_a_list_of_parameters_runs_the_statement_for_each_and_an_empty_one_for_none(db: Database) -> None:
    rows = [{"id": note_id(number), "text": str(number)} for number in range(3)]
    async with db.transaction() as tx:
        assert await tx.execute(sa.insert(note), rows) == 3
        assert await tx.execute(sa.insert(note), []) == 0

    assert await texts(db) == ["0", "1", "2"]


async def test_an_exception_rolls_back_and_the_next_transaction_is_untouched(db: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with db.transaction() as tx:
            await write(tx, "lost")
            raise ZeroDivisionError

    await add(db, "kept")
    assert await texts(db) == ["kept"]


async def test_a_swallowed_failure_cannot_be_committed(db: Database) -> None:
    """PostgreSQL would answer COMMIT with a silent rollback, SQLite would keep half of the work."""
    await add(db, "a")

    with pytest.raises(TransactionOverError):
        async with db.transaction() as tx:
            await write(tx, "b")
            with contextlib.suppress(sa.exc.IntegrityError):
                await write(tx, "a")

    assert await texts(db) == ["a"]


async def test_nothing_can_be_said_after_a_failed_statement(db: Database) -> None:
    await add(db, "a")

    with pytest.raises(TransactionOverError):
        async with db.transaction() as tx:
            with contextlib.suppress(sa.exc.IntegrityError):
                await write(tx, "a")
            await write(tx, "b")

    assert await texts(db) == ["a"]


async def test_a_transaction_kept_beyond_its_block_is_refused(db: Database) -> None:
    async with db.transaction() as tx:
        await write(tx, "a")
    async with db.reading() as rx:
        await rx.scalar(sa.select(note.c.text))

    with pytest.raises(TransactionOverError):
        await write(tx, "b")
    with pytest.raises(TransactionOverError):
        await rx.scalar(sa.select(note.c.text))
    assert await texts(db) == ["a"]
