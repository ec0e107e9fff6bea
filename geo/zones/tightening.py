"""When a zone becomes stricter than a holder could know. Pure.

A permit is judged by what is known when it is issued, future versions included. So an epoch compares two states of
knowledge: the first instant, from now on, at which what is known now is stricter than what was known before.
"""

from dataclasses import dataclass
from datetime import datetime

from credentials.wire import ChangeKind, Purpose, Restriction, Rule
from geo.levels.model import Approval, LevelBook
from geo.zones.model import Epoch, Timeline, ZoneVersion

_STRICTNESS = {Rule.FREE: 0, Rule.PERMIT: 1, Rule.FORBIDDEN: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of one zone: its timeline and the levels it may stand at."""

    timeline: Timeline
    levels: LevelBook

    def at(self, when: datetime) -> ZoneVersion | None:
        """The version that holds, weekly hours aside."""
        return next((version for version in self.timeline if version.holds(when)), None)

    def turns(self) -> frozenset[datetime]:
        """Every instant at which anything may change."""
        edges = {edge for version in self.timeline for edge in (version.valid_from, version.valid_to) if edge}
        return frozenset(edges.union(*(self.levels.turns(version.level) for version in self.timeline)))


Stricter = dict[datetime, frozenset[Purpose] | None]
"""From which instant which purposes are asked for more; None is a closure."""


def stricter(before: Known, after: Known, since: datetime) -> Stricter:
    """What becomes stricter from `since` on, earliest first: one closure at most, and what tightens at other instants.

    A zone that was not known before has no permits, and nothing tightens for nobody.
    """
    if not before.timeline:
        return {}
    closed = first_closed(before, after, since)
    found: Stricter = {at: who for at, who in _by_instant(before, after, since).items() if at != closed}
    if closed is not None:
        found[closed] = None
    return dict(sorted(found.items()))


def still(epoch: Epoch, before: Known, after: Known, since: datetime) -> Stricter:
    """What an epoch that is yet to come becomes when another order has been recorded; empty when nothing is left."""
    if epoch.kind is ChangeKind.CLOSED:
        closed = first_closed(before, after, since)
        return {} if closed is None else {closed: None}
    found = _by_instant(before, after, since).items()
    return {at: who & (epoch.purposes or who) for at, who in found if who & (epoch.purposes or who)}


def numbered(found: Stricter, *, recorded_at: datetime, counter: int) -> tuple[Epoch, ...]:
    """Epochs of what becomes stricter, numbered on from `counter`."""
    return tuple(
        Epoch(
            counter=counter + n,
            recorded_at=recorded_at,
            effective_at=at,
            kind=ChangeKind.CLOSED if purposes is None else ChangeKind.TIGHTENED,
            purposes=purposes,
        )
        for n, (at, purposes) in enumerate(found.items(), start=1)
    )


def first_closed(before: Known, after: Known, since: datetime) -> datetime | None:
    """The first instant at which the zone is shut now and was not to be."""
    turns = _turns(before, after, since)
    return next((at for at in turns if _is_shut(after.at(at)) and not _is_shut(before.at(at))), None)


def first_stricter(before: Known, after: Known, purpose: Purpose, since: datetime) -> datetime | None:
    """The first instant at which the zone asks more of a purpose now than it was to."""
    turns = _turns(before, after, since)
    return next((at for at in turns if _asks(after, purpose, at) > _asks(before, purpose, at)), None)


def _by_instant(before: Known, after: Known, since: datetime) -> dict[datetime, frozenset[Purpose]]:
    found: dict[datetime, frozenset[Purpose]] = {}
    for purpose in Purpose:
        at = first_stricter(before, after, purpose, since)
        if at is not None:
            found[at] = found.get(at, frozenset()) | {purpose}
    return found


def _turns(before: Known, after: Known, since: datetime) -> list[datetime]:
    return sorted({since} | {turn for turn in before.turns() | after.turns() if turn > since})


def _is_shut(version: ZoneVersion | None) -> bool:
    return version is not None and version.restriction is Restriction.PROHIBITED


def _asks(known: Known, purpose: Purpose, at: datetime) -> tuple[int, bool, bool]:
    """How much is asked: the rule, whether a person decides, whether it is asked at all hours of the week."""
    version = known.at(at)
    if version is None:
        return (0, False, False)
    rule = _STRICTNESS[version.effective(purpose, known.levels, at)]
    if rule == 0:
        return (0, False, False)
    return (rule, version.approval(purpose, known.levels, at) is Approval.PER_PERMIT, not version.schedule)
