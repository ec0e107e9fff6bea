"""Attacks on the envelope: nothing here is signed, and nothing of it may be read as CBOR."""

import random

from credentials.wire import ReasonCode as R
from tests.agreement.hostile.attack import RAW, Attack, Attacks, in_text, rng
from tests.credentials.scenario import key

_KID_AT, _BARE_AT, _PAYLOAD_AT = 8, 16, 17
_START = _PAYLOAD_AT + 2
_END = len(RAW) - 66
_KEPT = 24
"""Bytes of payload that the template asks for at least."""


def attacks() -> Attacks:
    yield from heads()
    yield from lengths()
    yield from unprotected()
    yield from keys()
    yield from forgeries()


def heads() -> Attacks:
    """Every byte of the fixed head with other values; those of the kid name an unknown key."""
    dice = rng("heads")
    for at in (*range(_KID_AT), _BARE_AT):
        for value in dice.sample([value for value in range(256) if value != RAW[at]], 6):
            raw = RAW[:at] + bytes((value,)) + RAW[at + 1 :]
            yield Attack(category="head", name=f"byte {at} is {value}", text=in_text(raw), reason=R.BAD_ENVELOPE)
    for name, first in {
        "mac": "d1",
        "sign": "d862",
        "no tag": "",
        "tag 55799": "d9d9f7d2",
        "tag in two": "d812",
    }.items():
        yield Attack(
            category="tag before", name=name, text=in_text(bytes.fromhex(first) + RAW[1:]), reason=R.BAD_ENVELOPE
        )
    for size in (0, 1, 8, 15, 16, 17, 18, 40, len(RAW) - 65, len(RAW) - 1):
        yield Attack(category="cut envelope", name=f"{size} bytes", text=in_text(RAW[:size]), reason=R.BAD_ENVELOPE)
    for more in (b"\x00", b"\xff", RAW[:40], bytes(8)):
        yield Attack(category="trailing", name=more.hex()[:8], text=in_text(RAW + more), reason=R.BAD_ENVELOPE)


def lengths() -> Attacks:
    """The payload's and the signature's heads: not the shortest, endless, reserved, too long, too short."""
    payload, signature = RAW[_START:_END], RAW[_END:]
    size = len(payload)
    heads_of = {
        "in two bytes": b"\x59" + size.to_bytes(2),
        "in four bytes": b"\x5a" + size.to_bytes(4),
        "in eight bytes": b"\x5b" + size.to_bytes(8),
        "endless": b"\x5f",
        "reserved": b"\x5c",
        "text": b"\x78" + size.to_bytes(1),
        "a list": b"\x98" + size.to_bytes(1),
        "a map": b"\xb8" + size.to_bytes(1),
        "one more": b"\x58" + (size + 1).to_bytes(1),
        "one less": b"\x58" + (size - 1).to_bytes(1),
        "nothing": b"\x40",
        "4 GB": b"\x5a\xff\xff\xff\xff",
        "all memory": b"\x5b" + b"\xff" * 8,
        "null": b"\xf6",
    }
    for name, head in heads_of.items():
        raw = RAW[:_PAYLOAD_AT] + head + payload + signature
        yield Attack(category="length head", name=name, text=in_text(raw), reason=R.BAD_ENVELOPE)
    for short in range(0, _KEPT, 3):
        raw = RAW[:_PAYLOAD_AT] + bytes((0x40 | short,)) + payload[:short] + signature
        yield Attack(category="short payload", name=f"{short} bytes", text=in_text(raw), reason=R.BAD_ENVELOPE)
        raw = RAW[:_PAYLOAD_AT] + bytes((0x58, short)) + payload[:short] + signature
        yield Attack(category="short payload", name=f"{short} in two", text=in_text(raw), reason=R.BAD_ENVELOPE)
    for name, tail in {
        "of 63 bytes": b"\x58\x3f" + signature[3:],
        "of 65 bytes": b"\x58\x41" + signature[2:] + b"\x00",
        "of none": b"\x40",
        "in two": b"\x59\x00\x40" + signature[2:],
        "as text": b"\x78\x40" + signature[2:],
        "in DER": b"\x58\x46\x30\x44\x02\x20" + signature[2:34] + b"\x02\x20" + signature[34:],
        "twice": signature + signature,
        "left out": b"",
    }.items():
        yield Attack(category="signature head", name=name, text=in_text(RAW[:_END] + tail), reason=R.BAD_ENVELOPE)


