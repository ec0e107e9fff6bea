"""Shapes as a map draws them: fewer corners, never farther from the true line than a pen is wide. Pure.

Only for looking at: whoever decides asks the true shape. EPSG:4326 lon/lat in and out.
"""

from math import cos, radians
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

MOST_OFF_M: Final = 5.0
"""No drawn line is farther from the true one, and none of the true one farther from it."""
MANY_CORNERS: Final = 100
_TOLERANCE_M: Final = 4.8  # what is left is for rounding to six decimals, 8 cm at most
_LONGEST_DEGREE_M: Final = 111_700.0  # no degree is longer on the ellipsoid: lengths come out too long, never too short
_RING_MIN: Final = 4

_Corners = npt.NDArray[np.float64]


def thinned(area: BaseGeometry) -> tuple[BaseGeometry, bool]:
    """The area to draw, and whether it has fewer corners than the true one; a simple one is drawn as it is."""
    if shapely.get_num_coordinates(area) <= MANY_CORNERS:
        return area, False
    across = _LONGEST_DEGREE_M * cos(radians(_nearest_equator(area)))
    scale = np.array((across, _LONGEST_DEGREE_M))
    parts = [_with_fewer(part, scale) for part in shapely.get_parts(area).tolist()]
    drawn = parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
    if not shapely.is_valid(drawn):
        return area, False
    return drawn, bool(shapely.get_num_coordinates(drawn) < shapely.get_num_coordinates(area))


def _nearest_equator(area: BaseGeometry) -> float:
    _, south, _, north = area.bounds
    return 0.0 if south <= 0 <= north else min(abs(south), abs(north))


def _with_fewer(part: shapely.Polygon, scale: _Corners) -> shapely.Polygon:
    outer, *holes = (_ring(shapely.get_coordinates(ring), scale) for ring in (part.exterior, *part.interiors))
    return shapely.Polygon(outer, holes)


def _ring(corners: _Corners, scale: _Corners) -> _Corners:
    """By Douglas and Peucker from the ring's own beginning, which stays: so the tolerance holds to the letter.

    GEOS's simplifiers of areas go on past it, where they mend what they made or drop the beginning too.
    """
    line = shapely.simplify(shapely.linestrings(corners * scale), _TOLERANCE_M, preserve_topology=False)
    fewer: _Corners = shapely.get_coordinates(line) / scale
    return fewer if len(fewer) >= _RING_MIN else corners
