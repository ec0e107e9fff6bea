"""A sealed sheet and what goes into one. Instants UTC."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from credentials.claims import Claims
from storage.outcomes import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The permits expected at a checkpoint, those that end first before others; `left_off` counts what did not fit."""

    rows: tuple[Claims, ...]
    left_off: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedSheet:
    """One signed file. `etag` is the same while it says the same and is fresh enough."""

    checkpoint: UUID
    content: bytes = field(repr=False)
    etag: str
    expires_at: datetime
    left_off: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotConfirmed(Refusal):
    """The device has not read its code aloud yet."""

    device: UUID
