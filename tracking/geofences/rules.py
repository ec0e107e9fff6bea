"""From fixes in time order to the visits of a crew. Pure.

Everything is one fold over the fixes by time, so the result is a function of their set. Each device keeps its own
state (two phones of a crew may stand on two sides of a barrier); the crew is where any of them is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from tracking.geofences.model import State, Step, Track, Visit
from tracking.positions.model import Kept, Seen, Standing
from tracking.positions.rules import reachable

QUIET: Final = timedelta(minutes=10)
"""A device that says nothing for so long holds the crew in no zone while another of its devices speaks."""

Uncovered = Callable[[int, datetime], bool]
"""Whether a zone asks for a permit at an instant and the crew has none that names it."""


def advance(track: Track, seen: Seen) -> tuple[Track, Kept]:
    """One more fix of a device. One that cannot be reached from the last believed is doubted; two that agree are not.

    Beyond doubt inside is in, beyond doubt outside is out, and near a boundary the device stays where it was.
    """
    anchors = (track.believed, track.doubted)
    if track.believed is not None and not any(reachable(one, seen) for one in anchors if one is not None):
        return replace(track, doubted=seen), Kept(seen=seen, standing=Standing.TOO_FAST, held=track.held)
    held = seen.inside | (track.held & seen.near)
    return Track(believed=seen, held=held), Kept(seen=seen, standing=Standing.USED, held=held)


def recall(track: Track, judged: Kept) -> Track:
    """The state after a fix that was judged before."""
    if judged.standing is Standing.TOO_FAST:
        return replace(track, doubted=judged.seen)
    return Track(believed=judged.seen, held=judged.held)


def together(state: State, group: Sequence[Seen]) -> tuple[State, tuple[Kept, ...]]:
    """The state after all fixes of one instant, at most one of each device."""
    after, judged = dict(state), []
    for seen in group:
        after[seen.source], one = advance(after.get(seen.source, Track()), seen)
        judged.append(one)
    return after, tuple(judged)


def recalled(state: State, group: Iterable[Kept]) -> State:
    """The state after fixes of one instant that were judged before."""
    after = dict(state)
    for one in group:
        after[one.seen.source] = recall(after.get(one.seen.source, Track()), one)
    return after


def step(state: State, judged: Iterable[Kept]) -> Step | None:
    """Where the crew is after the fixes of one instant; None when none of them was used."""
    used = [one for one in judged if one.standing is Standing.USED]
    if not used:
        return None
    at = used[0].seen.at
    winning = frozenset[int]().union(*(one.seen.winning for one in used))
    return Step(at=at, inside=inside(state, at), winning=winning)


def inside(state: State, at: datetime) -> frozenset[int]:
    """The zones the crew is in: those of every device that has spoken lately."""
    heard = (track for track in state.values() if track.believed is not None and at - track.believed.at <= QUIET)
    return frozenset[int]().union(*(track.held for track in heard))


def last_at(state: State) -> datetime | None:
    """The last instant at which a fix was used."""
    return max((track.believed.at for track in state.values() if track.believed is not None), default=None)


def visits(
    steps: Iterable[Step], uncovered: Uncovered, begun: Mapping[int, Visit] | None = None, since: datetime | None = None
) -> tuple[Visit, ...]:
    """The visits that steps in time order make, in the order of entering; those not left at the last step are open.

    `begun` are the visits open before the first step, `since` the last used fix before it.
    """
    open_, done, previous = dict(begun or {}), [], since
    for one in steps:
        for zone in sorted(open_.keys() - one.inside):
            left = replace(open_.pop(zone), left_at=one.at)
            done.append(left)
        for zone in sorted(one.inside - open_.keys()):
            open_[zone] = Visit(zone=zone, entered_at=one.at, outside_at=previous)
        for zone in sorted(one.winning & open_.keys()):
            if open_[zone].without_permit_at is None and uncovered(zone, one.at):
                open_[zone] = replace(open_[zone], without_permit_at=one.at)
        previous = one.at
    return tuple(sorted((*done, *open_.values()), key=lambda visit: (visit.entered_at, visit.zone)))
