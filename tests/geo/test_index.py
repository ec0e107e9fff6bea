"""The index in memory against brute force, on edges, over time, after changes."""

import random
from datetime import timedelta

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import lib
from shapely.geometry.base import BaseGeometry

from geo.index import ZoneIndex
from geo.local_time import WeeklyWindow
from geo.place import Place
from geo.zones.model import Restriction, Timeline, ZoneVersion, ranked
from tests.geo.factories import EVENING, MIDNIGHT, a_square, a_star, a_version

HOUR = timedelta(hours=1)


def _brute(versions: list[ZoneVersion], place: Place) -> list[int]:
    """Public shapely, every zone; the shapes are copies that nothing has prepared."""
    met = shapely.intersects([_copy(one) for one in versions], shapely.Point(place.lon, place.lat))
    return sorted(one.number for one, hit in zip(versions, met, strict=True) if hit)


def _shape(version: ZoneVersion) -> BaseGeometry:
    assert version.geometry is not None
    return version.geometry


def _copy(version: ZoneVersion) -> shapely.Geometry:
    key = (version.number, _shape(version).bounds)
    if key not in _COPIES:
        _COPIES[key] = shapely.from_wkb(_shape(version).wkb)
    return _COPIES[key]


_COPIES: dict[object, shapely.Geometry] = {}


def _numbers(found: Timeline) -> list[int]:
    return sorted(one.number for one in found)


@pytest.fixture(scope="module")
def stars() -> list[ZoneVersion]:
    """Irregular zones of many sizes that overlap."""
    chance = random.Random(7)
    sizes = [0.004, 0.03, 0.2, 0.9]
    return [
        a_version(
            n + 1, geometry=a_star(104 + 3 * chance.random(), 9 + 3 * chance.random(), chance.choice(sizes), seed=n)
        )
        for n in range(150)
    ]


def test_random_points_are_in_the_zones_brute_force_says(stars: list[ZoneVersion]) -> None:
    index, chance = ZoneIndex.build(stars), random.Random(1)

    for _ in range(2_000):
        place = Place(103.5 + 4 * chance.random(), 8.5 + 4 * chance.random())
        assert _numbers(index.at(place, EVENING)) == _brute(stars, place)


def test_every_corner_of_a_zone_is_inside_it(stars: list[ZoneVersion]) -> None:
    index = ZoneIndex.build(stars)

    for one in stars[:40]:
        for lon, lat in shapely.get_coordinates(_shape(one))[::9].tolist():
            assert _numbers(index.at(Place(lon, lat), EVENING)) == _brute(stars, Place(lon, lat))


@given(x=st.integers(-8, 16), y=st.integers(-8, 16))
@settings(deadline=None)
def test_a_point_on_a_cell_line_or_on_an_edge_is_inside(x: int, y: int) -> None:
    side = 0.5
    square = a_version(1, geometry=shapely.box(105.0, 10.0, 105.0 + side, 10.0 + side))
    index = ZoneIndex.build([square])
    place = Place(105.0 + x * side / 8, 10.0 + y * side / 8)

    found = index.at(place, EVENING)

    assert bool(found) == (0 <= x <= 8 and 0 <= y <= 8)


def test_a_point_in_a_hole_is_outside_and_on_its_rim_inside() -> None:
    ring = shapely.Polygon(a_square(105, 10, 1).exterior, [a_square(105.25, 10.25, 0.5).exterior])
    index = ZoneIndex.build([a_version(1, geometry=ring)])

    assert index.at(Place(105.5, 10.5), EVENING) == ()
    assert _numbers(index.at(Place(105.25, 10.5), EVENING)) == [1]


def test_a_version_that_begins_later_flips_by_time_alone() -> None:
    now = a_version(1, valid_to=MIDNIGHT, restriction=Restriction.CONDITIONAL)
    later = a_version(1, valid_from=MIDNIGHT, restriction=Restriction.PROHIBITED)
    index = ZoneIndex.build([now, later])

    before = index.at(Place(105.65, 10.35), MIDNIGHT - timedelta(microseconds=1))
    after = index.at(Place(105.65, 10.35), MIDNIGHT)

    assert [one.restriction for one in (*before, *after)] == [Restriction.CONDITIONAL, Restriction.PROHIBITED]


