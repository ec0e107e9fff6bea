"""GeoJSON (RFC 7946) to shapely and back. Pure; EPSG:4326, longitude first.

Everything is checked before a geometry is built: a shape is refused with the field, a code and the place, and never
silently mended (mending a hostile shape of 101 vertices takes 11 s).
"""

from collections.abc import Callable, Iterator
from math import isfinite
from typing import Any

import orjson
import shapely
from shapely.geometry.base import BaseGeometry

from geo.place import check_position
from storage.outcomes import BadInput

MAX_BYTES = 512 * 1024
MAX_VERTICES = 10_000
MAX_PARTS = 50
MAX_HOLES = 100
AREAS = frozenset({"Polygon", "MultiPolygon"})
LINES = frozenset({"LineString"})
POINTS = frozenset({"Point"})
DECIMALS = 7
_RING_MIN = 4
_HALF_TURN = 180.0
_HUGE = 10**9  # an integer beyond any coordinate, still a float

Position = tuple[float, float]
Ring = list[Position]


def read(source: object, field: str, allowed: frozenset[str] = AREAS) -> BaseGeometry:
    """A valid geometry from GeoJSON text or a parsed GeoJSON object (a geometry, or a Feature around one).

    Raises BadInput naming `field` and, inside it, the path of what is wrong.
    """
    value = _parsed(source, field) if isinstance(source, str | bytes) else source
    value, field = _inside_feature(_object(value, field), field)
    kind = value.get("type")
    if not isinstance(kind, str) or kind not in allowed:
        raise BadInput(f"{field}.type", "GEOMETRY_TYPE", allowed=", ".join(sorted(allowed)))
    _check_crs(value, field)
    built = _READERS[kind](value.get("coordinates"), f"{field}.coordinates")
    return check(built, field, allowed)


def check(geometry: BaseGeometry, field: str, allowed: frozenset[str] = AREAS) -> BaseGeometry:
    """The geometry itself, if it is of an allowed type, within the caps, in range, valid and on one side of ±180°."""
    if geometry.geom_type not in allowed:
        raise BadInput(field, "GEOMETRY_TYPE", allowed=", ".join(sorted(allowed)))
    if geometry.is_empty:
        raise BadInput(field, "GEOMETRY_EMPTY")
    _check_caps(geometry, field)
    _check_positions(geometry, field)
    reason = shapely.is_valid_reason(geometry)
    if reason != "Valid Geometry":
        raise BadInput(field, "GEOMETRY_INVALID", **_explained(reason))
    return geometry


def write(geometry: BaseGeometry) -> dict[str, Any]:
    """A GeoJSON geometry with exterior rings counter-clockwise and 7 decimals (1 cm)."""
    oriented = shapely.orient_polygons(geometry)
    written: dict[str, Any] = orjson.loads(shapely.to_geojson(oriented))
    written["coordinates"] = _rounded(written["coordinates"])
    return written


def _rounded(value: Any) -> Any:  # noqa: ANN401 - a nest of lists
    return [_rounded(one) for one in value] if isinstance(value, list) else round(value, DECIMALS)


def _parsed(text: str | bytes, field: str) -> object:
    if len(text) > MAX_BYTES or len(text.encode() if isinstance(text, str) else text) > MAX_BYTES:
        raise BadInput(field, "GEOJSON_TOO_LARGE", limit=str(MAX_BYTES))
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as fault:
        raise BadInput(field, "GEOJSON_SYNTAX", line=str(fault.lineno), column=str(fault.colno)) from fault


