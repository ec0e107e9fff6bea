"""Cells by tile, immutable: a change copies the tiles it touches and shares all others. Pure."""

from collections.abc import Iterable, Mapping
from math import floor
from typing import NamedTuple

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.index.cells import DEEPEST, STRIDE, TILE_DEPTH, Cells, around

_SCALE = 2.0**DEEPEST
_TO_TILE = DEEPEST - TILE_DEPTH

Layer = dict[int, tuple[int, ...]]  # column and row -> shapes: n covers the cell, ~n needs the exact test


class Tile(NamedTuple):
    """An eighth of a degree: for each depth in use its shift from the deepest and its cells; all shapes within."""

    layers: tuple[tuple[int, Layer], ...]
    shapes: frozenset[int]


Tiles = Mapping[int, Tile]


class _Draft:
    """A tile being changed: its own copy."""

    __slots__ = ("layers", "shapes")

    def __init__(self, tile: Tile | None) -> None:
        self.layers: dict[int, Layer] = {} if tile is None else {shift: dict(layer) for shift, layer in tile.layers}
        self.shapes: set[int] = set() if tile is None else set(tile.shapes)

    def add(self, shift: int, key: int, entry: int) -> None:
        layer = self.layers.setdefault(shift, {})
        layer[key] = (*layer.get(key, ()), entry)
        self.shapes.add(max(entry, ~entry))

    def remove(self, shift: int, key: int, entry: int) -> None:
        """A shape leaves a tile with all its cells, so the first one takes it off the list."""
        layer = self.layers[shift]
        left = tuple(one for one in layer[key] if one != entry)
        if left:
            layer[key] = left
        else:
            del layer[key]
        self.shapes.discard(max(entry, ~entry))

    def done(self) -> Tile | None:
        layers = tuple(sorted((shift, layer) for shift, layer in self.layers.items() if layer))
        return Tile(layers, frozenset(self.shapes)) if layers else None


def changed(
    tiles: Tiles, *, gone: Iterable[tuple[int, tuple[Cells, ...]]], come: Iterable[tuple[int, tuple[Cells, ...]]]
) -> dict[int, Tile]:
    """The tiles without some shapes and with others."""
    drafts: dict[int, _Draft] = {}
    for shape, cells in gone:
        for tile, shift, key, entry in _entries(shape, cells):
            _draft(drafts, tiles, tile).remove(shift, key, entry)
    for shape, cells in come:
        for tile, shift, key, entry in _entries(shape, cells):
            _draft(drafts, tiles, tile).add(shift, key, entry)
    return _merged(tiles, drafts)


def reached(tiles: Tiles, geometry: BaseGeometry) -> set[int]:
    """The shapes that may meet a geometry: those of every tile it meets."""
    x, y = around(geometry.bounds, TILE_DEPTH)
    size = 2.0**-TILE_DEPTH
    shapely.prepare(geometry)
    met = shapely.intersects(geometry, shapely.box(x * size, y * size, (x + 1) * size, (y + 1) * size))
    keys = (x[met] * STRIDE + y[met]).tolist()
    return {shape for key in keys if key in tiles for shape in tiles[key].shapes}


def column_row(lon: float, lat: float) -> tuple[int, int]:
    """The deepest cell of a place."""
    return floor(lon * _SCALE), floor(lat * _SCALE)


def tile_key(x: int, y: int) -> int:
    """The tile of a deepest cell."""
    return (x >> _TO_TILE) * STRIDE + (y >> _TO_TILE)


def _draft(drafts: dict[int, _Draft], tiles: Tiles, tile: int) -> _Draft:
    if tile not in drafts:
        drafts[tile] = _Draft(tiles.get(tile))
    return drafts[tile]


def _merged(tiles: Tiles, drafts: dict[int, _Draft]) -> dict[int, Tile]:
    merged = dict(tiles)
    for key, draft in drafts.items():
        tile = draft.done()
        if tile is None:
            merged.pop(key, None)
        else:
            merged[key] = tile
    return merged


def _entries(shape: int, cells: tuple[Cells, ...]) -> Iterable[tuple[int, int, int, int]]:
    """Tile, shift, cell and entry of every cell of a shape."""
    for layer in cells:
        up = layer.depth - TILE_DEPTH
        tile = (layer.x >> up) * STRIDE + (layer.y >> up)
        entry = np.where(layer.full, shape, ~shape)
        shift = DEEPEST - layer.depth
        for key, tile_of, what in zip(
            (layer.x * STRIDE + layer.y).tolist(), tile.tolist(), entry.tolist(), strict=True
        ):
            yield tile_of, shift, key, what
