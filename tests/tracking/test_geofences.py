"""Who was in which zone, what is told of it, and that a boundary does not flap."""

import asyncio
from datetime import timedelta
from random import Random

import pytest

from credentials.wire import SubjectType
from geo.place import Place
from geo.zones.orders.model import LiftZone, Order, Published
from geo.zones.timeline import Span
from identity.access import Role
from permits.applications.commands import Apply
from permits.applications.outcomes import ApplicationChanged
from permits.permits.commands import Complete
from permits.permits.outcomes import PermitChanged
from storage.ids import new_id
from storage.outcomes import Forbidden
from tests.permits.values import DAY, HOUR, NOON
from tests.permits.world import ACT, HAMLET, LAPVO, SADEC, asked, person
from tests.tracking.world import FIELD, HAMLET_MIDDLE, MINUTE, OUTSIDE, Tracked, fix, phone
from tracking.geofences.model import VisitFilter
from tracking.positions.model import FixVerdict, Report, Reported

BORDER = Place(105.6, 10.25)
"""Between Lấp Vò and Sa Đéc; a metre is 0.00000913° of longitude here."""
METRE_LON = 1 / 109_500


async def kinds(province: Tracked, zone: int) -> list[str]:
    """What was told about a zone."""
    return [one.kind.removeprefix("CREW_") for one in await province.told() if one.payload.get("zone") == zone]


async def a_permit(province: Tracked, *zones: int) -> ApplicationChanged:
    """The crew's, since the morning."""
    world = province.world
    wanted = world.wanted(
        zones=zones,
        holders=world.people[:2],
        crew=province.crew,
        subject_type=SubjectType.CREW,
        valid_from=NOON - 3 * HOUR,
    )
    request = asked(world.coordinator, NOON - 4 * HOUR)
    done = await world.applications.apply(Apply(wanted=wanted), by=world.coordinator, request=request)
    assert isinstance(done, ApplicationChanged)
    return done


async def test_a_crew_enters_and_leaves_a_hamlet(province: Tracked) -> None:
    times = [NOON - minutes * MINUTE for minutes in (40, 30, 20, 10)]
    await province.report(*map(fix, times, (FIELD, HAMLET_MIDDLE, HAMLET_MIDDLE, FIELD)))

    [field, hamlet] = [one.visit for one in await province.visits()]
    assert (field.zone, field.outside_at, field.entered_at, field.left_at) == (SADEC, None, times[0], None)
    assert (hamlet.zone, hamlet.outside_at, hamlet.entered_at, hamlet.left_at) == (HAMLET, times[0], times[1], times[3])
    assert await kinds(province, HAMLET) == ["ENTERED_ZONE", "INSIDE_WITHOUT_PERMIT", "LEFT_ZONE"]


async def test_an_event_says_the_zone_and_the_time_and_no_place(province: Tracked) -> None:
    await province.report(fix(NOON, HAMLET_MIDDLE))

    for said in await province.told():
        assert set(said.payload) <= {"zone", "fix_at", "cause"}
        assert said.organisation == province.world.company


async def test_a_permit_for_what_wins_where_it_stands_is_enough(province: Tracked) -> None:
    """The hamlet lies in the district; inside it the hamlet rules, and the district is not asked for."""
    await a_permit(province, HAMLET)

    await province.report(fix(NOON - MINUTE, HAMLET_MIDDLE), fix(NOON, HAMLET_MIDDLE))

    assert await kinds(province, HAMLET) == ["ENTERED_ZONE"]
    assert await kinds(province, SADEC) == ["ENTERED_ZONE"]


async def test_a_members_own_permit_is_a_permit_of_the_crew_until_it_is_completed(province: Tracked) -> None:
    world = province.world
    command = Apply(wanted=world.wanted(zones=(SADEC,), valid_from=NOON - 3 * HOUR))
    done = await world.applications.apply(
        command, by=world.coordinator, request=asked(world.coordinator, NOON - 4 * HOUR)
    )
    assert isinstance(done, ApplicationChanged)
    assert done.permit is not None
    await province.report(fix(NOON - HOUR))
    completed = await world.permits.complete(
        Complete(permit=done.permit, version=1),
        by=world.coordinator,
        request=asked(world.coordinator, NOON - 30 * MINUTE),
    )
    assert isinstance(completed, PermitChanged)

    await province.report(fix(NOON - 31 * MINUTE))
    before = await kinds(province, SADEC)
    await province.report(fix(NOON - 29 * MINUTE))

    assert before == ["ENTERED_ZONE"]
    assert await kinds(province, SADEC) == ["ENTERED_ZONE", "INSIDE_WITHOUT_PERMIT"]


