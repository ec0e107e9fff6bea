"""What happens to applications and permits. `subject` is the application or permit, `organisation` whose it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from storage.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationDrafted(Event):
    kind: ClassVar[str] = "APPLICATION_DRAFTED"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationRevised(Event):
    kind: ClassVar[str] = "APPLICATION_REVISED"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationSubmitted(Event):
    """`units` have to decide; empty where standing approval reaches everywhere."""

    kind: ClassVar[str] = "APPLICATION_SUBMITTED"
    units: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationNeedsInfo(Event):
    kind: ClassVar[str] = "APPLICATION_NEEDS_INFO"
    by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationAnswered(Event):
    kind: ClassVar[str] = "APPLICATION_ANSWERED"
    units: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationDecided(Event):
    """A unit decided its part; the whole may still wait for others."""

    kind: ClassVar[str] = "APPLICATION_DECIDED"
    ruling: str
    by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationApproved(Event):
    kind: ClassVar[str] = "APPLICATION_APPROVED"
    permit: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationRejected(Event):
    """`zones_left` may be applied for again without what was refused."""

    kind: ClassVar[str] = "APPLICATION_REJECTED"
    zones_left: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationWithdrawn(Event):
    kind: ClassVar[str] = "APPLICATION_WITHDRAWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitIssued(Event):
    """The `units` of its zones are told and may object; `standing`: nobody was asked."""

    kind: ClassVar[str] = "PERMIT_ISSUED"
    units: tuple[UUID, ...]
    zones: tuple[int, ...]
    standing: bool
    break_glass: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitSuspended(Event):
    kind: ClassVar[str] = "PERMIT_SUSPENDED"
    by: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitObjected(Event):
    """`unit` objects; the permit is suspended."""

    kind: ClassVar[str] = "PERMIT_OBJECTED"
    by: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitLifted(Event):
    """Holds were taken away; `active`: none is left."""

    kind: ClassVar[str] = "PERMIT_LIFTED"
    by: UUID
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitRevoked(Event):
    """`by_employer`: the organisation took back its own."""

    kind: ClassVar[str] = "PERMIT_REVOKED"
    by: UUID
    reason: str
    by_employer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitExtended(Event):
    kind: ClassVar[str] = "PERMIT_EXTENDED"
    by: UUID
    valid_to: datetime
    units: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitsExtended(Event):
    """A rule for many: `subject` is the rule; it reaches the checkpoints in their bundles."""

    kind: ClassVar[str] = "PERMITS_EXTENDED"
    by: UUID
    zones: tuple[int, ...]
    new_end: datetime
    permits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitSubstituted(Event):
    """A member or vehicle was swapped, without a new approval; the `units` are told."""

    kind: ClassVar[str] = "PERMIT_SUBSTITUTED"
    by: UUID
    units: tuple[UUID, ...]
    out: UUID | None
    joined: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitCompleted(Event):
    kind: ClassVar[str] = "PERMIT_COMPLETED"
    by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitReopened(Event):
    kind: ClassVar[str] = "PERMIT_REOPENED"
    by: UUID
    units: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitSuperseded(Event):
    kind: ClassVar[str] = "PERMIT_SUPERSEDED"
    successor: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitReviewed(Event):
    kind: ClassVar[str] = "PERMIT_REVIEWED"
    by: UUID


FREED_MOST = 2_000
"""More permits than these are not named in an event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitsTouched(Event):
    """A zone changed by an order, or was re-affirmed (no order): `subject` is the zone; one event a zone.

    `flagged`: something is newly said of them; `suspended`: newly held; `lifted`: held no more by this zone; `cleared`:
    what was said of them is true no longer. `freed`: which these are, or none where they are more than FREED_MOST.
    """

    kind: ClassVar[str] = "PERMITS_TOUCHED"
    zone: int
    order: UUID | None = None
    flagged: int
    suspended: int
    lifted: int
    cleared: int = 0
    freed: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyChanged(Event):
    """`subject` is the policy rule."""

    kind: ClassVar[str] = "PERMIT_POLICY_CHANGED"
    by: UUID
