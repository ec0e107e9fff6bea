"""A stopped crew is heard, answered, and passed on to the next when nobody answers; each step once."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from checkpoints.records.model import Create, Placed
from checkpoints.records.service import Checkpoints
from checkpoints.stops.model import (
    AcknowledgeStop,
    Audience,
    EndStop,
    Filter,
    ReportStop,
    Stop,
    StopEnd,
    StopReported,
    StopStatus,
)
from checkpoints.stops.rules import PATIENCE
from checkpoints.stops.service import Stops, stops_of
from credentials.wire import SubjectType
from geo.place import Place
from identity.access import Actor, Role
from identity.units import store as units
from identity.units.model import AdminUnit, UnitLevel
from permits.applications.commands import Apply
from permits.applications.outcomes import ApplicationChanged
from storage import events
from storage.database import Database
from storage.event import Recorded
from storage.ids import new_id
from storage.outcomes import Conflict, Forbidden, NotFound, Refusal
from tests.checkpoints.records_factory import a_placing
from tests.permits.values import HOUR, LAP_VO, LONG_AGO, NOON, SA_DEC, an_id
from tests.permits.world import HAMLET, SADEC, asked, person
from tests.tracking.world import HAMLET_MIDDLE, MINUTE, SECOND, Tracked, phone, tracked

PROVINCE = an_id("Đồng Tháp")
BY_THE_POST = Place(105.7103, 10.31)
FAR = Place(105.65, 10.25)


@dataclass(kw_only=True)
class Stopping:
    """A crew, a post at the sealed hamlet, and those who answer."""

    tracked: Tracked
    stops: Stops
    post: UUID
    dispatcher: Actor
    focal: Actor

    @property
    def db(self) -> Database:
        return self.tracked.db

    def a_stop(self, **changes: Any) -> ReportStop:
        """Stopped beside the post at noon."""
        plain: dict[str, Any] = {
            "id": new_id(),
            "crew": self.tracked.crew,
            "place": BY_THE_POST,
            "occurred_at": NOON,
            "words": "Chưa có thông báo của xã",
        }
        return ReportStop(**(plain | changes))

    async def report(self, command: ReportStop, by: Actor | None = None) -> StopReported | Refusal:
        by = by or self.tracked.member
        return await self.stops.report(command, by=by, request=asked(by))

    async def reported(self, **changes: Any) -> UUID:
        """A stop that is recorded."""
        done = await self.report(self.a_stop(**changes))
        assert isinstance(done, StopReported)
        return done.stop

    async def stop(self, id: UUID) -> Stop:
        found = await self.stops.find(id, by=person(Role.AUDITOR))
        assert found is not None
        return found

    async def told(self, stop: UUID) -> list[Recorded]:
        """Every event of a stop."""
        async with self.db.reading() as rx:
            return [one for one in await events.read_after(rx, events.Cursor(), 10_000) if one.subject == stop]


@pytest.fixture
async def stopping(db: Database) -> Stopping:
    found = await tracked(db)
    async with db.transaction() as tx:
        province = AdminUnit(
            id=PROVINCE, code="87", name="Đồng Tháp", level=UnitLevel.PROVINCE, parent=None, valid_from=LONG_AGO
        )
        districts = [
            AdminUnit(id=id_, code=code, name=code, level=UnitLevel.DISTRICT, parent=PROVINCE, valid_from=LONG_AGO)
            for id_, code in ((SA_DEC, "867"), (LAP_VO, "875"))
        ]
        await units.save(tx, [province, *districts])
    placing = a_placing(
        from_zones=frozenset({SADEC}), to_zones=frozenset({HAMLET}), lon=HAMLET_MIDDLE.lon, lat=HAMLET_MIDDLE.lat
    )
    boss = found.world.department
    command = Create(unit=SA_DEC, placing=placing, valid_from=NOON - 24 * HOUR)
    placed = await Checkpoints(db).create(command, by=boss, request=asked(boss, NOON - 24 * HOUR))
    assert isinstance(placed, Placed)
    return Stopping(
        tracked=found,
        stops=Stops(db, found.world.current),
        post=placed.checkpoint,
        dispatcher=person(Role.DISPATCHER, found.world.company),
        focal=found.world.sa_dec,
    )


async def test_one_tap_tells_the_dispatcher_and_the_focal_point_and_finds_the_post(stopping: Stopping) -> None:
    done = await stopping.report(stopping.a_stop())

    assert isinstance(done, StopReported)
    assert (done.checkpoint, done.proposed, done.escalates_at) == (stopping.post, True, NOON + PATIENCE)
    assert done.told == (
        Audience(role=Role.DISPATCHER, organisation=stopping.tracked.world.company),
        Audience(role=Role.APPROVER, unit=SA_DEC),
    )
    [said] = await stopping.told(done.stop)
    assert (said.kind, said.unit, said.organisation) == ("CREW_STOPPED", SA_DEC, stopping.tracked.world.company)
    assert said.payload == {"crew": str(stopping.tracked.crew), "checkpoint": str(stopping.post), "placed": True}


async def test_far_from_any_post_the_zone_says_whose_it_is_and_outside_every_zone_the_department_answers(
    stopping: Stopping,
) -> None:
    in_a_zone = await stopping.report(stopping.a_stop(place=FAR))
    outside = await stopping.report(stopping.a_stop(place=Place(106.5, 10.9)))

    assert isinstance(in_a_zone, StopReported)
    assert isinstance(outside, StopReported)
    assert (in_a_zone.checkpoint, in_a_zone.told[1]) == (None, Audience(role=Role.APPROVER, unit=SA_DEC))
    assert outside.told[1] == Audience(role=Role.ADMIN)


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        (NOON + 1000 * HOUR, NOON),
        (NOON - 30 * 24 * HOUR, NOON - 30 * 24 * HOUR),
        (NOON - 30 * 24 * HOUR - SECOND, NOON),
        (LONG_AGO, NOON),
    ],
)
async def test_a_clock_that_cannot_be_right_counts_as_now(stopping: Stopping, said: datetime, counts: datetime) -> None:
    done = await stopping.report(stopping.a_stop(occurred_at=said))

    assert isinstance(done, StopReported)
    found = await stopping.stop(done.stop)
    assert (found.occurred_at, found.received_at) == (counts, NOON)
    if counts == NOON:
        assert (found.checkpoint, found.unit) == (stopping.post, SA_DEC)


async def test_the_answer_names_the_permits_that_are_good_there(stopping: Stopping) -> None:
    world = stopping.tracked.world
    permits = []
    for zone in (SADEC, HAMLET):
        crew = {"holders": world.people[:2], "crew": stopping.tracked.crew, "subject_type": SubjectType.CREW}
        command = Apply(wanted=world.wanted(zones=(zone,), **crew))
        done = await world.applications.apply(command, by=world.coordinator, request=asked(world.coordinator))
        assert isinstance(done, ApplicationChanged)
        permits.append(done.permit)

    here = await stopping.report(stopping.a_stop())
    there = await stopping.report(stopping.a_stop(place=FAR))

    assert isinstance(here, StopReported)
    assert isinstance(there, StopReported)
    assert (here.permits, there.permits) == ((permits[1],), (permits[0],))


async def test_the_same_stop_told_again_is_the_same_and_tells_nobody_again(stopping: Stopping) -> None:
    command = stopping.a_stop()
    first = await stopping.report(command)

    again = await stopping.report(command)

    assert again == first
    assert isinstance(first, StopReported)
    assert [one.kind for one in await stopping.told(first.stop)] == ["CREW_STOPPED"]


async def test_an_id_of_another_crews_stop_is_refused(stopping: Stopping) -> None:
    command = stopping.a_stop()
    await stopping.report(command)
    world = stopping.tracked.world
    other = await stopping.tracked.another_crew(world.people[2:4])

    refused = await stopping.report(stopping.a_stop(id=command.id, crew=other), by=phone(world.people[2]))

    assert refused == Conflict(code="STOP_ID_TAKEN")
    assert (await stopping.stop(command.id)).crew == stopping.tracked.crew


@pytest.mark.parametrize("unknown", ["crew", "checkpoint"])
async def test_what_is_unknown_is_not_found_and_nothing_is_written(stopping: Stopping, unknown: str) -> None:
    command = stopping.a_stop(**{unknown: new_id()})

    assert isinstance(await stopping.report(command), NotFound)

    assert await stopping.told(command.id) == []
    assert isinstance(await stopping.report(stopping.a_stop(id=command.id)), StopReported)


async def test_a_stranger_reports_nothing_and_the_dispatcher_may_for_the_crew(stopping: Stopping) -> None:
    command = stopping.a_stop()
    for by in (phone(stopping.tracked.world.people[3]), person(Role.DISPATCHER, new_id()), stopping.focal):
        with pytest.raises(Forbidden):
            await stopping.report(command, by=by)

    assert await stopping.told(command.id) == []
    assert isinstance(await stopping.report(command, by=stopping.dispatcher), StopReported)


async def test_nobody_answers_and_the_next_is_asked_every_quarter_up_to_the_department(stopping: Stopping) -> None:
    stop = await stopping.reported()

    taken = [await stopping.stops.escalate(NOON + minutes * MINUTE) for minutes in (14, 15, 16, 30, 45, 60, 600)]

    assert taken == [0, 1, 0, 1, 1, 0, 0]
    asked_of = [(one.payload["step"], one.unit) for one in (await stopping.told(stop))[1:]]
    assert asked_of == [(1, SA_DEC), (2, PROVINCE), (3, None)]


async def test_several_workers_take_each_step_once(stopping: Stopping) -> None:
    every = [await stopping.reported() for _ in range(3)]
    others = [Stops(stopping.db, stopping.tracked.world.current) for _ in range(4)]

    taken = await asyncio.gather(*(one.escalate(NOON + PATIENCE) for one in others))

    assert sum(taken) == 3
    for stop in every:
        assert [one.kind for one in await stopping.told(stop)] == ["CREW_STOPPED", "STOP_ESCALATED"]


async def test_a_worker_that_slept_asks_one_after_the_other(stopping: Stopping) -> None:
    stop = await stopping.reported()

    late = NOON + 5 * HOUR
    taken = [await stopping.stops.escalate(at) for at in (late, late + SECOND, late + PATIENCE)]

    assert taken == [1, 0, 1]
    assert (await stopping.stop(stop)).step == 2


@pytest.mark.parametrize("who", ["dispatcher", "focal"])
async def test_who_answers_stops_the_clock(stopping: Stopping, who: str) -> None:
    stop = await stopping.reported()
    by: Actor = getattr(stopping, who)
    command = AcknowledgeStop(stop=stop, words="Đang gọi chốt")

    done = await stopping.stops.acknowledge(command, by=by, request=asked(by, NOON + MINUTE))
    again = await stopping.stops.acknowledge(command, by=by, request=asked(by, NOON + 2 * MINUTE))

    assert not isinstance(done, Refusal)
    assert again == Conflict(code="STATE", params={"from": "ACKNOWLEDGED", "to": "ACKNOWLEDGED"})
    found = await stopping.stop(stop)
    assert (found.status, found.answer, found.acknowledged_by) == (StopStatus.ACKNOWLEDGED, "Đang gọi chốt", by.account)
    assert await stopping.stops.escalate(NOON + HOUR) == 0
    assert [one.kind for one in await stopping.told(stop)] == ["CREW_STOPPED", "STOP_ACKNOWLEDGED"]


async def test_the_crew_itself_another_district_and_another_company_do_not_answer(stopping: Stopping) -> None:
    stop = await stopping.reported()
    command = AcknowledgeStop(stop=stop)
    for by in (stopping.tracked.member, stopping.tracked.world.lap_vo, person(Role.DISPATCHER, new_id())):
        with pytest.raises(Forbidden):
            await stopping.stops.acknowledge(command, by=by, request=asked(by))

    assert (await stopping.stop(stop)).status is StopStatus.OPEN


@pytest.mark.parametrize(
    ("who", "how"), [("crew", StopEnd.PASSED), ("dispatcher", StopEnd.TURNED_BACK), ("focal", StopEnd.WITHDRAWN)]
)
async def test_the_crew_or_who_answers_it_says_how_it_ended(stopping: Stopping, who: str, how: StopEnd) -> None:
    stop = await stopping.reported()
    by: Actor = stopping.tracked.member if who == "crew" else getattr(stopping, who)

    done = await stopping.stops.end(EndStop(stop=stop, how=how), by=by, request=asked(by, NOON + MINUTE))
    again = await stopping.stops.end(EndStop(stop=stop, how=how), by=by, request=asked(by, NOON + MINUTE))

    assert not isinstance(done, Refusal)
    assert isinstance(again, Conflict)
    found = await stopping.stop(stop)
    assert (found.status, found.how, found.ended_at) == (StopStatus.ENDED, how, NOON + MINUTE)
    assert await stopping.stops.escalate(NOON + HOUR) == 0
    assert [one.payload.get("how") for one in await stopping.told(stop)] == [None, how.value]


async def test_somebody_else_ends_nothing(stopping: Stopping) -> None:
    stop = await stopping.reported()
    for by in (phone(stopping.tracked.world.people[3]), stopping.tracked.world.coordinator, person(Role.AUDITOR)):
        with pytest.raises(Forbidden):
            await stopping.stops.end(EndStop(stop=stop, how=StopEnd.PASSED), by=by, request=asked(by))

    assert (await stopping.stop(stop)).status is StopStatus.OPEN


async def test_stops_are_read_by_those_they_concern(stopping: Stopping) -> None:
    await stopping.reported()
    world = stopping.tracked.world
    seeing = (stopping.tracked.member, stopping.dispatcher, stopping.focal, world.coordinator, person(Role.AUDITOR))
    blind = (phone(world.people[3]), world.lap_vo, person(Role.DISPATCHER, new_id()))

    for by in seeing:
        assert len((await stopping.stops.page(Filter(), by=by, after=None, first=10)).rows) == 1
    for by in blind:
        assert (await stopping.stops.page(Filter(), by=by, after=None, first=10)).rows == ()


async def test_a_checkpoint_counts_the_stops_of_a_time_also_those_told_late(stopping: Stopping) -> None:
    early = await stopping.reported(occurred_at=NOON - 3 * HOUR)
    await stopping.reported(occurred_at=NOON)
    await stopping.reported(place=FAR)

    async with stopping.db.reading() as rx:
        found = (await stops_of(rx, [stopping.post, new_id()], NOON - 4 * HOUR, NOON))[stopping.post]

    assert [one.id for one in found] == [early]
