"""A finding, what it rests on and how it stands, as frozen values. Instants UTC, lengths metres. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import auto
from typing import ClassVar
from uuid import UUID

from credentials.bundle.model import Bundle
from credentials.claims import Claims
from credentials.wire import CheckpointKind, EntryMode, Status
from permits.words import Word
from storage.event import Event


class FindingKind(Word):
    """What is odd."""

    IMPOSSIBLE_TRAVEL = auto()
    DOUBLE_USE = auto()
    ACCEPTED_AFTER_REVOCATION = auto()
    REFUSED_THOUGH_VALID = auto()
    CHAIN_GAP = auto()
    DIFFERS = auto()
    BAD_SIGNATURE = auto()


PAIRS = frozenset({FindingKind.IMPOSSIBLE_TRAVEL, FindingKind.DOUBLE_USE})
"""Those that two checks of one credential make together; every other is about one text."""


CHECKS_MOST = 2_000
"""So many newest checks of one credential are looked at together."""


class FindingState(Word):
    """Whether somebody still has to look: GONE is explained by what came later."""

    OPEN = auto()
    SETTLED = auto()
    GONE = auto()


class Use(Word):
    """How one credential was used twice."""

    SAME_TIME = auto()
    SINGLE_TWICE = auto()
    INWARD_TWICE = auto()


class Because(Word):
    """Why a post let in what had been revoked, suspended or ended."""

    STALE_BUNDLE = auto()
    OVERRIDDEN = auto()
    NO_BUNDLE = auto()
    UNEXPLAINED = auto()


class Basis(Word):
    """By what a refusal was found wrong: the post's own verdict, the bundle of that hour, or the permit alone."""

    VERDICT = auto()
    BUNDLE = auto()
    PERMIT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How fast a vehicle goes (the faster of two posts' kinds counts), and what is too little to speak of."""

    speed_kmh: Mapping[CheckpointKind, float] = field(
        default_factory=lambda: {
            CheckpointKind.ROAD: 120.0,
            CheckpointKind.HAMLET_BARRIER: 120.0,
            CheckpointKind.WATER: 60.0,
            CheckpointKind.FERRY: 60.0,
        }
    )
    least_m: float = 2_000.0
    looked_back: timedelta = timedelta(hours=12)
    """Farther apart than this in time, two checks say nothing together, but for a single entry."""
    same_passage: timedelta = timedelta(minutes=15)
    same_time: timedelta = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """A permit or credential was good for nothing over [start, end); `end` None: until further notice."""

    start: datetime
    end: datetime | None = None
    status: Status

    def covers(self, earliest: datetime, latest: datetime) -> bool:
        """The whole of an interval, both ends included."""
        return self.start <= earliest and (self.end is None or latest < self.end)

    def touches(self, earliest: datetime, latest: datetime) -> bool:
        """Some instant of an interval."""
        return self.start <= latest and (self.end is None or earliest < self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What is known of a credential or permit that checks were about."""

    entry_mode: EntryMode = EntryMode.MULTIPLE
    claims: Claims | None = None
    stopped: tuple[Stopped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The bundle that a check names: when what it said was so."""

    sequence: int
    issued_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """What else is known about one check: the bundle it names, and the newest there was for its post by then."""

    paper: Paper = field(default_factory=Paper)
    named: Named | None = None
    bundle: Bundle | None = None
    follows: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the checks say. `key` is the same whenever it is found again; `facts` are the parameters of its words."""

    kind: FindingKind
    key: str
    checkpoint: UUID
    at: datetime
    check: UUID | None = None
    other: UUID | None = None
    other_checkpoint: UUID | None = None
    cti: UUID | None = None
    permit: UUID | None = None
    device: UUID | None = None
    awaits: bytes | None = None
    """The hash of the missing check whose arrival ends it."""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found, and how it stands. `unit` and `other_unit`: in whose checkpoints."""

    id: UUID
    found: Found
    state: FindingState
    unit: UUID
    other_unit: UUID | None
    raised_at: datetime
    changed_at: datetime
    settled_by: UUID | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A stored finding as far as finding it again needs it."""

    key: str
    state: FindingState
    at: datetime
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a look makes of the stored findings: new ones, those that hold again or otherwise, those that are gone."""

    fresh: tuple[Found, ...] = ()
    again: tuple[Found, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleFinding:
    """Somebody has looked; what came of it."""

    finding: UUID
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChanged:
    """The finding stands so."""

    finding: UUID
    state: FindingState


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which findings; None is any. `since` and `until` bound when it happened, half-open. `units`: the reader's."""

    kind: FindingKind | None = None
    state: FindingState | None = None
    checkpoint: UUID | None = None
    permit: UUID | None = None
    units: frozenset[UUID] | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRaised(Event):
    """An upload brought findings of one kind at one checkpoint: `subject` is the first, `findings` names the first 100.

    `grave`: one of them at least nothing harmless explains, and its checks came home within a day. `units`: those of
    the other checkpoints it is about.
    """

    kind: ClassVar[str] = "FINDING_RAISED"
    what: FindingKind
    checkpoint: UUID
    findings: tuple[UUID, ...]
    count: int
    grave: bool = False
    units: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingSettled(Event):
    """Somebody has looked at a finding."""

    kind: ClassVar[str] = "FINDING_SETTLED"
    by: UUID
