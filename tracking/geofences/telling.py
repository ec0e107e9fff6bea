"""What of a crew's visits has not been told yet. Pure.

A visit is known by what was told of it: as long as the instant it was told of lies in it, it is the same visit, however
late fixes move its edges. So what was told is never told again; a visit that late fixes split off is new, and told.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby

from tracking.geofences.model import GeofenceKind, Told, Visit

_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def untold(visits: Iterable[Visit], told: Iterable[Told], entered_next: Mapping[int, datetime]) -> tuple[Told, ...]:
    """What to tell, in time order; `entered_next` says when a zone was entered after the last of these visits."""
    said = frozenset(told)
    of_zone = groupby(sorted(visits, key=lambda one: (one.zone, one.entered_at)), key=lambda one: one.zone)
    fresh = [one for zone, some in of_zone for one in _of_zone(list(some), said, entered_next.get(zone, _LAST))]
    return tuple(sorted(fresh))


def without_permit(visit: Visit, told: Iterable[Told]) -> bool:
    """Whether it was told already: of the visit, or of the zone that came over the crew just before it was seen in."""
    start = visit.outside_at or _FIRST
    return _is_told(told, visit.zone, GeofenceKind.INSIDE_WITHOUT_PERMIT, lambda at: start < at < _end(visit))


def _of_zone(visits: Sequence[Visit], told: frozenset[Told], entered_next: datetime) -> Iterable[Told]:
    following = [*(one.entered_at for one in visits[1:]), entered_next]
    for visit, following_at in zip(visits, following, strict=True):
        yield from _of_visit(visit, told, following_at)


def _of_visit(visit: Visit, told: frozenset[Told], following_at: datetime) -> Iterable[Told]:
    zone, entered = visit.zone, visit.entered_at
    if not _is_told(told, zone, GeofenceKind.ENTERED, lambda at: entered <= at < _end(visit)):
        yield Told(at=entered, zone=zone, kind=GeofenceKind.ENTERED)
    if visit.left_at is not None and not _is_told(
        told, zone, GeofenceKind.LEFT, lambda at: entered < at <= following_at
    ):
        yield Told(at=visit.left_at, zone=zone, kind=GeofenceKind.LEFT)
    if visit.without_permit_at is not None and not without_permit(visit, told):
        yield Told(at=visit.without_permit_at, zone=zone, kind=GeofenceKind.INSIDE_WITHOUT_PERMIT)


def _is_told(told: Iterable[Told], zone: int, kind: GeofenceKind, within: Callable[[datetime], bool]) -> bool:
    return any(one.zone == zone and one.kind is kind and within(one.at) for one in told)


def _end(visit: Visit) -> datetime:
    return visit.left_at or _LAST
