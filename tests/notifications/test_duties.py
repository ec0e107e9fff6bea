"""Duty at a desk: everybody's own, half-open, and it ends by itself."""

from datetime import timedelta

import pytest

from notifications.duties import store
from notifications.duties.model import OffDuty, OnDuty
from notifications.duties.service import LONGEST, SHIFT, Duties
from storage import events
from storage.database import Database
from storage.outcomes import BadInput
from tests.notifications.values import HOUR, NOON, asked, somebody


async def said(db: Database) -> list[bool]:
    async with db.reading() as rx:
        return [one.payload["on_duty"] for one in await events.read_after(rx, events.Cursor())]


async def test_a_shift_ends_by_itself_and_is_half_open(db: Database) -> None:
    one, duties = somebody(), Duties(db)

    done = await duties.go_on(None, by=one, request=asked(one))

    assert isinstance(done, OnDuty)
    assert done.until == NOON + SHIFT
    assert await duties.own(by=one, at=NOON) is not None
    assert await duties.own(by=one, at=NOON + SHIFT) is None
    assert await duties.own(by=somebody(), at=NOON) is None


async def test_going_off_ends_it_once(db: Database) -> None:
    one, duties = somebody(), Duties(db)
    await duties.go_on(None, by=one, request=asked(one))

    assert await duties.go_off(by=one, request=asked(one, NOON + HOUR)) == OffDuty(account=one.account)
    await duties.go_off(by=one, request=asked(one, NOON + HOUR))

    assert await duties.own(by=one, at=NOON + HOUR) is None
    assert await said(db) == [True, False]


async def test_going_on_again_replaces_the_shift(db: Database) -> None:
    one, duties = somebody(), Duties(db)
    await duties.go_on(None, by=one, request=asked(one))

    await duties.go_on(NOON + 2 * HOUR, by=one, request=asked(one, NOON + HOUR))

    shift = await duties.own(by=one, at=NOON + HOUR)
    assert shift is not None
    assert (shift.starts_at, shift.ends_at) == (NOON + HOUR, NOON + 2 * HOUR)
    async with db.reading() as rx:
        assert await store.since(rx, [one.account], NOON + HOUR) == {one.account: NOON + HOUR}


@pytest.mark.parametrize("lasts", [timedelta(0), -HOUR, LONGEST + timedelta(seconds=1)])
async def test_no_shift_is_empty_or_longer_than_a_day(sqlite_db: Database, lasts: timedelta) -> None:
    one, duties = somebody(), Duties(sqlite_db)

    with pytest.raises(BadInput):
        await duties.go_on(NOON + lasts, by=one, request=asked(one))
    assert await said(sqlite_db) == []
    assert isinstance(await duties.go_on(NOON + LONGEST, by=one, request=asked(one)), OnDuty)
