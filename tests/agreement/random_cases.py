"""Any case: a card, true, looked up, forged or nonsense, at any time, on any way, after anything. Seeded."""

import base64
import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from credentials import base45, claims_codec, codec, envelope
from credentials.bundle import issued
from credentials.claims import Claims, StatusRef, Window
from credentials.control_code import with_check
from credentials.envelope import Envelope
from credentials.verdict import Passing
from credentials.wire import AAD, PREFIX, Direction, EntryMode, Outcome, PassageKind, Purpose
from tests.agreement.random_bundles import ISSUERS, SET, ZONES, a_random_bundle, moment
from tests.credentials.scenario import (
    ANCHOR,
    CAO_LANH,
    DAY,
    DEPLOYMENT,
    HAMLET,
    HOUR,
    NOW,
    POST,
    SA_DEC,
    a_claims,
    key,
    sealed,
    sealed_bundle,
)
from tests.vectors.making.ingredients import ELSEWHERE

Json = dict[str, Any]
_NONSENSE = ("", "https://a.vn", "FP2:X", "FP1:", "FP1:A", "FP1::::", "FP1:ơ", "FP01:B", "Fp1:B")


def shelf(rng: random.Random, count: int) -> Json:
    """Bundles to choose from; one in twelve is damaged."""
    bundles = {}
    for number in range(count):
        signed = sealed_bundle(a_random_bundle(rng))
        if number % 12 == 11:
            at = rng.randrange(len(signed))
            signed = signed[:at] + bytes((signed[at] ^ 1 << rng.randrange(8),)) + signed[at + 1 :]
        bundles[f"b{number}"] = base64.b64encode(signed).decode()
    return {"anchor": {"deployment": ANCHOR.deployment, "root": ANCHOR.root.hex()}, "bundles": bundles}


def cases(rng: random.Random, names: list[str], valid: frozenset[str], count: int) -> Iterator[Json]:
    for _ in range(count):
        claims = _claims(rng)
        looked_up, name = rng.random() < 0.25, None if rng.random() < 0.03 else rng.choice(names)
        known = name in valid and rng.random() < 0.7
        text = None if looked_up else _text(rng, claims)
        yield {
            "text": text,
            "lookup": base64.b64encode(claims_codec.pack(claims)).decode() if looked_up else None,
            "bundle": name,
            "issued": {SET.hex(): _some_issued(rng, text)} if known else {},
            "clock": _or_none(rng, _clock(rng)),
            "passage": _or_none(rng, {"direction": rng.choice(list(Direction)), "through": rng.random() < 0.3}),
            "history": _or_none(rng, _history(rng, claims)),
            "seen": _or_none(rng, _seen(rng)),
        }


def _some_issued(rng: random.Random, text: str | None) -> list[str]:
    """A set with this very card in it, or without."""
    card = codec.open_text(text) if text is not None and rng.random() < 0.6 else None
    return sorted([b"\1".hex() * 16, *([issued.id_of(card.payload).hex()] if isinstance(card, Envelope) else [])])


def _or_none(rng: random.Random, value: Any) -> Any:
    return None if rng.random() < 0.01 else value


def _claims(rng: random.Random) -> Claims:
    quiet = rng.random() < 0.5
    end = NOW + 2 * DAY if quiet else moment(rng)
    return a_claims(
        cti=rng.choice([a_claims().cti, b"\1" * 16, rng.randbytes(16)]),
        purpose=rng.choice(list(Purpose)),
        zones=rng.choice([(SA_DEC,), (HAMLET,), (SA_DEC, HAMLET), ZONES]),
        base_zone=rng.choice([None, CAO_LANH, SA_DEC]),
        issued_at=NOW - HOUR if quiet else moment(rng),
        not_before=end - (3 * DAY if quiet else rng.choice([1, HOUR, 3 * DAY])),
        end=end,
        expires_at=end + rng.choice([0, HOUR, 40 * DAY]),
        status=StatusRef(block=rng.randrange(4), index=rng.randrange(120)),
        entry_mode=rng.choice(list(EntryMode)),
        windows=rng.choice([(), (), (Window(start=420, end=1020),), (Window(start=1200, end=300),)]),
        tails=rng.choice([(), ("0042",), ("1234", "5678")]),
        plates=rng.choice([(), ("51A00001",), ("51A00001", "66C12345")]),
        name=rng.choice(["N. Văn Hùng", "Đ. Thị Ơn", "x"]),
        control_code=with_check(f"{rng.randrange(10**10):010d}"),
        crew=rng.choice([None, rng.randbytes(8)]),
    )


def _text(rng: random.Random, claims: Claims) -> str:
    by = rng.choices([*ISSUERS, "stranger"], weights=[7, 2, 2, 1])[0]
    if rng.random() < 0.06:
        return rng.choice(_NONSENSE)
    if rng.random() < 0.05:
        return _spoiled(rng, claims, by)
    if rng.random() < 0.02:
        return sealed(replace(claims, deployment="dt-2022"), by)
    text = sealed(claims, by)
    return _corrupted(rng, text) if rng.random() < 0.1 else text


def _spoiled(rng: random.Random, claims: Claims, by: str) -> str:
    """A true signature under a payload that somebody spoiled."""
    payload = claims_codec.pack(claims)
    at = rng.randrange(len(payload))
    turned = payload[:at] + rng.randbytes(1) + payload[at + 1 :]
    spoiled = rng.choice([turned, payload[: rng.randrange(24, 124)], b"x" * 40, payload + rng.randbytes(1)])
    one = key(by)
    message = envelope.signing_head(AAD["permit"] + DEPLOYMENT, one.kid) + envelope.wrap(spoiled)
    return PREFIX + base45.encode(envelope.join(one.kid, spoiled, one.sign(message)))


def _corrupted(rng: random.Random, text: str) -> str:
    at, char = rng.randrange(len(text)), rng.choice("0AZ: %aé\n")
    return rng.choice([text[:at] + char + text[at + 1 :], text[:at], text + text, text + "\n", " " + text])


def _clock(rng: random.Random) -> Json:
    earliest, width = rng.choice([NOW, moment(rng)]), rng.choice([0, 1, 2, 4, 240, HOUR, 2 * DAY, None])
    return {"earliest": earliest, "latest": None if width is None else earliest + width}


def _history(rng: random.Random, claims: Claims) -> list[Json]:
    passings = [
        Passing(
            cti=claims.cti if rng.random() < 0.8 else b"\xff" * 16,
            at=NOW - rng.choice([10, 899, 900, HOUR, DAY]),
            checkpoint=rng.choice([POST, ELSEWHERE]),
            kind=rng.choice(list(PassageKind)),
            outcome=rng.choice([Outcome.PASSED, *Outcome]),
        )
        for _ in range(rng.choice([0, 0, 1, 2, 3]))
    ]
    return [
        {
            "cti": one.cti.hex(),
            "at": one.at,
            "checkpoint": str(one.checkpoint),
            "kind": one.kind,
            "outcome": one.outcome,
        }
        for one in sorted(passings, key=lambda one: one.at)
    ]


def _seen(rng: random.Random) -> Json:
    return {
        "name_confirmed": rng.random() < 0.6,
        "id_confirmed": rng.random() < 0.5,
        "id_tail": rng.choice([None, None, None, "1234", "0042", "9999"]),
        "plate": rng.choice([None, None, None, None, None, "66C12345", "66c-123.45", "51-a 000.01", "29mđ1-1", ""]),
        "health_shown": rng.choice([None, True, False]),
    }
