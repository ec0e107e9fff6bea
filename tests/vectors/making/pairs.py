"""Every pair of Gate B reasons: a vector for each that can occur together, a sentence for each that cannot."""

from collections.abc import Iterator
from itertools import combinations

from credentials.verdict import Verdict
from credentials.wire import GATE_B
from credentials.wire import ReasonCode as R
from tests.vectors.making.given import Given, Json, after, vector
from tests.vectors.making.ingredients import BACKGROUNDS, INGREDIENTS

_ONE_STATUS = "a credential has one status"
_NO_STATUS = "a status that is missing says nothing"
_BOTH_ENDS = "now would be both before the permit begins and after it ends"
_HOME = "on the way home RETURNING stands in the place of this end"
IMPOSSIBLE: dict[frozenset[R], str] = {
    frozenset({R.REVOKED, R.SUSPENDED}): _ONE_STATUS,
    frozenset({R.REVOKED, R.ENDED}): _ONE_STATUS,
    frozenset({R.SUSPENDED, R.ENDED}): _ONE_STATUS,
    frozenset({R.STATUS_MISSING, R.REVOKED}): _NO_STATUS,
    frozenset({R.STATUS_MISSING, R.SUSPENDED}): _NO_STATUS,
    frozenset({R.STATUS_MISSING, R.ENDED}): _NO_STATUS,
    frozenset({R.NOT_YET_VALID, R.EXPIRED}): _BOTH_ENDS,
    frozenset({R.NOT_YET_VALID, R.RETURNING}): _BOTH_ENDS,
    frozenset({R.EXPIRED, R.RETURNING}): _HOME,
    frozenset({R.ENDED, R.RETURNING}): _HOME,
    frozenset({R.USED, R.RETURNING}): "the way home is no entry, so it cannot use one up",
} | {
    frozenset({R.INTERNAL, other}): "an exception answers alone: nothing else that was found is believed"
    for other in GATE_B
    if other is not R.INTERNAL
}


def tried(left: R, right: R) -> Iterator[Given]:
    """The two reasons brought about in every way and in either order."""
    for background in BACKGROUNDS.values():
        for one in INGREDIENTS[left]:
            for other in INGREDIENTS[right]:
                yield after(background(), one, other)
                yield after(background(), other, one)


def pair(left: R, right: R) -> Json | None:
    """The first case that shows both, as a vector."""
    for given in tried(left, right):
        answer = answered(given)
        if answer and {left, right} <= set(answer.reasons):
            return vector(f"{left} with {right}", given, answer.decision, left, right)
    return None


def answered(given: Given) -> Verdict | None:
    """None for a permit that nobody can issue, such as one that ends before it begins."""
    try:
        return given.verdict()
    except ValueError:
        return None


def pairs() -> Iterator[Json]:
    for left, right in combinations(GATE_B, 2):
        found = pair(left, right)
        if (found is None) is not (frozenset({left, right}) in IMPOSSIBLE):
            raise AssertionError(f"{left} with {right}: {'never seen' if found is None else 'said to be impossible'}")
        if found:
            yield found


def impossible() -> list[Json]:
    rank = {reason: row for row, reason in enumerate(GATE_B)}
    rows = [(sorted(both, key=lambda reason: rank[reason]), why) for both, why in IMPOSSIBLE.items()]
    return [{"pair": both, "why": why} for both, why in sorted(rows, key=lambda row: [rank[one] for one in row[0]])]
