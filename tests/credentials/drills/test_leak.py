"""A key has leaked: of 1,000 forgeries by the very key none passes, of 20,000 honest permits every one does."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from credentials import codec, signature
from credentials.bundle.delta import apply
from credentials.bundle.model import Bundle, IssuedSetRef
from credentials.claims import Claims, StatusRef
from credentials.verdict import verdict
from credentials.wire import Decision, Purpose, ReasonCode
from tests.credentials.scenario import (
    DAY,
    HOUR,
    INWARD,
    NOW,
    SA_DEC,
    a_bundle,
    a_claims,
    a_clock,
    a_trust_record,
    issued_id,
    key,
)
from tests.vectors.making.deltas import news

FORGED, BEFORE, AFTER = 1_000, 15_000, 5_000
NOTICED = NOW - HOUR
"""When the key was put in allow-list mode; its standby signs from then on."""


@dataclass(frozen=True, slots=True)
class Card:
    text: str
    kind: str


def signed(claims: Claims, by: str) -> str:
    return codec.seal(claims, key(by).kid, lambda message: signature.sign(key(by).private, message))


def a_permit(rng: random.Random, issued_at: int) -> Claims:
    begins = max(issued_at, NOW - 5 * DAY)
    return a_claims(
        cti=rng.randbytes(16),
        issued_at=issued_at,
        not_before=begins,
        end=NOW + rng.randrange(HOUR, 10 * DAY),
        status=StatusRef(block=rng.randrange(4), index=rng.randrange(1 << 14)),
        purpose=rng.choice([Purpose.INCIDENT_REPAIR, Purpose.KT1_MAIL, Purpose.QOS_MEASUREMENT]),
    )


def honest(rng: random.Random, number: int, since: int, until: int) -> list[Claims]:
    return [a_permit(rng, rng.randrange(since, until)) for _ in range(number)]


def forged(rng: random.Random, copied: list[Claims]) -> Iterator[Card]:
    """New, backdated and postdated ones, and those that borrow the identity of an honest permit."""
    kinds: tuple[tuple[str, Callable[[], Claims]], ...] = (
        ("invented", lambda: a_permit(rng, rng.randrange(NOW - 20 * DAY, NOTICED))),
        ("dated after the leak was noticed", lambda: a_permit(rng, rng.randrange(NOTICED + 1, NOW))),
        ("another's identity", lambda: replace(a_permit(rng, NOTICED - DAY), cti=rng.choice(copied).cti)),
        ("a real one with more zones", lambda: replace(rng.choice(copied), zones=(3, SA_DEC, 117))),
    )
    for number in range(FORGED):
        kind, make = kinds[number % len(kinds)]
        yield Card(signed(make(), "issuer"), kind)


def listed(cards: list[Card]) -> Bundle:
    """What a post holds once it has fetched the bundle and the set that it names."""
    named = IssuedSetRef(sha256=b"\x01" * 32, as_of=NOTICED)
    trust = (a_trust_record(issued_set=named), a_trust_record("standby"))
    ids = frozenset(issued_id(card.text) for card in cards if card.kind == "honest, before")
    return a_bundle(trust=trust).with_issued(named.sha256, ids)


def table(counted: Counter[tuple[str, Decision]]) -> str:
    kinds = sorted({kind for kind, _ in counted})
    rows = [[kind, *(str(counted[kind, decision]) for decision in Decision)] for kind in kinds]
    head = ["leaked key, allow-list mode", *(decision.value for decision in Decision)]
    return "\n".join(f"{row[0]:34}" + "".join(f"{cell:>9}" for cell in row[1:]) for row in [head, *rows])


def test_of_1000_forgeries_none_is_let_in_and_of_20000_honest_none_is_refused() -> None:
    rng = random.Random(2021)
    before, after = honest(rng, BEFORE, NOW - 20 * DAY, NOTICED), honest(rng, AFTER, NOTICED, NOW)
    cards = [Card(signed(claims, "issuer"), "honest, before") for claims in before]
    cards += [Card(signed(claims, "standby"), "honest, after") for claims in after]
    cards += [*forged(rng, before)]
    post = listed(cards)

    counted: Counter[tuple[str, Decision]] = Counter()
    for card in cards:
        counted[card.kind, verdict(card.text, post, a_clock(), INWARD).decision] += 1

    print(f"\n{table(counted)}")  # noqa: T201 - the table is to be read
    allowed = {kind: counted[kind, Decision.ALLOW] for kind, _ in counted}
    assert sum(number for kind, number in allowed.items() if not kind.startswith("honest")) == 0
    assert (allowed["honest, before"], allowed["honest, after"]) == (BEFORE, AFTER)


def test_a_dark_post_lets_the_standbys_permits_in_and_with_news_alone_refers_what_the_leaked_key_signed() -> None:
    rng = random.Random(7)
    dark = a_bundle(trust=(a_trust_record(), a_trust_record("standby")))
    early, late = a_permit(rng, NOTICED - DAY), a_permit(rng, NOW - 60)
    named = IssuedSetRef(sha256=b"\x01" * 32, as_of=NOTICED)
    told = apply(dark, news(trust=(a_trust_record(issued_set=named),)))
    assert isinstance(told, Bundle)

    answers = {
        (by, post is told): verdict(signed(claims, by), post, a_clock(), INWARD)
        for by, claims in (("issuer", early), ("standby", late))
        for post in (dark, told)
    }

    assert answers["standby", False].decision is answers["standby", True].decision is Decision.ALLOW
    assert answers["issuer", False].decision is Decision.ALLOW
    assert answers["issuer", True].decision is Decision.REFER
    assert answers["issuer", True].reasons == (ReasonCode.NOT_IN_ISSUED_SET,)
