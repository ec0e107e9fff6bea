"""Codes that are read aloud, and a device's signature under a check."""

from uuid import UUID

import pytest

from credentials import codes
from tests.credentials.scenario import key

_DEVICE = UUID("01912d68-783e-7a03-8467-5661c1243ad4")
_POST = UUID("01912d68-783e-7a03-8467-5661c1243ad5")
_KEY = bytes(range(32))


def _said(
    deployment: str = "demo", checkpoint: UUID = _POST, code: str = "123456789012", challenge: str = "0042"
) -> str:
    return codes.reply_code(_KEY, deployment=deployment, checkpoint=checkpoint, code=code, challenge=challenge)


def test_a_reply_code_is_bound_to_everything_it_was_asked_for() -> None:
    others = [
        _said(deployment="domo"),
        _said(checkpoint=_DEVICE),
        _said(code=codes.UNREAD_CODE),
        _said(challenge="0043"),
        codes.reply_code(bytes(32), deployment="demo", checkpoint=_POST, code="123456789012", challenge="0042"),
    ]

    assert len(_said()) == 6
    assert _said().isdigit()
    assert _said() not in others


def test_a_confirmation_code_names_the_key_and_the_device() -> None:
    said = codes.confirmation_code("demo", _DEVICE, key("phone").public)

    assert len(said) == 6
    assert said != codes.confirmation_code("demo", _POST, key("phone").public)
    assert said != codes.confirmation_code("demo", _DEVICE, key("other").public)


def test_a_check_is_signed_by_the_key_of_its_device_and_no_other() -> None:
    phone, text = key("phone"), '{"id":"…"}'.encode()
    signed = phone.sign(codes.check_message("demo", _DEVICE, text))

    assert codes.signed_check(phone.public, "demo", _DEVICE, text, signed)
    assert not codes.signed_check(key("other").public, "demo", _DEVICE, text, signed)
    assert not codes.signed_check(phone.public, "demo", _POST, text, signed)
    assert not codes.signed_check(phone.public, "demo", _DEVICE, text + b" ", signed)


@pytest.mark.parametrize("signed", [b"", bytes(64), bytes(63), bytes(65)])
def test_what_is_no_signature_signs_nothing(signed: bytes) -> None:
    assert not codes.signed_check(key("phone").public, "demo", _DEVICE, b"{}", signed)
