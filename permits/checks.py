"""What cannot be meant: the shape of an application, before any rule looks at it. Pure."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from credentials.claims import Window
from credentials.wire import LIMITS, SubjectType
from permits import wanted as limits
from permits.wanted import Wanted
from storage.outcomes import BadInput

DAY_MIN: Final = 24 * 60
SHORTEST: Final = timedelta(minutes=1)


def check_wanted(wanted: Wanted, field: str = "input.wanted") -> None:
    """Raise BadInput naming the field, as the client wrote it below `field`."""
    _count(wanted.holders, f"{field}.holders", 1, limits.MAX_HOLDERS)
    _count(wanted.vehicles, f"{field}.vehicles", 0, limits.MAX_VEHICLES)
    _count(wanted.zones, f"{field}.zones", 1, limits.MAX_ZONES)
    _count(wanted.places, f"{field}.places", 0, limits.MAX_PLACES, distinct=False)
    _count(wanted.route, f"{field}.route", 0, limits.MAX_ROUTE, distinct=False)
    _count(wanted.hours, f"{field}.hours", 0, limits.MAX_WINDOWS)
    _numbers(wanted, field)
    for position, window in enumerate(wanted.hours):
        _window(window, f"{field}.hours.{position}")
    check_text(wanted.conditions, f"{field}.conditions")
    check_text(wanted.premises, f"{field}.premises")
    _subject(wanted, field)
    _times(wanted, field)


def check_text(text: str, field: str, longest: int = limits.MAX_TEXT, *, needed: bool = False) -> None:
    """Raise BadInput for a text that is too long, or empty where words are needed, or holds control characters."""
    if len(text) > longest:
        raise BadInput(field, "TOO_LONG", limit=str(longest))
    if needed and not text.strip():
        raise BadInput(field, "REQUIRED")
    if any(not char.isprintable() and char not in "\n\t" for char in text):
        raise BadInput(field, "CONTROL_CHARACTERS")


def _count(values: Sequence[object], field: str, least: int, most: int, *, distinct: bool = True) -> None:
    if len(values) < least:
        raise BadInput(field, "REQUIRED")
    if len(values) > most:
        raise BadInput(field, "TOO_MANY", limit=str(most))
    if distinct and len(set(values)) != len(values):
        raise BadInput(field, "REPEATED")


def _numbers(wanted: Wanted, field: str) -> None:
    named = [(number, f"{field}.zones.{position}") for position, number in enumerate(wanted.zones)]
    based = [] if wanted.base_zone is None else [(wanted.base_zone, f"{field}.baseZone")]
    for number, place in (*named, *based):
        if not 1 <= number <= LIMITS["zone_number"]:
            raise BadInput(place, "OUT_OF_RANGE")
    if len(wanted.route) == 1:
        raise BadInput(f"{field}.route", "LINE_SHORT")


def _window(window: Window, field: str) -> None:
    if not (0 <= window.start < DAY_MIN and 0 <= window.end < DAY_MIN) or window.start == window.end:
        raise BadInput(field, "WINDOW")


def _subject(wanted: Wanted, field: str) -> None:
    if wanted.subject_type is SubjectType.PERSON and len(wanted.holders) > 1:
        raise BadInput(f"{field}.holders", "TOO_MANY", limit="1")
    if wanted.subject_type is SubjectType.VEHICLE and not wanted.vehicles:
        raise BadInput(f"{field}.vehicles", "REQUIRED")
    if wanted.subject_type is SubjectType.PREMISES and not wanted.premises.strip():
        raise BadInput(f"{field}.premises", "REQUIRED")


def _times(wanted: Wanted, field: str) -> None:
    for at, name in ((wanted.valid_from, "validFrom"), (wanted.valid_to, "validTo")):
        if at.tzinfo is None:
            raise BadInput(f"{field}.{name}", "NAIVE_TIME")
    if wanted.valid_to < wanted.valid_from + SHORTEST:
        raise BadInput(f"{field}.validTo", "ENDS_BEFORE_START")
