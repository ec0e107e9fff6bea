"""What a device's key and code must be. Pure."""

import hmac

from credentials import signature
from credentials.wire import CONSTANTS, LIMITS
from storage.outcomes import BadInput

DIGITS = CONSTANTS["enrolment"]["confirm_digits"]


def check_key(public_key: bytes) -> None:
    """Raise BadInput for what is no point of P-256."""
    if len(public_key) != LIMITS["public_key_bytes"]:
        raise BadInput("publicKey", "NOT_A_KEY")
    try:
        signature.loaded(public_key)
    except ValueError as fault:
        raise BadInput("publicKey", "NOT_A_KEY") from fault


def heard(code: str) -> str:
    """The digits of a code as it was typed; raises BadInput for anything but six digits."""
    digits = "".join(char for char in code if char not in " -.")
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        raise BadInput("code", "CONFIRMATION_FORM", digits=str(DIGITS))
    return digits


def fits(expected: str, typed: str) -> bool:
    """Whether two codes are the same, in a time that tells nothing."""
    return hmac.compare_digest(expected, typed)
