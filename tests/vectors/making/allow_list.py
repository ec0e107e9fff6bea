"""A leaked key in allow-list mode: each place of a card in or out of the set, before and after it, on each way."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from credentials.bundle.model import Bundle, IssuedSetRef
from credentials.wire import Decision
from credentials.wire import ReasonCode as R
from tests.credentials.scenario import (
    HOUR,
    INWARD,
    NOW,
    OUTWARD,
    THROUGH,
    a_bundle,
    a_claims,
    a_trust_record,
    issued_id,
    sealed,
)
from tests.vectors.making.gate_a import signed
from tests.vectors.making.given import Given, Json, vector
from tests.vectors.making.payloads import field, without

_NAME = b"\x07" * 32
_AS_OF = NOW - HOUR
_OTHER = b"o" * 16
_WAYS = {"in": INWARD, "out": OUTWARD, "through": THROUGH}
_ISSUED = {"an hour before it": _AS_OF - HOUR, "in its second": _AS_OF, "a second after it": _AS_OF + 1}


def cards() -> Iterator[str]:
    """Every card of mine that is asked about below."""
    yield from (sealed(a_claims(issued_at=at, not_before=at)) for at in _ISSUED.values())
    yield from map(signed, _unusable().values())


def _unusable() -> dict[str, bytes]:
    return {"without an end": without(3), "with zone 0": field(4, [0]), "for purpose 15": field(2, 15)}


def sets() -> dict[str, tuple[Bundle, bool | None]]:
    """Bundles whose key is in allow-list mode, and whether my card is in the set; None: the set is not at hand."""
    mine = frozenset(issued_id(text) for text in cards())
    named = a_bundle(trust=(a_trust_record(issued_set=IssuedSetRef(sha256=_NAME, as_of=_AS_OF)),))
    return {
        "listed": (named.with_issued(_NAME, mine | {_OTHER}), True),
        "not listed": (named.with_issued(_NAME, frozenset({_OTHER})), False),
        "in an empty set": (named.with_issued(_NAME, frozenset()), False),
        "in a set that is not at hand": (named, None),
        "in a set of another name": (named.with_issued(b"\x08" * 32, mine), None),
    }


def decided(issued_at: int, *, listed: bool | None, leaving: bool) -> Decision:
    if listed:
        return Decision.ALLOW
    forged = listed is False and issued_at <= _AS_OF
    return Decision.DENY if forged and not leaving else Decision.REFER


def allow_list() -> Iterator[Json]:
    for (where, (bundle, listed)), (when, issued_at), (way, passage) in product(
        sets().items(), _ISSUED.items(), _WAYS.items()
    ):
        claims = a_claims(issued_at=issued_at, not_before=issued_at)
        decision = decided(issued_at, listed=listed, leaving=passage is OUTWARD)
        reasons = [] if listed else [R.NOT_IN_ISSUED_SET]
        given = Given(claims=claims, bundle=bundle, passage=passage)
        yield vector(f"{where}, issued {when}, {way}", given, decision, *reasons)
    yield from unusable()


def unusable() -> Iterator[Json]:
    """A card that cannot be used is a stranger first, where its id can be read."""
    payloads = _unusable()
    fates = {True: (R.BAD_CLAIMS, R.BAD_CLAIMS, R.UNKNOWN_CRITICAL), False: (R.NOT_IN_ISSUED_SET,) * 3}
    for where, (bundle, listed) in sets().items():
        for (name, payload), reason in zip(payloads.items(), fates[listed is True], strict=True):
            decision = Decision.DENY if listed is not None else Decision.REFER
            if reason is R.UNKNOWN_CRITICAL:
                decision = Decision.REFER
            given = replace(Given(bundle=bundle), text=signed(payload))
            yield vector(f"{where}, {name}", given, decision, reason)
    broken = replace(Given(bundle=sets()["not listed"][0]), text=signed(b"\xff" * 40))
    yield vector("not listed, and no CBOR at all", broken, Decision.DENY, R.BAD_PAYLOAD)
