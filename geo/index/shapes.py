"""The distinct shapes of zones: versions of a zone that share a geometry share its cells. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from shapely.geometry.base import BaseGeometry

from geo.index.cells import Cells, cells_of
from geo.zones.model import Timeline

# A shape wider than this is tested exactly at every question; cutting it into tiles would cost more than it saves.
WIDE_DEG = 16.0


@dataclass(frozen=True, slots=True)
class Shape:
    """One geometry, prepared, and the versions of its zone that have it."""

    geometry: BaseGeometry
    versions: Timeline


@dataclass(frozen=True, slots=True)
class Shapes:
    """Every shape by its number here, which is not the zone's."""

    all: Mapping[int, Shape] = field(default_factory=dict)
    of_zone: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    following: int = 0


class Swap:
    """Shapes being replaced: what comes, what goes, what stays with other versions."""

    def __init__(self, shapes: Shapes) -> None:
        self._all = dict(shapes.all)
        self._of_zone = dict(shapes.of_zone)
        self._following = shapes.following
        self.gone: dict[int, BaseGeometry] = {}
        self.come: dict[int, BaseGeometry] = {}

    def replace(self, zone: int, timeline: Timeline) -> None:
        """Give a zone its new versions; a geometry that it had before keeps its number and its cells."""
        before = {self._all[number].geometry.wkb: number for number in self._of_zone.pop(zone, ())}
        numbers = [self._place(before, wkb, versions) for wkb, versions in _by_geometry(timeline).items()]
        for number in before.values():
            self.gone[number] = self._all.pop(number).geometry
        if numbers:
            self._of_zone[zone] = tuple(numbers)

    def done(self) -> Shapes:
        """The shapes as they are now."""
        return Shapes(self._all, self._of_zone, self._following)

    def _place(self, before: dict[bytes, int], wkb: bytes, versions: Timeline) -> int:
        if wkb in before:
            number = before.pop(wkb)
            self._all[number] = Shape(self._all[number].geometry, versions)
            return number
        number, self._following = self._following, self._following + 1
        geometry = versions[0].geometry
        assert geometry is not None  # noqa: S101 - _by_geometry leaves out versions without one
        self._all[number] = Shape(geometry, versions)
        self.come[number] = geometry
        return number


def is_wide(geometry: BaseGeometry) -> bool:
    """Whether a shape is too wide for cells."""
    west, south, east, north = geometry.bounds
    return bool(max(east - west, north - south) > WIDE_DEG)


def cut(shapes: Mapping[int, BaseGeometry]) -> list[tuple[int, tuple[Cells, ...]]]:
    """The cells of each shape that is not too wide."""
    return [(number, cells_of(geometry)) for number, geometry in shapes.items() if not is_wide(geometry)]


def _by_geometry(timeline: Timeline) -> dict[bytes, Timeline]:
    found: dict[bytes, Timeline] = {}
    for version in timeline:
        if version.geometry is not None:
            wkb = version.geometry.wkb
            found[wkb] = (*found.get(wkb, ()), version)
    return found