def _object(value: object, field: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadInput(field, "GEOJSON_OBJECT")
    return value


def _inside_feature(value: dict[str, Any], field: str) -> tuple[dict[str, Any], str]:
    if value.get("type") != "Feature":
        return value, field
    _check_crs(value, field)
    return _object(value.get("geometry"), f"{field}.geometry"), f"{field}.geometry"


def _check_crs(value: dict[str, Any], field: str) -> None:
    """RFC 7946 has one CRS; an old-style `crs` member is refused unless it says just that."""
    crs = value.get("crs")
    if crs is None:
        return
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if name not in ("urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "EPSG:4326"):
        raise BadInput(f"{field}.crs", "CRS_NOT_WGS84")


def _point(value: object, field: str) -> BaseGeometry:
    return shapely.Point(_position(value, field))


def _line(value: object, field: str) -> BaseGeometry:
    positions = _positions(value, field, _Budget())
    if len(positions) < 2:  # noqa: PLR2004 - a line has two ends
        raise BadInput(field, "LINE_SHORT")
    return shapely.LineString(positions)


def _polygon(value: object, field: str) -> BaseGeometry:
    return _polygon_within(value, field, _Budget())


def _multi_polygon(value: object, field: str) -> BaseGeometry:
    parts = _list(value, field)
    if len(parts) > MAX_PARTS:
        raise BadInput(field, "TOO_MANY_PARTS", limit=str(MAX_PARTS))
    budget = _Budget()
    return shapely.MultiPolygon([_polygon_within(part, f"{field}.{n}", budget) for n, part in enumerate(parts)])


_READERS: dict[str, Callable[[object, str], BaseGeometry]] = {
    "Point": _point,
    "LineString": _line,
    "Polygon": _polygon,
    "MultiPolygon": _multi_polygon,
}


class _Budget:
    """What one geometry may still spend; checked while reading, before anything is built."""

    __slots__ = ("holes", "vertices")

    def __init__(self) -> None:
        self.vertices = MAX_VERTICES
        self.holes = MAX_HOLES

    def spend(self, vertices: int, field: str) -> None:
        self.vertices -= vertices
        if self.vertices < 0:
            raise BadInput(field, "TOO_MANY_VERTICES", limit=str(MAX_VERTICES))

    def spend_holes(self, holes: int, field: str) -> None:
        self.holes -= holes
        if self.holes < 0:
            raise BadInput(field, "TOO_MANY_HOLES", limit=str(MAX_HOLES))


def _polygon_within(value: object, field: str, budget: _Budget) -> shapely.Polygon:
    rings = _list(value, field)
    if not rings:
        raise BadInput(field, "GEOMETRY_EMPTY")
    budget.spend_holes(len(rings) - 1, field)
    shell, *holes = (_ring(ring, f"{field}.{n}", budget) for n, ring in enumerate(rings))
    return shapely.Polygon(shell, holes)


def _ring(value: object, field: str, budget: _Budget) -> Ring:
    ring = _positions(value, field, budget)
    if len(ring) < _RING_MIN:
        raise BadInput(field, "RING_SHORT")
    if ring[0] != ring[-1]:
        raise BadInput(field, "RING_OPEN")
    return ring


def _positions(value: object, field: str, budget: _Budget) -> Ring:
    positions = _list(value, field)
    budget.spend(len(positions), field)
    return [_position(position, f"{field}.{n}") for n, position in enumerate(positions)]


def _position(value: object, field: str) -> Position:
    """Longitude and latitude; a height is allowed by the standard and dropped."""
    if not isinstance(value, list | tuple) or len(value) not in (2, 3):
        raise BadInput(field, "POSITION")
    if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in value):
        raise BadInput(field, "POSITION")
    lon, lat = (float(max(-_HUGE, min(one, _HUGE))) if isinstance(one, int) else one for one in value[:2])
    if not all(isfinite(one) for one in (lon, lat, *value[2:]) if isinstance(one, float)):
        raise BadInput(field, "NOT_FINITE")
    check_position(lon, lat, field)
    return lon, lat


def _list(value: object, field: str) -> list[Any] | tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise BadInput(field, "COORDINATES")
    return value


def _check_caps(geometry: BaseGeometry, field: str) -> None:
    parts = shapely.get_parts(geometry)
    if len(parts) > MAX_PARTS:
        raise BadInput(field, "TOO_MANY_PARTS", limit=str(MAX_PARTS))
    if int(shapely.get_num_coordinates(geometry)) > MAX_VERTICES:
        raise BadInput(field, "TOO_MANY_VERTICES", limit=str(MAX_VERTICES))
    if int(shapely.get_num_interior_rings(parts).sum()) > MAX_HOLES:
        raise BadInput(field, "TOO_MANY_HOLES", limit=str(MAX_HOLES))


def _check_positions(geometry: BaseGeometry, field: str) -> None:
    for path in _paths(geometry):
        previous: float | None = None
        for lon, lat in shapely.get_coordinates(path).tolist():
            check_position(lon, lat, field)
            if previous is not None and abs(lon - previous) > _HALF_TURN:
                raise BadInput(field, "ANTIMERIDIAN", lon=repr(lon), lat=repr(lat))
            previous = lon


def _paths(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    """The rings of areas, the lines and points as they are: no step leads from one ring to another."""
    for part in shapely.get_parts(geometry):
        if isinstance(part, shapely.Polygon):
            yield part.exterior
            yield from part.interiors
        else:
            yield part


def _explained(reason: str) -> dict[str, str]:
    """`Self-intersection[105.6 10.2]` as reason, lon and lat."""
    what, _, where = reason.partition("[")
    lon, _, lat = where.rstrip("]").partition(" ")
    return {"reason": what, "lon": lon, "lat": lat} if lat else {"reason": what}
