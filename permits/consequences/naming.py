"""Which zones a permit must name and does not, after a change. Pure, and vectorised where there are many permits.

Places and routes are EPSG:4326, lon/lat; a place on a boundary is inside. What wins at a place or along a route, and
what a zone asks of a purpose, are the same words as when a permit is issued (`permits.ground`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from credentials.wire import Purpose, Rule
from geo.index.winning import winning
from geo.levels.model import LevelBook
from geo.place import Box
from geo.zones.change import ZoneChange
from geo.zones.model import Timeline, ZoneState, ZoneVersion, ranked, winners
from permits.ground.rules import ground_of
from permits.ground.turning import turns_of

Geometries = npt.NDArray[np.object_]
Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """A live permit as it meets the map; `lacking` are the zones of which it is said that it does not name them."""

    permit: UUID
    purpose: Purpose
    valid_from: datetime
    valid_to: datetime
    zones: frozenset[int]
    places: Sequence[Sequence[float]]
    route: Sequence[Sequence[float]]
    box: Box
    lacking: frozenset[int] = frozenset()

    def begins(self, at: datetime) -> datetime:
        """The first instant that matters."""
        return max(self.valid_from, min(at, self.valid_to))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """A zone that wins where a permit goes, from an instant on, asks for a permit and is not named."""

    permit: UUID
    zone: int
    since: datetime


def touched_ground(changes: Iterable[ZoneChange]) -> tuple[BaseGeometry, ...]:
    """Every shape that the zones had or have, now or later: elsewhere nobody wins who did not win before."""
    shapes = {
        one.geometry.wkb: one.geometry
        for change in changes
        for one in (*change.before, *change.after)
        if one.geometry is not None and (one.valid_to is None or one.valid_to > change.at)
    }
    return tuple(shapes.values())


def box_of(bounds: Iterable[Sequence[float]]) -> Box:
    """The box around boxes."""
    west, south, east, north = np.asarray(list(bounds)).T
    return Box(float(west.min()), float(south.min()), float(east.max()), float(north.max()))


class Map:
    """Where many permits go, as one array of geometries with their owners."""

    def __init__(self, goings: Sequence[Going]) -> None:
        places = [(n, place) for n, going in enumerate(goings) for place in going.places]
        routes = [(n, going.route) for n, going in enumerate(goings) if len(going.route) > 1]
        self.geometries: Geometries = np.concatenate((_points(places), _lines(routes)))
        self.owners: Numbers = np.array([n for n, _ in (*places, *routes)], dtype=np.int64)
        self.is_line: Flags = np.arange(self.geometries.size) >= len(places)
        self._tree = shapely.STRtree(self.geometries)

    def met_by(self, shapes: Sequence[BaseGeometry]) -> tuple[Numbers, Numbers]:
        """Pairs of a shape and a geometry of ours that have a point in common."""
        hit = self._tree.query(np.array(shapes, dtype=object), predicate="intersects")
        return hit[0], hit[1]


def there(goings: Sequence[Going], shapes: Sequence[BaseGeometry]) -> tuple[Going, ...]:
    """Those that have a place in one of the shapes, or a route through it."""
    if not goings or not shapes:
        return ()
    laid = Map(goings)
    met = np.zeros(len(goings), dtype=bool)
    met[laid.owners[laid.met_by(shapes)[1]]] = True
    return tuple(goings[n] for n in np.flatnonzero(met).tolist())


def extent(goings: Sequence[Going]) -> Box:
    """The box around everywhere they go."""
    return box_of(going.box for going in goings)


def unnamed(
    goings: Sequence[Going], timelines: Mapping[int, Timeline], levels: LevelBook, at: datetime
) -> tuple[Unnamed, ...]:
    """List what the permits lack; only what meets an unnamed zone that asks anything of them is looked at."""
    ground = Ground(timelines, levels, at)
    if not goings or not ground.versions:
        return ()
    laid = Map(goings)
    pairs = Pairs.of(goings, ground, laid)
    won = defaultdict[tuple[int, int], list[datetime]](list)
    for owner, number in pairs.won_at_once(ground, laid):
        won[owner, number].append(goings[owner].begins(at))
    for owner, geometry, versions in pairs.to_look_at(ground, laid):
        for number, since in _won_in_time(goings[owner], geometry, versions, at):
            won[owner, number].append(since)
    return tuple(
        Unnamed(permit=goings[owner].permit, zone=number, since=min(since))
        for (owner, number), since in sorted(won.items())
        if number not in goings[owner].zones and ground.asks(number, goings[owner])
    )


class Ground:
    """The zones around, from an instant on: what they ask at all, and which of them are the same for ever."""

    def __init__(self, timelines: Mapping[int, Timeline], levels: LevelBook, at: datetime) -> None:
        self.timelines, self.levels, self.at = timelines, levels, at
        to_come = [one for pieces in timelines.values() for one in pieces if one.valid_to is None or one.valid_to > at]
        self.versions = [one for one in to_come if one.geometry is not None]
        self.shapes = [one.geometry for one in self.versions]
        self.numbers: Numbers = np.array([one.number for one in self.versions], dtype=np.int64)
        self.ranks: Numbers = np.array([_rank(one) for one in self.versions], dtype=np.int64)
        self.is_steady: Flags = np.array([_is_steady(one, at) for one in self.versions], dtype=bool)
        self._asked = {number: _asked(pieces, levels, at) for number, pieces in timelines.items()}
        turning = {code: any(turn > at for turn in levels.turns(code)) for code in {one.level for one in to_come}}
        self._plain = {one.number for one in self.versions if _is_steady(one, at) and not turning[one.level]}

    def asked(self) -> Flags:
        """Of each version (row) and purpose (column): whether its zone asks anything of it at any time."""
        return np.array([self._asked[one.number] for one in self.versions], dtype=bool)

    def asks(self, number: int, going: Going) -> bool:
        """Whether a zone asks for a permit, or forbids, while this one lasts: the question of issuing."""
        if number in self._plain:
            return self._asked[number][PLACE_OF[going.purpose]]
        timeline = self.timelines[number]
        first = timeline[0]
        state = ZoneState(
            id=first.id, number=number, code=first.code, version=first.version, timeline=timeline, levels=self.levels
        )
        return not ground_of(state, going.purpose, going.begins(self.at), going.valid_to).is_free


@dataclass(frozen=True, slots=True)
class Pairs:
    """Versions of zones and what of ours they meet; a pair is suspicious when the zone is unnamed and asks."""

    zones: Numbers
    mine: Numbers
    suspicious: Flags
    best: Numbers
    """Of each of our geometries: the rank of the highest zone there."""
    is_steady: Flags
    """Of each of our geometries: every zone there is the same for ever."""

    @classmethod
    def of(cls, goings: Sequence[Going], ground: Ground, laid: Map) -> "Pairs":
        """Meet them all at once."""
        zones, mine = laid.met_by(ground.shapes)
        owners = laid.owners[mine]
        purposes = np.array([PLACE_OF[going.purpose] for going in goings], dtype=np.int64)
        suspicious = ground.asked()[zones, purposes[owners]] & ~_is_named(goings, owners, ground.numbers[zones])
        best = np.full(laid.owners.size, _LOWEST, dtype=np.int64)
        np.minimum.at(best, mine, ground.ranks[zones])
        steady = np.ones(laid.owners.size, dtype=bool)
        steady[mine[~ground.is_steady[zones]]] = False
        steady[laid.is_line & (shapely.length(laid.geometries) == 0)] = False  # the highest win along no length
        return cls(zones, mine, suspicious, best, steady)

    def won_at_once(self, ground: Ground, laid: Map) -> Iterable[tuple[int, int]]:
        """Owners and zones that are the highest at a steady place, or on some length of a steady route."""
        highest = self.suspicious & self.is_steady[self.mine] & (ground.ranks[self.zones] == self.best[self.mine])
        zones, mine = self.zones[highest], self.mine[highest]
        wins = ~laid.is_line[mine]
        lines, areas = laid.geometries[mine[~wins]], np.array(ground.shapes, dtype=object)[zones[~wins]]
        wins[~wins] = shapely.length(shapely.intersection(lines, areas)) > 0
        yield from zip(laid.owners[mine[wins]].tolist(), ground.numbers[zones[wins]].tolist(), strict=True)

    def to_look_at(self, ground: Ground, laid: Map) -> Iterable[tuple[int, BaseGeometry, list[ZoneVersion]]]:
        """What only time, or the rest of a route under a higher zone, can tell: with every zone there."""
        lower = laid.is_line[self.mine] & (ground.ranks[self.zones] != self.best[self.mine])
        asked = np.zeros(laid.owners.size, dtype=bool)
        asked[self.mine[self.suspicious & (lower | ~self.is_steady[self.mine])]] = True
        chosen = asked[self.mine]
        met: defaultdict[int, list[ZoneVersion]] = defaultdict(list)
        for zone, one in zip(self.zones[chosen].tolist(), self.mine[chosen].tolist(), strict=True):
            met[one].append(ground.versions[zone])
        for one, versions in met.items():
            yield int(laid.owners[one]), laid.geometries[one], versions


PLACE_OF = {purpose: n for n, purpose in enumerate(Purpose)}
_LOWEST = 1 << 40
_RESTRICTIONS = 16


def _rank(version: ZoneVersion) -> int:
    """The smallest wins."""
    return -version.precedence * _RESTRICTIONS + version.restriction.code


def _is_steady(version: ZoneVersion, at: datetime) -> bool:
    return version.valid_from <= at and version.valid_to is None and not version.schedule


def _is_named(goings: Sequence[Going], owners: Numbers, numbers: Numbers) -> Flags:
    named = np.array(sorted(n << 32 | zone for n, going in enumerate(goings) for zone in going.zones), dtype=np.int64)
    if not named.size:
        return np.zeros(owners.size, dtype=bool)
    keys = owners << 32 | numbers
    found = np.minimum(np.searchsorted(named, keys), named.size - 1)
    is_named: Flags = named[found] == keys
    return is_named


def _asked(pieces: Timeline, levels: LevelBook, at: datetime) -> list[bool]:
    """Of each purpose: whether the zone asks anything of it at any time from now on, wherever its shape is then."""
    instants = [(one, when) for one in pieces for when in _beginnings(one, levels, at)]
    return [any(one.effective(purpose, levels, when) is not Rule.FREE for one, when in instants) for purpose in Purpose]


def _beginnings(version: ZoneVersion, levels: LevelBook, at: datetime) -> Iterable[datetime]:
    """When something else may be asked, from now on."""
    start = max(version.valid_from, at)
    if version.valid_to is None or start < version.valid_to:
        yield start
        yield from (turn for turn in levels.turns(version.level) if turn > start and version.holds(turn))


def _won_in_time(
    going: Going, geometry: BaseGeometry, versions: Sequence[ZoneVersion], at: datetime
) -> Iterable[tuple[int, datetime]]:
    for when in turns_of(versions, going.begins(at), going.valid_to):
        live = [one for one in versions if one.in_force(when)]
        if live:
            found = winners(live) if geometry.geom_type == "Point" else winning(geometry, ranked(live))
            yield from ((one.number, when) for one in found)


def _points(places: Sequence[tuple[int, Sequence[float]]]) -> Geometries:
    if not places:
        return np.empty(0, dtype=object)
    points: Geometries = shapely.points(np.array([place for _, place in places], dtype=float))
    return points


def _lines(routes: Sequence[tuple[int, Sequence[Sequence[float]]]]) -> Geometries:
    if not routes:
        return np.empty(0, dtype=object)
    corners = np.concatenate([np.asarray(route, dtype=float) for _, route in routes])
    which = np.repeat(np.arange(len(routes)), [len(route) for _, route in routes])
    lines: Geometries = shapely.linestrings(corners, indices=which)
    return lines
