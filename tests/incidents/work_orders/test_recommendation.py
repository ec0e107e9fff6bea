"""Which crew is recommended, over real rows: where it stands, what its way enters, what it has."""

from datetime import timedelta

import pytest

from credentials.wire import Purpose
from geo.fix import CrewFix
from geo.place import Place
from identity.access import Role
from identity.crews.model import Duty, Skill
from incidents.recommendation.model import DistanceFrom, Ranked
from storage.ids import new_id
from storage.outcomes import Forbidden, NotFound
from tests.incidents.work_orders.world import IN_HAMLET, IN_LAPVO, IN_SADEC, WorkWorld, a_crew
from tests.permits.values import HOUR, NOON
from tests.permits.world import HAMLET, LAPVO, SADEC, person

KT1 = Purpose.KT1_MAIL


async def recommended(house: WorkWorld, **changes: object) -> tuple[Ranked, ...]:
    order = await house.create(**{"place": IN_HAMLET} | changes)
    found = await house.recommend.for_order(order.id, by=house.dispatcher, now=NOON)
    assert not isinstance(found, NotFound)
    return found


def seen(house: WorkWorld, crew: object, place: Place, minutes: int = 5) -> None:
    id_ = crew.id  # type: ignore[attr-defined]  # a crew
    house.fixes[id_] = CrewFix(crew=id_, place=place, accuracy_m=20.0, at=NOON - timedelta(minutes=minutes))


async def test_a_fix_comes_before_a_base_zone_and_says_how_old_it_is(house: WorkWorld) -> None:
    seen(house, house.crew, IN_SADEC, minutes=7)

    first, second = await recommended(house)

    by_fix, by_base = sorted((first, second), key=lambda one: one.candidate.crew.name)
    assert by_fix.candidate.where.since is DistanceFrom.FIX
    assert by_fix.candidate.where.age == timedelta(minutes=7)
    assert by_fix.candidate.where.distance_m == pytest.approx(9_300, rel=0.02)
    assert (by_base.candidate.where.since, by_base.candidate.where.distance_m) == (DistanceFrom.BASE_ZONE, 0.0)


@pytest.mark.parametrize(("minutes", "since"), [(120, DistanceFrom.FIX), (121, DistanceFrom.BASE_ZONE)])
async def test_a_fix_that_is_no_longer_fresh_gives_way_to_the_base_zone(
    house: WorkWorld, minutes: int, since: DistanceFrom
) -> None:
    seen(house, house.crew, IN_LAPVO, minutes=minutes)

    (one,) = [one for one in await recommended(house) if one.candidate.crew.id == house.crew.id]

    assert one.candidate.where.since is since
    said = {DistanceFrom.FIX: "CREW_DISTANCE_BY_FIX", DistanceFrom.BASE_ZONE: "CREW_DISTANCE_BY_BASE"}[since]
    assert one.reasons[-1].code == said
    assert (LAPVO in one.candidate.way_zones) is (since is DistanceFrom.FIX)


async def test_an_old_fix_of_a_crew_without_a_base_says_nothing(house: WorkWorld) -> None:
    lost = a_crew(house.world.company, "Tổ 0", house.world.people[:1], base_zone=None)
    await house.add(lost)
    seen(house, lost, IN_LAPVO, minutes=6 * 24 * 60)

    (one,) = [one for one in await recommended(house) if one.candidate.crew.id == lost.id]

    assert (one.candidate.where.since, one.candidate.where.distance_m) == (DistanceFrom.UNKNOWN, None)
    assert one.reasons[-1].code == "CREW_DISTANCE_UNKNOWN"


async def test_a_crew_without_fix_or_base_is_of_unknown_whereabouts_and_last_among_equals(house: WorkWorld) -> None:
    lost = a_crew(house.world.company, "Tổ 0", house.world.people[:1], base_zone=None)
    await house.add(lost)

    found = await recommended(house)

    assert found[-1].candidate.crew.id == lost.id
    assert found[-1].candidate.where.since is DistanceFrom.UNKNOWN


async def test_the_zones_of_the_straight_way_are_asked_for_too(house: WorkWorld) -> None:
    seen(house, house.crew, IN_LAPVO)

    (one,) = [one for one in await recommended(house) if one.candidate.crew.id == house.crew.id]

    assert one.candidate.way_zones == (SADEC, LAPVO)
    assert one.candidate.needs.missing_zones == (SADEC, LAPVO, HAMLET)
    assert (one.remedy.code, one.remedy.params["zones"]) == ("DISPATCH_ISSUES_PERMIT", "1, 2, 3")


async def test_who_has_live_permits_for_way_and_place_goes_first(house: WorkWorld) -> None:
    for crew in (house.crew, house.other):
        seen(house, crew, IN_LAPVO)
    prepared = await house.create(place=IN_HAMLET)
    await house.send(prepared, house.other, zones=(SADEC, LAPVO))

    first, second = await recommended(house)

    assert first.candidate.crew.id == house.other.id
    assert (first.candidate.needs.is_met, first.candidate.load, first.remedy.code) == (True, 1, "NOTHING")
    assert second.remedy.code == "DISPATCH_ISSUES_PERMIT"


async def test_skill_duty_and_vetting_are_seen(house: WorkWorld) -> None:
    people, company = house.world.people, house.world.company
    off = a_crew(company, "Nghỉ", people[:1], duty=Duty.OFF_DUTY)
    odd = a_crew(company, "Chưa xác minh", (people[0], people[4]))
    post = a_crew(company, "Bưu tá", people[:1], skills=frozenset({Skill.POSTAL_DELIVERY}))
    for crew in (off, odd, post):
        await house.add(crew)

    by_name = {one.candidate.crew.name: one for one in await recommended(house, purpose=KT1)}

    assert by_name["Bưu tá"].rank == 1
    assert by_name["Nghỉ"].remedy.code == "SET_ON_DUTY"
    assert by_name["Chưa xác minh"].remedy.params == {"member": str(people[4])}
    assert by_name["Chưa xác minh"].rank == 5


async def test_only_who_manages_the_organisations_work_asks(house: WorkWorld) -> None:
    order = await house.create()

    for by in (person(Role.DISPATCHER, new_id()), house.an, person(Role.AUDITOR)):
        with pytest.raises(Forbidden):
            await house.recommend.for_order(order.id, by=by, now=NOON + HOUR)
    assert isinstance(await house.recommend.for_order(new_id(), by=house.dispatcher, now=NOON), NotFound)
    assert await house.recommend.for_order(order.id, by=house.dispatcher, now=NOON + HOUR)
