"""What an event is, and a place in the log. Pure; `storage.events` writes and reads them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to `subject` at the instant `at`; a subclass names its `kind` and adds its payload."""

    kind: ClassVar[str]
    subject: UUID
    at: datetime
    organisation: UUID | None = None
    unit: UUID | None = None


@dataclass(frozen=True, slots=True, order=True)
class Cursor:
    """A place in the log; everything up to and including it has been read."""

    xid: int = 0
    seq: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An event as the log keeps it."""

    cursor: Cursor
    id: UUID
    at: datetime
    kind: str
    subject: UUID
    organisation: UUID | None
    unit: UUID | None
    payload: dict[str, Any]
