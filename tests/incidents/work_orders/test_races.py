"""Several at once: two dispatchers, a zone that closes under dispatches, a unit that decides while the work ends."""

import asyncio
import random
from typing import Any

import pytest

from geo.zones.orders.model import CloseZone, Order, Published
from geo.zones.tables import zone_register
from geo.zones.timeline import Span
from incidents.work_orders.commands import Close, Dispatch
from incidents.work_orders.model import WorkOrder, WorkOrderState
from incidents.work_orders.outcomes import WorkOrderChanged, WorkOrderDispatched
from incidents.work_orders.tables import work_order
from permits.applications.commands import Decide
from permits.applications.model import Ruling
from permits.permits.model import PermitStatus
from storage.database import Database, connect
from storage.ids import new_id
from storage.outcomes import Refused, Stale
from tests.incidents.work_orders.test_dispatching import complete, permits
from tests.incidents.work_orders.world import IN_HAMLET, WorkWorld, a_work_world
from tests.journeys.test_race import Clock, patiently, refusal
from tests.permits.values import NOON
from tests.permits.world import ACT, HAMLET, SITE, asked

DISPATCHERS = 16


async def test_of_two_dispatchers_at_once_one_sends_and_the_other_is_told(house: WorkWorld) -> None:
    order = await house.create(place=IN_HAMLET)

    answers = await asyncio.gather(
        *(patiently(lambda crew=crew: house.send(order, crew)) for crew in (house.crew, house.other))  # type: ignore[misc]  # lambda
    )

    assert sorted(type(one).__name__ for one in answers) == ["Stale", "WorkOrderDispatched"]
    seen = await house.seen(order.id)
    (permit,) = await permits(house)
    assert (permit.crew, permit.work_order) == (seen.crew, order.id)
    assert (await house.told()).count("WORK_ORDER_DISPATCHED") == 1
    assert any(isinstance(one, Stale) for one in answers)


async def client(house: WorkWorld, clock: Clock, order: WorkOrder, number: int) -> Any:
    await asyncio.sleep(random.Random(number).random() * 0.4)
    crew = house.crew if number % 2 else house.other
    command = Dispatch(work_order=order.id, version=order.version, crew=crew.id)
    request = asked(house.dispatcher, clock.now())
    return await patiently(lambda: house.work.dispatch(command, by=house.dispatcher, request=request))


async def close(house: WorkWorld, clock: Clock) -> Published:
    """As another process would: nobody here tells the index, it follows as it does in a server."""
    await asyncio.sleep(0.2)
    order = Order(act=ACT, span=Span(start=clock.now()), instructions=(CloseZone(number=HAMLET, version=1),))
    request = asked(house.world.department, clock.now())
    done = await patiently(lambda: house.world.zones.publish(order, by=house.world.department, request=request))
    assert isinstance(done, Published)
    return done


@pytest.mark.parametrize("round_", range(2))
async def test_no_crew_is_sent_with_a_permit_into_a_zone_that_has_closed(db: Database, round_: int) -> None:
    house, clock = await a_work_world(db), Clock()
    orders = [await house.create(place=IN_HAMLET, title=f"Việc {n}") for n in range(DISPATCHERS)]

    following = asyncio.create_task(house.world.current.run())
    clients = [client(house, clock, order, n + DISPATCHERS * round_) for n, order in enumerate(orders)]
    published, *answers = await asyncio.gather(close(house, clock), *clients)
    following.cancel()

    sent = [one for one in answers if isinstance(one, WorkOrderDispatched)]
    refused = [one for one in answers if isinstance(one, Refused)]
    assert len(sent) + len(refused) == DISPATCHERS
    assert {refusal(one) for one in refused} <= {"PURPOSE_FORBIDDEN"}
    assert sent, "some were sent before it closed"
    assert refused, "some came after it had closed"
    for permit in await permits(house):
        assert permit.issued_at < published.recorded_at or any(one.zone == HAMLET for one in permit.reasons)
    for order in orders:
        seen = await house.seen(order.id)
        assert (seen.crew is not None) == (order.id in {one.id for one in sent}), "half sent"


async def test_a_word_given_while_the_work_is_called_off_leaves_no_live_permit(house: WorkWorld) -> None:
    orders = [await house.create(zones=(SITE,), title=f"Việc {n}") for n in range(6)]
    crews = [house.crew, house.other] * 3
    waiting = []
    for order, crew in zip(orders, crews, strict=True):
        sent = await house.send(order, crew)
        found = await house.world.application_queries.find(sent.applications[0], by=house.world.department)
        assert found is not None
        waiting.append(found)

    async def decide(number: int) -> Any:
        one = waiting[number]
        command = Decide(application=one.id, version=one.version, ruling=Ruling.APPROVED)
        request = asked(house.world.sa_dec)
        return await patiently(lambda: house.world.applications.decide(command, by=house.world.sa_dec, request=request))

    async def call_off(number: int) -> Any:
        seen = await house.seen(orders[number].id)
        command = Close(
            work_order=seen.id,
            version=seen.version,
            edit=new_id(),
            at=NOON,
            state=WorkOrderState.CANCELLED,
            note="Khách báo đã có mạng",
        )
        request = asked(house.dispatcher)
        return await patiently(lambda: house.work.close(command, by=house.dispatcher, request=request))

    answers = await asyncio.gather(*(work(n) for n in range(6) for work in (decide, call_off)))

    assert all(isinstance(one, WorkOrderChanged) for one in answers[1::2])
    assert [one for one in await permits(house) if one.status is PermitStatus.ACTIVE] == []


@pytest.mark.postgres
async def test_work_does_not_end_in_the_middle_of_a_zone_order_and_holds_nothing_while_it_waits(
    postgres_url: str,
) -> None:
    db = await connect(postgres_url)
    try:
        house = await a_work_world(db)
        order = await house.sent(place=IN_HAMLET)
        async with db.transaction() as tx:
            await tx.hold(zone_register, alone=True)
            ending = asyncio.create_task(complete(house, order))
            await asyncio.sleep(0.5)
            assert not ending.done()
            await asyncio.wait_for(tx.lock(work_order, [order.id]), 5)
            (before,) = await permits(house)
        await asyncio.wait_for(ending, 10)
        (after,) = await permits(house)
    finally:
        await db.close()

    assert (before.status, after.status) == (PermitStatus.ACTIVE, PermitStatus.COMPLETED)
