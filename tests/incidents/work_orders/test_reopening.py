"""Work that goes on: only who may hold a permit today has one again."""

from dataclasses import replace

from geo.zones.orders.model import CloseZone
from identity.crews import store as crews
from identity.rosters import store as rosters
from identity.rosters.model import VettingState
from incidents.work_orders.outcomes import WorkOrderDispatched
from permits.permits.model import PermitStatus
from storage.ids import new_id
from storage.outcomes import Refused
from tests.incidents.work_orders.test_dispatching import complete, permits, reopen
from tests.incidents.work_orders.test_touching import flags
from tests.incidents.work_orders.world import IN_HAMLET, WorkWorld
from tests.permits.values import DAY, HOUR, NOON
from tests.permits.world import HAMLET, LAPVO, SITE

S = PermitStatus


async def unvet(house: WorkWorld, position: int) -> None:
    """Take back the vetting of one of the roster."""
    async with house.world.db.transaction() as tx:
        person = await rosters.lock_person(tx, house.world.people[position])
        assert person is not None
        await rosters.set_state(tx, person, VettingState.REJECTED, new_id(), NOON)


async def test_a_permit_that_names_who_left_the_crew_stays_ended_and_the_rest_is_asked_for_anew(
    house: WorkWorld,
) -> None:
    order = await house.sent(place=IN_HAMLET)
    await complete(house, order)
    async with house.world.db.transaction() as tx:
        await crews.save(tx, replace(house.crew, members=house.crew.members[:1], version=2))

    done = await reopen(house, order)

    assert isinstance(done, WorkOrderDispatched), done
    old, new = await permits(house)
    assert (done.rearmed, done.permits) == ((), (new.id,))
    assert (old.status, new.status) == (S.COMPLETED, S.ACTIVE)
    assert [holder.id for holder in new.holders] == [house.crew.members[0]]


async def test_a_member_who_is_vetted_no_more_has_no_permit_armed_again(house: WorkWorld) -> None:
    order = await house.sent(place=IN_HAMLET)
    await complete(house, order)
    await unvet(house, 1)

    refused = await reopen(house, order)
    anyway = await reopen(house, order, without_permit=True)

    assert isinstance(refused, Refused)
    assert [one.code for one in refused.reasons] == ["NOT_VETTED"]
    assert isinstance(anyway, WorkOrderDispatched), anyway
    assert ([one.code for one in anyway.lacking], anyway.rearmed) == (["PERMIT_MISSING"], ())
    assert [one.status for one in await permits(house)] == [S.COMPLETED]


async def test_a_crew_relieved_recalled_and_reopened_has_the_one_permit_that_ended_with_the_work(
    house: WorkWorld,
) -> None:
    order = await house.sent(place=IN_HAMLET)
    await house.send(order, house.other, NOON + HOUR / 4)
    await house.send(await house.seen(order.id), house.crew, NOON + HOUR / 2)
    ended = (await complete(house, await house.seen(order.id))).ended

    done = await reopen(house, order)

    assert (len(ended), done.rearmed) == (1, ended)
    assert [(one.status, one.crew) for one in await permits(house)] == [
        (S.COMPLETED, house.crew.id),
        (S.COMPLETED, house.other.id),
        (S.ACTIVE, house.crew.id),
    ]


async def test_the_zones_on_the_way_are_asked_for_again_and_needed_until_another_way_is_said(house: WorkWorld) -> None:
    order = await house.create(place=IN_HAMLET)
    await house.send(order, zones=(LAPVO,))
    await complete(house, await house.seen(order.id))

    await reopen(house, order, NOON + 3 * DAY)

    old, new = await permits(house)
    assert old.zones == new.zones == (LAPVO, HAMLET)
    (needs,) = await house.queries.needs([(order.id, None)], by=house.dispatcher, now=NOON + 3 * DAY)
    assert [one.zone for one in needs.zones] == [LAPVO, HAMLET]
    await house.send(await house.seen(order.id), at=NOON + 3 * DAY)
    (needs,) = await house.queries.needs([(order.id, None)], by=house.dispatcher, now=NOON + 3 * DAY)
    assert [one.zone for one in needs.zones] == [HAMLET]


async def test_a_zone_on_the_way_that_closes_touches_the_work(house: WorkWorld) -> None:
    order, other = await house.create(place=IN_HAMLET), await house.sent(place=IN_HAMLET)
    await house.send(order, zones=(SITE,))

    await house.world.order(CloseZone(number=SITE, version=1), at=NOON + HOUR)

    assert await flags(house, order, other) == {order.id: (SITE, "ZONE_TIGHTENED")}
