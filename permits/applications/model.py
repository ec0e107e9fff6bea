"""An application, its parts (one a deciding unit) and its states. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import auto
from uuid import UUID

from permits.wanted import Wanted
from permits.words import Word


class ApplicationStatus(Word):
    """What is stored; APPROVED, REJECTED and WITHDRAWN are ends."""

    DRAFT = auto()
    SUBMITTED = auto()
    NEEDS_INFO = auto()
    APPROVED = auto()
    REJECTED = auto()
    WITHDRAWN = auto()


class Ruling(Word):
    """What a deciding unit said of its zones."""

    APPROVED = auto()
    REJECTED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Who said what, when, and why; `reason` is free text for people."""

    ruling: Ruling
    by: UUID
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The zones one unit decides (None: the department), at the epochs its decider could see."""

    unit: UUID | None
    zones: tuple[int, ...]
    epochs: tuple[int, ...]
    decision: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A question of a unit or the answer of the applicant."""

    by: UUID
    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """What is wanted, by whom, and how far it has come; `permit` once it is issued."""

    id: UUID
    reference: str
    wanted: Wanted
    requested_by: UUID
    created_at: datetime
    submitted_at: datetime | None = None
    status: ApplicationStatus = ApplicationStatus.DRAFT
    version: int = 1
    parts: tuple[Part, ...] = ()
    messages: tuple[Message, ...] = ()
    permit: UUID | None = None

    @property
    def pending(self) -> tuple[Part, ...]:
        """The parts nobody has decided yet."""
        return tuple(part for part in self.parts if part.decision is None)
