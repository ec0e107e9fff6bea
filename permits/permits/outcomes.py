"""What use cases of permits answer: small values, stored with the idempotency key."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from permits.permits.model import PermitStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitChanged:
    """A permit after a use case; `credentials` are those newly issued by it."""

    id: UUID
    reference: str
    status: PermitStatus
    version: int
    at: datetime
    credentials: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyExtended:
    """A rule for many now stands; `permits` of them now end at `new_end`."""

    rule: UUID
    permits: int
    new_end: datetime
    at: datetime
