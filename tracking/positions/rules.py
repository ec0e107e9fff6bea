"""Which fixes are believed. Pure, and a function of the set of fixes: arrival plays no part."""

from math import isfinite
from typing import Final

from geo.measure import distance_m
from tracking.positions.model import Fix, Seen, Standing

FASTEST_MPS: Final = 70.0
"""252 km/h: faster than any vehicle on a road or a river here, slower than a jump of the receiver."""
VAGUEST_M: Final = 500.0
"""A fix by radio cell alone says in which commune a phone is, not on which side of a barrier."""


def at_sight(fix: Fix) -> Standing:
    """What can be said of a fix by itself; USED means that its neighbours decide."""
    if not (isfinite(fix.lon) and isfinite(fix.lat) and abs(fix.lon) <= 180 and abs(fix.lat) <= 90):  # noqa: PLR2004 - the globe
        return Standing.OFF_GLOBE
    if fix.mock:
        return Standing.MOCK
    if not 0 <= fix.accuracy_m <= VAGUEST_M:
        return Standing.VAGUE
    return Standing.USED


def rank(fix: Fix) -> tuple[bool, Fix]:
    """Of what one device claims for one instant the smallest counts: what may be believed, then the most accurate."""
    return at_sight(fix) is not Standing.USED, fix


def reachable(earlier: Seen, later: Seen) -> bool:
    """Whether a vehicle could be at both, each anywhere within its accuracy."""
    gap_m = distance_m(earlier.place, later.place) - earlier.accuracy_m - later.accuracy_m
    return gap_m <= FASTEST_MPS * (later.at - earlier.at).total_seconds()
