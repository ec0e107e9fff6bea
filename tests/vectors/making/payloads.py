"""Payloads that somebody with a true key could sign, and should not have."""

import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import cbor2

from credentials import claims_codec
from credentials.wire import Decision
from credentials.wire import ReasonCode as R
from tests.credentials.scenario import DAY, NOW, a_claims
from tests.vectors.making.gate_a import signed
from tests.vectors.making.given import Given, Json, vector

Raw = dict[Any, Any]
PRIVATE = -65537
PAYLOAD = claims_codec.pack(a_claims())


def edited(edit: Callable[[Raw, Raw], None]) -> bytes:
    """The good claims, changed as raw CBOR; the permit's fields are kept in order."""
    raw: Raw = cbor2.loads(PAYLOAD)
    edit(raw, raw[PRIVATE])
    if isinstance(raw.get(PRIVATE), dict):
        raw[PRIVATE] = dict(sorted(raw[PRIVATE].items()))
    return cbor2.dumps(raw)


def field(number: int, value: object) -> bytes:
    return edited(lambda _, permit: permit.update({number: value}))


def claim(number: int, value: object) -> bytes:
    return edited(lambda raw, _: raw.update({number: value}))


def without(number: int) -> bytes:
    return edited(lambda _, permit: permit.pop(number))


def reversed_fields() -> bytes:
    raw: Raw = cbor2.loads(PAYLOAD)
    raw[PRIVATE] = dict(reversed(raw[PRIVATE].items()))
    return cbor2.dumps(raw)


def unreadable() -> dict[str, bytes]:
    """Not the one way to write these claims."""
    return {
        "with a byte after it": PAYLOAD + b"\x00",
        "cut short": PAYLOAD[:-1],
        "that says a key twice": b"\xa7" + PAYLOAD[1:9] + b"\x01" + PAYLOAD[2:9] + PAYLOAD[9:],
        "with a long integer": PAYLOAD.replace(b"\x07\x50", b"\x18\x07\x50", 1),
        "of indefinite length": b"\xbf" + PAYLOAD[1:] + b"\xff",
        "that is a list": cbor2.dumps([1, "x" * 40]),
        "that is text": cbor2.dumps("x" * 40),
        "of random bytes": bytes(range(200, 250)),
    }


def misleading() -> dict[str, bytes]:
    """Well written, and not claims."""
    name = unicodedata.normalize("NFD", "N. Văn Hùng")
    return {
        "without an end": without(3),
        "without a name": without(8),
        "without a control code": without(14),
        "without a profile": without(1),
        "whose zones are a number": field(4, 5),
        "with no zone": field(4, []),
        "with 33 zones": field(4, list(range(1, 34))),
        "with zones out of order": field(4, [7, 5]),
        "with a zone twice": field(4, [5, 5]),
        "with zone 0": field(4, [0]),
        "with zone true": field(4, [True]),
        "with a half zone": field(4, [5.0]),
        "whose end is after its hard limit": field(3, NOW + 41 * DAY),
        "that ends as it begins": field(3, NOW - DAY),
        "with a decomposed name": field(8, name),
        "with a name that turns the line": field(8, "N. Văn\u202eHùng"),
        "with a name of 41 bytes": field(8, "x" * 41),
        "with an empty name": field(8, ""),
        "with a plate in small letters": field(10, ["66c12345"]),
        "with five plates": field(10, [f"66C1234{n}" for n in range(5)]),
        "with three tails": field(9, [1, 2, 3]),
        "with a tail of five digits": field(9, [12345]),
        "with a false control code": field(14, (123456789012).to_bytes(5)),
        "with a status past its block": field(5, [2, 16384]),
        "with a window that never opens": field(12, [[600, 600]]),
        "with a window past midnight": field(12, [[600, 1440]]),
        "that writes a default": field(13, 2),
        "with fields out of order": reversed_fields(),
        "with a field numbered 64": field(64, 1),
        "with a field numbered 0": field(0, 1),
        "with a field that has a name": edited(lambda raw, _: raw.update({PRIVATE: {"purpose": 1}})),
        "whose permit is a list": claim(PRIVATE, [1]),
        "with an eighth claim": claim(8, 1),
        "without an issuer": edited(lambda raw, _: raw.pop(1)),
        "whose issuer is elsewhere": claim(1, "dt-2022"),
        "with a short id": claim(7, b"x" * 15),
        "with a time that is text": claim(4, "2021-09-16"),
        "with a time below zero": claim(5, -1),
        "with an integer that needs a tag": field(40, 1 << 64),
        "with a key that needs a tag": field(40, {1 << 64: 1}),
        "with key 1 as true": cbor2.dumps({(True if k == 1 else k): v for k, v in cbor2.loads(PAYLOAD).items()}),
    }


def newer() -> dict[str, bytes]:
    """Words of a later build."""
    return {
        "with field 15": field(15, 1),
        "with field 31": field(31, [1, {2: b"x"}]),
        "with fields 20 and 40": edited(lambda _, permit: permit.update({20: None, 40: 1})),
        "of profile 2": field(1, 2),
        "for purpose 15": field(2, 15),
        "for a subject of type 9": field(6, 9),
        "with entry mode 3": field(13, 3),
    }


def payloads() -> Iterator[Json]:
    for name, payload in unreadable().items():
        yield vector(f"a payload {name}", Given(text=signed(payload)), Decision.DENY, R.BAD_PAYLOAD)
    for name, payload in misleading().items():
        yield vector(f"claims {name}", Given(text=signed(payload)), Decision.DENY, R.BAD_CLAIMS)
    for name, payload in newer().items():
        yield vector(f"claims {name}", Given(text=signed(payload)), Decision.REFER, R.UNKNOWN_CRITICAL)
    for number in (32, 63):
        yield vector(f"claims with field {number}", Given(text=signed(field(number, {1: 2}))), Decision.ALLOW)
