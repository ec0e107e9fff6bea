"""Metres on the ground, against pyproj's own projections and known lengths."""

import pyproj
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo import measure
from geo.measure import Side
from geo.place import Place, box, lon_lat
from storage.outcomes import BadInput
from tests.geo.factories import a_square

SA_DEC, CAO_LANH = lon_lat(105.7566, 10.2910), lon_lat(105.6325, 10.4602)


def test_the_distance_between_two_towns_is_the_geodesic() -> None:
    assert measure.distance_m(SA_DEC, CAO_LANH) == pytest.approx(23_124, abs=50)


@given(east=st.floats(-0.05, 0.15), north=st.floats(-0.05, 0.15))
def test_the_distance_to_a_boundary_agrees_with_a_fine_projection(east: float, north: float) -> None:
    place, square = Place(105.6 + east, 10.3 + north), a_square()
    local = pyproj.Proj(proj="aeqd", lon_0=place.lon, lat_0=place.lat, ellps="WGS84")
    boundary = shapely.transform(shapely.segmentize(square.exterior, 0.0005), local, interleaved=False)

    assert measure.to_boundary_m(place, square) == pytest.approx(
        shapely.distance(shapely.Point(0, 0), boundary), abs=0.05
    )


def test_a_point_on_the_boundary_is_inside_at_distance_zero() -> None:
    found = measure.whereabouts(lon_lat(105.6, 10.35), a_square())

    assert (found.side, round(found.boundary_m, 6)) == (Side.INSIDE, 0)
    assert measure.to_geometry_m(lon_lat(105.6, 10.35), a_square()) == 0


@pytest.mark.parametrize(
    ("east_m", "accuracy_m", "quality_m", "side"),
    [
        (-50, 0, 0, Side.OUTSIDE),
        (50, 0, 0, Side.INSIDE),
        (-50, 40, 0, Side.OUTSIDE),
        (-50, 60, 0, Side.NEAR),
        (50, 60, 0, Side.NEAR),
        (50, 40, 0, Side.INSIDE),
        (-50, 20, 40, Side.NEAR),
    ],
)
def test_a_fix_is_near_when_the_boundary_passes_within_its_accuracy(
    east_m: float, accuracy_m: float, quality_m: float, side: Side
) -> None:
    lon, lat, _ = pyproj.Geod(ellps="WGS84").fwd(105.6, 10.35, 90, east_m)

    found = measure.whereabouts(lon_lat(lon, lat), a_square(), accuracy_m=accuracy_m, quality_m=quality_m)

    assert found.side is side
    assert found.boundary_m == pytest.approx(50, abs=0.5)


def test_a_circle_has_its_radius_everywhere() -> None:
    circle = measure.circle(SA_DEC, 500)

    assert all(
        measure.distance_m(SA_DEC, Place(*corner)) == pytest.approx(500, abs=1e-6) for corner in circle.exterior.coords
    )
    assert measure.area_m2(circle) == pytest.approx(3.14159 * 500**2, rel=0.002)


def test_a_length_is_the_sum_of_its_geodesics() -> None:
    line = shapely.LineString([SA_DEC, CAO_LANH, SA_DEC])

    assert measure.length_m(line) == pytest.approx(2 * measure.distance_m(SA_DEC, CAO_LANH))


@pytest.mark.parametrize(
    ("lon", "lat", "code"),
    [
        (10.29, 105.75, "LON_LAT_SWAPPED"),
        (181, 10, "OUT_OF_RANGE"),
        (589_000, 1_139_000, "OUT_OF_RANGE"),
        (float("nan"), 10, "NOT_FINITE"),
        (105, float("inf"), "NOT_FINITE"),
    ],
)
def test_a_place_that_is_none_is_refused_by_name(lon: float, lat: float, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        lon_lat(lon, lat, "stops.2.place")

    assert (refused.value.field, refused.value.code) == ("stops.2.place", code)


def test_a_box_has_its_corners_in_order() -> None:
    assert box(105, 10, 105, 10) == (105, 10, 105, 10)

    with pytest.raises(BadInput, match="BOX_ORDER"):
        box(106, 10, 105, 11)
