"""Which crews a zone change touches, and which of them stand where they may not. Pure.

Positions are EPSG:4326 lon/lat.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import numpy as np
import numpy.typing as npt
import shapely

from geo.fix import CrewFix
from geo.index import ZoneIndex
from geo.levels.model import LevelBook
from geo.measure import Side, whereabouts
from geo.zones.change import ZoneChange
from geo.zones.model import Timeline, ZoneVersion, winners
from permits.papers.rules import Paper, is_uncovered
from tracking.geofences.model import GeofenceKind, Told, Visit
from tracking.geofences.sides import LEAST_M, quality_m
from tracking.geofences.telling import without_permit

_TICK: Final = timedelta(microseconds=1)
_TERMS: Final = ("kind", "restriction", "level", "precedence", "schedule")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A crew on duty, where it was last seen, and who is in it."""

    fix: CrewFix
    organisation: UUID
    members: frozenset[UUID]


def touched(change: ZoneChange, crews: Sequence[Standing]) -> tuple[Standing, ...]:
    """Those on ground that a zone gains, loses, or asks something else on, from when the change is felt."""
    before, after = _at(change.before, change.effective_at), _at(change.after, change.effective_at)
    was, now = _covers(before, crews), _covers(after, crews)
    hit = (was | now) if _asks_otherwise(change, before, after) else was ^ now
    return tuple(crew for crew, is_hit in zip(crews, hit.tolist(), strict=True) if is_hit)


def changed_ground(changes: Iterable[ZoneChange]) -> tuple[float, float, float, float] | None:
    """West, south, east, north of every shape the zones have or had; None where none has a shape."""
    versions = [_at(known, one.effective_at) for one in changes for known in (one.before, one.after)]
    shapes = [one.geometry for one in versions if one is not None and one.geometry is not None]
    if not shapes:
        return None
    west, south, east, north = shapely.total_bounds(np.array(shapes, dtype=object)).tolist()
    return (west, south, east, north)


def code_of(change: ZoneChange) -> str:
    """What the flag of a crew says."""
    return "ZONE_CHANGED" if change.effective_at <= change.at else "ZONE_WILL_CHANGE"


def ruling(crew: Standing, index: ZoneIndex, changes: Sequence[ZoneChange], at: datetime) -> Timeline:
    """The zones that win where a crew stands, the changes put over what the index knows."""
    changed = {one.number for one in changes}
    others = [one for one in index.at(crew.fix.place, at) if one.number not in changed]
    new = [version for one in changes if (version := one.version_at(at)) is not None and version.in_force(at)]
    return winners((*others, *(one for one in new if one.covers(crew.fix.place))))


def is_inside(crew: Standing, version: ZoneVersion) -> bool:
    """Whether the crew stands in the zone beyond doubt, as a fix that comes in does."""
    if version.geometry is None:
        return False
    radius_m = max(crew.fix.accuracy_m, LEAST_M)
    where = whereabouts(crew.fix.place, version.geometry, accuracy_m=radius_m, quality_m=quality_m(version))
    return where.side is Side.INSIDE


def forbidden(
    crew: Standing, over: Timeline, levels: LevelBook, papers: Iterable[Paper], at: datetime
) -> tuple[int, ...]:
    """The zones, of those that win where it stands, that it is inside of without a permit."""
    held = tuple(papers)
    return tuple(one.number for one in over if is_uncovered(one, levels, held, at) and is_inside(crew, one))


def to_tell(crew: Standing, zone: int, visits: Iterable[Visit], told: Iterable[Told], at: datetime) -> Told | None:
    """What to say of a crew that a zone came over; None when it was said of this stay already.

    It is said of an instant after the crew's newest fix, so that the visit that the next fix begins knows of it.
    """
    known = tuple(told)
    said_at = max(at, crew.fix.at + _TICK)
    now = next((one for one in visits if one.zone == zone and one.left_at is None), None)
    if now is None:
        now = Visit(zone=zone, entered_at=said_at, outside_at=crew.fix.at - _TICK)
    if without_permit(now, known):
        return None
    return Told(at=said_at, zone=zone, kind=GeofenceKind.INSIDE_WITHOUT_PERMIT)


def _asks_otherwise(change: ZoneChange, before: ZoneVersion | None, after: ZoneVersion | None) -> bool:
    if before is None or after is None or change.epochs:
        return True
    return any(getattr(before, name) != getattr(after, name) for name in _TERMS)


def _covers(version: ZoneVersion | None, crews: Sequence[Standing]) -> npt.NDArray[np.bool_]:
    if version is None or version.geometry is None:
        return np.zeros(len(crews), dtype=bool)
    lons, lats = (np.array([crew.fix.place[axis] for crew in crews], dtype=float) for axis in (0, 1))
    covered: npt.NDArray[np.bool_] = shapely.intersects_xy(version.geometry, lons, lats)
    return covered


def _at(timeline: Timeline, when: datetime) -> ZoneVersion | None:
    return next((version for version in timeline if version.holds(when)), None)
