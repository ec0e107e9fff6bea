"""Nothing but the credential itself passes for it: every byte of it, and of its text."""

import random
from itertools import chain

from credentials import base45
from credentials.claims import Claims, StatusRef
from credentials.verdict import verdict
from credentials.wire import PREFIX, Decision, Purpose
from credentials.wire import ReasonCode as R
from tests.credentials.scenario import INWARD, NOW, SA_DEC, a_bundle, a_claims, a_clock, sealed

BUNDLE, CLOCK = a_bundle(), a_clock()
REFUSALS = {R.BAD_ENVELOPE, R.UNKNOWN_KEY, R.BAD_SIGNATURE}


def test_every_byte_value_at_each_position_of_a_credential_is_refused() -> None:
    raw = base45.decode(sealed(a_claims()).removeprefix(PREFIX))

    seen = {
        refused(raw, position, value) for position in range(len(raw)) for value in range(256) if value != raw[position]
    }

    assert passes(raw)
    assert seen == REFUSALS


def test_three_byte_values_at_each_position_of_49_more_are_refused() -> None:
    rng = random.Random(49)
    for number in range(49):
        raw = base45.decode(sealed(another(rng, number)).removeprefix(PREFIX))
        assert passes(raw)
        for position in range(len(raw)):
            for turn in rng.sample(range(1, 256), 3):
                assert refused(raw, position, raw[position] ^ turn) in REFUSALS


def another(rng: random.Random, number: int) -> Claims:
    return a_claims(
        cti=rng.randbytes(16),
        issued_at=NOW - rng.randrange(1, 80_000),
        purpose=rng.choice(list(Purpose)),
        zones=tuple(sorted({SA_DEC, *rng.sample(range(6, 400), rng.randrange(12))})),
        status=StatusRef(block=rng.randrange(4), index=rng.randrange(16384)),
        name="Nguyễn Thị " + "Hà" * rng.randrange(1, 8),
        tails=("0042", "1234")[: rng.randrange(3)],
        plates=("66A00001", "66C12345", "66P20101")[: rng.randrange(4)],
        crew=rng.randbytes(8) if number % 2 else None,
    )


def passes(raw: bytes) -> bool:
    return verdict(PREFIX + base45.encode(raw), BUNDLE, CLOCK, INWARD).decision is Decision.ALLOW


def refused(raw: bytes, position: int, value: int) -> R:
    """The one reason; a forgery is never allowed and never an exception."""
    forged = raw[:position] + bytes((value,)) + raw[position + 1 :]
    answer = verdict(PREFIX + base45.encode(forged), BUNDLE, CLOCK, INWARD)
    assert answer.decision in {Decision.DENY, Decision.REFER}
    (reason,) = answer.reasons
    return reason


def test_every_character_at_each_position_of_the_text_is_refused() -> None:
    text = sealed(a_claims())
    alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:az\u00e9"

    answers = chain.from_iterable(
        (verdict(text[:at] + char + text[at + 1 :], BUNDLE, CLOCK, INWARD) for char in alphabet if char != text[at])
        for at in range(len(text))
    )

    kinds = {(answer.decision, reason) for answer in answers for reason in answer.reasons}
    assert Decision.ALLOW not in {decision for decision, _ in kinds}
    assert {reason for _, reason in kinds} == REFUSALS | {R.NOT_A_PERMIT, R.APP_TOO_OLD, R.BAD_BASE45}


def test_every_cut_and_every_added_character_is_refused() -> None:
    text = sealed(a_claims())

    cuts = [verdict(text[:length], BUNDLE, CLOCK, INWARD) for length in range(len(text))]
    more = [verdict(text + char * 3, BUNDLE, CLOCK, INWARD) for char in "0A:"]

    assert all(answer.decision in {Decision.DENY, Decision.NOT_OURS} for answer in (*cuts, *more))
    assert verdict(text, BUNDLE, CLOCK, INWARD).decision is Decision.ALLOW


def test_the_other_signature_of_the_same_bytes_is_the_same_credential() -> None:
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    raw = base45.decode(sealed(a_claims()).removeprefix(PREFIX))
    twin = raw[:-32] + (order - int.from_bytes(raw[-32:])).to_bytes(32)

    answer = verdict(PREFIX + base45.encode(twin), BUNDLE, CLOCK, INWARD)

    assert twin != raw
    assert answer.claims == verdict(PREFIX + base45.encode(raw), BUNDLE, CLOCK, INWARD).claims
