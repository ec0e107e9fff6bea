"""An area as cells of a quadtree: full ones need no test, boundary ones an exact test. Pure.

A cell of depth d is 2^-d degrees wide. Scaling by a power of two is exact in floating point, so a point always lies in
the closed box that was tested for its cell, and no epsilon is needed anywhere.
"""

from math import floor, log2
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

TILE_DEPTH = 3  # 1/8 degree, about 14 km: cells are kept by tile, so that a change copies a few tiles only
DEEPEST = 20
STRIDE = 1 << 32  # a column is one key: x * STRIDE + y, unique because |y| < STRIDE / 2
_ACROSS = 3  # an area is at least 2^3 finest cells wide

Columns = npt.NDArray[np.int64]


class Cells(NamedTuple):
    """Cells of one depth: columns and rows, and whether each lies wholly inside."""

    depth: int
    x: Columns
    y: Columns
    full: npt.NDArray[np.bool_]


def cells_of(area: BaseGeometry) -> tuple[Cells, ...]:
    """The cells that together cover an area, coarse ones where they are full. Prepares the geometry."""
    shapely.prepare(area)
    deepest = depth_for(area)
    depth = max(TILE_DEPTH, deepest - _ACROSS)
    x, y = around(area.bounds, depth)
    found: list[Cells] = []
    while x.size:
        met, full = _tested(area, x, y, depth)
        x, y = x[met], y[met]
        keep = full if depth < deepest else np.ones_like(full)
        if keep.any():
            found.append(Cells(depth, x[keep], y[keep], full[keep]))
        x, y = _quartered(x[~keep], y[~keep])
        depth += 1
    return tuple(found)


def depth_for(area: BaseGeometry) -> int:
    """The depth at which the longer side of the area's box is 8 to 16 cells."""
    west, south, east, north = area.bounds
    side = max(east - west, north - south)
    if side <= 0:
        return DEEPEST
    return min(DEEPEST, max(TILE_DEPTH, _ACROSS - floor(log2(side))))


def _tested(
    area: BaseGeometry, x: Columns, y: Columns, depth: int
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Which cells the area meets, and which of those it covers."""
    size = 2.0**-depth
    boxes = shapely.box(x * size, y * size, (x + 1) * size, (y + 1) * size)
    met = shapely.intersects(area, boxes)
    return met, shapely.covers(area, boxes[met])


def around(bounds: tuple[float, float, float, float], depth: int) -> tuple[Columns, Columns]:
    """Columns and rows of the cells of a depth that a box of degrees meets."""
    scale = 2.0**depth
    west, south, east, north = (floor(edge * scale) for edge in bounds)
    x, y = np.meshgrid(np.arange(west, east + 1, dtype=np.int64), np.arange(south, north + 1, dtype=np.int64))
    return x.ravel(), y.ravel()


def _quartered(x: Columns, y: Columns) -> tuple[Columns, Columns]:
    steps_x, steps_y = np.array([0, 1, 0, 1]), np.array([0, 0, 1, 1])
    return (2 * x[:, None] + steps_x).ravel(), (2 * y[:, None] + steps_y).ravel()
