"""An officer of a checkpoint, as frozen values. Instants UTC."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from storage.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Somebody on duty at a checkpoint; a shift leader may let a class 1 crew pass when no desk answers.

    `pin` is what PBKDF2 made of the PIN with `salt` (credentials/wire.json).
    """

    id: UUID
    checkpoint: UUID
    name: str
    leader: bool
    salt: bytes = field(repr=False)
    pin: bytes = field(repr=False)
    added_at: datetime
    pin_set_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOfficer:
    """Let somebody sign on at a checkpoint; `pin` None: one is drawn."""

    checkpoint: UUID
    name: str
    leader: bool = False
    pin: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetPin:
    """Give an officer another PIN; None: one is drawn."""

    officer: UUID
    pin: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PinKept:
    """The officer has a PIN, as it is remembered: without it."""

    officer: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PinGiven:
    """The officer's PIN on its way to them, shown once; not part of any stored outcome."""

    officer: UUID
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerEnded:
    """The officer signs on no more."""

    officer: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerAddedEvent(Event):
    """Somebody may sign on at a checkpoint's phones."""

    kind: ClassVar[str] = "OFFICER_ADDED"
    checkpoint: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerPinSetEvent(Event):
    """An officer got another PIN."""

    kind: ClassVar[str] = "OFFICER_PIN_SET"
    checkpoint: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerEndedEvent(Event):
    """Somebody signs on at a checkpoint's phones no more."""

    kind: ClassVar[str] = "OFFICER_ENDED"
    checkpoint: UUID
