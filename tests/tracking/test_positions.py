"""What is kept of what phones say: late, repeated, out of order and impossible fixes are normal."""

from datetime import timedelta

import pytest

from geo.place import Place
from identity.access import Role
from identity.crews.model import Duty
from storage.ids import new_id
from storage.outcomes import BadInput, Forbidden, NotFound
from tests.permits.values import NOON
from tests.permits.world import asked, person
from tests.tracking.world import FIELD, HAMLET_MIDDLE, MINUTE, SECOND, Tracked, fix, phone
from tracking.positions import store
from tracking.positions.model import FixVerdict, Report, Wanted
from tracking.positions.sorting import KEPT

ACCEPTED, REPEATED = FixVerdict.ACCEPTED, FixVerdict.REPEATED


async def test_the_newest_of_a_batch_in_any_order_is_where_the_crew_is(province: Tracked) -> None:
    late, early = fix(NOON - MINUTE, Place(105.651, 10.25)), fix(NOON - 2 * MINUTE)

    done = await province.report(late, early)

    assert (done.counts, done.newest_at) == ({ACCEPTED: 2}, late.at)
    shown = await province.position()
    assert shown is not None
    assert (shown.fix.place, shown.fix.at) == (Place(105.651, 10.25), late.at)


async def test_the_same_batch_again_changes_nothing(province: Tracked) -> None:
    batch = [fix(NOON - minutes * MINUTE) for minutes in range(5)]
    await province.report(*batch)
    before = await province.told()

    again = await province.report(*batch)

    assert again.counts == {REPEATED: 5}
    assert await province.told() == before


async def test_a_late_fix_does_not_move_the_crew_back(province: Tracked) -> None:
    await province.report(fix(NOON))

    done = await province.report(fix(NOON - MINUTE, Place(105.651, 10.25)))

    assert (done.counts, done.newest_at) == ({ACCEPTED: 1}, NOON)


async def test_one_bad_fix_fails_no_other(province: Tracked) -> None:
    done = await province.report(
        fix(NOON - 50 * SECOND),
        fix(NOON - 40 * SECOND, accuracy_m=2_000.0),
        fix(NOON - 30 * SECOND, Place(555.0, 10.0)),
        fix(NOON - 20 * SECOND, mock=True),
        fix(NOON - 10 * SECOND, Place(105.7, 10.3)),
        fix(NOON - KEPT),
        fix(NOON + timedelta(minutes=3)),
        fix(NOON - 5 * SECOND),
    )

    assert done.counts == {
        ACCEPTED: 2,
        FixVerdict.IMPLAUSIBLE: 4,
        FixVerdict.TOO_OLD: 1,
        FixVerdict.FROM_THE_FUTURE: 1,
    }
    shown = await province.position()
    assert shown is not None
    assert shown.fix.place == FIELD


async def test_a_crew_that_has_really_jumped_is_believed_at_the_second_fix(province: Tracked) -> None:
    await province.report(fix(NOON - MINUTE))

    done = await province.report(fix(NOON - 10 * SECOND, HAMLET_MIDDLE), fix(NOON, HAMLET_MIDDLE))

    assert done.counts == {ACCEPTED: 1, FixVerdict.IMPLAUSIBLE: 1}
    shown = await province.position()
    assert shown is not None
    assert shown.fix.place == HAMLET_MIDDLE


async def test_of_two_fixes_of_one_instant_the_more_accurate_counts_whichever_came_first(province: Tracked) -> None:
    vague, exact = fix(NOON, accuracy_m=30.0), fix(NOON, Place(105.6501, 10.25), accuracy_m=5.0)
    other = await province.another_crew(province.world.people[2:4])
    colleague = phone(province.world.people[2])

    first = await province.report(vague), await province.report(exact)
    second = (
        await province.report(exact, crew=other, by=colleague),
        await province.report(vague, crew=other, by=colleague),
    )

    assert [one.counts for one in first] == [{ACCEPTED: 1}, {ACCEPTED: 1}]
    assert [one.counts for one in second] == [{ACCEPTED: 1}, {REPEATED: 1}]
    async with province.db.reading() as rx:
        newest = await store.newest(rx, None)
    assert newest[province.crew].place == newest[other].place == Place(105.6501, 10.25)


async def test_positions_are_kept_only_of_the_time_on_duty(province: Tracked) -> None:
    await province.duty(Duty.OFF_DUTY, NOON - 10 * MINUTE)
    await province.duty(Duty.ON_DUTY, NOON - 5 * MINUTE)

    done = await province.report(*(fix(NOON - minutes * MINUTE) for minutes in (11, 10, 8, 6, 5, 4)))

    assert done.counts == {ACCEPTED: 3, FixVerdict.NOT_ON_DUTY: 3}
    async with province.db.reading() as rx:
        at = NOON - 8 * MINUTE
        assert await store.known(rx, province.crew, province.member.device or new_id(), [fix(at)]) == {}


async def test_somebody_who_is_not_of_the_crew_reports_nothing(province: Tracked) -> None:
    command = Report(crew=province.crew, fixes=(fix(NOON),))
    stranger, dispatcher = phone(province.world.people[3]), person(Role.DISPATCHER, province.world.company)

    for somebody in (stranger, dispatcher):
        with pytest.raises(Forbidden):
            await province.positions.report(command, by=somebody, request=asked(somebody))

    assert await province.position() is None
    assert (await province.report(fix(NOON))).counts == {ACCEPTED: 1}


async def test_an_unknown_crew_is_not_found_and_an_empty_batch_cannot_be_meant(province: Tracked) -> None:
    member = province.member

    unknown = await province.positions.report(
        Report(crew=new_id(), fixes=(fix(NOON),)), by=member, request=asked(member)
    )

    assert isinstance(unknown, NotFound)
    for count in (0, 501):
        fixes = tuple(fix(NOON - number * SECOND) for number in range(count))
        with pytest.raises(BadInput):
            await province.positions.report(Report(crew=province.crew, fixes=fixes), by=member, request=asked(member))


async def test_positions_are_seen_by_their_organisation_and_by_the_crew(province: Tracked) -> None:
    await province.report(fix(NOON))
    world = province.world
    seeing = (province.member, world.coordinator, person(Role.DISPATCHER, world.company), person(Role.AUDITOR))
    blind = (phone(world.people[3]), person(Role.DISPATCHER, new_id()))

    for by in seeing:
        assert len((await province.positions.page(Wanted(), by=by, after=None, first=10)).rows) == 1
    for by in blind:
        assert (await province.positions.page(Wanted(), by=by, after=None, first=10)).rows == ()
    with pytest.raises(Forbidden):
        await province.positions.page(Wanted(), by=world.sa_dec, after=None, first=10)


async def test_old_positions_are_forgotten(province: Tracked) -> None:
    await province.report(fix(NOON - MINUTE), fix(NOON))

    kept = await province.positions.forget_old(NOON - MINUTE + KEPT)
    gone = await province.positions.forget_old(NOON + KEPT + MINUTE)

    assert (kept, gone) == (0, 2)
    assert await province.position() is None
