"""Handing on what nobody takes care of: step by step, once each, until somebody does."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from checkpoints.stops.model import CrewStopped, StopAcknowledged, StopEnd, StopEnded
from identity.access import Actor, Role
from identity.accounts import store as accounts
from incidents.incidents.events import IncidentReported, IncidentStatusChanged, IncidentTriaged
from notifications.escalation.worker import Escalation
from notifications.inbox.model import Acknowledged, ToldAs
from notifications.inbox.service import Inbox
from notifications.telling.rules import HAND_ON
from storage.database import Database
from storage.event import Event
from tests.notifications.stage import ELSEWHERE, ZONE, Stage, a_stage
from tests.notifications.values import asked
from tests.permits.values import NOON, SA_DEC, an_id
from tracking.geofences.events import CrewInsideWithoutPermit, CrewLeftZone
from tracking.geofences.model import Cause

SECOND = timedelta(seconds=1)


class Desk:
    """Two dispatchers on duty, one off, and everybody of the stage."""

    def __init__(self, stage: Stage, second: Actor, third: Actor) -> None:
        self.stage, self.office = stage, stage.office
        self.first, self.second, self.third = stage.people["dispatcher"], second, third
        self.unit, self.admin = stage.people["sa_dec"], stage.people["admin"]

    async def stopped(self) -> None:
        """A crew is stopped, and the log is read."""
        said = CrewStopped(
            subject=self.stage.stop, at=self.office.clock.at, unit=SA_DEC, crew=self.stage.crew.id, checkpoint=None
        )
        await self.happens(said)

    async def happens(self, event: Event) -> None:
        await self.office.happens(event)
        await self.office.tell()

    async def told(self) -> list[str]:
        """Who has been told, in a fixed order."""
        names = ("first", "second", "third", "unit", "admin")
        return [name for name in names if "CREW_STOPPED" in await self.office.codes(getattr(self, name))]

    async def waits(self, by: timedelta = HAND_ON) -> list[str]:
        """Time passes, and whatever is due is handed on."""
        self.office.clock.on(by)
        await self.office.escalate()
        return await self.told()


@pytest.fixture
async def desk(db: Database) -> Desk:
    stage = await a_stage(db)
    await stage.office.skip_to_now()
    second, third = [await stage.office.account(Role.DISPATCHER, organisation=stage.company) for _ in range(2)]
    await stage.office.on_duty(stage.people["dispatcher"], second)
    return Desk(stage, second, third)


async def test_it_is_handed_to_the_next_on_duty_then_to_all_then_to_the_department(desk: Desk) -> None:
    await desk.stopped()
    assert await desk.told() == ["first", "unit"]

    assert await desk.waits(HAND_ON - SECOND) == ["first", "unit"]
    assert await desk.waits(SECOND) == ["first", "second", "unit"]
    assert await desk.waits() == ["first", "second", "third", "unit"]
    assert await desk.waits() == ["first", "second", "third", "unit", "admin"]
    assert await desk.waits() == ["first", "second", "third", "unit", "admin"]

    (last,) = await desk.office.inbox(desk.admin)
    assert (last.step, last.told_as, last.needs_ack) == (3, ToldAs.ESCALATED, True)
    assert len(await desk.office.inbox(desk.first)) == 1


async def test_it_stops_as_soon_as_anybody_takes_care(desk: Desk) -> None:
    await desk.stopped()
    await desk.waits()
    (asked_of,) = await desk.office.inbox(desk.second)

    done = await Inbox(desk.office.db).acknowledge(
        asked_of.id, by=desk.second, request=asked(desk.second, desk.office.clock.at)
    )

    assert isinstance(done, Acknowledged)
    assert await desk.waits() == ["first", "second", "unit"]
    assert await desk.waits(timedelta(hours=1)) == ["first", "second", "unit"]


@pytest.mark.parametrize("how", ["taken", "over"])
async def test_it_stops_when_the_stop_itself_is_taken_or_over(desk: Desk, how: str) -> None:
    await desk.stopped()
    stop, crew, now = desk.stage.stop, desk.stage.crew.id, desk.office.clock.at
    taken = StopAcknowledged(subject=stop, at=now, unit=SA_DEC, crew=crew, by=an_id("by"))

    await desk.happens(taken if how == "taken" else StopEnded(subject=stop, at=now, unit=SA_DEC, how=StopEnd.PASSED))

    assert await desk.waits() == ["first", "unit"]
    assert await desk.waits() == ["first", "unit"]


Happens = Callable[[Stage], Event]


def grave(stage: Stage) -> Event:
    return IncidentReported(
        subject=stage.incident, at=NOON, report=stage.report, incident_kind="FIBRE_CUT", severity="MAJOR", joined=False
    )


def inside(stage: Stage) -> Event:
    return CrewInsideWithoutPermit(
        subject=stage.crew.id, at=NOON, organisation=stage.company, zone=ZONE, fix_at=NOON, cause=Cause.FIX
    )


def triaged(stage: Stage) -> Event:
    return IncidentTriaged(subject=stage.incident, at=NOON, severity="MAJOR", priority=3)


def taken_up(stage: Stage) -> Event:
    return IncidentStatusChanged(
        subject=stage.incident, at=NOON, before="REPORTED", after="ACKNOWLEDGED", reason="", fixed=None
    )


def left(zone: int) -> Happens:
    return lambda stage: CrewLeftZone(
        subject=stage.crew.id, at=NOON, organisation=stage.company, zone=zone, fix_at=NOON
    )


@pytest.mark.parametrize(
    ("began", "then", "goes_on"),
    [
        (grave, triaged, False),
        (grave, taken_up, False),
        (inside, left(ZONE), False),
        (inside, left(ELSEWHERE), True),
        (inside, triaged, True),
        (grave, left(ZONE), True),
    ],
    ids=["triaged", "taken up", "left", "left another zone", "something else", "something else again"],
)
async def test_it_stops_when_somebody_has_taken_care_otherwise(
    desk: Desk, began: Happens, then: Happens, *, goes_on: bool
) -> None:
    await desk.happens(began(desk.stage))
    (code,) = await desk.office.codes(desk.first)
    await desk.happens(then(desk.stage))

    await desk.waits()

    assert (code in await desk.office.codes(desk.second)) is goes_on


async def test_what_began_with_nobody_told_is_over_too(db: Database) -> None:
    """No dispatcher is left: the department would be asked next, about what somebody has taken."""
    stage = await a_stage(db)
    await stage.office.skip_to_now()
    async with db.transaction() as tx:
        await accounts.disable(tx, stage.people["dispatcher"].account, stage.office.clock.at)
    await stage.office.happens(grave(stage), taken_up(stage))

    await stage.office.tell()
    await stage.office.escalate()

    assert await stage.office.codes(stage.people["admin"]) == []


async def test_another_stop_goes_on(desk: Desk) -> None:
    """Taking care of one does not end the other."""
    await desk.stopped()
    other = CrewStopped(
        subject=desk.stage.stop_of_no_unit, at=desk.office.clock.at, crew=desk.stage.crew.id, checkpoint=None
    )
    await desk.happens(other)
    (first, _) = await desk.office.inbox(desk.first)
    await Inbox(desk.office.db).acknowledge(first.id, by=desk.first, request=asked(desk.first))

    await desk.waits()

    assert [one.about for one in await desk.office.inbox(desk.second)] == [desk.stage.stop_of_no_unit]


async def test_a_step_is_taken_once_whoever_looks(desk: Desk) -> None:
    await desk.stopped()
    desk.office.clock.on(HAND_ON)

    told = await asyncio.gather(*(Escalation(desk.office.db, desk.office.clock).step() for _ in range(5)))

    assert sorted(told) == [0, 0, 0, 0, 1]
    assert await desk.told() == ["first", "second", "unit"]


async def test_where_nobody_has_the_role_the_department_is_asked_at_once(db: Database) -> None:
    stage = await a_stage(db)
    await stage.office.skip_to_now()
    nobody = CrewStopped(
        subject=stage.stop, at=stage.office.clock.at, unit=an_id("x"), crew=stage.crew.id, checkpoint=None
    )
    await stage.office.happens(nobody)
    async with db.transaction() as tx:
        await accounts.disable(tx, stage.people["dispatcher"].account, stage.office.clock.at)

    await stage.office.tell()
    await stage.office.escalate()

    assert await stage.office.codes(stage.people["admin"]) == ["CREW_STOPPED"]


async def test_what_was_read_too_late_is_handed_to_nobody(desk: Desk) -> None:
    said = CrewStopped(
        subject=desk.stage.stop, at=desk.office.clock.at, unit=SA_DEC, crew=desk.stage.crew.id, checkpoint=None
    )
    await desk.office.happens(said)
    desk.office.clock.on(timedelta(hours=5))
    await desk.office.tell()

    assert await desk.told() == ["first", "unit"]
    assert await desk.waits() == ["first", "unit"]


async def test_what_is_handed_on_is_pushed_too(desk: Desk) -> None:
    address = await desk.office.phone(desk.second)
    await desk.stopped()
    await desk.waits()
    await desk.office.send()

    (told,) = await desk.office.inbox(desk.second)
    assert desk.office.service.phones.seen(address) == [told.id]