async def test_a_zone_that_asks_nothing_or_has_no_shape_or_is_lifted_alarms_nobody(province: Tracked) -> None:
    """The market and the shut zone of this world have no shape: nobody is in them by position."""
    await province.world.order(LiftZone(number=SADEC, version=1), LiftZone(number=HAMLET, version=1))

    await province.report(fix(NOON + MINUTE, HAMLET_MIDDLE), at=NOON + MINUTE)

    assert await province.visits() == []
    assert await province.told() == []


async def test_a_crew_on_a_boundary_for_a_day_comes_in_once(province: Tracked) -> None:
    """A fix every five minutes; two in three within the accuracy of the truth, as receivers say it."""
    chance = Random(2021)
    start = NOON - DAY + 18 * HOUR
    every = [
        fix(
            start + number * 5 * MINUTE,
            Place(BORDER.lon + chance.gauss(0, 20 / 1.5) * METRE_LON, BORDER.lat),
            accuracy_m=20.0,
        )
        for number in range(288)
    ]

    await province.report(*every, at=NOON + DAY)

    assert len(await province.visits()) <= 2
    for zone in (SADEC, LAPVO):
        assert (await kinds(province, zone)).count("ENTERED_ZONE") <= 1
        assert (await kinds(province, zone)).count("LEFT_ZONE") == 0


async def test_within_its_accuracy_of_a_boundary_nobody_has_come_in(province: Tracked) -> None:
    inside = Place(BORDER.lon + 15 * METRE_LON, BORDER.lat)

    await province.report(fix(NOON - 2 * MINUTE, inside, accuracy_m=16.0))
    before = await province.visits()
    await province.report(fix(NOON, inside, accuracy_m=12.0))

    assert before == []
    assert [one.visit.zone for one in await province.visits()] == [SADEC]


async def test_two_phones_on_two_sides_of_a_barrier_do_not_flap_and_a_dead_one_holds_nobody(province: Tracked) -> None:
    other = phone(province.world.people[1])
    start = NOON - HOUR
    for minute in range(0, 10, 2):
        await province.report(fix(start + minute * MINUTE, HAMLET_MIDDLE))
        await province.report(fix(start + (minute + 1) * MINUTE, FIELD), by=other)
    together = [one.visit for one in await province.visits() if one.visit.zone == HAMLET]

    await province.report(fix(start + 17 * MINUTE, FIELD), fix(start + 19 * MINUTE, FIELD), by=other)

    [visit] = [one.visit for one in await province.visits() if one.visit.zone == HAMLET]
    assert [one.left_at for one in together] == [None]
    assert (visit.entered_at, visit.left_at) == (start, start + 19 * MINUTE)
    assert (await kinds(province, HAMLET)).count("ENTERED_ZONE") == 1


async def test_a_late_fix_that_parts_a_visit_tells_what_is_new_and_repeats_nothing(province: Tracked) -> None:
    await province.report(fix(NOON - 40 * MINUTE, HAMLET_MIDDLE), fix(NOON - 10 * MINUTE, HAMLET_MIDDLE))
    before = await province.told()

    await province.report(fix(NOON - 25 * MINUTE, OUTSIDE))

    added = (await province.told())[len(before) :]
    assert [(one.kind, one.payload["zone"]) for one in added if one.payload["zone"] == HAMLET] == [
        ("CREW_LEFT_ZONE", HAMLET),
        ("CREW_ENTERED_ZONE", HAMLET),
        ("CREW_INSIDE_WITHOUT_PERMIT", HAMLET),
    ]
    assert len([one for one in await province.visits() if one.visit.zone == HAMLET]) == 2


async def test_a_late_fix_that_lets_a_visit_begin_earlier_repeats_nothing(province: Tracked) -> None:
    await province.report(fix(NOON - 10 * MINUTE, HAMLET_MIDDLE))
    before = await province.told()

    await province.report(fix(NOON - 20 * MINUTE, HAMLET_MIDDLE))

    assert await province.told() == before
    assert {one.visit.entered_at for one in await province.visits()} == {NOON - 20 * MINUTE}


