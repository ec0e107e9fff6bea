"""How far two geometries are from each other on the ground, to a millimetre. Pure.

Geometries are EPSG:4326 lon/lat, their edges straight in lon/lat (RFC 7946); lengths are metres on the WGS 84
ellipsoid. Whatever shares a point is 0 m apart. A line is measured piece by piece, each in the azimuthal equidistant
projection around it: there lengths of some hundred metres are true to a micrometre, and an edge cut every 0.001°
(111 m) strays from its own image by less than 0.1 mm. No plane serves a whole line: far off it is wrong by metres.
"""

from itertools import pairwise
from math import cos, degrees, radians, tan
from typing import Final

import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from geo.place import Box

_GEOD = pyproj.Geod(ellps="WGS84")
_FINE_DEG: Final = 0.001
_PIECE_DEG: Final = 0.01
_LEAST_RADIUS_M: Final = 6_335_000.0
"""No radius of curvature of the ellipsoid is smaller: a box of so many metres by it is never too small."""
_POLE_COS: Final = 0.01

Coordinates = npt.NDArray[np.float64]


def separation_m(one: BaseGeometry, other: BaseGeometry, within_m: float) -> float | None:
    """The distance in metres, 0 when they share a point; None when it is more than `within_m`.

    One of them is a point or a line, the other may be an area too.
    """
    if shapely.intersects(one, other):
        return 0.0
    if isinstance(other, shapely.Point):
        one, other = other, one
    edges = other.boundary if shapely.get_dimensions(other) == 2 else other  # noqa: PLR2004 - an area
    near = _clipped(edges, reach_box(one, within_m))
    if near.is_empty:
        return None
    found = min(_piece_m(piece, near, within_m) for piece in _nearest(_pieces(one), near))
    return found if found <= within_m else None


def reach_box(geometry: BaseGeometry, metres: float) -> Box:
    """A box that holds everything within so many metres of a geometry, and a little more."""
    west, south, east, north = geometry.bounds
    up = degrees(metres / _LEAST_RADIUS_M) * 1.001
    across = up / max(cos(radians(min(max(abs(south), abs(north)) + up, 90.0))), _POLE_COS)
    return Box(west - across, max(south - up, -90.0), east + across, min(north + up, 90.0))


def _pieces(geometry: BaseGeometry) -> list[BaseGeometry]:
    """A point as it is; a line cut into pieces of about 0.01° (a kilometre), each beginning where the last ended."""
    if isinstance(geometry, shapely.Point):
        return [geometry]
    corners = shapely.get_coordinates(shapely.segmentize(geometry, _PIECE_DEG / 2))
    steps = np.hypot(*np.diff(corners, axis=0).T)
    number = (np.concatenate(([0.0], np.cumsum(steps)))[:-1] // _PIECE_DEG).astype(int)
    cuts = [0, *(np.flatnonzero(np.diff(number)) + 1).tolist(), len(corners) - 1]
    return [shapely.LineString(corners[start : end + 1]) for start, end in pairwise(cuts)]


def _nearest(pieces: list[BaseGeometry], near: BaseGeometry) -> list[BaseGeometry]:
    """The pieces of which one may be the nearest: by a plane that is wrong by less than the doubt it is given."""
    if len(pieces) == 1:
        return pieces
    _, south, _, north = shapely.total_bounds(np.array([*pieces, near]))
    middle, half = radians((south + north) / 2), radians((north - south) / 2)
    doubt = 1.02 + 2 * half * abs(tan(min(abs(middle) + half, 1.5)))
    scale = np.array([cos(middle), 1.0])
    flat = np.array([shapely.transform(piece, lambda corners: corners * scale) for piece in pieces])
    rough = shapely.distance(flat, shapely.transform(near, lambda corners: corners * scale))
    most = rough.min() * doubt**2 + 1e-6
    return [piece for piece, distance in zip(pieces, rough.tolist(), strict=True) if distance <= most]


def _piece_m(piece: BaseGeometry, near: BaseGeometry, within_m: float) -> float:
    """The distance of a short piece; infinite when nothing is within reach of it."""
    edges = _clipped(near, reach_box(piece, within_m))
    if edges.is_empty:
        return float("inf")
    west, south, east, north = piece.bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    return float(shapely.distance(_seen_from(lon, lat, piece), _seen_from(lon, lat, edges)))


def _clipped(edges: BaseGeometry, box: Box) -> BaseGeometry:
    return edges if shapely.get_dimensions(edges) == 0 else shapely.clip_by_rect(edges, *box)


def _seen_from(lon: float, lat: float, geometry: BaseGeometry) -> BaseGeometry:
    def project(corners: Coordinates) -> Coordinates:
        same = np.ones(len(corners))
        azimuth, _, metres = _GEOD.inv(same * lon, same * lat, corners[:, 0], corners[:, 1])
        angle = np.radians(azimuth)
        return np.column_stack((metres * np.sin(angle), metres * np.cos(angle)))

    return shapely.transform(shapely.segmentize(geometry, _FINE_DEG), project)
