"""What two checks of one credential say together. Pure, and the same whatever the order they came in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Final

from checkpoints.checks.model import Interval, Recorded
from checkpoints.checks.posts import ENTRIES, Posts
from checkpoints.findings.model import FindingKind, Found, Limits, Use
from checkpoints.records.model import Checkpoint
from credentials.wire import CheckpointKind, EntryMode, Outcome, PassageKind
from geo.measure import distance_m
from geo.place import Place

_OUTWARD: Final = frozenset({PassageKind.LEAVE, PassageKind.RETURN})
_measured = lru_cache(maxsize=4_096)(distance_m)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """From one check to the next: the least distance there can be, the most time that can have passed."""

    one: Recorded
    two: Recorded
    metres: float
    seconds: float
    needed_s: float

    @property
    def is_possible(self) -> bool:
        """Whether a vehicle could have done it."""
        return self.needed_s <= self.seconds


def in_order(checks: Iterable[Recorded]) -> tuple[Recorded, ...]:
    """By the end of the device's interval; the same order for the same checks."""
    return tuple(sorted(checks, key=lambda one: (one.check.decided.latest, one.check.decided.earliest, one.check.id)))


def impossible(checks: Sequence[Recorded], posts: Posts, limits: Limits) -> tuple[Found, ...]:
    """Legs no vehicle can have driven; of those that lie within one another only the shortest is told."""
    legs = list(_impossible(checks, posts, limits))
    return tuple(_travel(leg) for leg in reversed(list(_innermost(legs))))


def used_twice(checks: Sequence[Recorded], posts: Posts, mode: EntryMode, limits: Limits) -> tuple[Found, ...]:
    """One credential let in at two posts at once, in again without coming out, or in twice for a single entry."""
    found = {one.key: one for one in _single_twice(checks, posts, mode, limits)}
    for one in (*_at_once(checks, posts, limits), *_inward_twice(checks, posts, limits)):
        found.setdefault(one.key, one)
    return tuple(found.values())


def most_s(one: Interval, two: Interval) -> float:
    """The longest time that can lie between two instants of which each clock only says "within"."""
    return max((two.latest - one.earliest).total_seconds(), (one.latest - two.earliest).total_seconds())


def least_s(one: Interval, two: Interval) -> float:
    """The shortest; 0 where they overlap."""
    return max((two.earliest - one.latest).total_seconds(), (one.earliest - two.latest).total_seconds(), 0.0)


def _impossible(checks: Sequence[Recorded], posts: Posts, limits: Limits) -> Iterator[tuple[int, Leg]]:
    """From each check to the first that it cannot have come to, and that one's place; what is beyond holds this leg."""
    for start, one in enumerate(checks):
        for end in range(start + 1, len(checks)):
            two = checks[end]
            if two.check.decided.latest - one.check.decided.latest > limits.looked_back:
                break
            leg = _leg(one, two, posts, limits)
            if leg is not None and not leg.is_possible:
                yield end, leg
                break


def _innermost(legs: Sequence[tuple[int, Leg]]) -> Iterator[Leg]:
    """Those that hold no other, the last first: one that begins earlier and ends no earlier holds it."""
    nearest: int | None = None
    for end, leg in reversed(legs):
        if nearest is None or end < nearest:
            nearest = end
            yield leg


def _leg(one: Recorded, two: Recorded, posts: Posts, limits: Limits) -> Leg | None:
    if one.check.checkpoint == two.check.checkpoint:
        return None
    here, there = _post(one, posts), _post(two, posts)
    if here is None or there is None:
        return None
    metres = min(_measured(here.placing.place, there.placing.place), _between_fixes_m(one, two))
    speed = max(_speed(here, limits), _speed(there, limits)) / 3.6
    needed_s = metres / speed if metres >= limits.least_m else 0.0
    seconds = most_s(one.check.decided, two.check.decided)
    return Leg(one=one, two=two, metres=metres, seconds=seconds, needed_s=needed_s)


def _speed(post: Checkpoint, limits: Limits) -> float:
    return limits.speed_kmh.get(post.placing.kind, limits.speed_kmh[CheckpointKind.ROAD])


def _between_fixes_m(one: Recorded, two: Recorded) -> float:
    """By the devices' own positions, each given its accuracy; they can only excuse, never accuse."""
    here, there = one.check.location, two.check.location
    if here is None or there is None:
        return float("inf")
    apart = distance_m(Place(here.lon, here.lat), Place(there.lon, there.lat))
    return max(0.0, apart - (here.accuracy_m or 0.0) - (there.accuracy_m or 0.0))


def _post(one: Recorded, posts: Posts) -> Checkpoint | None:
    return posts.at(one.check.checkpoint, one.check.decided.latest)


