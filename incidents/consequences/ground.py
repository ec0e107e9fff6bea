"""Which of thousands of locations a shape concerns, all at once. Pure; EPSG:4326 lon/lat, metres on the ellipsoid.

The plane used here is wrong by less than its own `doubt`; whatever lies within the doubt of 500 m is measured exactly.
"""

from dataclasses import dataclass
from math import cos, pi, radians, sin, sqrt, tan
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geo.separation import separation_m
from incidents.exposure.model import WITHIN_M

_AXIS_M: Final = 6_378_137.0
_SQUARED: Final = 0.006_694_379_990_141_317
_LEAST_DOUBT: Final = 0.001
_INSIDE, _CROSSES, _NEAR, _FAR = range(4)
Geometries = npt.NDArray[np.object_]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Plane:
    """Metres east and north, true at one latitude, nearly so around it."""

    east_m: float
    north_m: float
    doubt: float

    @classmethod
    def around(cls, *shapes: BaseGeometry) -> "Plane":
        """The plane of the middle latitude of some shapes and what is near them."""
        _, south, _, north = shapely.total_bounds(np.array(shapes, dtype=object))
        middle, half = radians((south + north) / 2), radians((north - south) / 2) + WITHIN_M / _AXIS_M
        narrow = sqrt(1 - _SQUARED * sin(middle) ** 2)
        east = pi / 180 * _AXIS_M / narrow * cos(middle)
        north_m = pi / 180 * _AXIS_M * (1 - _SQUARED) / narrow**3
        return cls(east, north_m, _LEAST_DOUBT + 2 * half * (0.02 + abs(tan(min(abs(middle) + half, 1.5)))))

    def flat(self, geometry: object) -> object:
        """A geometry, or an array of them, in metres."""
        scale = np.array([self.east_m, self.north_m])
        return shapely.transform(geometry, lambda corners: corners * scale)


@dataclass(frozen=True, slots=True)
class Standing:
    """How each location stands to one shape; the distances are the plane's, good for comparing with another shape."""

    relation: npt.NDArray[np.int8]
    distance_m: npt.NDArray[np.float64]

    @property
    def concerned(self) -> Flags:
        """Which locations are within 500 m."""
        found: Flags = self.relation != _FAR
        return found

    def differs(self, other: "Standing") -> Flags:
        """Which locations stand otherwise to another shape: by relation, or nearer or farther by a centimetre."""
        near = (self.relation == _NEAR) & (other.relation == _NEAR)
        moved = near & (np.abs(self.distance_m - other.distance_m) > 0.01)  # noqa: PLR2004 - metres
        found: Flags = (self.relation != other.relation) | moved
        return found


def standing(locations: Geometries, shape: BaseGeometry | None, plane: Plane) -> Standing:
    """How each location stands to a shape; without one none is concerned."""
    relation = np.full(len(locations), _FAR, dtype=np.int8)
    distance = np.zeros(len(locations))
    if shape is None or not len(locations):
        return Standing(relation, distance)
    shapely.prepare(shape)
    near = within(locations, shape, plane)
    relation[near] = _NEAR
    relation[shapely.intersects(shape, locations)] = _CROSSES
    relation[shapely.covers(shape, locations)] = _INSIDE
    ring = relation == _NEAR
    distance[ring] = shapely.distance(plane.flat(locations[ring]), plane.flat(shape))
    return Standing(relation, distance)


def within(locations: Geometries, shape: BaseGeometry, plane: Plane) -> Flags:
    """Which locations are within 500 m of a shape: by the plane where it is sure, measured where it is not."""
    flat, places = plane.flat(shape), plane.flat(locations)
    shapely.prepare(flat)
    found: Flags = shapely.dwithin(flat, places, WITHIN_M * (1 - plane.doubt))
    maybe = shapely.dwithin(flat, places, WITHIN_M * (1 + plane.doubt)) & ~found
    for at in np.flatnonzero(maybe).tolist():
        found[at] = separation_m(locations[at], shape, WITHIN_M) is not None
    return found
