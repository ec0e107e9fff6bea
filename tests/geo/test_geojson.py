"""Hostile and honest GeoJSON: what is refused, with which field and code."""

import json
from contextlib import suppress
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo import geojson
from storage.outcomes import BadInput
from tests.geo.factories import a_square, a_star

SQUARE = [[105.0, 10.0], [105.1, 10.0], [105.1, 10.1], [105.0, 10.1], [105.0, 10.0]]
HOLE = [[105.04, 10.04], [105.06, 10.04], [105.06, 10.06], [105.04, 10.06], [105.04, 10.04]]


def _polygon(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def _many(parts: int) -> dict[str, Any]:
    squares = [[[[lon + 0.2 * n, lat] for lon, lat in SQUARE]] for n in range(parts)]
    return {"type": "MultiPolygon", "coordinates": squares}


def _holes(count: int) -> dict[str, Any]:
    holes = [[[105 + (lon - 105) / 20 + n / 500, lat] for lon, lat in HOLE] for n in range(count)]
    return _polygon([[104, 9], [107, 9], [107, 12], [104, 12], [104, 9]], *holes)


def _circle(vertices: int) -> dict[str, Any]:
    return dict(shapely.geometry.mapping(a_star(105, 10, 0.1, vertices=vertices - 1)))


HOSTILE: list[tuple[object, str, str]] = [
    (None, "geometry", "GEOJSON_OBJECT"),
    (1, "geometry", "GEOJSON_OBJECT"),
    ([], "geometry", "GEOJSON_OBJECT"),
    ("", "geometry", "GEOJSON_SYNTAX"),
    ("{", "geometry", "GEOJSON_SYNTAX"),
    ("null", "geometry", "GEOJSON_OBJECT"),
    ('{"type": "Polygon", "coordinates": [[[NaN, 10]]]}', "geometry", "GEOJSON_SYNTAX"),
    ("[" * 5_000, "geometry", "GEOJSON_SYNTAX"),
    (" " * (10 * 1024 * 1024), "geometry", "GEOJSON_TOO_LARGE"),
    ({}, "geometry.type", "GEOMETRY_TYPE"),
    ({"type": ["Polygon"]}, "geometry.type", "GEOMETRY_TYPE"),
    ({"type": "Point", "coordinates": [105, 10]}, "geometry.type", "GEOMETRY_TYPE"),
    ({"type": "GeometryCollection", "geometries": []}, "geometry.type", "GEOMETRY_TYPE"),
    ({"type": "FeatureCollection", "features": []}, "geometry.type", "GEOMETRY_TYPE"),
    ({"type": "Feature", "geometry": None}, "geometry.geometry", "GEOJSON_OBJECT"),
    ({"type": "Polygon"}, "geometry.coordinates", "COORDINATES"),
    (_polygon(), "geometry.coordinates", "GEOMETRY_EMPTY"),
    ({"type": "MultiPolygon", "coordinates": []}, "geometry", "GEOMETRY_EMPTY"),
    (_polygon(7), "geometry.coordinates.0", "COORDINATES"),
    (_polygon([]), "geometry.coordinates.0", "RING_SHORT"),
    (_polygon(SQUARE[:3]), "geometry.coordinates.0", "RING_SHORT"),
    (_polygon(SQUARE[:4]), "geometry.coordinates.0", "RING_OPEN"),
    (_polygon([*SQUARE[:2], [105.1], *SQUARE[3:]]), "geometry.coordinates.0.2", "POSITION"),
    (_polygon([*SQUARE[:2], ["105", "10"], *SQUARE[3:]]), "geometry.coordinates.0.2", "POSITION"),
    (_polygon([*SQUARE[:2], [True, 10], *SQUARE[3:]]), "geometry.coordinates.0.2", "POSITION"),
    (_polygon([*SQUARE[:2], [1, 2, 3, 4], *SQUARE[3:]]), "geometry.coordinates.0.2", "POSITION"),
    (_polygon([*SQUARE[:2], [float("nan"), 10.0], *SQUARE[3:]]), "geometry.coordinates.0.2", "NOT_FINITE"),
    (_polygon([*SQUARE[:2], [105.0, float("inf")], *SQUARE[3:]]), "geometry.coordinates.0.2", "NOT_FINITE"),
    (_polygon([[lat, lon] for lon, lat in SQUARE]), "geometry.coordinates.0.0", "LON_LAT_SWAPPED"),
    (_polygon([[589_000.0, 1_139_000.0], *SQUARE[1:]]), "geometry.coordinates.0.0", "OUT_OF_RANGE"),
    (_polygon([[179, 0], [-179, 0], [-179, 1], [179, 1], [179, 0]]), "geometry", "ANTIMERIDIAN"),
    (_polygon([SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3], SQUARE[0]]), "geometry", "GEOMETRY_INVALID"),
    (_polygon([[105, 10], [106, 10], [107, 10], [105, 10]]), "geometry", "GEOMETRY_INVALID"),
    (_polygon(SQUARE, [[106, 10], [106.1, 10], [106.1, 10.1], [106, 10]]), "geometry", "GEOMETRY_INVALID"),
    (_polygon(SQUARE, HOLE, HOLE), "geometry", "GEOMETRY_INVALID"),
    ({"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}, "geometry", "GEOMETRY_INVALID"),
    (_many(51), "geometry.coordinates", "TOO_MANY_PARTS"),
    (_holes(101), "geometry.coordinates", "TOO_MANY_HOLES"),
    (_circle(10_001), "geometry.coordinates.0", "TOO_MANY_VERTICES"),
    (
        {**_polygon(SQUARE), "crs": {"type": "name", "properties": {"name": "EPSG:3405"}}},
        "geometry.crs",
        "CRS_NOT_WGS84",
    ),
    ({**_polygon(SQUARE), "crs": 7}, "geometry.crs", "CRS_NOT_WGS84"),
]
HONEST: list[object] = [
    _polygon(SQUARE),
    _polygon(SQUARE, HOLE),
    _polygon(SQUARE[::-1]),
    _polygon([[*position, 12.5] for position in SQUARE]),
    _many(50),
    _holes(100),
    _circle(10_000),
    json.dumps(_polygon(SQUARE)),
    json.dumps(_polygon(SQUARE)).encode(),
    {"type": "Feature", "properties": {"name": "Sa Đéc"}, "geometry": _polygon(SQUARE)},
    {**_polygon(SQUARE), "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}},
]


@pytest.mark.parametrize(("source", "field", "code"), HOSTILE)
def test_hostile_geojson_is_refused_with_its_field_and_code(source: object, field: str, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        geojson.read(source, "geometry")

    assert (refused.value.field, refused.value.code) == (field, code)


@pytest.mark.parametrize("source", HONEST)
def test_honest_geojson_is_read(source: object) -> None:
    assert shapely.is_valid(geojson.read(source, "geometry"))


def test_an_invalid_shape_is_refused_with_the_reason_and_the_place() -> None:
    bow_tie = _polygon([[105.0, 10.0], [105.2, 10.2], [105.2, 10.0], [105.0, 10.2], [105.0, 10.0]])

    with pytest.raises(BadInput) as refused:
        geojson.read(bow_tie, "zones.0.geometry")

    assert refused.value.params == {"reason": "Self-intersection", "lon": "105.1", "lat": "10.1"}


def test_a_swapped_pair_says_which_numbers_it_means() -> None:
    with pytest.raises(BadInput) as refused:
        geojson.read({"type": "Point", "coordinates": [10.3, 105.6]}, "place", geojson.POINTS)

    assert refused.value.params == {"lon": "10.3", "lat": "105.6"}


def test_a_line_has_two_ends() -> None:
    line = {"type": "LineString", "coordinates": [[105, 10], [105.5, 10.5]]}
    assert geojson.read(line, "route", geojson.LINES).geom_type == "LineString"

    with pytest.raises(BadInput, match="LINE_SHORT"):
        geojson.read({"type": "LineString", "coordinates": [[105, 10]]}, "route", geojson.LINES)


def test_what_is_written_is_read_again_the_same() -> None:
    shape = a_star(105.5, 10.5, 0.2)

    written = geojson.write(shape)

    assert shapely.hausdorff_distance(geojson.read(written, "geometry"), shape) < 1e-7
    assert shapely.is_ccw(geojson.read(written, "geometry").exterior)
    assert geojson.write(geojson.read(written, "geometry")) == written


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["type", "coordinates", "geometry", "crs"]), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(
    source=_JSON
    | st.fixed_dictionaries({"type": st.sampled_from(["Polygon", "MultiPolygon", "Feature"]), "coordinates": _JSON})
)
def test_any_json_is_a_valid_geometry_or_a_typed_error(source: object) -> None:
    with suppress(BadInput):
        assert shapely.is_valid(geojson.read(source, "geometry"))


def test_the_cap_of_vertices_holds_for_shapes_that_were_built_elsewhere() -> None:
    assert geojson.check(a_square(), "geometry") == a_square()

    with pytest.raises(BadInput, match="TOO_MANY_VERTICES"):
        geojson.check(a_star(105, 10, 0.1, vertices=10_500), "geometry")
