"""What use cases of incidents answer: small values, stored with the idempotency key."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from incidents.incidents.model import IncidentStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A report is kept; `joined`: of an incident that was known."""

    report: UUID
    incident: UUID
    reference: str
    joined: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentChanged:
    """An incident after a use case."""

    id: UUID
    reference: str
    status: IncidentStatus
    version: int
    priority: int
    at: datetime
