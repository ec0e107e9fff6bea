"""Dispatching asks for the permits a crew lacks, in the same transaction; ending and reopening carry them along."""

from typing import Any

import shapely

from credentials.wire import Purpose, Restriction, Status
from geo.zones.orders.model import ChangeZone, CloseZone
from incidents.work_orders.commands import Close, Complete, Reopen
from incidents.work_orders.model import WorkOrder, WorkOrderState
from incidents.work_orders.outcomes import WorkOrderChanged, WorkOrderDispatched
from permits.applications.commands import Apply, Decide
from permits.applications.model import ApplicationStatus, Ruling
from permits.permits.model import Permit, PermitStatus
from permits.permits.search import PermitFilter
from storage import events
from storage.ids import new_id
from storage.outcomes import Conflict, Refused, Stale
from tests.incidents.work_orders.world import IN_HAMLET, WorkWorld, a_crew
from tests.permits.test_lifecycle import statuses
from tests.permits.values import DAY, HOUR, NOON, SA_DEC
from tests.permits.world import HAMLET, LAPVO, SADEC, SHUT, SITE, asked

S = PermitStatus


async def permits(house: WorkWorld) -> tuple[Permit, ...]:
    """All of them, oldest first."""
    page = await house.world.queries.page(PermitFilter(), by=house.world.department, after=None, first=100)
    return tuple(reversed(page.rows))


async def complete(house: WorkWorld, order: WorkOrder, at: Any = NOON + HOUR) -> WorkOrderChanged:
    command = Complete(work_order=order.id, version=order.version, edit=new_id(), at=at)
    done = await house.work.complete(command, by=house.an, request=asked(house.an, at))
    assert isinstance(done, WorkOrderChanged), done
    return done


async def reopen(house: WorkWorld, order: WorkOrder, at: Any = NOON + 2 * HOUR, **more: Any) -> Any:
    seen = await house.seen(order.id)
    command = Reopen(work_order=order.id, version=seen.version, note="Lại đứt", **more)
    return await house.work.reopen(command, by=house.dispatcher, request=asked(house.dispatcher, at))


async def test_a_crew_sent_into_a_sealed_hamlet_has_its_permit_at_once(house: WorkWorld) -> None:
    order = await house.create(place=IN_HAMLET)

    done = await house.send(order)

    assert isinstance(done, WorkOrderDispatched)
    (permit,) = await permits(house)
    assert done.permits == (permit.id,)
    assert done.applications == ()
    assert (permit.work_order, permit.crew, permit.zones) == (order.id, house.crew.id, (HAMLET,))
    assert {holder.id for holder in permit.holders} == set(house.crew.members)
    assert {vehicle.id for vehicle in permit.vehicles} == set(house.crew.vehicles)
    credentials = await house.world.queries.credentials(permit.id, by=house.dispatcher)
    assert len(credentials) == 2
    assert all(one.text for one in credentials), "sealed after the commit"
    assert await house.told() == ["WORK_ORDER_CREATED", "WORK_ORDER_DISPATCHED"]


async def test_where_live_permits_suffice_none_is_asked(house: WorkWorld) -> None:
    await house.sent(place=IN_HAMLET)
    before = await house.world.dump()

    again = await house.send(await house.create(place=IN_HAMLET, title="Việc thứ hai"))

    assert isinstance(again, WorkOrderDispatched)
    assert (again.permits, again.applications, again.lacking) == ((), (), ())
    assert await house.world.dump() == before


async def test_only_who_lacks_a_permit_is_on_the_new_one(house: WorkWorld) -> None:
    mine = house.world.wanted(zones=(HAMLET,), holders=house.crew.members[:1], vehicles=house.crew.vehicles)
    await house.world.applications.apply(
        Apply(wanted=mine), by=house.world.coordinator, request=asked(house.world.coordinator)
    )

    await house.send(await house.create(place=IN_HAMLET))

    assert [[holder.id for holder in one.holders] for one in await permits(house)] == [
        [house.crew.members[0]],
        [house.crew.members[1]],
    ]


async def test_a_zone_without_a_shape_is_decided_by_its_unit_and_the_order_waits(house: WorkWorld) -> None:
    order = await house.create(zones=(SITE,))

    done = await house.send(order)

    assert isinstance(done, WorkOrderDispatched)
    assert (done.permits, len(done.applications), done.state) == ((), 1, WorkOrderState.PENDING)
    waiting = await house.world.application_queries.find(done.applications[0], by=house.world.department)
    assert waiting is not None
    assert [part.unit for part in waiting.pending] == [SA_DEC]
    assert waiting.wanted.work_order == order.id
    again = await house.send(await house.seen(order.id))
    assert isinstance(again, WorkOrderDispatched)
    assert again.applications == done.applications, "what waits already is not asked twice"


