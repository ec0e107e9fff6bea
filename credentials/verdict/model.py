"""What a verdict is given and what it answers: frozen values, instants in seconds UTC. Pure."""

from dataclasses import dataclass
from uuid import UUID

from credentials.claims import Claims
from credentials.wire import (
    CompareKind,
    Decision,
    Direction,
    Outcome,
    PassageKind,
    ReasonCode,
    Weight,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Now lies in [earliest, latest]; `latest` None: the clock is not trusted, only that `earliest` has passed."""

    earliest: int
    latest: int | None

    def __post_init__(self) -> None:
        if self.latest is not None and self.latest < self.earliest:
            raise ValueError("an interval does not end before it starts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The way the officer chose; `through`: without a stop."""

    direction: Direction
    through: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """One earlier check of a credential and what came of it."""

    cti: bytes
    at: int
    checkpoint: UUID
    kind: PassageKind
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The passings this post knows of, oldest first."""

    passings: tuple[Passing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the officer typed or ticked; None was not asked."""

    name_confirmed: bool = False
    id_confirmed: bool = False
    id_tail: str | None = None
    plate: str | None = None
    health_shown: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """A row of the checkpoint sheet found by a typed code or plate: the same claims, vouched for by the sheet."""

    claims: Claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One reason, what it asks for, and the zones it is about."""

    reason: ReasonCode
    weight: Weight
    zones: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """One thing the officer compares; any of the values fits."""

    kind: CompareKind
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answer. `alert`: tell the desk although nobody is stopped. `age_s`: of the status list."""

    decision: Decision
    findings: tuple[Finding, ...]
    compare: tuple[Compare, ...] = ()
    age_s: int | None = None
    alert: bool = False
    kind: PassageKind | None = None
    claims: Claims | None = None

    @property
    def reasons(self) -> tuple[ReasonCode, ...]:
        """The codes, worst first."""
        return tuple(finding.reason for finding in self.findings)
