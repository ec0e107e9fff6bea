"""Codes read aloud, PINs and signatures under checks; bytes are base64url without padding."""

import base64
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from checkpoints.officers.rules import hashed
from credentials import codes
from credentials.wire import LIMITS
from tests.credentials.scenario import DEPLOYMENT, POST, key

Json = dict[str, Any]
DEVICE, OTHER = UUID("018f0000-0000-7000-8000-0000000000d1"), UUID("018f0000-0000-7000-8000-0000000000d2")
_REPLY_KEY = bytes(range(32))
_TEXTS = ('{"id":"1"}', '{"officer":"Trần Thị Mỹ Hạnh","note":"đã cho qua 🚑"}', "", "x" * 8_192)


def secrets() -> Iterator[Json]:
    """Each says its kind."""
    yield from _confirmations()
    yield from _replies()
    yield from _pins()
    yield from _checks()


def _confirmations() -> Iterator[Json]:
    for deployment, device, name in (
        (DEPLOYMENT, DEVICE, "phone"),
        (DEPLOYMENT, OTHER, "phone"),
        ("demo-dt", DEVICE, "phone"),
        (DEPLOYMENT, DEVICE, "other phone"),
    ):
        yield {
            "kind": "confirmation",
            "deployment": deployment,
            "device": str(device),
            "publicKey": _text(key(name).public),
            "expect": codes.confirmation_code(deployment, device, key(name).public),
        }


def _replies() -> Iterator[Json]:
    for code in ("482017553660", codes.UNREAD_CODE):
        for challenge in ("0000", "0427", "9999"):
            said = codes.reply_code(_REPLY_KEY, deployment=DEPLOYMENT, checkpoint=POST, code=code, challenge=challenge)
            yield {
                "kind": "reply",
                "deployment": DEPLOYMENT,
                "checkpoint": str(POST),
                "replyKey": _text(_REPLY_KEY),
                "code": code,
                "challenge": challenge,
                "expect": said,
            }


def _pins() -> Iterator[Json]:
    salt = bytes(range(100, 116))
    for pin, typed in (("048213", "048213"), ("048213", "48213"), ("048213", "048214"), ("000001", "000001")):
        yield {
            "kind": "pin",
            "salt": _text(salt),
            "pin": _text(hashed(pin, salt)),
            "typed": typed,
            "expect": hashed(typed, salt) == hashed(pin, salt),
        }


def _checks() -> Iterator[Json]:
    for text in _TEXTS:
        yield _check(text, _signed(text), expect=True)
    text = _TEXTS[1]
    yield _check(text + " ", _signed(text), expect=False)
    yield _check(text, _signed(text), device=OTHER, expect=False)
    yield _check(text, _signed(text)[:-1], expect=False)
    yield _check(text, b"", expect=False)
    yield _check(text, bytes(LIMITS["signature_bytes"]), expect=False)
    yield _check(text, key("other phone").sign(codes.check_message(DEPLOYMENT, DEVICE, text.encode())), expect=False)


def _signed(text: str) -> bytes:
    return key("phone").sign(codes.check_message(DEPLOYMENT, DEVICE, text.encode()))


def _check(text: str, signed: bytes, *, expect: bool, device: UUID = DEVICE) -> Json:
    if codes.signed_check(key("phone").public, DEPLOYMENT, device, text.encode(), signed) is not expect:
        raise AssertionError(text)
    return {
        "kind": "check",
        "deployment": DEPLOYMENT,
        "device": str(device),
        "publicKey": _text(key("phone").public),
        "text": text,
        "signature": _text(signed),
        "expect": expect,
    }


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
