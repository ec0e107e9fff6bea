"""What a worker takes, sends and records, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from notifications.deliveries.model import DeliveryState
from notifications.inbox.model import Urgency
from notifications.sender import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """A notification to be sent to every living address of its account."""

    notification: UUID
    account: UUID
    urgency: Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A delivery that this worker has taken, with what it needs to send it. `attempt` counts from 1."""

    id: UUID
    notification: UUID
    address: Address
    attempt: int
    code: str
    language: str
    params: Mapping[str, str]
    urgency: Urgency
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of one try. `due_at`: tried again then; `gone`: nothing is sent to the address any more."""

    delivery: UUID
    address: UUID
    state: DeliveryState
    reason: str = ""
    receipt: str = ""
    due_at: datetime | None = None
    gone: bool = False
