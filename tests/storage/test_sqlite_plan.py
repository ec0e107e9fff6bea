"""A statement run by plan answers exactly what SQLAlchemy's own execution answers."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from storage.outcomes import Busy
from storage.sqlite import SqliteDatabase
from tests.storage.scratch import note, note_id

if TYPE_CHECKING:
    from storage.sqlite_plan import Planner

NOON = datetime(2021, 9, 15, 5, tzinfo=UTC)
other = note.alias("other")

SELECTS: dict[str, Callable[[int], Any]] = {  # a Select of any columns
    "by key": lambda n: sa.select(note).where(note.c.id == note_id(n)),
    "two literals": lambda n: sa.select(note).where(note.c.text == str(n), note.c.at < NOON + timedelta(hours=n)),
    "the same literal twice": lambda n: sa.select(note).where(sa.or_(note.c.text == str(n), note.c.text == str(n + 1))),
    "limit and offset": lambda n: sa.select(note.c.text).order_by(note.c.text).limit(n + 1).offset(n),
    "label and arithmetic": lambda n: sa.select((sa.func.length(note.c.text) + n).label("size"), note.c.words),
    "literal column": lambda n: sa.select(sa.literal(n).label("n"), note.c.id),
    "aggregate": lambda n: sa.select(sa.func.count(), sa.func.max(note.c.at)).where(note.c.text > str(n)),
    "join": lambda n: (
        sa.select(note.c.id, other.c.id).join_from(note, other, note.c.id < other.c.id).where(note.c.text == str(n))
    ),
    "exists": lambda n: sa.select(sa.exists().where(note.c.text == str(n))),
    "in": lambda n: sa.select(note).where(note.c.text.in_([str(n), str(n + 1)])),
    "subquery": lambda n: sa.select(note.c.text).where(
        note.c.id.in_(sa.select(other.c.id).where(other.c.text == str(n)))
    ),
    "case": lambda n: sa.select(sa.case((note.c.text == str(n), "it"), else_="other")).order_by(note.c.text),
    "is null": lambda n: sa.select(note.c.text).where(note.c.shape.is_(None), note.c.text != str(n)),
    "row values": lambda n: sa.select(note.c.text).where(
        sa.tuple_(note.c.text, note.c.id) > sa.tuple_(str(n), note_id(n))
    ),
    "with": lambda n: sa.select(sa.select(note.c.text).where(note.c.text > str(n)).cte("later").c.text),
    "union": lambda n: sa.select(sa.union_all(sa.select(note.c.text), sa.select(sa.literal(str(n)))).subquery()),
}  # fmt: skip


async def fill(db: SqliteDatabase) -> None:
    rows = [{"id": note_id(n), "text": str(n), "at": NOON + timedelta(hours=n), "words": [n]} for n in range(5)]
    async with db.transaction() as tx:
        await tx.execute(sa.insert(note), rows)


@pytest.mark.parametrize("name", SELECTS)
async def test_a_select_answers_the_same_rows(sqlite_db: SqliteDatabase, name: str) -> None:
    await fill(sqlite_db)
    async with sqlite_db.reading() as rx:
        for number in (1, 1, 3, 0, 4):  # the first learns, the others go by plan, with other literals
            statement = SELECTS[name](number)
            expected = sqlite_db._writing.connection.execute(statement).all()  # noqa: SLF001 - SQLAlchemy's own way
            found = await rx.rows(statement)
            assert found == expected
            assert [row._fields for row in found] == [row._fields for row in expected]
            first = await rx.first(statement)
            assert first == (expected[0] if expected else None)
            assert await rx.scalar(statement) == (expected[0][0] if expected else None)


async def test_a_statement_made_once_takes_its_values_by_name(sqlite_db: SqliteDatabase) -> None:
    await fill(sqlite_db)
    by_text = sa.select(note.c.id).where(note.c.text == sa.bindparam("wanted"))

    async with sqlite_db.reading() as rx:
        found = [await rx.scalar(by_text, {"wanted": str(n)}) for n in (3, 1, 9)]
        with pytest.raises(sa.exc.StatementError, match="wanted"):
            await rx.scalar(by_text)
    assert found == [note_id(3), note_id(1), None]


async def test_rows_know_their_columns_by_name_and_by_the_tables_column(sqlite_db: SqliteDatabase) -> None:
    await fill(sqlite_db)
    async with sqlite_db.reading() as rx:
        for number in (1, 2):
            row = await rx.first(sa.select(note.c.text, note.c.at).where(note.c.text == str(number)))
            assert row is not None
            by_column = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for it
            assert (row.text, by_column[note.c.at]) == (str(number), NOON + timedelta(hours=number))


CHANGES: dict[str, Callable[[int], tuple[sa.Executable, Any]]] = {
    "insert": lambda n: (sa.insert(note), {"id": note_id(n), "text": "new"}),
    "insert of values": lambda n: (sa.insert(note).values(id=note_id(n), text="new"), None),
    "insert of values and more": lambda n: (sa.insert(note).values(text="new"), {"id": note_id(n), "words": {"a": n}}),
    "insert of many values": lambda n: (
        sa.insert(note).values([{"id": note_id(n), "text": "a"}, {"id": note_id(n + 100), "text": "b"}]), None
    ),
    "insert from select": lambda n: (
        sa.insert(note).from_select(["id", "text"], sa.select(sa.literal(note_id(n).hex), sa.literal("x"))), None
    ),
    "insert or nothing": lambda n: (sqlite.insert(note).on_conflict_do_nothing(), {"id": note_id(n % 8), "text": "x"}),
    "upsert": lambda n: (
        sqlite.insert(note).on_conflict_do_update(index_elements=["id"], set_={"text": f"{n}"}),
        {"id": note_id(n % 8), "text": "x"},
    ),
    "update": lambda n: (sa.update(note).where(note.c.text > str(n % 5)).values(words=[n]), None),
    "update by name": lambda n: (
        sa.update(note).where(note.c.text == sa.bindparam("old")).values(text=sa.bindparam("new")),
        {"old": str(n % 5), "new": f"n{n}"},
    ),
    "update in": lambda n: (sa.update(note).where(note.c.text.in_([str(n % 5)])), {"words": n}),
    "delete": lambda n: (sa.delete(note).where(note.c.text == str(n % 5)), None),
    "many": lambda n: (sa.insert(note), [{"id": note_id(n + 50 * k), "text": "m"} for k in range(3)]),
    "many by name": lambda n: (
        sa.update(note).where(note.c.text == sa.bindparam("old")).values(at=sa.bindparam("now")),
        [{"old": str(k), "now": NOON + timedelta(days=n)} for k in range(3)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
async def test_a_change_touches_the_same_rows(sqlite_db: SqliteDatabase, name: str) -> None:
    await fill(sqlite_db)
    connection = sqlite_db._writing.connection  # noqa: SLF001 - SQLAlchemy's own way

    for number in (10, 11, 13):
        statement, parameters = CHANGES[name](number)
        connection.exec_driver_sql("BEGIN")
        expected = connection.execute(statement, parameters).rowcount, connection.execute(sa.select(note)).all()
        connection.exec_driver_sql("ROLLBACK")
        async with sqlite_db.transaction() as tx:
            found = await tx.execute(statement, parameters), await tx.rows(sa.select(note))
        assert found == expected


async def test_a_broken_constraint_is_sqlalchemys_error(sqlite_db: SqliteDatabase) -> None:
    await fill(sqlite_db)
    for parameters in ({"id": note_id(1), "text": "x"}, [{"id": note_id(n), "text": "x"} for n in (7, 1)]):
        with pytest.raises(sa.exc.IntegrityError, match="UNIQUE"):
            async with sqlite_db.transaction() as tx:
                await tx.execute(sa.insert(note), parameters)


async def test_returning_and_plain_text_go_sqlalchemys_way(sqlite_db: SqliteDatabase) -> None:
    async with sqlite_db.transaction() as tx:
        made = await tx.scalar(sa.insert(note).values(id=note_id(1), text="a").returning(note.c.id))
        counted = await tx.scalar(sa.text("SELECT count(*) FROM note WHERE text = :text"), {"text": "a"})

    assert (made, counted) == (UUID(int=1), 1)


async def test_defaults_made_in_python_go_sqlalchemys_way(sqlite_db: SqliteDatabase) -> None:
    made = sa.Table("made", sa.MetaData(), sa.Column("id", sa.Integer), sa.Column("n", sa.Integer, default=lambda: 7))
    async with sqlite_db.transaction() as tx:
        await tx.execute(sa.text("CREATE TABLE made (id INTEGER, n INTEGER)"))
        await tx.execute(sa.insert(made), {"id": 1})
        assert await tx.scalar(sa.select(made.c.n)) == 7


async def test_the_common_statements_do_go_by_plan(sqlite_db: SqliteDatabase) -> None:
    planner: Planner = sqlite_db._writing._planner  # noqa: SLF001 - whether the fast way is taken at all

    for statement, names in (
        (sa.select(note).where(note.c.id == note_id(1)).order_by(note.c.at).limit(5), []),
        (sa.insert(note), ["id", "text"]),
        (sa.update(note).where(note.c.id == note_id(1)).values(text="x"), []),
        (sa.delete(note).where(note.c.id == note_id(1)), []),
    ):
        assert planner.find(statement, names, many=False) is not None


async def test_after_the_database_ended_the_transaction_itself_nothing_is_written_alone(
    sqlite_db: SqliteDatabase,
) -> None:
    """Without its transaction SQLite would commit the statement by itself."""
    with pytest.raises(Busy):
        async with sqlite_db.transaction() as tx:
            sqlite_db._writing.raw.execute("ROLLBACK")  # noqa: SLF001 - what a full disk does
            await tx.execute(sa.insert(note), {"id": note_id(1), "text": "alone"})

    async with sqlite_db.reading() as rx:
        assert await rx.first(sa.select(note)) is None
