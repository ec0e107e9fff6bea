"""From a zone change to what is marked. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from shapely.geometry.base import BaseGeometry

from credentials.wire import ChangeKind, Purpose, Restriction, Rule
from geo.zones.change import ZoneChange
from geo.zones.model import Epoch, Timeline, ZoneVersion
from permits.policy.model import OnClosure, PolicyRule, Terms
from permits.policy.rules import policy_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Say `code` of the live permits of these purposes that last beyond `since`; a mark that holds suspends them."""

    code: str
    purposes: frozenset[Purpose]
    since: datetime
    holds: bool


def marks(change: ZoneChange, rules: Iterable[PolicyRule]) -> tuple[Mark, ...]:
    """List what is said of permits that name the zone; of two marks on one the later stands, a hold above all."""
    said = tuple(rules)
    return tuple(mark for epoch in change.epochs for mark in _of_epoch(change, epoch, said))


def opens(change: ZoneChange) -> bool:
    """Whether the zone was shut, and is not from when this is felt: what it held is let go."""
    now = change.effective_at
    return change.effective_at <= change.at and _is_shut(change.before, now) and not _is_shut(change.after, now)


def new_ground(change: ZoneChange) -> tuple[BaseGeometry, frozenset[Purpose]] | None:
    """Give the shape a zone newly has and the purposes it asks something of: permits there may not name it."""
    version = _at(change.after, change.effective_at)
    if version is None or version.geometry is None:
        return None
    old = _at(change.before, change.effective_at)
    if old is not None and old.geometry is not None and old.geometry.equals(version.geometry):
        return None
    asked = frozenset(one for one in Purpose if _asks(change, version, one))
    return (version.geometry, asked) if asked else None


def _of_epoch(change: ZoneChange, epoch: Epoch, rules: tuple[PolicyRule, ...]) -> Iterable[Mark]:
    purposes = frozenset(Purpose) if epoch.purposes is None else epoch.purposes
    if epoch.kind is ChangeKind.TIGHTENED:
        yield Mark(code="ZONE_TIGHTENED", purposes=purposes, since=epoch.effective_at, holds=False)
        return
    if epoch.effective_at > change.at:
        yield Mark(code="ZONE_WILL_CLOSE", purposes=purposes, since=epoch.effective_at, holds=False)
        return
    stopping = frozenset(one for one in purposes if _stops(change, epoch.effective_at, one, rules))
    for chosen, holds in ((purposes - stopping, False), (stopping, True)):
        if chosen:
            yield Mark(code="ZONE_CLOSED", purposes=chosen, since=epoch.effective_at, holds=holds)


def _stops(change: ZoneChange, at: datetime, purpose: Purpose, rules: tuple[PolicyRule, ...]) -> bool:
    version = _at(change.after, at)
    if version is None:
        return False
    terms = Terms(
        zone=change.number,
        kind=version.kind,
        restriction=version.restriction,
        level=version.level,
        asked=version.rule_for(purpose, change.levels, at),
    )
    return policy_for(rules, purpose, terms).on_closure is OnClosure.SUSPEND


def _asks(change: ZoneChange, version: ZoneVersion, purpose: Purpose) -> bool:
    return version.effective(purpose, change.levels, change.effective_at) is not Rule.FREE


def _at(timeline: Timeline, when: datetime) -> ZoneVersion | None:
    return next((version for version in timeline if version.holds(when)), None)


def _is_shut(timeline: Timeline, when: datetime) -> bool:
    version = _at(timeline, when)
    return version is not None and version.restriction is Restriction.PROHIBITED