async def test_what_forbids_the_purpose_refuses_and_nobody_is_sent(house: WorkWorld) -> None:
    order = await house.create(zones=(SITE,), purpose=Purpose.ECOMMERCE_DELIVERY)
    before, told = await house.world.dump(), await house.told()

    refused = await house.send(order)

    assert isinstance(refused, Refused)
    assert [(one.code, one.params["zone"]) for one in refused.reasons] == [("PURPOSE_FORBIDDEN", str(SITE))]
    assert await house.seen(order.id) == order
    assert (await house.world.dump(), await house.told()) == (before, told)


async def test_a_crew_may_be_sent_all_the_same_and_the_answer_says_what_it_goes_without(house: WorkWorld) -> None:
    order = await house.create(zones=(SITE,), purpose=Purpose.ECOMMERCE_DELIVERY)

    done = await house.send(order, without_permit=True)

    assert isinstance(done, WorkOrderDispatched)
    assert [one.code for one in done.lacking] == ["ZONE_FORBIDS"]
    assert (await house.seen(order.id)).crew == house.crew.id
    assert await permits(house) == ()


async def test_one_unvetted_member_refuses_the_whole(house: WorkWorld) -> None:
    odd = a_crew(house.world.company, "Tổ 3", (house.world.people[0], house.world.people[4]))
    await house.add(odd)
    order = await house.create(place=IN_HAMLET)

    refused = await house.send(order, odd)

    assert isinstance(refused, Refused)
    assert [one.code for one in refused.reasons] == ["NOT_VETTED"]
    assert (await house.seen(order.id)).crew is None
    assert await permits(house) == ()


async def test_completing_ends_its_permits_and_no_others(house: WorkWorld) -> None:
    one = await house.sent(place=IN_HAMLET)
    other = await house.sent(house.other, place=IN_HAMLET)

    done = await complete(house, one)

    ended, live = await permits(house)
    assert done.ended == (ended.id,)
    assert (ended.status, live.status, live.work_order) == (S.COMPLETED, S.ACTIVE, other.id)
    assert await statuses(house.world, ended.id) == [Status.ENDED] * 2
    assert await statuses(house.world, live.id) == [Status.VALID] * 2
    assert (await house.told())[-1] == "WORK_ORDER_STATE_CHANGED"


async def test_closing_otherwise_ends_them_too_and_takes_back_what_waits(house: WorkWorld) -> None:
    for state in (WorkOrderState.PARTIAL, WorkOrderState.FAILED, WorkOrderState.CANCELLED):
        order = await house.create(zones=(SITE,))
        sent = await house.send(order)
        seen = await house.seen(order.id)
        command = Close(
            work_order=order.id, version=seen.version, edit=new_id(), at=NOON, state=state, note="Không vào được"
        )

        done = await house.work.close(command, by=house.dispatcher, request=asked(house.dispatcher))

        assert isinstance(done, WorkOrderChanged)
        assert done.state is state
        waiting = await house.world.application_queries.find(sent.applications[0], by=house.world.department)
        assert waiting is not None
        assert waiting.status is ApplicationStatus.WITHDRAWN


async def test_reopening_arms_the_permits_again(house: WorkWorld) -> None:
    order = await house.sent(place=IN_HAMLET)
    await complete(house, order)

    done = await reopen(house, order)

    assert isinstance(done, WorkOrderDispatched)
    (permit,) = await permits(house)
    assert (done.rearmed, done.permits, done.applications) == ((permit.id,), (), ())
    assert permit.status is S.ACTIVE
    assert await statuses(house.world, permit.id) == [Status.VALID] * 2
    assert (await house.seen(order.id)).state is WorkOrderState.IN_PROGRESS


async def test_where_the_permit_has_run_out_a_new_one_is_asked(house: WorkWorld) -> None:
    order = await house.sent(place=IN_HAMLET)
    await complete(house, order)

    done = await reopen(house, order, NOON + 3 * DAY)

    assert isinstance(done, WorkOrderDispatched)
    old, new = await permits(house)
    assert (done.rearmed, done.permits) == ((), (new.id,))
    assert (old.status, new.status) == (S.COMPLETED, S.ACTIVE)


async def test_where_the_zone_has_shut_since_a_person_is_asked_again(house: WorkWorld) -> None:
    order = await house.sent(place=IN_HAMLET)
    await complete(house, order)
    shut = {"restriction": Restriction.PROHIBITED, "level": "D16"}
    await house.world.order(ChangeZone(number=HAMLET, version=1, terms=shut), at=NOON + HOUR)

    done = await reopen(house, order)

    assert isinstance(done, WorkOrderDispatched), done
    (permit,) = await permits(house)
    assert (done.rearmed, done.permits, len(done.applications)) == ((), (), 1)
    assert permit.status is S.COMPLETED
    assert done.state is WorkOrderState.PENDING


async def test_where_the_zone_lets_nobody_in_any_more_the_work_begins_again_only_without(house: WorkWorld) -> None:
    order = await house.sent(place=IN_HAMLET)
    await complete(house, order)
    await house.world.order(CloseZone(number=HAMLET, version=1), at=NOON + HOUR)

    refused = await reopen(house, order)
    stays = (await house.seen(order.id)).state
    anyway = await reopen(house, order, without_permit=True)

    assert isinstance(refused, Refused)
    assert [one.code for one in refused.reasons] == ["PURPOSE_FORBIDDEN"]
    assert stays is WorkOrderState.COMPLETED
    assert isinstance(anyway, WorkOrderDispatched)
    assert ([one.code for one in anyway.lacking], anyway.rearmed) == (["ZONE_FORBIDS"], ())


