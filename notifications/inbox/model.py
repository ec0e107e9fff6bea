"""What somebody was told, as frozen values. Codes and parameters; the words are made when they are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from storage.event import Event


class Urgency(StrEnum):
    """URGENT wakes a phone, NORMAL waits for it to wake, QUIET stands in the inbox and sends nothing."""

    URGENT = "URGENT"
    NORMAL = "NORMAL"
    QUIET = "QUIET"


class ToldAs(StrEnum):
    """Why somebody was told."""

    ON_DUTY = "ON_DUTY"
    NOBODY_ON_DUTY = "NOBODY_ON_DUTY"
    NAMED = "NAMED"
    ESCALATED = "ESCALATED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """One row of an inbox. `about` names what it speaks of by `about_kind` (Permit, Zone, …).

    `params` are the words' parameters: a reference, a zone's name, a crew's name; they stand in the inbox only.
    """

    id: UUID
    account: UUID
    event: UUID
    code: str
    urgency: Urgency
    needs_ack: bool
    told_as: ToldAs
    step: int
    about_kind: str
    about: UUID
    params: Mapping[str, str]
    at: datetime
    created_at: datetime
    expires_at: datetime
    delivered_at: datetime | None = None
    read_at: datetime | None = None
    acknowledged_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """These of the actor's notifications are as asked now; ids of others are left out."""

    notifications: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged:
    """Somebody takes care: it escalates no further."""

    notification: UUID
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxReceived(Event):
    """An account has a new notification (the subject)."""

    kind: ClassVar[str] = "INBOX_RECEIVED"
    account: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificationAcknowledged(Event):
    """Somebody said that they take care of what they were told (the subject is the notification)."""

    kind: ClassVar[str] = "NOTIFICATION_ACKNOWLEDGED"
    account: UUID
