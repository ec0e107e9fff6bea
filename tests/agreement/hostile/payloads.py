"""Attacks on the payload, each under the signature of a key that the post trusts."""

import random
from typing import Any, Final

import cbor2

from credentials import claims_codec
from credentials.claims import Window
from credentials.wire import PERMIT, Purpose
from credentials.wire import ReasonCode as R
from tests.agreement.hostile.attack import Attack, Attacks, rng, signed
from tests.agreement.hostile.spoiling import BROKEN, Way, places, spoiled, ways, written
from tests.credentials.scenario import DAY, NOW, a_claims

PRIVATE: Final = -65537
PAYLOAD: Final = claims_codec.pack(a_claims(windows=(Window(start=360, end=1200),)))
TREE: Final[dict[int, Any]] = cbor2.loads(PAYLOAD)
WAYS: Final = tuple(ways())
PLACES: Final = tuple(places(TREE))


def attacks() -> Attacks:
    yield Attack(category="twin", name="the good payload", text=signed(written(TREE)), reason=None)
    yield from spoiling()
    yield from ends()
    yield from values()
    yield from names()
    yield from unknown()
    yield from orders()


def spoiling() -> Attacks:
    """Every value of the claims in every way that fits it, thinned out where ways are many alike."""
    dice = rng("spoiling")
    for way in WAYS:
        fitting = [(path, value) for path, value in PLACES if way.fits(value)]
        kept = fitting if len(fitting) <= 10 else dice.sample(fitting, 10)
        for path, value in kept:
            yield Attack(
                category=way.category,
                name=f"{way.name} at {path}: {value!r:.20}",
                text=signed(spoiled(TREE, path, way)),
                reason=expected(path, way),
            )


def expected(path: tuple[Any, ...], way: Way) -> R:
    """What is no map of claims at all is BAD_PAYLOAD, however well it is written."""
    return BROKEN if not path and way.category != "order" else way.reason


def ends() -> Attacks:
    """Cut short anywhere, and with more after it."""
    for cut in sorted(rng("ends").sample(range(24, len(PAYLOAD)), 40)):
        yield Attack(category="cut payload", name=f"{cut} left", text=signed(PAYLOAD[:cut]), reason=BROKEN)
    for more in (b"\x00", b"\xf6", b"\xff", b"\xa0", b"\x80", PAYLOAD[:1], PAYLOAD[:100], bytes(20)):
        yield Attack(category="trailing", name=more[:8].hex(), text=signed(PAYLOAD + more), reason=BROKEN)
    for first in (b"\x00", b"\xf6", b"\xd9\xd9\xf7", b"\x81", b"\xa2\x00"):
        yield Attack(category="leading", name=first.hex(), text=signed(first + PAYLOAD), reason=BROKEN)
    for fill in (b"\x00", b"\xff", b"\x80", b"\xa0", b"\x81", b"\x9f", b"\xbf", b"\xd8", b"\x5b", b"\xc1"):
        yield Attack(category="noise", name=fill.hex(), text=signed(fill * 64), reason=BROKEN)
        noise = rng(fill.hex()).randbytes(64)
        yield Attack(category="noise", name=f"random {fill.hex()}", text=signed(b"\xff" + noise), reason=BROKEN)


_WRONG: Final[dict[str, Any]] = {
    "text": "66c1",
    "bytes": b"12",
    "a list": [],
    "a list of a list": [[]],
    "a map": {},
    "true": True,
    "null": None,
    "minus one": -1,
    "2^32": 2**32,
    "2^63": 2**63,
    "-2^64": -(2**64),
}
_NAME: Final = PERMIT["name"]


def values() -> Attacks:
    """Every field and claim with a value of another kind, or past its limits."""
    for what, value in _WRONG.items():
        for number in PERMIT.values():
            if (number, what) == (_NAME, "text"):
                continue
            yield _changed("wrong value", f"field {number} is {what}", {number: value})
        for claim in TREE:
            yield _claim("wrong claim", f"claim {claim} is {what}", claim, value)
    limits: dict[int, tuple[Any, ...]] = {
        3: (0, NOW - DAY, NOW + 40 * DAY + 1),
        4: ([0], [65536], [7, 5], [5, 5], list(range(1, 34)), [5, True], ["5"]),
        5: ([2], [2, 16384], [2, -1], [-1, 2], [2**32, 2], [2, 3, 4]),
        7: (b"1234567", b"123456789"),
        9: ([10000], [1, 1], [2, 1], [1, 2, 3], ["1234"]),
        10: (
            ["66C"],
            ["66C1234567890"],
            ["66c12345"],
            ["66C-12345"],
            ["B1", "A1"],
            ["Đ6C12345"],
            [f"A{n}B{n}" for n in range(5)],
        ),
        12: ([[360]], [[360, 360]], [[0, 1440]], [[-1, 5]], [[1, 2]] * 5, [360, 1200]),
        14: (b"1234", b"\xff" * 5, (10**12).to_bytes(5), (482017553612).to_bytes(5)),
    }
    for number, several in limits.items():
        for value in several:
            yield _changed("past a limit", f"field {number} is {value!r:.30}", {number: value})