async def test_another_crew_takes_over_and_the_first_ones_permit_ends(house: WorkWorld) -> None:
    order = await house.sent(place=IN_HAMLET)

    done = await house.send(order, house.other)

    assert isinstance(done, WorkOrderDispatched)
    first, second = await permits(house)
    assert (done.ended, done.permits) == ((first.id,), (second.id,))
    assert (first.status, second.status) == (S.COMPLETED, S.ACTIVE)
    assert {holder.id for holder in second.holders} == set(house.other.members)
    async with house.world.db.reading() as rx:
        recorded = await events.read_after(rx, events.Cursor(), 10_000)
    sent = [one.payload for one in recorded if one.kind == "WORK_ORDER_DISPATCHED"]
    assert [(one["crew"], one["relieved"]) for one in sent] == [
        (str(house.crew.id), None),
        (str(house.other.id), str(house.crew.id)),
    ]


async def test_a_permit_made_by_hand_for_the_work_ends_and_is_armed_again_with_it_and_not_by_a_dispatch(
    house: WorkWorld,
) -> None:
    order = await house.create(place=IN_HAMLET)
    mine = house.world.wanted(zones=(HAMLET,), holders=house.world.people[3:4], work_order=order.id)
    by = house.world.coordinator
    await house.world.applications.apply(Apply(wanted=mine), by=by, request=asked(by))

    await house.send(order)
    sent = [one.status for one in await permits(house)]
    await complete(house, await house.seen(order.id))
    ended = [one.status for one in await permits(house)]
    await reopen(house, order)

    assert (sent, ended) == ([S.ACTIVE] * 2, [S.COMPLETED] * 2)
    assert [one.status for one in await permits(house)] == [S.ACTIVE] * 2


async def test_a_permit_given_up_with_the_first_crew_covers_no_member_of_the_second(house: WorkWorld) -> None:
    mixed = a_crew(house.world.company, "Tổ trộn", (house.crew.members[0], house.other.members[0]))
    await house.add(mixed)
    order = await house.sent(place=IN_HAMLET)

    await house.send(order, mixed)

    (live,) = [one for one in await permits(house) if one.status is S.ACTIVE]
    assert {holder.id for holder in live.holders} == set(mixed.members)


async def test_a_dispatch_names_the_zones_passed_on_the_way(house: WorkWorld) -> None:
    order = await house.create(place=IN_HAMLET)

    await house.send(order, zones=(LAPVO,))

    (permit,) = await permits(house)
    assert permit.zones == (LAPVO, HAMLET)


async def test_a_place_that_a_later_zone_takes_is_asked_for_by_that_zone(house: WorkWorld) -> None:
    grown = shapely.box(105.6, 10.2, 105.8, 10.4)
    await house.world.order(ChangeZone(number=HAMLET, version=1, terms={"geometry": grown}), at=NOON, start=NOON + HOUR)

    await house.send(await house.create())

    (permit,) = await permits(house)
    assert HAMLET in permit.zones


async def test_a_stale_dispatch_and_one_of_a_closed_order_are_refused(house: WorkWorld) -> None:
    order = await house.sent()
    seen = await house.seen(order.id)
    await complete(house, seen)

    stale = await house.send(seen)
    closed = await house.send(await house.seen(order.id))

    assert isinstance(stale, Stale)
    assert isinstance(closed, Conflict)
    assert closed.params == {"from": "COMPLETED", "to": "ACKNOWLEDGED"}


async def test_a_shut_zone_is_asked_of_its_unit_even_for_class_one(house: WorkWorld) -> None:
    done = await house.send(await house.create(zones=(SADEC, SHUT)))

    assert isinstance(done, WorkOrderDispatched)
    assert done.permits == ()
    waiting = await house.world.application_queries.find(done.applications[0], by=house.world.department)
    assert waiting is not None
    assert [part.zones for part in waiting.pending] == [(SHUT,)]
    assert waiting.wanted.zones == (SADEC, SHUT)


async def test_a_permit_that_a_unit_grants_later_ends_with_the_work(house: WorkWorld) -> None:
    order = await house.create(zones=(SITE,))
    sent = await house.send(order)
    waiting = await house.world.application_queries.find(sent.applications[0], by=house.world.department)
    assert waiting is not None
    decide = Decide(application=waiting.id, version=waiting.version, ruling=Ruling.APPROVED)
    await house.world.applications.decide(decide, by=house.world.sa_dec, request=asked(house.world.sa_dec))
    (permit,) = await permits(house)

    done = await complete(house, await house.seen(order.id))

    assert done.ended == (permit.id,)
    assert await statuses(house.world, permit.id) == [Status.ENDED] * 2
