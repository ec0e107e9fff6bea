"""From a zone change to what is said of the permits that name the zone. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Final

from credentials.wire import ChangeKind, Purpose, Restriction
from geo.zones.change import ZoneChange
from geo.zones.model import Epoch, Timeline, ZoneVersion
from permits.policy.model import OnClosure, PolicyRule, Terms
from permits.policy.rules import policy_for

CLOSED: Final = "ZONE_CLOSED"
WILL_CLOSE: Final = "ZONE_WILL_CLOSE"
TIGHTENED: Final = "ZONE_TIGHTENED"
SLIPPED_IN: Final = "ISSUED_DURING_CHANGE"
NOT_NAMED: Final = "ZONE_NOT_NAMED"
OF_THE_NAMED: Final = (CLOSED, SLIPPED_IN, WILL_CLOSE, TIGHTENED)
"""What may be said of a permit that names the zone, the gravest first; one of them at a time."""


class Age(IntEnum):
    """Who can have known of an epoch."""

    NEW = 0  # nobody: every live permit is older
    MOVED = 1  # decided before, and now for another time
    STANDING = 2  # decided before, and as it was


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Say `code` of the live permits of these purposes that last beyond `since`; a mark that holds suspends them.

    An epoch that is not NEW concerns permits that were approved before it and of which something is still said: an
    authority may have let the others go on. `late`: only those whose clock says that they came after the change.
    """

    code: str
    purposes: frozenset[Purpose]
    since: datetime
    holds: bool
    recorded_at: datetime
    age: Age = Age.NEW
    late: bool = False

    @property
    def weight(self) -> tuple[bool, int, datetime]:
        """The smallest is what is said of a permit that several fit."""
        return not self.holds, OF_THE_NAMED.index(self.code), self.since


def marks(change: ZoneChange, rules: Iterable[PolicyRule]) -> tuple[Mark, ...]:
    """List what may be said of permits that name the zone, the gravest first."""
    said = tuple(rules)
    ages = [(epoch, Age.NEW if epoch.recorded_at >= change.at else Age.MOVED) for epoch in change.epochs]
    ages += [(epoch, Age.STANDING) for epoch in change.standing if _stands(change, epoch)]
    found = [mark for epoch, age in ages for mark in _of_epoch(change, epoch, age, said)]
    return tuple(sorted(found, key=lambda mark: mark.weight))


def _stands(change: ZoneChange, epoch: Epoch) -> bool:
    """A tightening that was felt asks for a re-affirmation; a closure is over when the zone is open again."""
    return epoch.kind is ChangeKind.TIGHTENED or epoch.effective_at > change.at or _is_shut(change.after, change.at)


def _of_epoch(change: ZoneChange, epoch: Epoch, age: Age, rules: tuple[PolicyRule, ...]) -> Iterable[Mark]:
    purposes = frozenset(Purpose) if epoch.purposes is None else epoch.purposes
    code, stopping = _closing(change, epoch, purposes, rules)
    for chosen, holds in ((purposes - stopping, False), (stopping, True)):
        if chosen:
            yield _mark(epoch, age, code, chosen, holds=holds)
    if age is Age.NEW and purposes - stopping:
        yield _mark(epoch, age, SLIPPED_IN, purposes - stopping, holds=True, late=True)


def _mark(  # noqa: PLR0913 - a mark has that many sides
    epoch: Epoch, age: Age, code: str, purposes: frozenset[Purpose], *, holds: bool, late: bool = False
) -> Mark:
    return Mark(
        code=code,
        purposes=purposes,
        since=epoch.effective_at,
        holds=holds,
        recorded_at=epoch.recorded_at,
        age=age,
        late=late,
    )


def _closing(
    change: ZoneChange, epoch: Epoch, purposes: frozenset[Purpose], rules: tuple[PolicyRule, ...]
) -> tuple[str, frozenset[Purpose]]:
    """What an epoch is called now, and which purposes it stops: none before a closure has come."""
    if epoch.kind is ChangeKind.TIGHTENED:
        return TIGHTENED, frozenset()
    if epoch.effective_at > change.at:
        return WILL_CLOSE, frozenset()
    at = max(epoch.effective_at, change.at)
    return CLOSED, frozenset(one for one in purposes if _stops(change, at, one, rules))


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


def _at(timeline: Timeline, when: datetime) -> ZoneVersion | None:
    return next((version for version in timeline if version.holds(when)), None)


def _is_shut(timeline: Timeline, when: datetime) -> bool:
    version = _at(timeline, when)
    return version is not None and version.restriction is Restriction.PROHIBITED
