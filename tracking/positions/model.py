"""Position fixes as frozen values. Places are EPSG:4326 lon/lat, lengths metres, instants UTC."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import auto
from uuid import UUID

from geo.fix import CrewFix
from geo.place import Box, Place
from permits.words import Word


class Standing(Word):
    """What the rules made of a fix that is kept: only USED ones say where a crew is."""

    USED = auto()
    TOO_FAST = auto()
    VAGUE = auto()
    OFF_GLOBE = auto()
    MOCK = auto()


class FixVerdict(Word):
    """What became of a fix that was handed in."""

    ACCEPTED = auto()
    REPEATED = auto()
    IMPLAUSIBLE = auto()
    NOT_ON_DUTY = auto()
    TOO_OLD = auto()
    FROM_THE_FUTURE = auto()


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Fix:
    """What a receiver said at `at`, its own time; `accuracy_m` is a radius. Nothing of it has been believed yet.

    Of two that one device claims for one instant the smaller counts, the more accurate first: whichever came earlier.
    """

    at: datetime
    accuracy_m: float
    lon: float
    lat: float
    mock: bool = False
    speed_mps: float = -1.0
    course_deg: float = -1.0
    battery_pct: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Fixes of one crew in any order, from one device."""

    crew: UUID
    fixes: tuple[Fix, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """How many fixes became what, and the instant of the crew's newest used fix, if it has one."""

    crew: UUID
    counts: Mapping[FixVerdict, int]
    newest_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """The newest used fix of a crew; a value below zero of speed, course or battery was not given."""

    fix: CrewFix
    organisation: UUID
    speed_mps: float | None
    course_deg: float | None
    battery_pct: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which positions: of one organisation, within a box; None is any."""

    organisation: UUID | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """Whose positions somebody may see: of these organisations (None is all), and of the crews of one person."""

    organisations: frozenset[UUID] | None
    person: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A fix of a crew that takes part: on the globe, accurate enough, not mocked.

    `inside`: zones it lies in beyond doubt; `near`: zones whose boundary it cannot be told from; `winning`: those of
    `inside` that no zone of higher precedence covers there. Zone numbers, in force at `at`.
    """

    at: datetime
    source: UUID
    place: Place
    accuracy_m: float
    inside: frozenset[int] = frozenset()
    near: frozenset[int] = frozenset()
    winning: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A fix after the rules: its standing, and the zones its device is in after it."""

    seen: Seen
    standing: Standing
    held: frozenset[int]
