"""All zones in memory, immutable: a change makes a new index that shares almost everything with the old one. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import numpy as np
import shapely
from shapely import lib
from shapely.geometry.base import BaseGeometry

from geo.index.cells import STRIDE
from geo.index.grid import Tile, changed, column_row, reached, tile_key
from geo.index.shapes import Shapes, Swap, cut, is_wide
from geo.index.winning import winning
from geo.place import Place
from geo.zones.model import Timeline, ZoneVersion, ranked

# shapely.intersects_xy without its checks of arguments that are right here: 1.7 instead of 3.9 µs; the same function.
_intersects_xy = lib.intersects_xy


@dataclass(frozen=True, slots=True)
class ZoneIndex:
    """What is known of every zone now, future versions included: they come into force by the time asked about."""

    timelines: Mapping[int, Timeline] = field(default_factory=dict)
    _shapes: Shapes = field(default_factory=Shapes)
    _tiles: Mapping[int, Tile] = field(default_factory=dict)
    _wide: frozenset[int] = frozenset()
    known_at: datetime | None = None
    """When the register last learned something that is in here; None: it knew of no zone."""

    @classmethod
    def build(cls, versions: Iterable[ZoneVersion]) -> "ZoneIndex":
        """An index of these versions; they must be what is known at one instant."""
        timelines: dict[int, list[ZoneVersion]] = {}
        for version in versions:
            timelines.setdefault(version.number, []).append(version)
        return cls().replaced({number: tuple(pieces) for number, pieces in timelines.items()})

    def replaced(self, timelines: Mapping[int, Timeline], known_at: datetime | None = None) -> "ZoneIndex":
        """The index after these zones became what is given here; an empty timeline takes a zone away."""
        swap = Swap(self._shapes)
        for zone, timeline in timelines.items():
            swap.replace(zone, timeline)
        merged = {**self.timelines, **timelines}
        for zone in [zone for zone, timeline in timelines.items() if not timeline]:
            del merged[zone]
        wide = {number for number, geometry in swap.come.items() if is_wide(geometry)}
        tiles = changed(self._tiles, gone=cut(swap.gone), come=cut(swap.come))
        return ZoneIndex(merged, swap.done(), tiles, (self._wide - swap.gone.keys()) | wide, known_at or self.known_at)

    def at(self, place: Place, when: datetime) -> Timeline:
        """Every zone in force at a place, the winner first; a place on a boundary is inside."""
        lon, lat = place
        x, y = column_row(lon, lat)
        shapes = self._shapes.all
        found: list[ZoneVersion] = []
        for shift, layer in self._tiles.get(tile_key(x, y), _NO_TILE).layers:
            for entry in layer.get((x >> shift) * STRIDE + (y >> shift), ()):
                shape = shapes[entry if entry >= 0 else ~entry]
                if entry >= 0 or _intersects_xy(shape.geometry, lon, lat):
                    found += [version for version in shape.versions if version.in_force(when)]
        for number in self._wide:
            if _intersects_xy(shapes[number].geometry, lon, lat):
                found += [version for version in shapes[number].versions if version.in_force(when)]
        return ranked(found) if len(found) > 1 else tuple(found)

    def crossed_by(self, line: BaseGeometry, when: datetime) -> Timeline:
        """Every zone in force that a line, or any other geometry, shares a point with, the winner first."""
        near = [self._shapes.all[number] for number in reached(self._tiles, line) | self._wide]
        live = [(shape, version) for shape in near for version in shape.versions if version.in_force(when)]
        met = shapely.intersects(np.array([shape.geometry for shape, _ in live], dtype=object), line)
        return ranked(version for (_, version), hit in zip(live, met.tolist(), strict=True) if hit)

    def winners_along(self, line: BaseGeometry, when: datetime) -> Timeline:
        """The zones that win by precedence somewhere on a line: those a permit for this way must name."""
        return winning(line, self.crossed_by(line, when))

    def in_units(self, units: frozenset[UUID], when: datetime) -> Timeline:
        """Every zone in force that names one of these units, with a shape or without, the winner first."""
        live = (version for pieces in self.timelines.values() for version in pieces if version.unit in units)
        return ranked(version for version in live if version.in_force(when))

    def find(self, number: int, when: datetime) -> ZoneVersion | None:
        """The version of a zone that holds at an instant, its weekly hours aside."""
        return next((version for version in self.timelines.get(number, ()) if version.holds(when)), None)


_NO_TILE = Tile((), frozenset())
