"""Column types mean the same on both databases."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
import shapely
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import settings as kept
from storage.database import Database
from tests.storage.scratch import note

HANOI = timezone(timedelta(hours=7))


async def stored(db: Database, **columns: object) -> sa.Row[Any]:
    async with db.transaction() as tx:
        await tx.execute(sa.delete(note))
        await tx.execute(sa.insert(note), {"id": UUID(int=1), "text": "a"} | columns)
    async with db.reading() as rx:
        row = await rx.first(sa.select(note))
    assert row is not None
    return row


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1), timezones=st.just(HANOI)))  # noqa: DTZ001 - Hypothesis takes naive bounds
async def test_an_instant_comes_back_to_the_microsecond_in_utc(db: Database, at: datetime) -> None:
    row = await stored(db, at=at)

    assert row.at == at
    assert row.at.tzinfo is UTC


async def test_instants_compare_and_sort_as_instants(db: Database) -> None:
    noon = datetime(2021, 9, 15, 5, tzinfo=UTC)
    await stored(db, at=noon)

    async with db.reading() as rx:
        later = await rx.scalar(sa.select(note.c.text).where(note.c.at < noon.astimezone(HANOI) + timedelta(seconds=1)))
        same = await rx.scalar(sa.select(note.c.text).where(note.c.at < noon))
    assert (later, same) == ("a", None)


async def test_a_naive_time_is_refused_and_nothing_is_written(db: Database) -> None:
    with pytest.raises(sa.exc.StatementError, match="naive"):
        await stored(db, at=datetime(2021, 9, 15))  # noqa: DTZ001 - the case

    async with db.reading() as rx:
        assert await rx.first(sa.select(note)) is None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**53), 2**53)
        | st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
        max_leaves=8,
    )
)
async def test_json_comes_back_as_it_was(db: Database, words: object) -> None:
    assert (await stored(db, words=words)).words == words


async def test_no_json_is_null_for_sql_too(db: Database) -> None:
    await stored(db, words=None)

    async with db.reading() as rx:
        assert await rx.scalar(sa.select(note.c.text).where(note.c.words.is_(None))) == "a"


@pytest.mark.parametrize(
    "wkt",
    [
        "POINT (105.6 10.4)",
        "LINESTRING (105 10, 106 11, 106.5 10.2)",
        "POLYGON ((105 10, 106 10, 106 11, 105 10), (105.6 10.2, 105.8 10.2, 105.8 10.4, 105.6 10.2))",
        "MULTIPOLYGON (((105 10, 106 10, 106 11, 105 10)), ((107 10, 108 10, 108 11, 107 10)))",
        "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (1 2, 3 4))",
    ],
)
async def test_a_geometry_comes_back_to_the_last_bit(db: Database, wkt: str) -> None:
    shape = shapely.from_wkt(wkt)

    row = await stored(db, shape=shape)

    assert shapely.to_wkb(row.shape) == shapely.to_wkb(shape)


async def test_a_geometry_is_flat_and_may_be_absent(db: Database) -> None:
    assert shapely.to_wkt((await stored(db, shape=shapely.Point(105, 10, 7))).shape) == "POINT (105 10)"
    assert (await stored(db, shape=None)).shape is None


async def test_a_setting_is_the_last_one_written(db: Database) -> None:
    async with db.transaction() as tx:
        await kept.write(tx, "a", {"n": 1})
        await kept.write(tx, "a", {"n": 2})

    async with db.reading() as rx:
        assert await kept.read(rx, "a") == {"n": 2}
        assert await kept.read(rx, "b") is None