def _changed(category: str, name: str, fields: dict[int, Any], reason: R | None = R.BAD_CLAIMS) -> Attack:
    permit = dict(sorted((TREE[PRIVATE] | fields).items()))
    return Attack(category=category, name=name, text=signed(written(TREE | {PRIVATE: permit})), reason=reason)


def _claim(category: str, name: str, claim: int, value: Any) -> Attack:
    return Attack(category=category, name=name, text=signed(written(TREE | {claim: value})), reason=R.BAD_CLAIMS)


_ODD: Final = (
    "\u0000\u0007\u0009\u000a\u000d\u001b\u007f\u0085\u00a0\u00ad\u061c\u180e\u2000\u200b\u200c\u200d"
    "\u200e\u200f\u2028\u2029\u202a\u202e\u202f\u205f\u2060\u2066\u2069\u3000\ue000\ufeff\ufff9\uffff"
    "\U000e0001\U000e0041\U000f0000\U0010ffff"
)


def names() -> Attacks:
    """Names that hide, turn or break text, or do not compare."""
    for char in _ODD:
        yield _changed("name", f"with {char!r}", {_NAME: f"N. Văn{char}Hùng"})
    for name in ("", " ", " Hùng", "Hùng ", "x" * 41, "ă" * 21, "Hu\u0300ng", "\u1100\u1161", "\u212b"):
        yield _changed("name", repr(name), {_NAME: name})
    for name in ("x", "ă" * 20, "N. Văn Hùng", "O'Brien", "李明", "<b>x</b>", "A  B"):
        yield _changed("twin", f"a name: {name}", {_NAME: name}, None)


def unknown() -> Attacks:
    """Fields of a later build: critical ones are for the desk, others are passed over, both only if well written."""
    value: Any
    for number in (15, 16, 23, 24, 31):
        for value in (1, None, [1, {2: b"x"}], "x"):
            yield _changed("critical", f"field {number}: {value!r}", {number: value}, R.UNKNOWN_CRITICAL)
    for number in (32, 40, 63):
        for value in (1, None, [1, {2: b"x"}], {"a": 1, "bb": 2}, {1: 1, -1: 1}):
            yield _changed("twin", f"field {number}: {value!r}", {number: value}, None)
        for value in ({2: 1, 1: 1}, {-1: 1, 1: 1}, {"bb": 1, "a": 1}, {1: 1, "a": 1}, {b"x": 1}, {None: 1}, {True: 1}):
            yield _changed("hidden", f"field {number}: {value!r}", {number: value})
    for number in (0, 64, 65, 2**32, -1):
        yield _changed("no such field", str(number), {number: 1})
    for number, value in ((1, 2), (2, len(Purpose) + 1), (2, 255), (6, 9), (13, 3)):
        yield _changed("later word", f"field {number}: {value}", {number: value}, R.UNKNOWN_CRITICAL)
        yield _changed("later word", f"field {number}: 256", {number: 256})
        yield _changed(
            "later word", f"{number}: {value}, and no end", {number: value, 3: 0}, _later_than_the_end(number)
        )
    yield _changed("past a limit", "entry mode MULTIPLE, the default", {13: 2})
    yield _changed("twin", "entry mode SINGLE", {13: 1}, None)


def _later_than_the_end(number: int) -> R:
    """Fields are read in order: a word that comes first speaks first, but the profile is asked last."""
    return R.UNKNOWN_CRITICAL if number == PERMIT["purpose"] else R.BAD_CLAIMS


def orders() -> Attacks:
    """Claims and fields that changed places, or lack."""
    for claim in TREE:
        without = {key: value for key, value in TREE.items() if key != claim}
        yield Attack(category="lacking", name=f"claim {claim}", text=signed(written(without)), reason=R.BAD_CLAIMS)
    optional = {PERMIT[name] for name in ("crew", "tails", "plates", "base_zone", "windows")}
    for number in TREE[PRIVATE]:
        permit = {key: value for key, value in TREE[PRIVATE].items() if key != number}
        reason = None if number in optional else R.BAD_CLAIMS
        text = signed(written(TREE | {PRIVATE: permit}))
        yield Attack(category="twin" if reason is None else "lacking", name=f"field {number}", text=text, reason=reason)
    keys = list(TREE[PRIVATE])
    for at in range(len(keys) - 1):
        swapped = [*keys[:at], keys[at + 1], keys[at], *keys[at + 2 :]]
        permit = {key: TREE[PRIVATE][key] for key in swapped}
        text = signed(written(TREE | {PRIVATE: permit}))
        yield Attack(
            category="order", name=f"fields {swapped[at]} and {swapped[at + 1]}", text=text, reason=R.BAD_CLAIMS
        )


def any_payload(dice: random.Random) -> str:
    """One payload of the generator: one to three values spoiled, one inside the other or side by side."""
    path, way = _any_way(dice)
    payload = spoiled(TREE, path, way)
    if dice.random() < 0.3:
        at = dice.randrange(len(payload))
        payload = payload[:at] + dice.randbytes(dice.randrange(3)) + payload[at + dice.randrange(3) :]
    if dice.random() < 0.1:
        payload += dice.randbytes(dice.randrange(1, 9))
    return signed(payload[:300])


def _any_way(dice: random.Random) -> tuple[tuple[Any, ...], Way]:
    while True:
        (path, value), way = dice.choice(PLACES), dice.choice(WAYS)
        if way.fits(value):
            return path, way
