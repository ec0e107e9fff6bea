"""A zone that changes over a crew speaks at once, one that turns by the clock speaks when it turns, and each once."""

import asyncio
from datetime import datetime

import pytest
import shapely
import sqlalchemy as sa

from credentials.wire import Restriction, SubjectType, ZoneKind
from geo.zones.model import GeometryQuality
from geo.zones.orders.model import ChangeZone, CreateZone, Instruction, LiftZone, Order, Preview
from geo.zones.service import Zones
from geo.zones.timeline import Span
from identity.crews.model import Duty
from permits.applications.commands import Apply
from permits.applications.outcomes import ApplicationChanged
from permits.consequences.service import PermitConsequences
from storage import events
from storage.event import Recorded
from tests.permits.values import HOUR, NOON
from tests.permits.world import ACT, HAMLET, SADEC, asked, terms
from tests.tracking.world import FIELD, MINUTE, OUTSIDE, SECOND, Tracked, fix
from tracking.consequences.service import CrewConsequences
from tracking.consequences.tables import crew_flag
from tracking.consequences.turns import CrewTurns

AROUND = shapely.box(105.64, 10.24, 105.66, 10.26)
NEW = 7


def sealed(restriction: Restriction = Restriction.REQ_AUTHORISATION) -> CreateZone:
    """A hamlet around the field where the crew stands."""
    return CreateZone(
        code="NEW",
        terms=terms(
            "Ấp mới", kind=ZoneKind.LOCKDOWN, restriction=restriction, level=None, precedence=10, geometry=AROUND
        ),
    )


@pytest.fixture
async def standing(province: Tracked) -> Tracked:
    """The crew stands in a field of Sa Đéc, with a permit for Sa Đéc and the hamlet; orders have their consequences."""
    world = province.world
    world.zones = Zones(world.db, (PermitConsequences(world.ports.statuses), CrewConsequences(world.current)))
    wanted = world.wanted(
        zones=(SADEC, HAMLET),
        holders=world.people[:2],
        crew=province.crew,
        subject_type=SubjectType.CREW,
        valid_from=NOON - 3 * HOUR,
    )
    request = asked(world.coordinator, NOON - 4 * HOUR)
    assert isinstance(
        await world.applications.apply(Apply(wanted=wanted), by=world.coordinator, request=request), ApplicationChanged
    )
    await province.report(fix(NOON - MINUTE))
    return province


async def of_kind(province: Tracked, kind: str) -> list[Recorded]:
    async with province.db.reading() as rx:
        return [one for one in await events.read_after(rx, events.Cursor(), 10_000) if one.kind == kind]


async def without_permit(province: Tracked) -> list[tuple[int, str]]:
    return [
        (one.payload["zone"], one.payload["cause"]) for one in await of_kind(province, "CREW_INSIDE_WITHOUT_PERMIT")
    ]


async def flags(province: Tracked) -> list[tuple[int, str]]:
    async with province.db.reading() as rx:
        rows = await rx.rows(sa.select(crew_flag).where(crew_flag.c.crew == province.crew).order_by(crew_flag.c.at))
    return [(row.zone, row.code) for row in rows]


async def preview(province: Tracked, one: Instruction, start: datetime = NOON) -> int:
    """How many crews an order would touch."""
    order = Order(act=ACT, span=Span(start=start), instructions=(one,))
    world = province.world
    seen = await world.zones.preview(order, by=world.department, now=NOON)
    assert isinstance(seen, Preview)
    return sum(touched.count for touched in seen.touched if touched.kind == "CREWS_TOUCHED")


async def test_a_crew_with_its_permit_is_told_nothing_of(standing: Tracked) -> None:
    assert await without_permit(standing) == []


async def test_a_zone_that_comes_over_a_crew_speaks_at_once_and_once(standing: Tracked) -> None:
    assert await preview(standing, sealed()) == 1

    await standing.world.order(sealed())

    assert await flags(standing) == [(NEW, "ZONE_CHANGED")]
    assert [one.payload["crews"] for one in await of_kind(standing, "CREWS_TOUCHED")] == [1]
    assert await without_permit(standing) == [(NEW, "ZONE_CHANGED")]
    await standing.report(fix(NOON + MINUTE), fix(NOON + 2 * MINUTE), at=NOON + 3 * MINUTE)
    assert await CrewTurns(standing.db, standing.world.current).look(NOON + 3 * MINUTE) == 0
    assert await without_permit(standing) == [(NEW, "ZONE_CHANGED")]
    visit = (await standing.visits())[-1].visit
    assert (visit.zone, visit.entered_at, visit.without_permit_at) == (NEW, NOON + MINUTE, NOON + MINUTE)


