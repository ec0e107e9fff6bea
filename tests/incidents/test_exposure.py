"""What an incident is exposed to: at which time, as known when, and which zone rules."""

from datetime import timedelta
from typing import Any

import pytest
import shapely

from credentials.wire import Restriction, Rule, ZoneKind
from geo.levels.defaults import default_levels
from geo.levels.model import Approval, LevelBook
from geo.zones.model import GeometryQuality, ZoneVersion
from geo.zones.orders.model import ChangeZone, CreateZone, LiftZone
from identity.units.model import AdminUnit, UnitLevel, UnitRow
from identity.units.rules import tree_of
from identity.units.service import Units
from incidents.exposure.model import Exposure, Relation
from incidents.exposure.rules import exposures, units_around
from incidents.exposure.service import Exposures
from tests.geo.factories import a_version
from tests.incidents.values import DAY, HOUR, NIGHT, PLACE, an_id, an_incident, near
from tests.incidents.world import LAP_VO, SA_DEC, World, terms

BOOK = LevelBook({level.code: (level,) for level in default_levels()})
WEST, SOUTH, EAST, NORTH = 105.7, 10.3, 105.72, 10.32
HAMLET = shapely.box(WEST, SOUTH, EAST, NORTH)


def exposed(location: shapely.Geometry, *zones: ZoneVersion, units: frozenset[Any] = frozenset()) -> list[Any]:
    """(number, relation, whole metres, wins) of each exposure."""
    found = exposures(location, zones, units, BOOK, NIGHT)
    return [(one.zone.number, one.relation, _whole(one.distance_m), one.wins) for one in found]


def _whole(metres: float | None) -> int | None:
    return None if metres is None else round(metres)


def hamlet(number: int = 1, **changes: Any) -> ZoneVersion:
    """A sealed hamlet."""
    return a_version(number, **{"geometry": HAMLET, "kind": ZoneKind.LOCKDOWN} | changes)


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (PLACE, [(1, Relation.INSIDE, 0, True)]),
        (shapely.Point(WEST, 10.31), [(1, Relation.INSIDE, 0, True)]),
        (shapely.Point(WEST, SOUTH), [(1, Relation.INSIDE, 0, True)]),
        (near(-120, shapely.Point(WEST, 10.31)), [(1, Relation.NEAR, 120, False)]),
        (near(-499, shapely.Point(WEST, 10.31)), [(1, Relation.NEAR, 499, False)]),
        (near(-501, shapely.Point(WEST, 10.31)), []),
        (shapely.LineString([(105.69, 10.31), (105.73, 10.31)]), [(1, Relation.CROSSES, 0, True)]),
        (shapely.LineString([(105.705, 10.31), (105.715, 10.31)]), [(1, Relation.INSIDE, 0, True)]),
        (shapely.LineString([(105.69, 10.31), (WEST, 10.31)]), [(1, Relation.CROSSES, 0, False)]),
        (shapely.LineString([(WEST, 10.305), (WEST, 10.315)]), [(1, Relation.INSIDE, 0, True)]),
        (shapely.LineString([(105.69, 10.29), near(-50, shapely.Point(WEST, 10.31))]), [(1, Relation.NEAR, 50, False)]),
    ],
    ids=["in", "on an edge", "on a corner", "120 m", "499 m", "501 m", "through", "within", "touching", "along", "by"],
)
def test_a_location_is_inside_crosses_or_is_near_and_a_boundary_belongs_to_its_zone(
    location: shapely.Geometry, expected: list[Any]
) -> None:
    assert exposed(location, hamlet()) == expected


def test_the_distance_to_the_boundary_is_said_from_inside_too_when_it_passes_within_500_m() -> None:
    (close,) = exposures(near(80, shapely.Point(WEST, 10.31)), [hamlet()], frozenset(), BOOK, NIGHT)
    (deep,) = exposures(PLACE, [hamlet()], frozenset(), BOOK, NIGHT)

    assert (close.distance_m, round(close.boundary_m or 0)) == (0.0, 80)
    assert (deep.distance_m, deep.boundary_m) == (0.0, None)


def test_of_several_zones_the_one_that_rules_is_marked_and_comes_first() -> None:
    district = a_version(1, geometry=shapely.box(105.6, 10.2, 105.8, 10.4), precedence=0)
    sealed = hamlet(2, precedence=10)
    beside = hamlet(3, geometry=shapely.box(105.7105, 10.3, 105.73, 10.32), precedence=20)

    assert exposed(PLACE, district, sealed, beside) == [
        (2, Relation.INSIDE, 0, True),
        (1, Relation.INSIDE, 0, False),
        (3, Relation.NEAR, 55, False),
    ]


def test_along_a_line_each_zone_wins_where_nothing_beats_it() -> None:
    district = a_version(1, geometry=shapely.box(105.6, 10.2, 105.8, 10.4))
    line = shapely.LineString([(105.65, 10.31), (105.715, 10.31)])

    found = exposed(line, district, hamlet(2, precedence=10), hamlet(3, precedence=5))

    assert found == [
        (1, Relation.INSIDE, 0, True),
        (2, Relation.CROSSES, 0, True),
        (3, Relation.CROSSES, 0, False),
    ]


def test_a_zone_without_a_shape_is_near_by_the_unit_it_names_and_nobody_says_how_far() -> None:
    nameless = a_version(4, geometry=None, unit=SA_DEC)

    assert exposed(PLACE, nameless, units=frozenset({SA_DEC})) == [(4, Relation.NEAR, None, False)]
    assert exposed(PLACE, nameless, units=frozenset({LAP_VO})) == []


