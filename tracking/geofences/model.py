"""Visits of crews to zones, and what is told of them, as frozen values. Instants are fix times, UTC."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import auto
from typing import TypeAlias
from uuid import UUID

from permits.words import Word
from tracking.positions.model import Seen


class GeofenceKind(Word):
    """What may be told of a visit, each once."""

    ENTERED = auto()
    LEFT = auto()
    INSIDE_WITHOUT_PERMIT = auto()


class Cause(Word):
    """Why a crew is inside without a permit: it came, or the zone did."""

    FIX = auto()
    ZONE_CHANGED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One device after its fixes so far: the last one believed, a doubted one after it, the zones it is in."""

    believed: Seen | None = None
    doubted: Seen | None = None
    held: frozenset[int] = frozenset()


State: TypeAlias = Mapping[UUID, Track]
"""Every device of a crew by its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A crew at one instant at which at least one fix was used: the zones it is in, and those that win where it is."""

    at: datetime
    inside: frozenset[int]
    winning: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A crew in a zone: entered_at <= t < left_at; None has not left.

    `outside_at` is the crew's last used fix before it entered; `without_permit_at` the first at which no permit let
    it be there.
    """

    zone: int
    entered_at: datetime
    outside_at: datetime | None = None
    left_at: datetime | None = None
    without_permit_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Told:
    """What people were told of a crew, and the instant it was about."""

    at: datetime
    zone: int
    kind: GeofenceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewVisit:
    """A visit with its crew, as lists show it."""

    crew: UUID
    organisation: UUID
    visit: Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFilter:
    """Which visits: of an organisation or a crew, to a zone, begun in [since, until); None is any."""

    crew: UUID | None = None
    zone: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    organisation: UUID | None = None
