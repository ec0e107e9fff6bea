"""Areas as they are drawn on a small screen: never for a decision. Pure; EPSG:4326 lon/lat."""

from math import cos, radians
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

DECIMALS: Final = 5
"""About a metre."""
_METRES_A_DEGREE: Final = 111_320


def sketch(area: BaseGeometry, within_m: float) -> BaseGeometry:
    """The area with fewer vertices: its boundary moves by so many metres and one more at most."""
    shrink = np.array((cos(radians(shapely.get_y(area.centroid))), 1.0))

    def rounded(corners: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        back: npt.NDArray[np.float64] = np.round(corners / shrink, DECIMALS)
        return back

    stretched = shapely.transform(area, lambda corners: corners * shrink)
    return shapely.transform(shapely.simplify(stretched, within_m / _METRES_A_DEGREE), rounded)
