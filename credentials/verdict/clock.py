"""What time it is at a post, as an interval that holds the truth. Pure: the readings come in.

Seconds UTC; `monotonic` is a clock that only runs while the page or process lives (`boot` names that life).
"""

import math
from dataclasses import dataclass
from typing import Final

from credentials.verdict.model import Clock
from credentials.wire import CONSTANTS

_RELOAD_S: Final[int] = CONSTANTS["clock"]["reload_s"]
_TRUSTED_AGE_S: Final[int] = CONSTANTS["clock"]["trusted_age_s"]
_DRIFT: Final[float] = CONSTANTS["clock"]["drift_ppm"] / 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The device's own clocks at one moment."""

    wall: float
    monotonic: float
    boot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """The last signed server time, and the device's clocks when it came."""

    server_at: float
    device: Reading


def now(contact: Contact | None, device: Reading, high_water: int) -> Clock:
    """Say what time it is; nothing is trusted without a contact, nor what lies before the high-water mark."""
    if contact is None:
        return Clock(earliest=high_water, latest=None)
    if device.boot == contact.device.boot:
        age = max(0.0, device.monotonic - contact.device.monotonic)
        return _interval(contact.server_at + age, 1 + _DRIFT * age, high_water)
    age = device.wall - contact.device.wall
    if not 0 <= age <= _TRUSTED_AGE_S:
        return Clock(earliest=high_water, latest=None)
    return _interval(contact.server_at + age, _RELOAD_S + _DRIFT * age, high_water)


def _interval(middle: float, within: float, high_water: int) -> Clock:
    latest = math.ceil(middle + within)
    if latest < high_water:
        return Clock(earliest=high_water, latest=None)
    return Clock(earliest=max(math.floor(middle - within), high_water), latest=latest)


def risen(high_water: int, clock: Clock) -> int:
    """The mark after this reading; it never goes back."""
    return max(high_water, clock.earliest)
