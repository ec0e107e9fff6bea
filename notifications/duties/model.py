"""Shifts of accounts as frozen values."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from storage.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """An account is on duty, half-open: starts_at <= at < ends_at."""

    id: UUID
    account: UUID
    starts_at: datetime
    ends_at: datetime

    def __post_init__(self) -> None:
        if self.ends_at < self.starts_at:
            raise ValueError("a shift ends after it starts")


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDuty:
    """The actor is on duty until then."""

    shift: UUID
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OffDuty:
    """The actor is not on duty."""

    account: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountDutyChanged(Event):
    """Somebody went on or off duty at their desk (the subject is the account)."""

    kind: ClassVar[str] = "ACCOUNT_DUTY_CHANGED"
    on_duty: bool
