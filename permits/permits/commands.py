"""What a client asks of permits. `version` is the one its change is based on."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from credentials.wire import Purpose
from permits.wanted import Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """One permit, as it was seen."""

    permit: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspend(Touch):
    """Hold it up, as the authority of its units."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Object(Touch):
    """A unit told of a permit under standing approval says no; `unit` None where the actor has only one."""

    reason: str
    unit: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift(Touch):
    """Take back what one's own unit, or any unit for the department, holds against it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoke(Touch):
    """End it for good, as an authority or as the employer."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extend(Touch):
    """Move its end."""

    valid_to: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Complete(Touch):
    """The work is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen(Touch):
    """The work goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Touch):
    """Somebody else has looked at a break-glass permit."""

    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteMember(Touch):
    """Another person of the same vetted roster takes a holder's place."""

    out: UUID
    joining: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteVehicle(Touch):
    """Another vehicle of the same vetted roster; None leaves one side empty, but not both."""

    out: UUID | None = None
    joining: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakGlass:
    """A short permit granted at a checkpoint, with the reason; always reviewed."""

    wanted: Wanted
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendMany:
    """All live permits wholly within these zones that end in [ending_from, ending_to) now end at `new_end`."""

    zones: tuple[int, ...]
    ending_from: datetime
    ending_to: datetime
    new_end: datetime
    purposes: frozenset[Purpose] | None = field(default=None)
