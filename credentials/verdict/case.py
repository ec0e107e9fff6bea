"""One check as the rows of Gate B see it, and the moments at which the answer could turn. Pure.

Now is an interval. Everything is constant between breakpoints, so a row is asked at the start of the interval and at
each breakpoint inside it: what is true at all of them is certain, what is true at some is for CLOCK_UNTRUSTED.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from credentials.bundle.model import Bundle, LevelRule, VersionRecord, ZoneRecord
from credentials.claims import Claims, Window
from credentials.effective import effective
from credentials.verdict.model import Clock, History, Passage, Seen
from credentials.wire import Direction, Purpose, Rule

_DAY_S: Final = 86_400
_DAY_MIN: Final = 1_440
_OPEN: Final = LevelRule(rule=Rule.FREE)
_SHUT: Final = LevelRule(rule=Rule.FORBIDDEN)


@dataclass(frozen=True, slots=True)
class Case:
    """The inputs, the two sides as the officer chose them, and the permit's end after extensions."""

    claims: Claims
    bundle: Bundle
    clock: Clock
    passage: Passage
    history: History
    seen: Seen
    looked_up: bool
    from_zones: tuple[int, ...]
    to_zones: tuple[int, ...]
    end: int

    @property
    def returning(self) -> bool:
        """Towards the holder's base zone, whatever else the border is."""
        base = self.claims.base_zone
        return base in self.to_zones and base not in self.from_zones


def at_least(clock: Clock, bundle: Bundle) -> Clock:
    """It is no earlier than the bundle in hand was made, give or take a leeway: its time is signed."""
    floor = bundle.issued_at - bundle.policy.leeway_start_s
    if clock.earliest >= floor or (clock.latest is not None and clock.latest < floor):
        return clock
    return Clock(earliest=floor, latest=clock.latest)


def sides(bundle: Bundle, passage: Passage) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The zones left and the zones reached, as the officer chose the direction."""
    post = bundle.checkpoint
    if passage.direction is Direction.INWARD:
        return post.from_zones, post.to_zones
    return post.to_zones, post.from_zones


def rule_at(case: Case, number: int, at: int) -> tuple[Rule, LevelRule]:
    """What a zone asks of the permit's purpose at a moment, and the level's words on it."""
    version = case.bundle.zone_of[number].version_at(at)
    if version is None:
        return Rule.FREE, _OPEN
    level = level_rule(case, version)
    return effective(version.restriction, level.rule), level


def level_rule(case: Case, version: VersionRecord) -> LevelRule:
    """What the version's level says of the permit's purpose."""
    if version.level is None:
        return _OPEN
    return case.bundle.level_of[version.level].rules.get(case.claims.purpose, _SHUT)


def enters(case: Case, at: int) -> bool:
    """Whether a to-zone holds a restriction that the from-zones do not."""
    return any(zone not in case.from_zones and rule_at(case, zone, at)[0] is not Rule.FREE for zone in case.to_zones)


def may_leave(bundle: Bundle, clock: Clock, passage: Passage) -> bool:
    """Whether there is a moment in the interval when no to-zone holds a restriction that the from-zones do not."""
    from_zones, to_zones = sides(bundle, passage)
    entered = [bundle.zone_of[number] for number in to_zones if number not in from_zones]
    turns = {turn for zone in entered for version in zone.versions for turn in (version.valid_from, version.valid_to)}
    inside = {turn for turn in turns if turn is not None and _is_within(clock, turn)}
    return any(
        not any(_asks_anybody(bundle, zone.version_at(at)) for zone in entered) for at in (clock.earliest, *inside)
    )


def _is_within(clock: Clock, at: int) -> bool:
    return clock.earliest < at and (clock.latest is None or at <= clock.latest)


def _asks_anybody(bundle: Bundle, version: VersionRecord | None) -> bool:
    if version is None:
        return False
    if version.level is None:
        return effective(version.restriction, Rule.FREE) is not Rule.FREE
    rules = bundle.level_of[version.level].rules
    return any(effective(version.restriction, rules.get(purpose, _SHUT).rule) is not Rule.FREE for purpose in Purpose)


def local_minute(case: Case, at: int) -> int:
    """Minutes since local midnight."""
    return (at // 60 + case.bundle.policy.utc_offset_min) % _DAY_MIN


def moments(case: Case) -> tuple[int, ...]:
    """The start of the interval and each breakpoint after it, in order; past all breakpoints without a trusted end."""
    start, end = case.clock.earliest, case.clock.latest
    if start == end:
        return (start,)
    inside = {at for at in _breakpoints(case) if _is_within(case.clock, at)}
    return (start, *sorted(inside))


def _breakpoints(case: Case) -> Iterator[int]:
    policy, end = case.bundle.policy, case.end
    yield case.claims.not_before - policy.leeway_start_s
    yield end
    yield end + policy.leeway_end_s
    yield end + policy.expired_grace_s + 1
    yield end + policy.return_s
    yield from _edges(case, case.claims.windows)
    for number in case.to_zones:
        yield from _zone_breakpoints(case, case.bundle.zone_of[number])


def _zone_breakpoints(case: Case, zone: ZoneRecord) -> Iterator[int]:
    for version in zone.versions:
        yield version.valid_from
        if version.valid_to is not None:
            yield version.valid_to
        yield from _edges(case, level_rule(case, version).windows)
    for change in zone.changes:
        yield change.effective_at
        yield change.effective_at + case.bundle.policy.closure_grace_s


def _edges(case: Case, windows: Iterable[Window]) -> Iterator[int]:
    """The first opening and closing of each window after the interval's start; a day shows them all."""
    start = case.clock.earliest
    offset = case.bundle.policy.utc_offset_min * 60
    for window in windows:
        for minute in (window.start, window.end):
            yield start + (minute * 60 - start - offset) % _DAY_S
