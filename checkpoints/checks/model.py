"""A check as its device wrote it, and the receipt it is answered with. Instants UTC, places EPSG:4326 lon/lat."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from credentials.verdict.model import Passage, Seen, Verdict
from credentials.wire import Decision, Direction, Outcome, PassageKind
from storage.event import Event


class CheckSource(StrEnum):
    """How the officer came by what was judged."""

    SCAN = "SCAN"
    CODE = "CODE"
    PLATE = "PLATE"
    SHEET = "SHEET"
    PAPER_LOG = "PAPER_LOG"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """What the device's clock said: certainly between the two instants, both included."""

    earliest: datetime
    latest: datetime

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError("an interval's latest instant is not before its earliest")


class OverrideKind(StrEnum):
    """Who let something else happen: the duty desk by its reply code, a shift leader by their PIN, an officer alone."""

    DESK = "DESK"
    LEADER = "LEADER"
    OFFICER = "OFFICER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Somebody let something else happen than was decided; of a DESK also what was asked and answered."""

    by: str
    why: str
    kind: OverrideKind | None = None
    challenge: str | None = None
    reply_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """Where the device was, with its accuracy in metres where it knew it."""

    lon: float
    lat: float
    accuracy_m: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check. `payload` is the text that was scanned, `control_code` and `plate` what was typed.

    `cti` is the credential the device judged; `bundle_as_of` when its bundle, news included, was issued; `position`
    its place in the device's chain, from 1; `alert`: somebody is told although nobody was stopped.
    """

    id: UUID
    checkpoint: UUID
    source: CheckSource
    passage: PassageKind
    direction: Direction
    decided: Interval
    decision: Decision
    reasons: tuple[str, ...]
    outcome: Outcome
    payload: str | None = None
    control_code: str | None = None
    plate: str | None = None
    device: UUID | None = None
    officer: str | None = None
    override: Override | None = None
    bundle_sequence: int | None = None
    location: Fix | None = None
    previous_hash: bytes | None = None
    cti: UUID | None = None
    bundle_as_of: datetime | None = None
    position: int | None = None
    officer_id: UUID | None = None
    alert: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """The text a device sent, cut at what is kept; `hash` is the SHA-256 of all of it, `size` its length in bytes."""

    text: bytes
    hash: bytes
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A text that is a check."""

    raw: Raw
    check: Check

    @property
    def link(self) -> Check:
        """What a check shares with every link of its device's chain."""
        return self.check


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A text that is none, or not one this server may read; `problem` says where it stopped making sense."""

    raw: Raw
    kept: "CheckKept"
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the server found out about a check: the credential its payload carries and the permit of that."""

    cti: UUID | None = None
    permit: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A check as the log keeps it."""

    check: Check
    known: Known
    hash: bytes
    received_at: datetime
    notes: tuple["CheckNote", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChecks:
    """Texts that a device of the checkpoint hands in, in any order, new or not; each with its signature, or None."""

    checkpoint: UUID
    texts: tuple[str, ...]
    signatures: tuple[bytes | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verify:
    """A text to judge at a checkpoint, for a passage, with what the officer typed or ticked."""

    text: str
    checkpoint: UUID
    passage: Passage
    seen: Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """The verdict, and the bundle of the checkpoint that it was reached by."""

    verdict: Verdict
    checkpoint: UUID
    bundle_sequence: int
    at: datetime


class CheckKept(StrEnum):
    """What became of one text; none is dropped."""

    RECORDED = "RECORDED"
    ALREADY_RECORDED = "ALREADY_RECORDED"
    DIFFERS = "DIFFERS"
    MALFORMED = "MALFORMED"
    OVERSIZE = "OVERSIZE"


class CheckNote(StrEnum):
    """What is odd about a recorded check; it is recorded all the same."""

    GAP = "GAP"
    LATE = "LATE"
    AHEAD = "AHEAD"
    UNKNOWN_PERMIT = "UNKNOWN_PERMIT"
    UNSIGNED = "UNSIGNED"
    BAD_SIGNATURE = "BAD_SIGNATURE"
    REVOKED_DEVICE = "REVOKED_DEVICE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The answer to one text, by its place in the upload and by its hash."""

    position: int
    hash: bytes
    kept: CheckKept
    received_at: datetime
    id: UUID | None = None
    notes: tuple[CheckNote, ...] = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipts:
    """One receipt for every text, in the order of the upload."""

    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which checks; None asks for all. `since` and `until` bound the end of the device's interval, half-open."""

    checkpoint: UUID | None = None
    permit: UUID | None = None
    device: UUID | None = None
    decision: Decision | None = None
    outcome: Outcome | None = None
    units: frozenset[UUID] | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """The key of the last row of a page: lists run from the newest decision to the oldest."""

    decided: datetime
    id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksRecorded(Event):
    """A checkpoint's device handed in checks; `checks` are the new ones, `unread` counts texts kept as they came.

    `shifts` are new texts of who came on duty and who went.
    """

    kind: ClassVar[str] = "CHECKS_RECORDED"
    checks: tuple[UUID, ...]
    unread: int
    shifts: tuple[UUID, ...] = ()
