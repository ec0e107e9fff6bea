"""What a zone change does to open incidents: whom it touches, what is written, what is told."""

from typing import Any

import numpy as np
import pytest
import shapely

from credentials.wire import Restriction, ZoneKind
from geo.levels.model import Words
from geo.levels.service import Levels, SaveLevel
from geo.zones.orders.model import (
    ChangeZone,
    CloseZone,
    CreateZone,
    LiftZone,
    Order,
    Preview,
    Published,
    Reaffirmed,
    ReaffirmZones,
)
from geo.zones.timeline import Span
from identity.units.model import UnitLevel, UnitRow
from identity.units.service import Units
from incidents.consequences.ground import Plane, standing, within
from incidents.consequences.service import IncidentConsequences
from incidents.exposure.model import WITHIN_M, Relation
from incidents.exposure.rules import stands
from incidents.incidents.model import Incident, IncidentFlag
from storage.database import Database
from storage.outcomes import Stale
from tests.geo.factories import a_star, a_version
from tests.incidents.values import DAY, HOUR, NIGHT, PLACE, near
from tests.incidents.world import ACT, World, a_world, asked, terms

WEST, SOUTH, EAST, NORTH = 105.7, 10.3, 105.72, 10.32
HAMLET = shapely.box(WEST, SOUTH, EAST, NORTH)
EDGE = shapely.Point(WEST, 10.31)
LATER = NIGHT + HOUR


@pytest.fixture
async def world(db: Database) -> World:
    """Incidents follow the register."""
    return await a_world(db, (IncidentConsequences(),))


def sealed(**changes: Any) -> CreateZone:
    """A hamlet is sealed around the place."""
    return CreateZone(
        code="HAMLET",
        terms=terms("Ấp", **{"geometry": HAMLET, "kind": ZoneKind.LOCKDOWN, "precedence": 10, "level": None} | changes),
    )


async def flags(world: World, of: Incident) -> dict[int, IncidentFlag]:
    """What zones have said of an incident."""
    found = await world.queries.flags([of.id], by=world.dispatcher)
    return {one.zone: one for one in found.get(of.id, ())}


def touched(done: Published) -> list[tuple[str, int]]:
    """What was touched, and how many."""
    return [(one.kind, one.count) for one in done.touched]


async def test_a_zone_that_comes_flags_the_open_incidents_within_500_m_and_tells_once(world: World) -> None:
    inside, close = await world.has(), await world.has(location=near(-480, EDGE))
    far = await world.has(location=near(-520, EDGE))
    crossing = await world.has(location=shapely.LineString([near(-2_000, EDGE), near(100, EDGE)]))
    over = await world.done("resolve", await world.has())

    done = await world.order(sealed(), at=LATER)

    expected = IncidentFlag(incident=inside.id, zone=2, code="ZONE_COMES", at=done.recorded_at, since=LATER)
    assert await flags(world, inside) == {2: expected}
    found = [bool(await flags(world, one)) for one in (close, crossing, far, over)]
    assert found == [True, True, False, False]
    assert touched(done) == [("INCIDENTS_TOUCHED", 3)]
    (told,) = await world.log("INCIDENTS_TOUCHED")
    assert told.payload == {"zone": 2, "order": str(done.order), "incidents": 3}
    assert (told.subject, told.at) == (done.zones[0].id, done.recorded_at)


async def test_the_preview_counts_what_the_order_will_touch_and_writes_nothing(world: World) -> None:
    one = await world.has()
    before = await world.dump()
    order = Order(act=ACT, span=Span(start=LATER), instructions=(sealed(),))

    preview = await world.zones.preview(order, by=world.department, now=LATER)

    assert isinstance(preview, Preview)
    assert [(found.kind, found.count, found.sample) for found in preview.touched] == [
        ("INCIDENTS_TOUCHED", 1, (one.id,))
    ]
    assert await world.dump() == before
    assert touched(await world.order(sealed(), at=LATER)) == [("INCIDENTS_TOUCHED", 1)]