def _travel(leg: Leg) -> Found:
    facts = {
        "km": f"{leg.metres / 1000:.1f}",
        "minutes": f"{leg.seconds / 60:.0f}",
        "needed": f"{leg.needed_s / 60:.0f}",
    }
    return _pair(FindingKind.IMPOSSIBLE_TRAVEL, leg.one, leg.two, facts)


def _entries(checks: Iterable[Recorded]) -> list[Recorded]:
    return [one for one in checks if one.check.outcome is Outcome.PASSED and one.check.passage in ENTRIES]


def _single_twice(checks: Sequence[Recorded], posts: Posts, mode: EntryMode, limits: Limits) -> Iterator[Found]:
    if mode is not EntryMode.SINGLE:
        return
    for one, two in _following(_entries(checks), posts):
        if not _same_passage(one, two, limits):
            yield _use(Use.SINGLE_TWICE, one, two)


def _following(entries: Iterable[Recorded], posts: Posts) -> Iterator[tuple[Recorded, Recorded]]:
    """Each entry with the last before it into a zone that both entered: further in is the same trip."""
    last: dict[int, tuple[int, Recorded]] = {}
    for place, two in enumerate(entries):
        entered = posts.entered(two.check)
        before = [last[zone] for zone in entered & last.keys()]
        if before:
            yield max(before, key=lambda known: known[0])[1], two
        last |= dict.fromkeys(entered, (place, two))


def _inward_twice(checks: Sequence[Recorded], posts: Posts, limits: Limits) -> Iterator[Found]:
    """In again to a zone that the entry before led into, with no way out recorded that can lie between them."""
    passed = [one for one in checks if one.check.outcome is Outcome.PASSED]
    entries = [one for one in passed if one.check.passage is PassageKind.ENTER]
    outs = [one for one in passed if one.check.passage in _OUTWARD]
    for one, two in pairwise(entries):
        if _again(one, two, posts, limits) and not any(_may_lie_between(out, one, two) for out in outs):
            yield _use(Use.INWARD_TWICE, one, two)


def _may_lie_between(out: Recorded, one: Recorded, two: Recorded) -> bool:
    """Whichever of the two was the first: their clocks may not say."""
    way, first, second = out.check.decided, one.check.decided, two.check.decided
    since, until = min(first.earliest, second.earliest), max(first.latest, second.latest)
    return way.latest >= since and way.earliest <= until


def _again(one: Recorded, two: Recorded, posts: Posts, limits: Limits) -> bool:
    if one.check.checkpoint == two.check.checkpoint:
        return False
    if most_s(one.check.decided, two.check.decided) > limits.looked_back.total_seconds():
        return False
    return bool(posts.entered(one.check) & posts.entered(two.check))


def _at_once(checks: Sequence[Recorded], posts: Posts, limits: Limits) -> Iterator[Found]:
    entries = _entries(checks)
    for start, one in enumerate(entries):
        for two in entries[start + 1 :]:
            if two.check.decided.latest - one.check.decided.latest > limits.same_time:
                break
            leg = _leg(one, two, posts, limits)
            if leg is not None and _is_apart(leg, limits):
                yield _use(Use.SAME_TIME, one, two)


def _is_apart(leg: Leg, limits: Limits) -> bool:
    """Too far for one vehicle to be at both; two posts across the street are one place."""
    at_once = leg.seconds <= limits.same_time.total_seconds() or not leg.is_possible
    return leg.metres >= limits.least_m and at_once


def _same_passage(one: Recorded, two: Recorded, limits: Limits) -> bool:
    apart = least_s(one.check.decided, two.check.decided)
    return one.check.checkpoint == two.check.checkpoint and apart < limits.same_passage.total_seconds()


def _use(how: Use, one: Recorded, two: Recorded) -> Found:
    minutes = (_middle(two.check.decided) - _middle(one.check.decided)) / timedelta(minutes=1)
    return _pair(FindingKind.DOUBLE_USE, one, two, {"how": how.value, "minutes": f"{abs(minutes):.0f}"})


def _middle(one: Interval) -> datetime:
    return one.earliest + (one.latest - one.earliest) / 2


def _pair(kind: FindingKind, one: Recorded, two: Recorded, facts: dict[str, str]) -> Found:
    first, second = sorted((one.check.id, two.check.id))
    return Found(
        kind=kind,
        key=f"{kind}:{first}:{second}",
        checkpoint=two.check.checkpoint,
        at=two.check.decided.latest,
        check=two.check.id,
        other=one.check.id,
        other_checkpoint=one.check.checkpoint,
        cti=two.known.cti,
        permit=two.known.permit,
        device=two.check.device,
        facts=facts,
    )
