"""Exact readers for the claims of a permit: each takes what CBOR gave and returns the value, or raises. Pure.

`type(x) is int`, never isinstance: True is an int to Python and 1.0 equals 1, and neither is meant here.
"""

import re
import unicodedata
from collections.abc import Callable
from operator import ge
from typing import Final, TypeVar

from credentials import control_code
from credentials.claims import StatusRef, Window
from credentials.wire import LIMITS, Word

W = TypeVar("W", bound=Word)
T = TypeVar("T")
_PLATE: Final = re.compile(r"[A-Z0-9]{4,12}", re.ASCII)
_DAY: Final = 24 * 60
_LAST_INSTANT: Final = 2**32 - 1
_LAST_ZONE: Final = LIMITS["zone_number"]
_LAST_INDEX: Final = LIMITS["status_block"] - 1
_LAST_TAIL: Final = 9999
_NAME_BYTES: Final = LIMITS["name_bytes"]
_CODE_BYTES: Final = 5


class Newer(ValueError):  # noqa: N818 - not a fault: a word that a later build speaks
    """A critical field holds a code that this build does not know."""


def whole(value: object, least: int, most: int) -> int:
    """An integer, both ends inclusive."""
    if type(value) is not int or not least <= value <= most:
        raise ValueError("not a whole number within its limits")
    return value


def instant(value: object) -> int:
    """Seconds UTC since 1970."""
    if type(value) is not int or not 0 < value <= _LAST_INSTANT:
        raise ValueError("not an instant")
    return value


def octets(value: object, size: int) -> bytes:
    """Exactly `size` bytes."""
    if type(value) is not bytes or len(value) != size:
        raise ValueError("not a byte string of its size")
    return value


def ascending(read: Callable[[object], T], most: int) -> Callable[[object], tuple[T, ...]]:
    """A list of 1 to `most` different values, in order."""

    def several(value: object) -> tuple[T, ...]:
        if type(value) is not list or not 1 <= len(value) <= most:
            raise ValueError("not a list within its limits")
        values = tuple(map(read, value))
        if len(value) > 1 and any(map(ge, value, value[1:])):
            raise ValueError("a list out of order")
        return values

    return several


def word(kind: type[W]) -> Callable[[object], W]:
    """A code of the wire; one this build does not know is Newer."""
    codes = {entry.code: entry for entry in kind}

    def known(value: object) -> W:
        found = codes.get(value) if type(value) is int else None
        if found is None:
            whole(value, 0, 255)
            raise Newer(kind.__name__)
        return found

    return known


def zone(value: object) -> int:
    """A zone's number."""
    if type(value) is not int or not 0 < value <= _LAST_ZONE:
        raise ValueError("not a zone")
    return value


def name(value: object) -> str:
    """A name as shown: NFC, printable (nothing that reorders or hides text), no space at its ends."""
    if type(value) is not str or not 1 <= len(value.encode()) <= _NAME_BYTES:
        raise ValueError("not a name within its limits")
    if not value.isprintable() or value != value.strip(" ") or not unicodedata.is_normalized("NFC", value):
        raise ValueError("not a name that can be shown")
    return value


def tail(value: object) -> str:
    """The last four digits of an id document."""
    if type(value) is not int or not 0 <= value <= _LAST_TAIL:
        raise ValueError("not the last four digits")
    return f"{value:04d}"


def plate(value: object) -> str:
    """A normalised plate."""
    if type(value) is not str or not _PLATE.fullmatch(value):
        raise ValueError("not a plate")
    return value


def status(value: object) -> StatusRef:
    """A block and an index in it."""
    if type(value) is not list or len(value) != 2:  # noqa: PLR2004 - a pair
        raise ValueError("not a status reference")
    return StatusRef(block=whole(value[0], 0, _LAST_INSTANT), index=whole(value[1], 0, _LAST_INDEX))


def window(value: object) -> Window:
    """Daily hours in local minutes."""
    if type(value) is not list or len(value) != 2:  # noqa: PLR2004 - a pair
        raise ValueError("not a window")
    start, end = whole(value[0], 0, _DAY - 1), whole(value[1], 0, _DAY - 1)
    if start == end:
        raise ValueError("a window that never opens, or never closes")
    return Window(start=start, end=end)


def windows(value: object) -> tuple[Window, ...]:
    """One to four windows, in the order they are shown."""
    if type(value) is not list or not 1 <= len(value) <= LIMITS["windows"]:
        raise ValueError("not a list within its limits")
    return tuple(map(window, value))


def code(value: object) -> str:
    """Twelve digits, the last two of them check digits."""
    number = int.from_bytes(octets(value, _CODE_BYTES))
    if number >= 10**12 or not control_code.checks(number):
        raise ValueError("not a control code")
    return f"{number:012d}"


def code_octets(digits: str) -> bytes:
    """Write a control code for the wire."""
    return int(digits).to_bytes(_CODE_BYTES)
