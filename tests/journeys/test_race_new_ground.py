"""64 clients apply for places while a zone is published over them, or grows over them: none slips in unnamed."""

import asyncio
import random
from typing import Any

import pytest
import shapely

from credentials.wire import Restriction, ZoneKind
from geo.zones.orders.model import ChangeZone, CreateZone, Instruction, Order, Published
from geo.zones.timeline import Span
from permits.applications.commands import Apply
from permits.applications.outcomes import ApplicationChanged
from permits.permits.model import Permit
from permits.permits.search import PermitFilter
from permits.policy.model import PolicyRule
from storage.database import Database
from storage.outcomes import Refused
from tests.journeys.test_race import CLIENTS, Clock, patiently
from tests.permits.world import ACT, HAMLET, SADEC, World, a_world, asked, terms

PLACE = (105.65, 10.25)
NEW = 7
OVER_THE_PLACE = shapely.box(105.64, 10.24, 105.66, 10.26)


def a_new_zone() -> Instruction:
    sealed = terms(
        "Ấp Tân Hoà",
        kind=ZoneKind.LOCKDOWN,
        restriction=Restriction.REQ_AUTHORISATION,
        level=None,
        precedence=10,
        geometry=OVER_THE_PLACE,
    )
    return CreateZone(code="TANHOA", terms=sealed)


def the_hamlet_grows() -> Instruction:
    return ChangeZone(number=HAMLET, version=1, terms={"geometry": OVER_THE_PLACE})


async def client(world: World, clock: Clock, zone: int, number: int) -> Any:
    """An even client knows nothing of the zone, an odd one names it beside the district."""
    await asyncio.sleep(random.Random(number).random() * 0.4)
    by, named = world.coordinator, (SADEC, zone) if number % 2 else (SADEC,)
    apply, request = Apply(wanted=world.wanted(zones=named, places=(PLACE,))), asked(by, clock.now())
    return await patiently(lambda: world.applications.apply(apply, by=by, request=request))


async def publish(world: World, clock: Clock, instruction: Instruction) -> Published:
    """As another process would: nobody here tells the index, it follows as it does in a server."""
    await asyncio.sleep(0.2)
    order = Order(act=ACT, span=Span(start=clock.now()), instructions=(instruction,))
    request = asked(world.department, clock.now())
    done = await patiently(lambda: world.zones.publish(order, by=world.department, request=request))
    assert isinstance(done, Published)
    return done


async def issued(world: World) -> tuple[Permit, ...]:
    return (await world.queries.page(PermitFilter(), by=world.department, after=None, first=500)).rows


def names_it_or_is_flagged(permit: Permit, zone: int) -> bool:
    return zone in permit.zones or any(one.code == "ZONE_NOT_NAMED" and one.zone == zone for one in permit.reasons)


def refused(answers: list[Any]) -> set[str]:
    return {reason.code for one in answers if isinstance(one, Refused) for reason in one.reasons}


@pytest.mark.parametrize("round_", range(2))
@pytest.mark.parametrize(
    ("zone", "instruction"), [(NEW, a_new_zone()), (HAMLET, the_hamlet_grows())], ids=["new", "grown"]
)
async def test_no_permit_is_issued_for_a_place_without_the_zone_that_came_over_it(
    db: Database, zone: int, instruction: Instruction, round_: int
) -> None:
    world, clock = await a_world(db), Clock()
    by = world.department
    await world.policies.add(PolicyRule(quota=1_000), by=by, request=asked(by))
    clients = [client(world, clock, zone, n + CLIENTS * round_) for n in range(CLIENTS)]

    following = asyncio.create_task(world.current.run())
    _, *answers = await asyncio.gather(publish(world, clock, instruction), *clients)
    following.cancel()

    permits = await issued(world)
    let_in = [one for one in answers if isinstance(one, ApplicationChanged)]
    assert {one.id for one in permits} == {one.permit for one in let_in}
    assert [one.reference for one in permits if not names_it_or_is_flagged(one, zone)] == []
    assert 0 < len(permits) < CLIENTS, "the zone came in the middle"
    assert refused(answers) <= {"ZONE_NOT_NAMED", "UNKNOWN_ZONE"}
