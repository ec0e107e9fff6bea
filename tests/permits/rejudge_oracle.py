"""What must be said of one permit after one change: slow, alone, by looking at every half hour. Pure.

Nothing of `permits.consequences`, of the index or of the turns is used; what a zone asks of a purpose is the zone's own
word.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import shapely
from shapely.geometry.base import BaseGeometry

from credentials.wire import ChangeKind, Purpose, Restriction, Rule
from geo.zones.model import Epoch, Timeline, ZoneState, ZoneVersion

STEP = timedelta(minutes=30)
GRAVEST = ("ZONE_CLOSED", "ISSUED_DURING_CHANGE", "ZONE_WILL_CLOSE", "ZONE_TIGHTENED")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one zone says of one permit."""

    code: str
    holds: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Out:
    """A permit as the oracle needs it; every instant lies on a half hour."""

    id: UUID
    purpose: Purpose
    zones: frozenset[int]
    places: tuple[tuple[float, float], ...]
    route: tuple[tuple[float, float], ...]
    valid_from: datetime
    valid_to: datetime
    approved_at: datetime
    is_open: bool

    def shapes(self) -> list[BaseGeometry]:
        """Each place, and the route."""
        line = [shapely.LineString(self.route)] if self.route else []
        return [*(shapely.Point(place) for place in self.places), *line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One change: which zones, how each was, and when it was recorded."""

    before: Mapping[int, Timeline]
    at: datetime


def rejudged(
    permit: Out, said: Mapping[int, Said], change: Changed, states: Mapping[int, ZoneState]
) -> dict[int, Said]:
    """What is said of the permit after the change, by zone."""
    if not permit.is_open or permit.valid_to <= change.at:
        return dict(said)
    now = dict(said)
    for number in permit.zones & change.before.keys():
        after = _of_a_named_zone(permit, said.get(number), states[number], change.at)
        _put(now, number, after)
    if _goes_there(permit, change, states):
        lacking = _lacking(permit, states, change.at)
        for number in states.keys() - permit.zones:
            old = said.get(number)
            kept = old or Said(code="ZONE_NOT_NAMED", holds=False, at=change.at)
            _put(now, number, kept if number in lacking else None)
    return now


def _put(now: dict[int, Said], number: int, after: Said | None) -> None:
    now.pop(number, None)
    if after is not None:
        now[number] = after


def _of_a_named_zone(permit: Out, said: Said | None, state: ZoneState, at: datetime) -> Said | None:
    concerning = [one for one in state.epochs if one.concerns(permit.purpose)]
    concerning = [one for one in concerning if permit.valid_to > max(one.effective_at, at)]
    standing = [one for one in concerning if one.kind is ChangeKind.TIGHTENED or _closes(one, state, at)]
    new = [one for one in standing if one.recorded_at >= at]
    old = [one for one in standing if one.recorded_at < at]
    fresh = [said_of for one in new for said_of in _by_a_new_epoch(permit, one, at)]
    if any(one.holds for one in fresh):
        return _gravest(fresh)
    if said is not None and said.holds and _still_holds(permit, said, old, state, at):
        return said
    if said is not None:
        older = [one for one in old if permit.approved_at < one.recorded_at and not _affirmed(permit, one, state)]
        fresh += [_called(permit, one, at) for one in older]
    return _gravest(fresh)


def _by_a_new_epoch(permit: Out, epoch: Epoch, at: datetime) -> list[Said]:
    called = _called(permit, epoch, at)
    if not called.holds and permit.approved_at >= at:
        return [called, Said(code="ISSUED_DURING_CHANGE", holds=True, at=at)]
    return [called]


def _called(permit: Out, epoch: Epoch, at: datetime) -> Said:
    if epoch.kind is ChangeKind.TIGHTENED:
        return Said(code="ZONE_TIGHTENED", holds=False, at=at)
    if epoch.effective_at > at:
        return Said(code="ZONE_WILL_CLOSE", holds=False, at=at)
    return Said(code="ZONE_CLOSED", holds=permit.purpose.purpose_class > 1, at=at)


def _still_holds(permit: Out, said: Said, old: Sequence[Epoch], state: ZoneState, at: datetime) -> bool:
    if said.code == "ISSUED_DURING_CHANGE":
        return any(one.recorded_at == said.at for one in old)
    felt = [one for one in old if one.kind is ChangeKind.CLOSED and one.effective_at <= at]
    return any(not _affirmed(permit, one, state) for one in felt)


def _affirmed(permit: Out, epoch: Epoch, state: ZoneState) -> bool:
    return any(
        epoch.recorded_at <= one.at
        and permit.approved_at <= one.at
        and (one.purposes is None or permit.purpose in one.purposes)
        for one in state.reaffirmations
    )


def _gravest(every: Sequence[Said]) -> Said | None:
    return min(every, key=lambda one: (not one.holds, GRAVEST.index(one.code)), default=None)


def _closes(epoch: Epoch, state: ZoneState, at: datetime) -> bool:
    return epoch.effective_at > at or _shut(state, at)


def _shut(state: ZoneState, at: datetime) -> bool:
    version = state.at(at)
    return version is not None and version.restriction is Restriction.PROHIBITED


def _goes_there(permit: Out, change: Changed, states: Mapping[int, ZoneState]) -> bool:
    pieces = [one for number, before in change.before.items() for one in (*before, *states[number].timeline)]
    shapes = [one.geometry for one in pieces if one.geometry and (one.valid_to is None or one.valid_to > change.at)]
    return any(shape.intersects(mine) for shape in shapes for mine in permit.shapes())


def _lacking(permit: Out, states: Mapping[int, ZoneState], at: datetime) -> set[int]:
    start = max(permit.valid_from, at)
    moments = [start + n * STEP for n in range(-((start - permit.valid_to) // STEP))]
    won = {number for when in moments for mine in permit.shapes() for number in _winning(mine, states, when)}
    asks = {number for number in won if any(_asks(states[number], permit.purpose, when) for when in moments)}
    return asks - permit.zones


def _asks(state: ZoneState, purpose: Purpose, when: datetime) -> bool:
    version = state.at(when)
    return (
        version is not None
        and version.in_force(when)
        and version.effective(purpose, state.levels, when) is not Rule.FREE
    )


def _winning(mine: BaseGeometry, states: Mapping[int, ZoneState], when: datetime) -> list[int]:
    live = [one for state in states.values() for one in state.timeline if one.geometry and one.in_force(when)]
    live = [one for one in live if one.geometry is not None and one.geometry.intersects(mine)]
    return [one.number for one in live if _wins_somewhere(mine, one, live)]


def _wins_somewhere(mine: BaseGeometry, one: ZoneVersion, live: Sequence[ZoneVersion]) -> bool:
    higher = [other.geometry for other in live if _rank(other) < _rank(one)]
    if mine.geom_type == "Point":
        return not higher
    left = mine.intersection(one.geometry).difference(shapely.union_all(higher))
    return bool(left.length > 1e-9)


def _rank(version: ZoneVersion) -> tuple[int, int]:
    return -version.precedence, version.restriction.code
