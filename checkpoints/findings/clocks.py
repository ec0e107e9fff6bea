"""When a check was made, as far as its device's clock is to be believed. Pure.

A device without a trusted clock writes its high-water mark and its own wall clock, which bound nothing from above; one
that is ahead bounds nothing from below. What the server knows of both is when the text was received.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from checkpoints.checks.model import CheckNote, Interval, Recorded
from credentials.verdict.gate_a import DECISION
from credentials.wire import ReasonCode as R

_UNBOUNDED: Final = frozenset({R.CLOCK_UNTRUSTED, R.INTERNAL, *DECISION})
"""The clock was not trusted, or the verdict stopped before it was looked at."""
HELD_MOST: Final = timedelta(days=30)
"""No longer than this a device holds what it decided."""


def is_vague(one: Recorded) -> bool:
    """Whether the interval in the text may not hold the truth."""
    return CheckNote.AHEAD in one.notes or not _UNBOUNDED.isdisjoint(one.check.reasons)


def believed(one: Recorded) -> Recorded:
    """The same check with an interval that holds the truth: it ends when the text was received."""
    if not is_vague(one):
        return one
    return replace(one, check=replace(one.check, decided=_until_received(one)))


def _until_received(one: Recorded) -> Interval:
    received, decided = one.received_at, one.check.decided
    if CheckNote.AHEAD not in one.notes:
        return Interval(earliest=decided.earliest, latest=max(decided.earliest, received))
    since = one.check.bundle_as_of or received - HELD_MOST  # a bundle's time is signed: it was in hand by then
    return Interval(earliest=min(since, received), latest=received)