async def test_a_zone_that_moves_touches_those_on_old_and_new_ground_and_not_those_who_stand_as_before(
    world: World,
) -> None:
    stays = await world.has(location=near(300, EDGE))
    left, reached = await world.has(location=shapely.Point(105.718, 10.31)), await world.has(location=near(-700, EDGE))
    nearer = await world.has(location=near(-450, EDGE))
    await world.order(sealed(), at=LATER)
    west = shapely.box(WEST - 0.003, SOUTH, 105.715, NORTH)

    done = await world.order(ChangeZone(number=2, version=1, terms={"geometry": west}), at=LATER + HOUR)

    codes = [{zone: flag.code for zone, flag in (await flags(world, one)).items()} for one in (left, reached, nearer)]
    assert codes == [{2: "ZONE_MOVES"}] * 3
    assert (await flags(world, stays))[2].code == "ZONE_COMES"
    assert touched(done) == [("INCIDENTS_TOUCHED", 3)]


@pytest.mark.parametrize(
    ("instruction", "code"),
    [
        (CloseZone(number=2, version=1), "ZONE_CLOSES"),
        (LiftZone(number=2, version=1), "ZONE_GOES"),
        (ChangeZone(number=2, version=1, terms={"restriction": Restriction.REQ_AUTHORISATION}), "ZONE_ASKS_MORE"),
        (ChangeZone(number=2, version=1, terms={"precedence": 20}), "ZONE_CHANGES"),
        (ChangeZone(number=2, version=1, terms={"contact": "0277 385 1101"}), None),
        (ChangeZone(number=2, version=1, terms={"name": "Ấp Tân Phú"}), None),
    ],
)
async def test_what_a_zone_asks_is_said_by_a_code_and_a_new_name_touches_nobody(
    world: World, instruction: Any, code: str | None
) -> None:
    one = await world.has()
    await world.order(sealed(), at=LATER)

    done = await world.order(instruction, at=LATER + HOUR)

    assert (await flags(world, one))[2].code == (code or "ZONE_COMES")
    assert touched(done) == ([("INCIDENTS_TOUCHED", 1)] if code else [])
    assert len(await world.log("INCIDENTS_TOUCHED")) == (2 if code else 1)


async def test_a_zone_that_opens_again_says_so(world: World) -> None:
    one = await world.has()
    await world.order(sealed(restriction=Restriction.PROHIBITED), at=LATER)

    await world.order(
        ChangeZone(number=2, version=1, terms={"restriction": Restriction.REQ_AUTHORISATION}), at=LATER + HOUR
    )

    assert (await flags(world, one))[2].code == "ZONE_OPENS"


async def test_a_change_to_come_is_flagged_now_and_says_since_when(world: World) -> None:
    one = await world.has()

    done = await world.order(sealed(), at=LATER, start=NIGHT + DAY)

    assert ((await flags(world, one))[2].at, (await flags(world, one))[2].since) == (done.recorded_at, NIGHT + DAY)


async def test_a_zone_without_a_shape_touches_the_incidents_of_the_unit_it_names(world: World) -> None:
    rows = [
        UnitRow(code=code, name=code, level=UnitLevel.DISTRICT, parent_code=None, valid_from=NIGHT - DAY)
        for code in ("875", "876")
    ]
    await Units(world.db).load(rows, by=world.department, now=NIGHT)
    tree = await Units(world.db).tree()
    units = {unit.code: unit.id for unit in tree.at(NIGHT)}
    there, elsewhere = await world.has(unit=units["875"]), await world.has(unit=units["876"])

    await world.order(sealed(geometry=None, unit=units["875"]), at=LATER)
    assert [len(await flags(world, one)) for one in (there, elsewhere)] == [1, 0]
    done = await world.order(ChangeZone(number=2, version=1, terms={"unit": units["876"]}), at=LATER + HOUR)

    assert touched(done) == [("INCIDENTS_TOUCHED", 2)]
    assert [(await flags(world, one))[2].code for one in (there, elsewhere)] == ["ZONE_MOVES", "ZONE_MOVES"]


