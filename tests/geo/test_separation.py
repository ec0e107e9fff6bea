"""Metres between two geometries; the oracle of 10,000 cases stands in tests/incidents."""

import pyproj
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo import measure
from geo.place import Place
from geo.separation import reach_box, separation_m
from tests.geo.factories import a_square, a_star

GEOD = pyproj.Geod(ellps="WGS84")
HERE = shapely.Point(105.7, 10.3)
POSITIONS = st.tuples(st.floats(105.5, 105.8), st.floats(10.2, 10.5))


def away(metres: float, azimuth: float, of: shapely.Point = HERE) -> shapely.Point:
    """The place so many metres off."""
    return shapely.Point(GEOD.fwd(of.x, of.y, azimuth, metres)[:2])


@given(azimuth=st.floats(0, 360), metres=st.floats(0.001, 5_000))
def test_two_points_are_as_far_apart_as_their_geodesic(azimuth: float, metres: float) -> None:
    assert separation_m(HERE, away(metres, azimuth), 6_000) == pytest.approx(metres, abs=1e-4)


@given(place=POSITIONS)
def test_a_point_is_as_far_from_an_area_as_the_older_measure_says(place: tuple[float, float]) -> None:
    area = a_star(105.65, 10.35, 0.05, seed=2)
    expected = measure.to_geometry_m(Place(*place), area)

    found = separation_m(shapely.Point(place), area, 3_000)

    assert found == (pytest.approx(expected, abs=0.01) if expected <= 3_000 else None)


@given(places=st.lists(POSITIONS, min_size=2, max_size=6, unique=True), other=POSITIONS)
def test_it_is_the_same_from_either_side(places: list[tuple[float, float]], other: tuple[float, float]) -> None:
    line, point = shapely.LineString(places), shapely.Point(other)

    one, two = separation_m(line, point, 20_000), separation_m(point, line, 20_000)

    assert (one is None) == (two is None)
    assert one is None or one == pytest.approx(two, abs=1e-3)


@pytest.mark.parametrize(
    "other",
    [HERE, shapely.LineString([(105.6, 10.3), (105.8, 10.3)]), a_square(105.7, 10.3), a_square(105.65, 10.25)],
    ids=["itself", "on a line", "on a corner", "inside"],
)
def test_what_shares_a_point_is_not_apart(other: shapely.Geometry) -> None:
    assert separation_m(HERE, other, 500) == 0.0


def test_what_is_beyond_the_reach_is_said_to_be_so() -> None:
    assert separation_m(HERE, away(499.99, 37), 500) == pytest.approx(499.99, abs=1e-4)
    assert separation_m(HERE, away(500.01, 37), 500) is None
    assert separation_m(HERE, a_square(106.5, 11.0), 500) is None


def test_a_line_of_170_km_is_measured_where_it_passes() -> None:
    line = shapely.LineString([(104.9, 10.3), away(120, 0), (106.5, 10.9)])

    assert separation_m(line, a_square(105.7, 10.2, 0.1), 500) == pytest.approx(120, abs=0.001)


def test_two_lines_are_apart_as_their_nearest_ends_or_0_where_they_cross() -> None:
    one = shapely.LineString([(105.6, 10.3), (105.7, 10.3)])

    assert separation_m(one, shapely.LineString([away(30, 90), away(3_000, 90)]), 500) == pytest.approx(30, abs=1e-3)
    assert separation_m(one, shapely.LineString([(105.65, 10.2), (105.65, 10.4)]), 500) == 0.0


@given(azimuth=st.floats(0, 360), lat=st.floats(-80, 80), metres=st.floats(1, 50_000))
def test_a_reach_box_holds_everything_within_reach_and_little_more(azimuth: float, lat: float, metres: float) -> None:
    place = shapely.Point(105.7, lat)
    box = reach_box(place, metres)

    edge = away(metres, azimuth, place)

    assert box.west <= edge.x <= box.east
    assert box.south <= edge.y <= box.north
    assert (box.north - box.south) < 2 * metres / 110_000 * 1.02
