"""A permit, its holders and vehicles, what is held against it, and its states. Pure."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import auto
from typing import Any
from uuid import UUID

from credentials.claims import StatusRef, Window
from credentials.wire import EntryMode, Purpose, SubjectType
from permits.wanted import Position
from permits.words import Word


class PermitStatus(Word):
    """What is stored; not yet valid and expired are computed from time."""

    ACTIVE = auto()
    SUSPENDED = auto()
    REVOKED = auto()
    COMPLETED = auto()
    SUPERSEDED = auto()


class PermitPhase(Word):
    """Where the validity stands at an instant."""

    NOT_YET_VALID = auto()
    IN_FORCE = auto()
    EXPIRED = auto()


class StandingCause(Word):
    """Who or what holds a permit up, or has something to say about it."""

    AUTHORITY = auto()
    UNIT = auto()
    ZONE = auto()
    REVIEW = auto()
    ENDED = auto()


def key_of(cause: StandingCause, of: int | UUID | None) -> str:
    """Name the cause of a standing: a zone by its number, a unit by its id."""
    return cause.value if of is None else f"{cause}:{of}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person as the credential shows them: name with the given name last, last 4 of the id documents."""

    id: UUID
    name: str
    tails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A vehicle; boats and "no plate" are legal."""

    id: UUID
    kind: str
    plate: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One thing said about a permit: a hold suspends it, a flag only tells. `params` belong to the catalogue code."""

    cause: StandingCause
    code: str
    at: datetime
    holds: bool
    unit: UUID | None = None
    zone: int | None = None
    by: UUID | None = None
    note: str = ""
    params: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """One standing per cause: what says it again replaces what it said."""
        return key_of(self.cause, self.zone or self.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """Who may move where, when, why. `valid_to` may be extended, never past `hard_limit`; both are half-open ends."""

    id: UUID
    reference: str
    control_code: str
    organisation: UUID
    purpose: Purpose
    subject_type: SubjectType
    holders: tuple[Holder, ...]
    vehicles: tuple[Carrier, ...] = ()
    crew: UUID | None = None
    base_zone: int | None = None
    entry_mode: EntryMode = EntryMode.MULTIPLE
    zones: tuple[int, ...]
    units: frozenset[UUID] = frozenset()
    """The units its zones lie in: told of everything, may object."""
    places: tuple[Position, ...] = ()
    route: tuple[Position, ...] = ()
    valid_from: datetime
    valid_to: datetime
    hard_limit: datetime
    hours: tuple[Window, ...] = ()
    conditions: str = ""
    premises: str = ""
    work_order: UUID | None = None
    application: UUID | None = None
    replaces: UUID | None = None
    requested_by: UUID
    issued_by: UUID
    issuing_unit: UUID | None = None
    """The unit whose key signs; None is the department's key, which signs permits of several units."""
    issued_at: datetime
    approved_at: datetime
    """When it was last said yes to: at issue, or when it was extended."""
    break_glass: bool = False
    reviewed_by: UUID | None = None
    status: PermitStatus = PermitStatus.ACTIVE
    version: int = 1
    reasons: tuple[Standing, ...] = ()

    def phase(self, at: datetime) -> PermitPhase:
        """Half-open: valid_from <= at < valid_to is in force."""
        if at < self.valid_from:
            return PermitPhase.NOT_YET_VALID
        return PermitPhase.IN_FORCE if at < self.valid_to else PermitPhase.EXPIRED

    @property
    def is_open(self) -> bool:
        """It has not ended: ACTIVE or SUSPENDED."""
        return self.status in (PermitStatus.ACTIVE, PermitStatus.SUSPENDED)

    def is_live(self, at: datetime) -> bool:
        """Neither ended nor expired: it counts against the quota and feels a change of its zones."""
        return self.is_open and at < self.valid_to


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """One holder's credential. `text` None: not sealed yet. `revoked_at`: this one alone, by a substitution."""

    cti: UUID
    permit: UUID
    holder: UUID
    block: int
    index: int
    issued_at: datetime
    text: str | None = None
    replaced_at: datetime | None = None
    revoked_at: datetime | None = None

    @property
    def ref(self) -> StatusRef:
        """Its place in the status list."""
        return StatusRef(block=self.block, index=self.index)