async def test_a_level_that_asks_less_touches_the_incidents_of_its_zones(world: World) -> None:
    one = await world.has()
    levels = Levels(world.db, (IncidentConsequences(),))
    book = await world.zones.levels()
    rules = dict((book.find("NEW_NORMAL", NIGHT) or pytest.fail("no such level")).rules)

    words = Words(vi="Mức", en="Level")
    command = SaveLevel(code="D16", version=len(book.versions["D16"]), name=words, valid_from=LATER, rules=rules)
    await levels.save(command, by=world.department, request=asked(world.department, LATER))

    assert (await flags(world, one))[1].code == "ZONE_ASKS_LESS"


async def test_a_reaffirmation_does_nothing_to_incidents(world: World) -> None:
    await world.has()
    await world.order(sealed(), at=LATER)
    before = await world.dump()

    command = ReaffirmZones(numbers=(2,), reason="đã kiểm tra")
    done = await world.zones.reaffirm(command, by=world.department, request=asked(world.department, LATER + HOUR))

    after = await world.dump()
    assert isinstance(done, Reaffirmed)
    assert {name: rows for name, rows in after.items() if name != "events"} == {
        name: rows for name, rows in before.items() if name != "events"
    }
    assert len(await world.log("INCIDENTS_TOUCHED")) == 1


async def test_an_order_that_is_refused_flags_nothing(world: World) -> None:
    await world.has()
    await world.order(sealed(), at=LATER)
    before = await world.dump()
    stale = Order(act=ACT, span=Span(start=LATER + HOUR), instructions=(CloseZone(number=2, version=9),))

    refused = await world.zones.publish(stale, by=world.department, request=asked(world.department, LATER + HOUR))

    assert isinstance(refused, Stale)
    assert await world.dump() == before


def test_thousands_at_once_stand_as_one_by_one() -> None:
    chance = np.random.default_rng(7)
    shape = a_star(105.7, 10.4, 0.05, seed=3)
    lons, lats = 105.63 + 0.14 * chance.random(3_000), 10.33 + 0.14 * chance.random(3_000)
    locations = np.array(
        [
            shapely.LineString([(lon, lat), (lon + 0.004, lat + 0.002)]) if at % 4 == 0 else shapely.Point(lon, lat)
            for at, (lon, lat) in enumerate(zip(lons, lats, strict=True))
        ],
        dtype=object,
    )
    order = {relation: number for number, relation in enumerate((Relation.INSIDE, Relation.CROSSES, Relation.NEAR))}

    found = standing(locations, shape, Plane.around(shape))

    each = [stands(location, a_version(geometry=shape), frozenset()) for location in locations]
    assert found.relation.tolist() == [3 if one is None else order[one[0]] for one in each]
    assert {3, *order.values()} == set(found.relation.tolist())


@pytest.mark.parametrize("lat", [8.6, 16.0, 23.3])
def test_what_lies_at_500_m_to_a_centimetre_is_measured(lat: float) -> None:
    import pyproj

    geod, shape = pyproj.Geod(ellps="WGS84"), shapely.box(105.6, lat, 105.8, lat + 0.5)
    corners = [(105.6, lat + 0.25, 270.0), (105.7, lat + 0.5, 0.0), (105.6, lat, 225.0)]
    places = [
        shapely.Point(geod.fwd(lon, north, azimuth, WITHIN_M + off)[:2])
        for lon, north, azimuth in corners
        for off in (-0.01, 0.01)
    ]

    assert within(np.array(places, dtype=object), shape, Plane.around(shape)).tolist() == [True, False] * 3


def test_nobody_is_touched_where_nothing_is_broken() -> None:
    found = standing(np.array([], dtype=object), HAMLET, Plane.around(HAMLET))

    assert (found.concerned.tolist(), found.differs(found).tolist()) == ([], [])
    assert standing(np.array([PLACE], dtype=object), None, Plane.around(HAMLET)).concerned.tolist() == [False]