def test_weekly_hours_switch_a_zone_on_and_off() -> None:
    curfew = tuple(WeeklyWindow(weekday=day, start_min=20 * 60, end_min=29 * 60) for day in range(7))
    index = ZoneIndex.build([a_version(1, schedule=curfew)])

    assert index.at(Place(105.65, 10.35), EVENING) == ()  # 19:00
    assert _numbers(index.at(Place(105.65, 10.35), EVENING + HOUR)) == [1]
    assert _numbers(index.at(Place(105.65, 10.35), EVENING + 9 * HOUR)) == [1]  # 04:00 of the next day
    assert index.at(Place(105.65, 10.35), EVENING + 10 * HOUR) == ()


def test_the_winner_is_first_by_precedence_then_by_strictness() -> None:
    mild = a_version(1, precedence=5, restriction=Restriction.CONDITIONAL)
    strict = a_version(2, precedence=1, restriction=Restriction.PROHIBITED)
    milder = a_version(3, precedence=1, restriction=Restriction.NO_RESTRICTION)
    index = ZoneIndex.build([milder, strict, mild])

    assert [one.number for one in index.at(Place(105.65, 10.35), EVENING)] == [1, 2, 3]


def test_changes_one_by_one_give_the_index_a_whole_build_gives(stars: list[ZoneVersion]) -> None:
    chance, now = random.Random(3), {one.number: one for one in stars}
    index = ZoneIndex.build(stars)
    for step in range(60):
        number = chance.randint(1, 150)
        shape = a_star(104 + 3 * chance.random(), 9 + 3 * chance.random(), 0.1, seed=1_000 + step)
        if step % 4 == 0:
            now.pop(number, None)
            index = index.replaced({number: ()})
        else:
            now[number] = a_version(number, geometry=shape)
            index = index.replaced({number: (now[number],)})

    for _ in range(1_000):
        place = Place(103.5 + 4 * chance.random(), 8.5 + 4 * chance.random())
        assert _numbers(index.at(place, EVENING)) == _brute(list(now.values()), place)


def test_an_index_that_was_replaced_still_answers_as_before(stars: list[ZoneVersion]) -> None:
    before = ZoneIndex.build(stars)
    places = [Place(104 + n / 50, 9 + n / 50) for n in range(150)]
    answers = [before.at(place, EVENING) for place in places]

    before.replaced(dict.fromkeys(range(1, 80), ()))

    assert [before.at(place, EVENING) for place in places] == answers


def test_a_zone_as_wide_as_a_country_is_found_too() -> None:
    country = a_version(1, geometry=shapely.box(95, 0, 125, 25))
    index = ZoneIndex.build([country, a_version(2)])

    assert _numbers(index.at(Place(105.65, 10.35), EVENING)) == [1, 2]
    assert index.at(Place(94.9, 10.35), EVENING) == ()
    assert _numbers(index.replaced({1: ()}).at(Place(105.65, 10.35), EVENING)) == [2]


def test_a_line_crosses_what_brute_force_says(stars: list[ZoneVersion]) -> None:
    index, chance = ZoneIndex.build(stars), random.Random(5)

    for _ in range(50):
        line = shapely.LineString([(104 + 3 * chance.random(), 9 + 3 * chance.random()) for _ in range(4)])
        expected = [one.number for one in ranked(stars) if shapely.intersects(one.geometry, line)]
        assert [one.number for one in index.crossed_by(line, EVENING)] == expected


def test_a_zone_beneath_another_along_the_whole_way_does_not_win() -> None:
    district = a_version(1, geometry=a_square(105, 10, 1))
    hamlet = a_version(2, geometry=a_square(105.4, 10.4, 0.2), precedence=1)
    index = ZoneIndex.build([district, hamlet])

    within = index.winners_along(shapely.LineString([(105.45, 10.5), (105.55, 10.5)]), EVENING)
    through = index.winners_along(shapely.LineString([(105.1, 10.5), (105.9, 10.5)]), EVENING)

    assert _numbers(within) == [2]
    assert _numbers(through) == [1, 2]


def test_zones_without_a_shape_are_found_by_unit_only() -> None:
    unshaped = a_version(1, geometry=None)
    index = ZoneIndex.build([unshaped])

    assert unshaped.unit is not None
    assert _numbers(index.in_units(frozenset({unshaped.unit}), EVENING)) == [1]
    assert index.at(Place(105.65, 10.35), EVENING) == ()


def test_the_fast_test_of_a_point_is_the_public_one(stars: list[ZoneVersion]) -> None:
    chance = random.Random(9)
    for one in stars:
        lon, lat = 104 + 3 * chance.random(), 9 + 3 * chance.random()
        assert lib.intersects_xy(one.geometry, lon, lat) == shapely.intersects_xy(one.geometry, lon, lat)
