"""The control code: ten random digits and two check digits (ISO 7064, mod 97-10), read 4-4-4 over a radio. Pure.

Every single wrong digit and every swap of two neighbours is noticed.
"""

from collections.abc import Callable
from typing import Final

_BODY: Final = 10
_DIGITS: Final = 12


def make(randbelow: Callable[[int], int]) -> str:
    """Draw a code; `randbelow` is secrets.randbelow outside tests."""
    return with_check(f"{randbelow(10**_BODY):0{_BODY}d}")


def with_check(body: str) -> str:
    """Ten digits and the two that check them."""
    return f"{body}{98 - int(body) * 100 % 97:02d}"


def is_valid(digits: str) -> bool:
    """Twelve ASCII digits whose check digits fit."""
    return len(digits) == _DIGITS and digits.isascii() and digits.isdigit() and checks(int(digits))


def checks(number: int) -> bool:
    """Whether a code, as a number, has the check digits that belong to it."""
    return number % 97 == 1


def typed(text: str) -> str | None:
    """Find the code in what an officer typed: spaces, dots and dashes are ignored; None if it cannot be one."""
    digits = "".join(char for char in text if char not in " .-")
    return digits if is_valid(digits) else None


def spoken(digits: str) -> str:
    """Give the code as it is read aloud, 4-4-4."""
    return f"{digits[:4]} {digits[4:8]} {digits[8:]}"
