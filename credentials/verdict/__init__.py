"""`verdict(text, bundle, clock, passage, history, seen)`: what a checkpoint decides without a network. Pure."""

from credentials.bundle.model import Bundle, InvalidBundle
from credentials.claims import Claims
from credentials.verdict import gate_b
from credentials.verdict.case import Case, at_least, may_leave, sides
from credentials.verdict.gate_a import Stop, admit
from credentials.verdict.model import (
    Clock,
    Compare,
    Finding,
    History,
    Lookup,
    Passage,
    Passing,
    Seen,
    Verdict,
)
from credentials.verdict.turning import extended
from credentials.wire import Decision, Direction, PassageKind, ReasonCode, Weight

__all__ = ["Clock", "Compare", "Finding", "History", "Lookup", "Passage", "Passing", "Seen", "Verdict", "verdict"]

_NOBODY = History()
_NOTHING = Seen()
_WEIGHT = {Decision.DENY: Weight.DENY, Decision.REFER: Weight.REFER, Decision.NOT_OURS: Weight.NOTE}


def verdict(  # noqa: PLR0913, PLR0917 - the six inputs of the design, in its order
    text: str | Lookup,
    bundle: Bundle | InvalidBundle | None,
    clock: Clock,
    passage: Passage,
    history: History = _NOBODY,
    seen: Seen = _NOTHING,
) -> Verdict:
    """Decide one check. Never raises: anything unexpected is REFER with INTERNAL."""
    try:
        admitted = admit(text, bundle)
        if isinstance(bundle, Bundle) and isinstance(admitted, Claims):
            return gate_b.judge(_case(text, admitted, bundle, clock, passage, history, seen))
        return _stopped(admitted, bundle, clock, passage)
    except Exception:  # noqa: BLE001 - the rule: any exception is REFER INTERNAL
        internal = Finding(reason=ReasonCode.INTERNAL, weight=Weight.REFER)
        return Verdict(decision=Decision.REFER, findings=(internal,))


def _case(  # noqa: PLR0913, PLR0917 - the same six
    text: str | Lookup, claims: Claims, bundle: Bundle, clock: Clock, passage: Passage, history: History, seen: Seen
) -> Case:
    from_zones, to_zones = sides(bundle, passage)
    end = extended(claims, bundle.extensions)
    looked_up = isinstance(text, Lookup)
    return Case(claims, bundle, at_least(clock, bundle), passage, history, seen, looked_up, from_zones, to_zones, end)


def _stopped(stop: Claims | Stop, bundle: Bundle | InvalidBundle | None, clock: Clock, passage: Passage) -> Verdict:
    """Answer for a card that told us nothing: a forgery that leaves is REFER with an alert."""
    if isinstance(stop, Claims):
        raise TypeError("claims without a bundle")
    reason, decision = stop
    leaving = _leaves(bundle, clock, passage)
    alert = leaving and decision is Decision.DENY
    decision = Decision.REFER if alert else decision
    finding = Finding(reason=reason, weight=_WEIGHT[decision])
    kind = PassageKind.LEAVE if leaving else PassageKind.ENTER
    return Verdict(decision=decision, findings=(finding,), alert=alert, kind=kind)


def _leaves(bundle: Bundle | InvalidBundle | None, clock: Clock, passage: Passage) -> bool:
    """Whether the other side may be restricted for nobody; without a bundle the officer's direction says it."""
    if isinstance(bundle, Bundle):
        return may_leave(bundle, at_least(clock, bundle), passage)
    return passage.direction is Direction.OUTWARD
