"""Which fixes of a batch are kept. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from tracking.positions.model import Fix, FixVerdict
from tracking.positions.rules import rank

KEPT: Final = timedelta(days=7)
"""How long a position is kept; what comes later than that is too old."""
CLOCK_TOLERANCE: Final = timedelta(minutes=2)
"""How far a device's clock may run ahead of the server's."""

OnDuty = Callable[[datetime], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """Fixes that are new, or say better what was known of their instant; and what became of all others."""

    fresh: tuple[Fix, ...]
    counts: Counter[FixVerdict]


def in_time(at: datetime, now: datetime) -> FixVerdict | None:
    """Why a fix of this time is not taken, whatever it says; None when it may be."""
    if at > now + CLOCK_TOLERANCE:
        return FixVerdict.FROM_THE_FUTURE
    return FixVerdict.TOO_OLD if at <= now - KEPT else None


def sort(fixes: Iterable[Fix], known: Mapping[datetime, Fix], on_duty: OnDuty, now: datetime) -> Sorted:
    """Judge each fix by itself; of several of one instant the best is new and the others are repetitions."""
    counts: Counter[FixVerdict] = Counter()
    best: dict[datetime, Fix] = {}
    for one in fixes:
        verdict = in_time(one.at, now) or (None if on_duty(one.at) else FixVerdict.NOT_ON_DUTY)
        rivals = [rival for rival in (known.get(one.at), best.get(one.at)) if rival is not None]
        if verdict is None and any(rank(rival) <= rank(one) for rival in rivals):
            verdict = FixVerdict.REPEATED
        if verdict is not None:
            counts[verdict] += 1
            continue
        counts[FixVerdict.REPEATED] += one.at in best
        best[one.at] = one
    return Sorted(fresh=tuple(best[at] for at in sorted(best)), counts=+counts)
