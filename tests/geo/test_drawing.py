"""Shapes for drawing stay within five metres of the true ones, both ways."""

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from api.map.features import shaped
from geo.drawing import MANY_CORNERS, MOST_OFF_M, thinned
from geo.measure import to_geometry_m
from geo.place import Place
from tests.geo.factories import a_square, a_star


@settings(deadline=None, max_examples=60)  # hundreds of geodesic distances each; a busy machine is no fault
@given(
    seed=st.integers(0, 10_000),
    radius=st.floats(0.0005, 0.3),
    lat=st.floats(-60, 60),
    vertices=st.integers(101, 900),
)
def test_no_line_is_drawn_farther_than_five_metres_from_the_true_one_nor_the_true_one_from_it(
    seed: int, radius: float, lat: float, vertices: int
) -> None:
    shape = a_star(105.6, lat, radius, seed=seed, vertices=vertices)

    drawn = shapely.from_geojson(shaped(thinned(shape)[0]).decode())

    assert _farthest_m(drawn.boundary, shape.boundary) <= MOST_OFF_M
    assert _farthest_m(shape.boundary, drawn.boundary) <= MOST_OFF_M


def test_an_irregular_zone_of_272_vertices_is_drawn_with_fewer() -> None:
    shape = a_star(105.6, 10.3, 0.005, seed=7)

    drawn, is_simplified = thinned(shape)

    assert is_simplified
    assert shapely.get_num_coordinates(drawn) < shapely.get_num_coordinates(shape)
    assert shapely.is_valid(drawn)


@pytest.mark.parametrize("shape", [a_square(), a_star(105.6, 10.3, 0.001, vertices=MANY_CORNERS - 1)])
def test_a_shape_of_few_corners_is_drawn_as_it_is(shape: BaseGeometry) -> None:
    assert thinned(shape) == (shape, False)


def _farthest_m(line: BaseGeometry, other: BaseGeometry) -> float:
    """How far the corners of a line, and points between them, are at most from another line."""
    corners = shapely.get_coordinates(line)
    step = max(1, len(corners) // 60)
    middles = (corners[:-1] + corners[1:])[::step] / 2
    places = [Place(*one) for one in (*corners[::step].tolist(), *middles.tolist())]
    return max(to_geometry_m(place, other) for place in places)
