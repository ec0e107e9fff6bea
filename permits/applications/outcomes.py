"""What use cases of applications answer: small values, stored with the idempotency key."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from permits.applications.model import ApplicationStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationChanged:
    """An application after a use case. `zones_left`: after a refusal, what may be applied for again without it."""

    id: UUID
    reference: str
    status: ApplicationStatus
    version: int
    at: datetime
    permit: UUID | None = None
    credentials: tuple[UUID, ...] = ()
    zones_left: tuple[int, ...] = ()