async def test_one_who_left_in_time_and_comes_back_is_told_of_again(standing: Tracked) -> None:
    await standing.world.order(sealed())

    await standing.report(fix(NOON + 10 * MINUTE, OUTSIDE), fix(NOON + 30 * MINUTE), at=NOON + HOUR)

    assert await without_permit(standing) == [(NEW, "ZONE_CHANGED"), (NEW, "FIX")]


async def test_a_crew_whose_permit_names_the_zone_is_touched_and_may_stay(standing: Tracked) -> None:
    grown = ChangeZone(number=HAMLET, version=1, terms={"geometry": AROUND})
    assert await preview(standing, grown) == 1

    await standing.world.order(grown)

    assert await flags(standing) == [(HAMLET, "ZONE_CHANGED")]
    assert await without_permit(standing) == []


async def test_a_zone_that_asks_nothing_speaks_to_nobody(standing: Tracked) -> None:
    await standing.world.order(sealed(Restriction.NO_RESTRICTION))

    assert await flags(standing) == [(NEW, "ZONE_CHANGED")]
    assert await without_permit(standing) == []


async def test_a_zone_without_a_shape_touches_nobody(standing: Tracked) -> None:
    known = {"geometry": None, "quality": GeometryQuality.NONE, "level": "D16"}

    await standing.world.order(CreateZone(code="NOWHERE", terms=terms("Từ cầu đến cầu", **known)))

    assert await flags(standing) == []


async def test_ground_that_stays_as_it_was_touches_nobody(standing: Tracked) -> None:
    """Sa Đéc grows in the east; the crew stands where it always asked the same."""
    grown = ChangeZone(number=SADEC, version=1, terms={"geometry": shapely.box(105.6, 10.2, 105.9, 10.4)})
    assert await preview(standing, grown) == 0
    assert await preview(standing, LiftZone(number=SADEC, version=1)) == 1

    await standing.world.order(grown)

    assert await flags(standing) == []
    assert await of_kind(standing, "CREWS_TOUCHED") == []


@pytest.mark.parametrize("why", ["off duty", "elsewhere", "seen long ago"])
async def test_a_crew_that_is_not_there_is_not_touched(standing: Tracked, why: str) -> None:
    if why == "off duty":
        await standing.duty(Duty.OFF_DUTY, NOON)
    elif why == "elsewhere":
        await standing.report(fix(NOON + 30 * MINUTE, OUTSIDE), at=NOON + 31 * MINUTE)
    at = NOON + 3 * HOUR if why == "seen long ago" else NOON + 40 * MINUTE

    await standing.world.order(sealed(), at=at)

    assert await flags(standing) == []
    assert await without_permit(standing) == []


async def test_an_order_for_later_speaks_when_it_turns_whoever_looks_and_once(standing: Tracked) -> None:
    await standing.world.order(sealed(), start=NOON + HOUR)
    turns = CrewTurns(standing.db, standing.world.current)
    assert await flags(standing) == [(NEW, "ZONE_WILL_CHANGE")]

    before = await turns.look(NOON + HOUR - SECOND)
    said = await asyncio.gather(*(turns.look(NOON + HOUR) for _ in range(4)))
    after = await turns.look(NOON + HOUR + MINUTE)

    assert (before, sum(said), after) == (0, 1, 0)
    assert await without_permit(standing) == [(NEW, "ZONE_CHANGED")]
    await standing.report(fix(NOON + 2 * HOUR, FIELD), at=NOON + 2 * HOUR)
    assert await without_permit(standing) == [(NEW, "ZONE_CHANGED")]


async def test_a_permit_that_ends_is_not_said_of_the_zone(standing: Tracked) -> None:
    """What turned is the permit; the next fix says so."""
    far = NOON + 3 * 24 * HOUR
    await standing.report(fix(far - MINUTE), at=far)

    assert await CrewTurns(standing.db, standing.world.current).look(far + MINUTE) == 0
    await standing.report(fix(far + MINUTE), at=far + MINUTE)

    assert await without_permit(standing) == [(SADEC, "FIX")]