def test_what_a_zone_asks_of_a_repair_and_how_far_its_boundary_is_to_be_believed() -> None:
    shut = hamlet(1, restriction=Restriction.PROHIBITED, quality=GeometryQuality.APPROXIMATE, quality_m=300.0)
    free = hamlet(2, restriction=Restriction.NO_RESTRICTION, level="NEW_NORMAL")

    asked = {one.zone.number: one for one in exposures(PLACE, [shut, free], frozenset(), BOOK, NIGHT)}

    assert (asked[1].rule, asked[1].approval) == (Rule.PERMIT, Approval.PER_PERMIT)
    assert (asked[1].zone.quality, asked[1].zone.quality_m) == (GeometryQuality.APPROXIMATE, 300.0)
    assert asked[2].rule is Rule.FREE


def test_a_zone_that_is_not_in_force_then_does_not_count() -> None:
    tomorrow = hamlet(1, valid_from=NIGHT + DAY)

    assert exposed(PLACE, tomorrow) == []
    assert len(exposures(PLACE, [tomorrow], frozenset(), BOOK, NIGHT + DAY)) == 1


def test_an_incident_of_a_district_may_lie_in_each_of_its_communes_and_in_what_holds_it() -> None:
    province, district, commune, other = (an_id(name) for name in ("Đồng Tháp", "Lai Vung", "Tân Dương", "Sa Đéc"))
    tree = tree_of(
        [
            AdminUnit(id=one, code=str(n), name=str(n), level=level, parent=parent, valid_from=NIGHT - DAY)
            for n, (one, level, parent) in enumerate(
                [
                    (province, UnitLevel.PROVINCE, None),
                    (district, UnitLevel.DISTRICT, province),
                    (commune, UnitLevel.COMMUNE, district),
                    (other, UnitLevel.DISTRICT, province),
                ]
            )
        ]
    )

    assert units_around(tree, district, NIGHT) == {province, district, commune}
    assert units_around(tree, None, NIGHT) == frozenset()


async def test_exposure_is_of_any_time_and_as_known_at_any_time(world: World) -> None:
    created = await world.order(CreateZone(code="HAMLET", terms=terms("Ấp", geometry=HAMLET, precedence=10)))
    number = created.zones[0].number
    moved = ChangeZone(number=number, version=1, terms={"geometry": shapely.box(WEST, SOUTH, 105.705, NORTH)})
    await world.order(moved, at=NIGHT + HOUR, start=NIGHT + 2 * HOUR)

    async def of(at: Any, known: Any = None) -> list[tuple[int, Relation, bool]]:
        service = Exposures(world.zones, world.current, Units(world.db))
        found = await service.of(an_incident(), by=world.dispatcher, at=at, as_known_at=known)
        return [(one.zone.number, one.relation, one.wins) for one in found]

    inside, outside = [(2, Relation.INSIDE, True), (1, Relation.INSIDE, False)], [(1, Relation.INSIDE, True)]
    assert await of(NIGHT) == inside
    assert await of(NIGHT + HOUR) == inside
    assert await of(NIGHT + 3 * HOUR) == outside
    assert await of(NIGHT + 3 * HOUR, NIGHT) == inside
    assert await of(NIGHT + 3 * HOUR, NIGHT + HOUR) == outside
    assert await of(NIGHT + 3 * HOUR, NIGHT - timedelta(seconds=1)) == outside
    assert await of(NIGHT - 2 * DAY) == []


async def test_memory_and_register_answer_alike(world: World) -> None:
    await Units(world.db).load(
        [UnitRow(code="867", name="Sa Đéc", level=UnitLevel.DISTRICT, parent_code=None, valid_from=NIGHT - DAY)],
        by=world.department,
        now=NIGHT,
    )
    (unit,) = (await Units(world.db).tree()).units
    await world.order(
        CreateZone(code="HAMLET", terms=terms("Ấp", geometry=HAMLET, precedence=10, level=None)),
        CreateZone(code="BRIDGE", terms=terms("Từ cầu đến cầu", unit=unit)),
        CreateZone(code="BOTH", terms=terms("Khóm", unit=unit, geometry=shapely.box(105.5, 10.2, 105.9, 10.31))),
    )
    service, incident = Exposures(world.zones, world.current, Units(world.db)), an_incident(unit=unit)

    now = await service.of(incident, by=world.dispatcher, at=NIGHT)
    then = await service.of(incident, by=world.dispatcher, at=NIGHT, as_known_at=NIGHT)

    assert [_said(one) for one in now] == [_said(one) for one in then]
    assert [one.zone.code for one in now] == ["HAMLET", "SADEC", "BOTH", "BRIDGE"]


def _said(one: Exposure) -> tuple[object, ...]:
    return one.zone.code, one.relation, one.distance_m, one.boundary_m, one.wins, one.rule, one.approval


async def test_the_exposure_after_a_zone_was_lifted(world: World) -> None:
    await world.order(LiftZone(number=1, version=1), at=NIGHT + HOUR)
    service = Exposures(world.zones, world.current, Units(world.db))

    assert len(await service.of(an_incident(), by=world.crew, at=NIGHT)) == 1
    assert await service.of(an_incident(), by=world.crew, at=NIGHT + 2 * HOUR) == ()
