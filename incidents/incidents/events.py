"""What happens to incidents, for those who read the log: ids and codes, nothing a person said. Pure."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from storage.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentReported(Event):
    """Somebody reported it; `joined`: it was known already."""

    kind: ClassVar[str] = "INCIDENT_REPORTED"
    report: UUID
    incident_kind: str
    severity: str
    joined: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentTriaged(Event):
    """Its severity, sites, place or dates were set; `priority` is what follows."""

    kind: ClassVar[str] = "INCIDENT_TRIAGED"
    severity: str
    priority: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentStatusChanged(Event):
    """It went from one state to another; `reason` is a code or empty, `fixed` says whether it was repaired."""

    kind: ClassVar[str] = "INCIDENT_STATUS_CHANGED"
    before: str
    after: str
    reason: str
    fixed: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentsTouched(Event):
    """A zone changed by an order (`subject` is the zone) near open incidents; one event a zone."""

    kind: ClassVar[str] = "INCIDENTS_TOUCHED"
    zone: int
    order: UUID
    incidents: int