def unprotected() -> Attacks:
    """What stands outside the signature is nothing, and nothing else."""
    for name, table in {
        "an algorithm": "a10126",
        "no algorithm": "a101f6",
        "a kid": "a10448" + "00" * 8,
        "a certificate": "a13a0001000140",
        "an endless map": "bfff",
        "a map in two": "b800",
        "a list": "80",
        "null": "f6",
        "a critical list": "a1028101",
    }.items():
        raw = RAW[:_BARE_AT] + bytes.fromhex(table) + RAW[_PAYLOAD_AT:]
        yield Attack(category="unprotected", name=name, text=in_text(raw), reason=R.BAD_ENVELOPE)


def keys() -> Attacks:
    """Other names of keys: unknown ones are for the desk, a known one did not sign this."""
    for name in ("stranger", "root", "bundle", "test"):
        yield Attack(category="kid", name=name, text=in_text(_named(key(name).kid)), reason=R.UNKNOWN_KEY)
    for turned in range(8):
        kid = bytes(byte ^ (1 if at == turned else 0) for at, byte in enumerate(key("issuer").kid))
        yield Attack(category="kid", name=f"byte {turned} turned", text=in_text(_named(kid)), reason=R.UNKNOWN_KEY)
    for kid in (bytes(8), b"\xff" * 8, key("issuer").kid[::-1]):
        yield Attack(category="kid", name=kid.hex(), text=in_text(_named(kid)), reason=R.UNKNOWN_KEY)
    yield Attack(category="kid", name="the standby's", text=in_text(_named(key("standby").kid)), reason=R.BAD_SIGNATURE)


def _named(kid: bytes) -> bytes:
    return RAW[:_KID_AT] + kid + RAW[_BARE_AT:]


_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def forgeries() -> Attacks:
    """Signatures that are none, over the good payload and over payloads that would break a reader."""
    r, s = RAW[-64:-32], RAW[-32:]
    numbers = {"zero": 0, "one": 1, "the order": _ORDER, "the order less one": _ORDER - 1, "all ones": 2**256 - 1}
    for name, number in numbers.items():
        raw = number.to_bytes(32)
        for where, both in {"r": raw + s, "s": r + raw, "both": raw + raw}.items():
            yield Attack(
                category="signature", name=f"{where} is {name}", text=in_text(RAW[:-64] + both), reason=R.BAD_SIGNATURE
            )
    for name, both in {"exchanged": s + r, "turned round": (r + s)[::-1], "r twice": r + r}.items():
        yield Attack(category="signature", name=name, text=in_text(RAW[:-64] + both), reason=R.BAD_SIGNATURE)
    bombs = {
        "deep": b"\x81" * 120,
        "endless": b"\x9f" * 120,
        "huge": b"\x9b" + b"\xff" * 60,
        "a pattern": b"\xd8\x23\x78\x30" + b"(a+)+$" * 8,
        "a decimal": b"\xc4\x82\x1b" + b"\x7f" * 8 + b"\x01" * 20,
        "a date": b"\xc0\x78\x20" + b"9" * 32,
        "shared": b"\xd8\x1c\x81\xd8\x1d\x00" * 8,
    }
    for name, payload in bombs.items():
        raw = RAW[:_PAYLOAD_AT] + b"\x58" + bytes((len(payload),)) + payload + RAW[_END:]
        yield Attack(category="unsigned bomb", name=name, text=in_text(raw), reason=R.BAD_SIGNATURE)


def any_envelope(dice: random.Random) -> str:
    """One envelope of the generator: bytes turned, cut, doubled, moved."""
    raw = RAW
    for _ in range(dice.randrange(1, 4)):
        at, until = sorted(dice.randrange(len(raw) + 1) for _ in range(2))
        raw = dice.choice(
            [
                raw[:at] + dice.randbytes(1) + raw[at + 1 :],
                raw[:at] + dice.randbytes(dice.randrange(9)) + raw[at:],
                raw[:at] + raw[until:],
                raw[:until] + raw[at:],
                raw[:at] + bytes(byte ^ 0xFF for byte in raw[at:until]) + raw[until:],
            ]
        )
    return in_text(raw[:450])
