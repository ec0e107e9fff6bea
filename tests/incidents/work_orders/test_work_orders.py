"""Work orders: who writes them, who is sent, who reads them."""

import pytest

from identity.access import Role
from incidents.work_orders.commands import Create
from incidents.work_orders.model import CrewProgress, WorkOrderState
from storage.outcomes import Forbidden
from tests.incidents.work_orders.world import IN_SADEC, WorkWorld
from tests.permits.values import LAP_VO, SA_DEC
from tests.permits.world import asked, person


async def test_a_work_order_is_written_and_a_crew_is_sent(house: WorkWorld) -> None:
    order = await house.create()

    await house.send(order)

    seen = await house.seen(order.id)
    assert (seen.crew, seen.progress, seen.state) == (house.crew.id, CrewProgress.ASSIGNED, WorkOrderState.ACKNOWLEDGED)
    assert (order.version, seen.version) == (1, 2)
    assert await house.told() == ["WORK_ORDER_CREATED", "WORK_ORDER_DISPATCHED"]


async def test_only_who_manages_work_orders_of_the_organisation_writes_them(house: WorkWorld) -> None:
    command = Create(
        organisation=house.world.company, title="x", purpose=(await house.create()).purpose, place=IN_SADEC
    )

    for role in (Role.COORDINATOR, Role.CREW, Role.ADMIN, Role.APPROVER):
        by = person(role, house.world.company)
        with pytest.raises(Forbidden):
            await house.work.create(command, by=by, request=asked(by))

    assert await house.told() == ["WORK_ORDER_CREATED"]


async def test_a_unit_reads_what_lies_in_its_zones_a_member_what_the_crew_is_sent_to_do(house: WorkWorld) -> None:
    order = await house.sent()

    readers = (house.an, house.binh, person(Role.APPROVER, None, SA_DEC), person(Role.AUDITOR))
    others = (house.stranger, person(Role.APPROVER, None, LAP_VO), person(Role.DISPATCHER, SA_DEC))

    assert [bool(await house.queries.find(order.id, by=by)) for by in readers] == [True] * 4
    assert [bool(await house.queries.find(order.id, by=by)) for by in others] == [False] * 3
