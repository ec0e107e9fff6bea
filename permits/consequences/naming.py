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
        self._tree = shapely.STRtree(self.geometries)

    def met_by(self, shapes: Sequence[BaseGeometry]) -> tuple[Numbers, Numbers]:
        """Pairs of a shape and a geometry of ours that have a point in common."""
        hit = self._tree.query(np.array(shapes, dtype=object), predicate="intersects")
        return hit[0], hit[1]


def extent(goings: Sequence[Going]) -> Box:
    """The box around everywhere they go."""
    return box_of((*position, *position) for going in goings for position in (*going.places, *going.route))


def there(goings: Sequence[Going], shapes: Sequence[BaseGeometry]) -> tuple[Going, ...]:
    """Those that have a place in one of the shapes, or a route through it."""
    if not goings or not shapes:
        return ()
    laid = Map(goings)
    owners = np.unique(laid.owners[laid.met_by(shapes)[1]])
    return tuple(goings[n] for n in owners.tolist())


def unnamed(
    goings: Sequence[Going], timelines: Mapping[int, Timeline], levels: LevelBook, at: datetime
) -> tuple[Unnamed, ...]:
    """List what the permits lack; only those that meet an unnamed zone which asks anything of them are looked at."""
    versions = [one for pieces in timelines.values() for one in pieces if _is_to_come(one, at)]
    if not goings or not versions:
        return ()
    laid = Map(goings)
    zones, mine = laid.met_by([one.geometry for one in versions])
    owners = laid.owners[mine]
    asked = {number: _asked(pieces, levels, at) for number, pieces in timelines.items()}
    asking = np.array([asked[one.number] for one in versions])
    suspicious = _is_unnamed(goings, versions, zones, owners) & asking[zones, _purposes(goings)[owners]]
    chosen = np.isin(owners, owners[suspicious])
    met: defaultdict[int, Met] = defaultdict(dict)
    for zone, one, owner in np.column_stack((zones, mine, owners))[chosen].tolist():
        met[owner].setdefault(one, (laid.geometries[one], []))[1].append(versions[zone])
    return tuple(one for n, its in sorted(met.items()) for one in _lacking(goings[n], its, timelines, levels, at))


Met = dict[int, tuple[BaseGeometry, list[ZoneVersion]]]
"""A permit's places and route, each with the versions of zones that it meets."""


def _is_unnamed(
    goings: Sequence[Going], versions: Sequence[ZoneVersion], zones: Numbers, owners: Numbers
) -> npt.NDArray[np.bool_]:
    numbers = np.array([one.number for one in versions], dtype=np.int64)[zones]
    named = [n << 32 | zone for n, going in enumerate(goings) for zone in going.zones]
    return ~np.isin(owners << 32 | numbers, np.array(named, dtype=np.int64))


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


def _purposes(goings: Sequence[Going]) -> Numbers:
    place = {purpose: n for n, purpose in enumerate(Purpose)}
    return np.array([place[going.purpose] for going in goings], dtype=np.int64)


def _lacking(
    going: Going, met: Met, timelines: Mapping[int, Timeline], levels: LevelBook, at: datetime
) -> Iterable[Unnamed]:
    start = going.begins(at)
    won: dict[int, datetime] = {}
    for geometry, versions in met.values():
        for when in turns_of(versions, start, going.valid_to):
            for number in _winning(geometry, [one for one in versions if one.in_force(when)]):
                won[number] = min(when, won.get(number, when))
    for number, since in sorted(won.items()):
        if number not in going.zones and not _is_free(timelines[number], levels, going, start):
            yield Unnamed(permit=going.permit, zone=number, since=since)


def _winning(geometry: BaseGeometry, live: Sequence[ZoneVersion]) -> Iterable[int]:
    if not live:
        return ()
    found = winners(live) if geometry.geom_type == "Point" else winning(geometry, ranked(live))
    return (one.number for one in found)


def _is_free(timeline: Timeline, levels: LevelBook, going: Going, start: datetime) -> bool:
    first = timeline[0]
    state = ZoneState(
        id=first.id, number=first.number, code=first.code, version=first.version, timeline=timeline, levels=levels
    )
    return ground_of(state, going.purpose, start, going.valid_to).is_free


def _is_to_come(version: ZoneVersion, at: datetime) -> bool:
    return version.geometry is not None and (version.valid_to is None or version.valid_to > at)


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
