"""What an order says, and what came of it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from credentials.wire import Purpose
from geo.zones.change import Touched, ZoneChange
from geo.zones.model import LegalAct, PermitRef, Timeline, ZoneTerms
from geo.zones.timeline import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateZone:
    """A new zone; the register gives it its number."""

    code: str
    terms: ZoneTerms
    span: Span | None = None  # None: the order's
    field: str = "zones"  # the path by which the client knows it


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeZone:
    """Other terms for some of a zone's time; terms that are not named stay as they are in each of its pieces."""

    number: int
    version: int
    terms: Mapping[str, Any]  # names of ZoneTerms
    span: Span | None = None
    field: str = "zones"


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseZone:
    """Shut: PROHIBITED, whatever else it says."""

    number: int
    version: int
    span: Span | None = None
    field: str = "zones"


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftZone:
    """No longer there for this time."""

    number: int
    version: int
    span: Span | None = None
    field: str = "zones"


Instruction = CreateZone | ChangeZone | CloseZone | LiftZone


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Several zones under one legal act, for one span of time unless an instruction says otherwise."""

    act: LegalAct
    span: Span
    instructions: tuple[Instruction, ...]
    field: str = "zones"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedZone:
    """A zone as the order left it."""

    id: UUID
    number: int
    code: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The order is in the register; `touched` says what it did to others."""

    order: UUID
    recorded_at: datetime
    zones: tuple[PublishedZone, ...]
    touched: tuple[Touched, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an order would do if it were published now."""

    changes: tuple[ZoneChange, ...]
    touched: tuple[Touched, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaffirmZones:
    """Let permits that are out hold on through what has tightened or closed these zones until now; None means all."""

    numbers: tuple[int, ...]
    reason: str
    purposes: frozenset[Purpose] | None = None
    permits: frozenset[PermitRef] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaffirmed:
    """Permits issued up to `at` hold on in these zones."""

    at: datetime
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One zone of an order, ready to be written."""

    change: ZoneChange
    created: bool
    superseded: Timeline
    recorded: Timeline
    withdrawn: tuple[int, ...] = ()  # counters of epochs that will not come
