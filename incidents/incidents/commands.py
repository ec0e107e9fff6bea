"""What a client asks of incidents. `version` is the one its change is based on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from incidents.incidents.model import IncidentKind, Location, RelationKind, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Something is broken. `report` is an id the device made; `separate`: it is not one that is known already.

    `seen_at` is when, by the device (None: now). `unit` None: taken from the zones at the place.
    """

    organisation: UUID
    kind: IncidentKind
    location: Location
    severity: Severity = Severity.MODERATE
    words: str = ""
    name: str = ""
    media: tuple[str, ...] = ()
    seen_at: datetime | None = None
    separate: bool = False
    unit: UUID | None = None
    report: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """One incident, as it was seen."""

    incident: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage(Touch):
    """What a dispatcher makes of it. None leaves what is there.

    Sites within reach are proposed at the first triage and where kind or location change, unless `sites` says which.
    """

    severity: Severity | None = None
    kind: IncidentKind | None = None
    name: str | None = None
    unit: UUID | None = None
    location: Location | None = None
    sites: frozenset[UUID] | None = None
    requested_resolution: datetime | None = None
    expected_resolution: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Touch):
    """Take it to another state; `note` says why in words, and must where nobody repaired it."""

    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Touch):
    """Say that it repeats another, or is part of it."""

    kind: RelationKind
    other: UUID
