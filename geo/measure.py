"""Distances on the ground. Pure.

Places are EPSG:4326 lon/lat; lengths are metres on the WGS 84 ellipsoid, never degrees.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from geo.place import Place

_GEOD = pyproj.Geod(ellps="WGS84")
# An edge is straight in lon/lat (RFC 7946); cut every 0.01° it strays from the geodesic by less than 1 cm.
_STEP_DEG = 0.01
_CIRCLE_VERTICES = 72


class Side(StrEnum):
    """Where a fix of limited accuracy stands towards an area."""

    INSIDE = "INSIDE"
    OUTSIDE = "OUTSIDE"
    NEAR = "NEAR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """A fix towards an area: its side, and the distance to the boundary, which is never negative."""

    side: Side
    boundary_m: float


def distance_m(here: Place, there: Place) -> float:
    """The geodesic between two places, in metres."""
    return float(_GEOD.inv(here.lon, here.lat, there.lon, there.lat)[2])


def length_m(line: BaseGeometry) -> float:
    """The geodesic length of a line, in metres."""
    return float(_GEOD.geometry_length(line))


def area_m2(area: BaseGeometry) -> float:
    """The geodesic area of a polygon or of several, in square metres."""
    return abs(float(_GEOD.geometry_area_perimeter(shapely.orient_polygons(area))[0]))


def to_geometry_m(place: Place, geometry: BaseGeometry) -> float:
    """The distance from a place to the nearest part of a geometry, in metres; 0 inside an area or on its boundary."""
    if shapely.intersects_xy(geometry, place.lon, place.lat):
        return 0.0
    return float(shapely.distance(shapely.Point(0.0, 0.0), _seen_from(place, geometry)))


def to_boundary_m(place: Place, area: BaseGeometry) -> float:
    """The distance from a place, inside or outside, to the boundary of an area, in metres."""
    return float(shapely.distance(shapely.Point(0.0, 0.0), _seen_from(place, area.boundary)))


def whereabouts(place: Place, area: BaseGeometry, *, accuracy_m: float = 0.0, quality_m: float = 0.0) -> Whereabouts:
    """INSIDE, OUTSIDE, or NEAR when the boundary passes within the fix's accuracy and the boundary's own error.

    A point on the boundary is inside when both are exact.
    """
    boundary_m = to_boundary_m(place, area)
    doubt_m = accuracy_m + quality_m
    if doubt_m > 0 and boundary_m <= doubt_m:
        return Whereabouts(side=Side.NEAR, boundary_m=boundary_m)
    inside = bool(shapely.intersects_xy(area, place.lon, place.lat))
    return Whereabouts(side=Side.INSIDE if inside else Side.OUTSIDE, boundary_m=boundary_m)


def circle(centre: Place, radius_m: float) -> shapely.Polygon:
    """The area within a distance of a place, as a polygon of 72 corners that lie on the true circle."""
    azimuths = np.linspace(0.0, -360.0, _CIRCLE_VERTICES, endpoint=False)
    same = np.ones(_CIRCLE_VERTICES)
    lons, lats, _ = _GEOD.fwd(same * centre.lon, same * centre.lat, azimuths, same * radius_m)
    return shapely.Polygon(np.column_stack((lons, lats)))


def _seen_from(place: Place, geometry: BaseGeometry) -> BaseGeometry:
    """The geometry in the azimuthal equidistant projection centred on the place: metres from (0, 0) are true."""
    return shapely.transform(shapely.segmentize(geometry, _STEP_DEG), lambda corners: _azimuthal(place, corners))


def _azimuthal(place: Place, corners: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    same = np.ones(len(corners))
    azimuth, _, metres = _GEOD.inv(same * place.lon, same * place.lat, corners[:, 0], corners[:, 1])
    angle = np.radians(azimuth)
    return np.column_stack((metres * np.sin(angle), metres * np.cos(angle)))
