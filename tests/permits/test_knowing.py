"""A permit is decided by what the register knows, however far behind the zones in memory are."""

import asyncio
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
import shapely

from geo.index.index import ZoneIndex
from geo.local_time import WeeklyWindow
from geo.zones.orders.model import CreateZone, Order, Published
from geo.zones.timeline import Span
from permits.applications.commands import Apply
from permits.applications.outcomes import ApplicationChanged
from permits.applications.service import Applications
from storage.database import connect
from storage.outcomes import Busy, Reason, Refused
from tests.permits.values import DAY, HOUR, NOON
from tests.permits.world import ACT, SADEC, World, a_world, asked, terms

PLACE = (105.65, 10.25)
OVER_IT = shapely.box(105.64, 10.24, 105.66, 10.26)
SEAL = 7
NIGHTS = tuple(WeeklyWindow(weekday=day, start_min=18 * 60, end_min=30 * 60) for day in range(7))


class Standstill:
    """Zones in memory that never hear of anything."""

    def __init__(self, index: ZoneIndex) -> None:
        self.index = index
        self.asked = 0

    async def catch_up(self, known_at: datetime) -> None:  # noqa: ARG002 - a protocol
        self.asked += 1


async def seal_unheard(world: World, **changes: Any) -> None:
    """Publish a zone over the place; nobody tells the index."""
    zone = CreateZone(code="SEAL", terms=terms("Ấp", precedence=5, geometry=OVER_IT, **changes))
    order = Order(act=ACT, span=Span(start=NOON - HOUR), instructions=(zone,))
    request = asked(world.department, NOON - HOUR)
    assert isinstance(await world.zones.publish(order, by=world.department, request=request), Published)


async def apply(world: World, **changes: Any) -> Any:
    by, wanted = world.coordinator, world.wanted(**({"places": (PLACE,)} | changes))
    return await world.applications.apply(Apply(wanted=wanted), by=by, request=asked(by))


async def test_a_zone_that_the_index_has_not_heard_of_must_be_named(world: World) -> None:
    await seal_unheard(world)
    before = await world.dump()

    refused = await apply(world)

    assert refused == Refused(reasons=(Reason(code="ZONE_NOT_NAMED", params={"zone": str(SEAL)}),))
    assert await world.dump() == before
    assert isinstance(await apply(world, zones=(SADEC, SEAL)), ApplicationChanged)


async def test_an_index_that_never_catches_up_issues_nothing_and_the_request_may_come_again(world: World) -> None:
    stale = Standstill(world.current.index)
    await seal_unheard(world)
    by, before = world.coordinator, await world.dump()
    command, request = Apply(wanted=world.wanted(places=(PLACE,), zones=(SADEC, SEAL))), asked(by)

    with pytest.raises(Busy):
        await Applications(world.db, replace(world.ports, zones_now=stale)).apply(command, by=by, request=request)

    assert stale.asked > 1
    assert await world.dump() == before
    assert isinstance(await world.applications.apply(command, by=by, request=request), ApplicationChanged)


async def test_a_permit_that_names_no_place_asks_no_index(world: World) -> None:
    stale = Standstill(world.current.index)
    await seal_unheard(world)
    by, applications = world.coordinator, Applications(world.db, replace(world.ports, zones_now=stale))

    done = await applications.apply(Apply(wanted=world.wanted()), by=by, request=asked(by))

    assert isinstance(done, ApplicationChanged)
    assert stale.asked == 0


async def test_a_zone_whose_weekly_hours_come_on_within_the_validity_must_be_named(world: World) -> None:
    await seal_unheard(world, schedule=NIGHTS)

    assert isinstance(await apply(world, valid_to=NOON + 6 * HOUR), ApplicationChanged)
    late = await apply(world, valid_to=NOON + 6 * HOUR + DAY / 24)
    assert late == Refused(reasons=(Reason(code="ZONE_NOT_NAMED", params={"zone": str(SEAL)}),))
    assert isinstance(await apply(world, zones=(SADEC, SEAL)), ApplicationChanged)


@pytest.mark.postgres
async def test_permits_do_not_wait_for_one_another_and_an_order_waits_for_them(postgres_url: str) -> None:
    db = await connect(postgres_url)
    world = await a_world(db)
    try:
        async with db.transaction() as tx:
            await world.zones.hold_register(tx)
            assert isinstance(await asyncio.wait_for(apply(world), 10), ApplicationChanged)
            order = asyncio.create_task(seal_unheard(world))
            await asyncio.sleep(0.2)
            assert not order.done()
        await asyncio.wait_for(order, 10)
    finally:
        await db.close()
