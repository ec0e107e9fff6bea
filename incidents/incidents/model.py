"""An incident's words (TM Forum TMF621). Pure; locations are EPSG:4326 lon/lat, a point or a line."""

from dataclasses import dataclass
from datetime import datetime
from enum import auto
from typing import Final, TypeAlias
from uuid import UUID

import shapely

from incidents.priority.model import Factor, Severity
from incidents.words import Word

__all__ = ["Factor", "Severity"]  # an incident's own words, handed on
Location: TypeAlias = shapely.Point | shapely.LineString


class IncidentKind(Word):
    """What is broken."""

    FIBRE_CUT = auto()
    BASE_STATION_DOWN = auto()
    POWER_LOSS = auto()
    CONGESTION = auto()
    DEGRADED_QUALITY = auto()
    POSTAL_BACKLOG = auto()
    OTHER = auto()


class IncidentStatus(Word):
    """Where it stands."""

    ACKNOWLEDGED = auto()
    IN_PROGRESS = auto()
    PENDING = auto()
    HELD = auto()
    RESOLVED = auto()
    CLOSED = auto()
    CANCELLED = auto()
    REJECTED = auto()


class RelationKind(Word):
    """How one incident stands to another."""

    DUPLICATE = auto()
    PARENT = auto()


OPEN: Final = frozenset(
    {IncidentStatus.ACKNOWLEDGED, IncidentStatus.IN_PROGRESS, IncidentStatus.PENDING, IncidentStatus.HELD}
)
"""Somebody still has to do something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Something broken, of one organisation's network; `related` are the incident it repeats and the one it is part of.

    `first_seen_at` and `last_seen_at` are what the reports say, by their devices' clocks.
    """

    id: UUID
    reference: str
    organisation: UUID
    unit: UUID | None
    name: str
    kind: IncidentKind
    severity: Severity
    status: IncidentStatus
    location: Location
    priority: int
    factors: tuple[Factor, ...]
    sites: frozenset[UUID] = frozenset()
    first_seen_at: datetime
    last_seen_at: datetime
    reported_at: datetime
    reports: int = 1
    triaged: bool = False
    requested_resolution: datetime | None = None
    expected_resolution: datetime | None = None
    resolved_at: datetime | None = None
    fixed: bool | None = None
    duplicate_of: UUID | None = None
    parent: UUID | None = None
    version: int = 1

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.status in OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """One step of an incident's history; the first comes from nothing. `reason` is a code or empty, `note` is words."""

    at: datetime
    before: IncidentStatus | None
    after: IncidentStatus
    by: UUID
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentReport:
    """What one person said: `seen_at` by their device, `received_at` by the server; `media` are names of /media."""

    id: UUID
    incident: UUID
    account: UUID
    person: UUID | None
    kind: IncidentKind
    severity: Severity
    location: Location
    seen_at: datetime
    received_at: datetime
    words: str = ""
    media: tuple[str, ...] = ()
    joined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFlag:
    """A zone changed under an incident: known `at`, felt `since`; `code` says how."""

    incident: UUID
    zone: int
    code: str
    at: datetime
    since: datetime
