"""64 clients apply and approve while the zone closes: no permit enters the closed zone, on both databases."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from time import perf_counter
from typing import Any

import pytest

from credentials.wire import Purpose, Status
from geo.zones.orders.model import CloseZone, Order, Published
from geo.zones.timeline import Span
from permits.applications.commands import Apply, Decide
from permits.applications.model import Application, Ruling
from permits.applications.outcomes import ApplicationChanged
from permits.permits import credential_store
from permits.permits.model import Permit, PermitStatus
from permits.permits.search import PermitFilter
from permits.policy.model import PolicyRule
from storage.database import Database
from storage.outcomes import Busy, Refused
from tests.permits.test_decide import submitted
from tests.permits.values import NOON
from tests.permits.world import ACT, LAPVO, World, a_world, asked

CLIENTS = 64
REPAIR, GOODS = Purpose.INCIDENT_REPAIR, Purpose.ESSENTIAL_GOODS


class Clock:
    """Noon, and what has passed on the wall since."""

    def __init__(self) -> None:
        self._start = perf_counter()

    def now(self) -> datetime:
        return NOON + timedelta(seconds=perf_counter() - self._start)


async def patiently(work: Callable[[], Awaitable[Any]]) -> Any:
    """Send the same request again when the database rolled it back by itself."""
    for _ in range(20):
        try:
            return await work()
        except Busy:
            await asyncio.sleep(0.05)
    raise AssertionError("still busy")


async def client(world: World, clock: Clock, waiting: Application | None, number: int) -> Any:
    """An even client applies for a repair, an odd one approves what waits."""
    await asyncio.sleep(random.Random(number).random() * 0.4)
    if waiting is None:
        by, apply = world.coordinator, Apply(wanted=world.wanted(zones=(LAPVO,), purpose=REPAIR))
        applying = asked(by, clock.now())
        return await patiently(lambda: world.applications.apply(apply, by=by, request=applying))
    by, decide = world.lap_vo, Decide(application=waiting.id, version=waiting.version, ruling=Ruling.APPROVED)
    deciding = asked(by, clock.now())
    return await patiently(lambda: world.applications.decide(decide, by=by, request=deciding))


async def close(world: World, clock: Clock) -> Published:
    await asyncio.sleep(0.2)
    order = Order(act=ACT, span=Span(start=clock.now()), instructions=(CloseZone(number=LAPVO, version=1),))
    request = asked(world.department, clock.now())
    done = await patiently(lambda: world.zones.publish(order, by=world.department, request=request))
    assert isinstance(done, Published)
    return done


async def permits_of(world: World) -> list[Permit]:
    wanted = PermitFilter(zone=LAPVO)
    return list((await world.queries.page(wanted, by=world.department, after=None, first=500)).rows)


async def without_quota(world: World) -> None:
    by = world.department
    await world.policies.add(PolicyRule(zone=LAPVO, quota=1_000), by=by, request=asked(by))


@pytest.mark.parametrize("round_", range(2))
async def test_no_permit_enters_a_zone_that_closes_under_64_clients(db: Database, round_: int) -> None:
    world, clock = await a_world(db), Clock()
    await without_quota(world)
    waiting = [await submitted(world, zones=(LAPVO,), purpose=GOODS) for _ in range(CLIENTS // 2)]
    clients = [client(world, clock, waiting[n // 2] if n % 2 else None, n + CLIENTS * round_) for n in range(CLIENTS)]

    published, *answers = await asyncio.gather(close(world, clock), *clients)

    permits = await permits_of(world)
    issued = {one.permit for one in answers if isinstance(one, ApplicationChanged) and one.permit is not None}
    assert {one.id for one in permits} == issued
    assert 0 < len(issued) < CLIENTS, "the zone closed in the middle"
    await every_one_was_there_before(world, published, permits)
    late = [one for one in answers if not (isinstance(one, ApplicationChanged) and one.permit)]
    assert Counter(map(refusal, late)).keys() <= {"SUBMITTED", "ZONE_TIGHTENED"}


async def every_one_was_there_before(world: World, published: Published, permits: list[Permit]) -> None:
    """The closure saw each of them: it suspended it, or flagged it and its credential says that it is older."""
    marked = sum(one.count for one in published.touched if one.kind in ("PERMITS_SUSPENDED", "PERMITS_FLAGGED"))
    assert marked >= len(permits)
    async with world.db.reading() as rx:
        listed = await world.ports.statuses.snapshot(rx, NOON)  # type: ignore[attr-defined]  # not in the port
        for permit in permits:
            said = {one.code: one.holds for one in permit.reasons}
            assert said, "a permit that the closure did not see"
            (credential,) = await credential_store.of_permit(rx, permit.id)
            older = credential.issued_at < published.recorded_at
            assert (permit.status is PermitStatus.SUSPENDED) == (permit.purpose is GOODS or not older)
            assert (listed.find(credential.ref) is Status.SUSPENDED) == (permit.status is PermitStatus.SUSPENDED)


def refusal(answer: Any) -> str:
    return answer.reasons[0].code if isinstance(answer, Refused) else str(answer.status)


async def test_of_64_that_want_the_last_three_places_three_get_them(db: Database) -> None:
    world, clock = await a_world(db), Clock()
    by = world.department
    await world.policies.add(PolicyRule(zone=LAPVO, quota=3), by=by, request=asked(by))

    answers = await asyncio.gather(*(client(world, clock, None, n) for n in range(CLIENTS)))

    issued = [one for one in answers if isinstance(one, ApplicationChanged)]
    full = [one for one in answers if isinstance(one, Refused) and one.reasons[0].code == "QUOTA_FULL"]
    assert (len(issued), len(full), len(await permits_of(world))) == (3, CLIENTS - 3, 3)
