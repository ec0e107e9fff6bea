"""Which zones a fix lies in, and which it cannot be told from. Pure; places EPSG:4326 lon/lat, lengths metres.

A device comes in when the fix lies inside by more than its accuracy, and goes out when it lies outside by more than
three times that: with the errors of real receivers (the accuracy is the radius of two fixes in three) a crew that
stands on a boundary all day comes in once and does not flap. A boundary's own error is added to both.
"""

from dataclasses import dataclass
from datetime import datetime
from math import cos, radians
from typing import Final

import shapely

from geo.index import ZoneIndex
from geo.measure import Side, whereabouts
from geo.place import Place
from geo.zones.model import GeometryQuality, ZoneVersion, winners

LEAVING: Final = 3.0
LEAST_M: Final = 10.0
"""No phone is believed to know better where it is."""
_DEGREE_M: Final = 110_000.0  # a little less than a degree of latitude: boxes come out a little too large
_POLAR: Final = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Zones in force: `inside` beyond doubt, `near` in doubt; `winning`: those of `inside` that rule there."""

    inside: frozenset[int] = frozenset()
    near: frozenset[int] = frozenset()
    winning: frozenset[int] = frozenset()


class Fence:
    """The zones of one index, asked where a fix lies."""

    def __init__(self, index: ZoneIndex) -> None:
        self.index = index
        versions = (one for timeline in index.timelines.values() for one in timeline)
        self._doubt_m = max((quality_m(one) for one in versions), default=0.0)

    def sides(self, place: Place, accuracy_m: float, at: datetime) -> Sides:
        """Where a fix lies at its time. A zone without a shape cannot be fenced: nobody enters it by position."""
        radius_m = max(accuracy_m, LEAST_M)
        around = _box(place, LEAVING * radius_m + self._doubt_m)
        sides = {one.number: _side(one, place, radius_m, around) for one in self.index.crossed_by(around, at)}
        within = frozenset(number for number, side in sides.items() if side is Side.INSIDE)
        near = frozenset(number for number, side in sides.items() if side is Side.NEAR)
        ruling = frozenset(one.number for one in winners(self.index.at(place, at)))
        return Sides(inside=within, near=near, winning=ruling & within)


def quality_m(version: ZoneVersion) -> float:
    """How far the drawn boundary may be from the real one; 0 where nobody has said."""
    return (version.quality_m or 0.0) if version.quality is GeometryQuality.APPROXIMATE else 0.0


def _side(version: ZoneVersion, place: Place, radius_m: float, around: shapely.Polygon) -> Side:
    area = version.geometry
    assert area is not None  # noqa: S101 - an index finds by shape
    if shapely.contains_properly(area, around):
        return Side.INSIDE  # the boundary is farther away than any doubt
    doubt_m = quality_m(version)
    side = whereabouts(place, area, accuracy_m=radius_m, quality_m=doubt_m).side
    if side is Side.OUTSIDE:
        side = whereabouts(place, area, accuracy_m=LEAVING * radius_m, quality_m=doubt_m).side
    return side


def _box(place: Place, radius_m: float) -> shapely.Polygon:
    """A box around the circle; near a pole and beyond the antimeridian it is cut off, where no zone is."""
    lat = radius_m / _DEGREE_M
    lon = lat / max(cos(radians(place.lat)), _POLAR)
    west, east = max(place.lon - lon, -180.0), min(place.lon + lon, 180.0)
    return shapely.box(west, max(place.lat - lat, -90.0), east, min(place.lat + lat, 90.0))
