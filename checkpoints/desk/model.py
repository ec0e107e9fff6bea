"""What a checkpoint asks the duty desk, and what it is answered, as frozen values. Instants UTC."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import auto
from typing import ClassVar
from uuid import UUID

from credentials.verdict.model import Seen
from credentials.wire import Decision, Direction, Outcome, Purpose
from permits.words import Word
from storage.event import Event


class CallState(Word):
    """Whether the desk has answered."""

    WAITING = auto()
    ANSWERED = auto()
    LAPSED = auto()


class CallAnswer(Word):
    """What the desk says."""

    PASS = auto()
    TURN_BACK = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class CallDesk:
    """A device in touch asks for an answer; it made the id. `challenge`: the 4 digits it shows.

    `direction` (None: not told), `through` and `seen` are what its own verdict was asked with.
    """

    id: UUID
    checkpoint: UUID
    challenge: str
    decision: Decision
    reasons: tuple[str, ...] = ()
    control_code: str | None = None
    plate: str | None = None
    purpose: Purpose | None = None
    direction: Direction | None = None
    through: bool = False
    seen: Seen = Seen()  # noqa: RUF009 - frozen


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCall:
    """The desk's answer, to a call or to what an officer reads over a telephone; `device` None: any phone there."""

    checkpoint: UUID
    challenge: str
    answer: CallAnswer
    reason: str
    call: UUID | None = None
    device: UUID | None = None
    control_code: str | None = None
    plate: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPhone:
    """A phone that is enrolled at a checkpoint and may be answered. `reply_key`: 32 bytes, known to it and to us."""

    device: UUID
    label: str
    reply_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The six digits that one phone accepts."""

    device: UUID
    label: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One question to the desk. `device` None: it came by telephone; `unit` is the checkpoint's when it was asked.

    `challenge` is the newest that the officer read; an answer's codes fit that one alone.
    """

    id: UUID
    checkpoint: UUID
    unit: UUID
    called_at: datetime
    challenge: str
    device: UUID | None = None
    control_code: str | None = None
    plate: str | None = None
    decision: Decision | None = None
    reasons: tuple[str, ...] = ()
    purpose: Purpose | None = None
    direction: Direction | None = None
    through: bool = False
    seen: Seen = Seen()  # noqa: RUF009 - frozen
    permit: UUID | None = None
    state: CallState = CallState.WAITING
    answer: CallAnswer | None = None
    reason: str = ""
    answered_at: datetime | None = None
    answered_by: UUID | None = None
    answered_by_name: str = ""
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The check by which it ended at the barrier. `by_code`: on the desk's reply code; else the post helped itself."""

    check: UUID
    outcome: Outcome
    at: datetime
    by_code: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A call as the desk's list shows it; `ending` None: no check of it has come home yet."""

    call: Call
    ending: Ending | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallWaiting:
    """The call is on the desk's list, or was answered meanwhile."""

    call: UUID
    state: CallState


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAnswered:
    """The answer is recorded; `replies` are read aloud."""

    call: UUID
    answer: CallAnswer
    replies: Sequence[Reply] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which calls; None is any. `since`: that were asked then or later. `now` says which have lapsed."""

    now: datetime
    checkpoint: UUID | None = None
    state: CallState | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskCalled(Event):
    """A checkpoint asks its duty desk: whoever is on duty there answers."""

    kind: ClassVar[str] = "DESK_CALLED"
    checkpoint: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskAnswered(Event):
    """The duty desk has answered a checkpoint, by the network or by telephone."""

    kind: ClassVar[str] = "DESK_ANSWERED"
    checkpoint: UUID
    answer: CallAnswer
    by: UUID
