"""One push on its way to one device, as a frozen value."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from notifications.sender import AddressKind


class DeliveryState(StrEnum):
    """QUEUED → SENDING → SENT → DELIVERED → READ → ACKNOWLEDGED, or SKIPPED, or FAILED; a device's word wins."""

    QUEUED = "QUEUED"
    SENDING = "SENDING"
    SENT = "SENT"
    DELIVERED = "DELIVERED"
    READ = "READ"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    SKIPPED = "SKIPPED"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A notification for an address. `reason` says why it waits, was skipped or failed; `due_at` is the next try."""

    id: UUID
    notification: UUID
    account: UUID
    code: str
    address: UUID
    address_kind: AddressKind
    tail: str
    state: DeliveryState
    reason: str
    attempts: int
    queued_at: datetime
    due_at: datetime
    changed_at: datetime