async def test_a_phone_that_was_silent_still_knows_where_it_was_when_a_late_fix_of_another_comes(
    province: Tracked,
) -> None:
    """By the time it speaks again it stands at the edge, in doubt: it stays where it was, in the hamlet."""
    other = phone(province.world.people[1])
    edge = Place(105.72, HAMLET_MIDDLE.lat)
    await province.report(fix(NOON - 50 * MINUTE, HAMLET_MIDDLE), by=other)
    await province.report(fix(NOON - 10 * MINUTE, edge), by=other)
    before = await province.visits()

    await province.report(fix(NOON - 25 * MINUTE, HAMLET_MIDDLE))

    assert [one.visit.left_at for one in before] == [None, None]
    assert await province.visits() == before


async def test_batches_of_one_crew_that_arrive_together_are_as_good_as_one(province: Tracked) -> None:
    other = phone(province.world.people[1])
    batches = [
        [fix(NOON - (4 * number + turn) * MINUTE, HAMLET_MIDDLE if number % 2 else FIELD) for number in range(8)]
        for turn in range(4)
    ]

    done = await asyncio.gather(
        *(province.report(*batch, by=(province.member, other)[number % 2]) for number, batch in enumerate(batches)),
        *(province.report(*batch, by=(province.member, other)[number % 2]) for number, batch in enumerate(batches)),
    )

    taken = sum(one.counts.get(verdict, 0) for one in done for verdict in (FixVerdict.ACCEPTED, FixVerdict.IMPLAUSIBLE))
    repeated = sum(one.counts.get(FixVerdict.REPEATED, 0) for one in done)
    assert (taken, repeated) == (32, 32)
    facts = [(one.kind, one.payload["zone"], one.payload["fix_at"]) for one in await province.told()]
    assert len(facts) == len(set(facts))
    for one in await province.visits():
        assert sum(kind == "CREW_ENTERED_ZONE" and zone == one.visit.zone for kind, zone, _ in facts) >= 1


async def test_a_request_whose_answer_was_lost_is_answered_again(province: Tracked) -> None:
    request = asked(province.member)
    command = Report(crew=province.crew, fixes=(fix(NOON, HAMLET_MIDDLE),))

    first = await province.positions.report(command, by=province.member, request=request)
    told = await province.told()
    again = await province.positions.report(command, by=province.member, request=request)

    assert isinstance(first, Reported)
    assert again == first
    assert await province.told() == told


async def test_a_fix_placed_by_older_knowledge_is_placed_again(province: Tracked) -> None:
    """Another process lifts the hamlet; the index of this one has not heard of it yet."""
    world = province.world
    order = Order(act=ACT, span=Span(start=NOON), instructions=(LiftZone(number=HAMLET, version=1),))
    published = await world.zones.publish(order, by=world.department, request=asked(world.department))
    assert isinstance(published, Published)
    assert [one.number for one in world.current.index.at(HAMLET_MIDDLE, NOON)] == [HAMLET, SADEC]

    await province.report(fix(NOON + MINUTE, HAMLET_MIDDLE), at=NOON + MINUTE)

    assert [one.visit.zone for one in await province.visits()] == [SADEC]


async def test_visits_are_read_by_those_who_see_positions(province: Tracked) -> None:
    await province.report(fix(NOON, HAMLET_MIDDLE))
    world = province.world

    for by, seen in (
        (province.member, 2),
        (world.coordinator, 2),
        (person(Role.AUDITOR), 2),
        (phone(world.people[3]), 0),
        (person(Role.DISPATCHER, new_id()), 0),
    ):
        page = await province.geofences.visits(VisitFilter(), by=by, after=None, first=10)
        assert len(page.rows) == seen
    with pytest.raises(Forbidden):
        await province.geofences.visits(VisitFilter(), by=world.sa_dec, after=None, first=10)


async def test_who_stays_inside_keeps_the_visit_beyond_its_time_and_is_not_told_of_again(province: Tracked) -> None:
    await province.report(fix(NOON, HAMLET_MIDDLE))
    later = NOON + timedelta(days=40)
    await province.report(fix(later, HAMLET_MIDDLE), at=later)
    before = await province.told()

    await province.positions.forget_old(later + MINUTE)
    await province.report(fix(later + 2 * MINUTE, HAMLET_MIDDLE), at=later + 2 * MINUTE)

    assert await province.told() == before
    assert {one.visit.entered_at for one in await province.visits()} == {NOON}
