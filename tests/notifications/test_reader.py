"""The reader: every event once, whoever reads, whenever it dies."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

import pytest

from identity.access import Role
from identity.accounts.model import SignedOutEvent
from notifications.inbox.model import ToldAs
from notifications.telling.reader import NAME, TURN, Looked, Reader
from permits.events import ApplicationSubmitted, PermitCompleted, PermitIssued, PermitSuspended
from storage import events, reader
from storage.database import Database, Tx
from tests.notifications.stage import Stage, a_stage
from tests.permits.values import LAP_VO, NOON, SA_DEC, an_id

if TYPE_CHECKING:
    from storage.event import Cursor


@pytest.fixture
async def stage(db: Database) -> Stage:
    found = await a_stage(db)
    await found.office.skip_to_now()
    return found


def suspended(stage: Stage) -> PermitSuspended:
    return PermitSuspended(subject=stage.permit.id, at=NOON, by=an_id("by"), reason="x")


async def told(stage: Stage) -> int:
    """How many were told, by the events that say so."""
    async with stage.office.db.reading() as rx:
        every = await events.read_after(rx, events.Cursor(), 10_000)
    return [one.kind for one in every].count("INBOX_RECEIVED")


async def test_readers_side_by_side_tell_everything_once(stage: Stage) -> None:
    await stage.office.happens(*(suspended(stage) for _ in range(20)))

    async def work() -> None:
        one = Reader(stage.office.db, stage.office.clock, batch=3)
        while await one.step() is not Looked.NOTHING:
            stage.office.clock.on(TURN)  # whoever waits gets its turn

    await asyncio.gather(*(work() for _ in range(4)))

    assert await told(stage) == 20 * 4
    assert len(await stage.office.inbox(stage.people["holder"])) == 20


async def test_one_reads_at_a_time_and_anothers_turn_ends_by_the_clock(stage: Stage) -> None:
    db, clock = stage.office.db, stage.office.clock
    first, second = Reader(db, clock), Reader(db, clock)
    await stage.office.happens(suspended(stage))
    assert await first.step() is Looked.DONE
    await stage.office.happens(suspended(stage))

    assert await second.step() is Looked.ANOTHERS
    clock.on(TURN - timedelta(seconds=1))
    assert await second.step() is Looked.ANOTHERS
    clock.on(timedelta(seconds=1))
    assert await second.step() is Looked.DONE
    assert len(await stage.office.inbox(stage.people["holder"])) == 2


@dataclass(slots=True)
class Sleeping:
    """A database whose user sleeps before its next transaction, while something else happens."""

    inner: Database
    meanwhile: Callable[[], Awaitable[None]]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Tx]:
        await self.meanwhile()
        async with self.inner.transaction() as tx:
            yield tx


async def test_a_batch_that_another_told_meanwhile_is_not_written_and_no_place_goes_back(stage: Stage) -> None:
    office = stage.office
    await office.happens(*(suspended(stage) for _ in range(4)))
    reached: list[Cursor] = []

    async def meanwhile() -> None:
        await office.tell()
        async with office.db.reading() as rx:
            reached.append(await reader.place(rx, NAME))

    sleepy = Reader(cast("Database", Sleeping(office.db, meanwhile)), office.clock, batch=2)
    assert await sleepy.step() is Looked.DONE

    assert await told(stage) == 4 * 4
    async with office.db.reading() as rx:
        assert [await reader.place(rx, NAME)] == reached


async def test_a_reader_that_stops_gives_its_turn_away(stage: Stage) -> None:
    first, second = (Reader(stage.office.db, stage.office.clock) for _ in range(2))
    await stage.office.happens(suspended(stage))
    await first.step()
    await first.stop()
    await stage.office.happens(suspended(stage))

    assert await second.step() is Looked.DONE


async def test_a_reader_begins_again_where_the_last_one_ended(stage: Stage) -> None:
    await stage.office.happens(*(suspended(stage) for _ in range(5)))
    first = Reader(stage.office.db, stage.office.clock, batch=2)
    await first.step()
    await first.stop()

    await stage.office.tell()
    await stage.office.tell()

    assert len(await stage.office.inbox(stage.people["holder"])) == 5


async def test_an_event_that_is_not_as_expected_keeps_nobody_waiting(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    class Odd(PermitSuspended):
        """As an older program might have written it."""

    broken = Odd(subject=stage.permit.id, at=NOON, by=an_id("by"), reason="x")
    object.__setattr__(broken, "by", "nobody")
    await stage.office.happens(broken, suspended(stage))

    with caplog.at_level(logging.ERROR):
        await stage.office.tell()

    assert len(await stage.office.inbox(stage.people["holder"])) == 1
    assert "PERMIT_SUSPENDED was told to nobody" in caplog.text


async def test_an_event_whose_subject_is_gone_tells_nobody(stage: Stage) -> None:
    await stage.office.happens(PermitSuspended(subject=an_id("gone"), at=NOON, by=an_id("by"), reason="x"))

    await stage.office.tell()

    assert await told(stage) == 0


async def test_what_was_read_late_is_told_and_no_longer_pushed(stage: Stage) -> None:
    """A worker that was away for a day fills inboxes, and wakes nobody for yesterday."""
    office, holder = stage.office, stage.people["holder"]
    await office.phone(holder)
    await office.happens(suspended(stage))
    office.clock.on(timedelta(hours=5))

    await office.tell()

    assert await office.codes(holder) == ["PERMIT_SUSPENDED"]
    assert await office.deliveries() == []


async def test_who_did_it_is_told_and_not_pushed(stage: Stage) -> None:
    office, doer, other = stage.office, stage.people["coordinator"], stage.people["holder"]
    for one in (doer, other):
        await office.phone(one)
    await office.happens(PermitSuspended(subject=stage.permit.id, at=NOON, by=doer.account, reason="x"))

    await office.tell()
    await office.send()

    assert await office.codes(doer) == ["PERMIT_SUSPENDED"]
    assert [push.id for push in office.service.phones.arrived] == [(await office.inbox(other))[0].id]


async def test_what_is_quiet_stands_in_the_inbox_alone(stage: Stage) -> None:
    office, holder = stage.office, stage.people["holder"]
    await office.phone(holder)
    await office.happens(PermitCompleted(subject=stage.permit.id, at=NOON, by=an_id("by")))

    await office.tell()

    assert await office.codes(holder) == ["PERMIT_COMPLETED"]
    assert await office.deliveries() == []


async def test_those_on_duty_are_told_and_the_rest_of_their_role_is_not(stage: Stage) -> None:
    office = stage.office
    second = await office.account(Role.DISPATCHER, organisation=stage.company)
    await office.on_duty(second)
    await office.happens(suspended(stage))

    await office.tell()

    assert await office.codes(second) == ["PERMIT_SUSPENDED"]
    assert await office.codes(stage.people["dispatcher"]) == []


@pytest.mark.parametrize(
    ("organisation", "units", "is_told"),
    [
        ("company", None, True),
        (None, {SA_DEC}, True),
        ("other", None, False),
        (None, {LAP_VO}, False),
        ("other", {SA_DEC}, False),
    ],
)
async def test_an_administrator_of_a_part_is_told_of_that_part_only(
    stage: Stage, organisation: str | None, units: set[UUID] | None, *, is_told: bool
) -> None:
    office = stage.office
    within = getattr(stage, organisation) if organisation else None
    limited = await office.account(Role.ADMIN, organisation=within, units=frozenset(units) if units else None)
    broken = PermitIssued(
        subject=stage.permit.id, at=NOON, units=(SA_DEC,), zones=(7,), standing=False, break_glass=True
    )
    await office.happens(broken)

    await office.tell()

    assert await office.codes(limited) == ["PERMIT_BREAK_GLASS"] * is_told
    assert await office.codes(stage.people["admin"]) == ["PERMIT_BREAK_GLASS"]


async def test_what_is_no_units_is_the_whole_departments(stage: Stage) -> None:
    office = stage.office
    of_unit = await office.account(Role.ADMIN, units=frozenset({SA_DEC}))
    await office.happens(ApplicationSubmitted(subject=stage.departments_application, at=NOON, units=()))

    await office.tell()

    assert await office.codes(of_unit) == []
    assert await office.codes(stage.people["admin"]) == ["APPLICATION_TO_DECIDE"]


async def test_a_place_is_kept_with_what_was_told(stage: Stage) -> None:
    await stage.office.happens(SignedOutEvent(subject=an_id("x"), at=NOON))
    await stage.office.tell()

    async with stage.office.db.reading() as rx:
        assert await reader.place(rx, NAME) == await events.latest(rx)


async def test_a_desk_on_duty_in_one_unit_leaves_no_other_unit_untold(stage: Stage) -> None:
    office, people = stage.office, stage.people
    await office.on_duty(people["sa_dec"])
    both = PermitIssued(subject=stage.permit.id, at=NOON, units=(SA_DEC, LAP_VO), zones=(7,), standing=True)
    await office.happens(both)

    await office.tell()

    ((here,), (there,)) = [await office.inbox(people[name]) for name in ("sa_dec", "lap_vo")]
    assert (here.told_as, there.told_as) == (ToldAs.ON_DUTY, ToldAs.NOBODY_ON_DUTY)
