"""PINs and names of officers. Pure; the hash is slow on purpose, so callers put it into a thread."""

import hashlib
import hmac
from typing import Final
from uuid import UUID

from credentials.wire import CONSTANTS
from identity.names import name_of
from storage.outcomes import BadInput

_PIN: Final[dict[str, int]] = CONSTANTS["pin"]
DIGITS: Final = _PIN["digits"]
SALT_BYTES: Final = _PIN["salt_bytes"]
OFFICERS_MOST: Final = 60
_PLAIN: Final = frozenset({"123456", "654321", "012345", "543210"})


def named(name: str) -> str:
    """A name as stored; raises BadInput."""
    return name_of(name, "name")


def checked(pin: str) -> str:
    """A PIN somebody chose: six digits, not all alike and no plain row; raises BadInput."""
    if len(pin) != DIGITS or not (pin.isascii() and pin.isdigit()):
        raise BadInput("pin", "PIN_FORM", digits=str(DIGITS))
    if len(set(pin)) == 1 or pin in _PLAIN:
        raise BadInput("pin", "PIN_PLAIN")
    return pin


def drawn(key: bytes, actor: UUID, request: UUID) -> str:
    """A PIN for an officer: the same for the same request, unguessable without the server's key."""
    for turn in range(256):
        digest = hmac.digest(key, b"pin" + bytes((turn,)) + actor.bytes + request.bytes, "sha256")
        pin = f"{int.from_bytes(digest[:8]) % 10**DIGITS:0{DIGITS}d}"
        if len(set(pin)) > 1 and pin not in _PLAIN:
            return pin
    raise AssertionError("no PIN in 256 draws")


def hashed(pin: str, salt: bytes) -> bytes:
    """What the sheet carries: PBKDF2-HMAC-SHA-256 as wire.json says; tens of milliseconds."""
    return hashlib.pbkdf2_hmac("sha256", pin.encode(), salt, _PIN["iterations"], _PIN["hash_bytes"])
