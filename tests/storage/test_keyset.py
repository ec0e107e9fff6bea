"""Pages by keyset: every row once, whatever was inserted in between."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from storage import keyset
from storage.database import Database
from tests.storage.scratch import note, note_id

NOON = datetime(2021, 9, 15, 5, tzinfo=UTC)
ORDER = (note.c.at, note.c.id)


async def insert(db: Database, *numbers: int) -> None:
    """Three notes share each instant."""
    rows = [{"id": note_id(n), "text": str(n), "at": NOON + timedelta(minutes=n // 3)} for n in numbers]
    async with db.transaction() as tx:
        await tx.execute(sa.insert(note), rows)


async def read_page(db: Database, after: sa.Row[Any] | None, first: int, *, descending: bool = False) -> Any:
    key = None if after is None else (after.at, after.id)
    async with db.reading() as rx:
        return await keyset.page(rx, sa.select(note), ORDER, after=key, first=first, descending=descending)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("first", [1, 2, 4, 20])
async def test_the_pages_hold_every_row_once_in_order(db: Database, first: int, *, descending: bool) -> None:
    await insert(db, *range(20))

    found: list[str] = []
    page = await read_page(db, None, first, descending=descending)
    while True:
        found += [row.text for row in page.rows]
        if not page.more:
            break
        page = await read_page(db, page.rows[-1], first, descending=descending)

    expected = [str(number) for number in range(20)]
    assert found == (expected[::-1] if descending else expected)


async def test_a_row_inserted_before_the_place_moves_nothing(db: Database) -> None:
    await insert(db, *range(10, 20))
    page = await read_page(db, None, 5)

    await insert(db, *range(10))
    rest = await read_page(db, page.rows[-1], 50)

    assert [row.text for row in rest.rows] == ["15", "16", "17", "18", "19"]


async def test_an_empty_list_is_one_empty_page(db: Database) -> None:
    page = await read_page(db, None, 5)

    assert (page.rows, page.more) == ((), False)


async def test_a_key_of_another_length_is_the_callers_mistake(db: Database) -> None:
    with pytest.raises(ValueError, match="one value for each column"):
        keyset.beyond(ORDER, (NOON,))


async def test_an_index_on_the_order_answers_the_page(sqlite_db: Database) -> None:
    async with sqlite_db.transaction() as tx:
        await tx.execute(sa.text("CREATE INDEX ix_note_at_id ON note (at, id)"))
    statement = sa.select(note.c.id).where(keyset.beyond(ORDER, (NOON, note_id(1)))).order_by(*ORDER).limit(3)
    compiled = statement.compile(dialect=sa.create_engine("sqlite://").dialect, compile_kwargs={"literal_binds": False})

    async with sqlite_db.reading() as rx:
        text = sa.text("EXPLAIN QUERY PLAN " + str(compiled).replace("?", "1"))
        plan = " ".join(row.detail for row in await rx.rows(text))
    assert "SEARCH note USING COVERING INDEX ix_note_at_id" in plan
    assert "TEMP B-TREE" not in plan
