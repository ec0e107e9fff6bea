"""Six digits read aloud, and what a device signs; docs/credential.cddl, "what no CBOR carries". Pure."""

import hashlib
import hmac
from typing import Final
from uuid import UUID

from credentials import signature
from credentials.wire import AAD, CONSTANTS, LIMITS

REPLY_KEY_BYTES: Final = 32
CHALLENGE_DIGITS: Final[int] = CONSTANTS["reply"]["challenge_digits"]
UNREAD_CODE: Final = "0" * 12
"""Stands for the control code where none could be read."""


def confirmation_code(deployment: str, device: UUID, public_key: bytes) -> str:
    """What a device reads aloud to who invited it: it holds the key that the server was given (64 bytes, x || y)."""
    said = f"{AAD['confirm']}{deployment}/{device}/".encode()
    return _digits(hashlib.sha256(said + public_key).digest(), CONSTANTS["enrolment"]["confirm_digits"])


def reply_code(reply_key: bytes, *, deployment: str, checkpoint: UUID, code: str, challenge: str) -> str:
    """What the desk reads aloud to let one passage pass.

    `code` is the permit's 12 digits, or UNREAD_CODE; `challenge` the 4 digits that the device shows.
    """
    said = f"{AAD['reply']}{deployment}/{checkpoint}/{code}/{challenge}/PASS".encode()
    return _digits(hmac.digest(reply_key, said, "sha256"), CONSTANTS["reply"]["digits"])


def check_message(deployment: str, device: UUID, text: bytes) -> bytes:
    """What a device signs of one check: its text as UTF-8, byte for byte."""
    return f"{AAD['check']}{deployment}/{device}/".encode() + text


def signed_check(public_key: bytes, deployment: str, device: UUID, text: bytes, signed: bytes) -> bool:
    """Whether the device's key signed this text; raises ValueError for a key that is no point of the curve."""
    if len(signed) != LIMITS["signature_bytes"]:
        return False
    return signature.verifies(public_key, check_message(deployment, device, text), signed)


def _digits(digest: bytes, count: int) -> str:
    return f"{int.from_bytes(digest[:4]) % 10**count:0{count}d}"
