"""Administrative units and how they follow each other; frozen values, half-open validity."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from storage.event import Event


class UnitLevel(StrEnum):
    """How high a unit stands; levels come and go by law, so no rule depends on one of them existing."""

    PROVINCE = "PROVINCE"
    DISTRICT = "DISTRICT"
    COMMUNE = "COMMUNE"
    HAMLET = "HAMLET"

    def is_above(self, other: "UnitLevel") -> bool:
        """True when a unit of this level may hold one of the other; levels in between need not exist."""
        ranks = list(UnitLevel)
        return ranks.index(self) < ranks.index(other)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminUnit:
    """One unit while it existed: [valid_from, valid_to). Codes are reused by later units, ids are not."""

    id: UUID
    code: str
    name: str
    level: UnitLevel
    parent: UUID | None
    valid_from: datetime
    valid_to: datetime | None = None
    predecessors: frozenset[UUID] = frozenset()

    def __post_init__(self) -> None:
        if self.valid_to is not None and self.valid_to <= self.valid_from:
            raise ValueError("a unit's validity ends after it begins")

    def exists(self, at: datetime) -> bool:
        """Half-open: valid_from <= at < valid_to."""
        return self.valid_from <= at and (self.valid_to is None or at < self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A row of a list to load: parent and predecessors by the codes of units in the list or already stored."""

    code: str
    name: str
    level: UnitLevel
    parent_code: str | None
    valid_from: datetime
    valid_to: datetime | None = None
    predecessor_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFilter:
    """Which units a list shows: those of an instant, of a level, directly below a parent."""

    at: datetime
    level: UnitLevel | None = None
    parent: UUID | None = None


class RowOutcome(StrEnum):
    """What became of a row."""

    ADDED = "ADDED"
    CHANGED = "CHANGED"
    UNCHANGED = "UNCHANGED"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReport:
    """One line of a load's report; `code` names why a row was refused."""

    number: int
    unit_code: str
    outcome: RowOutcome
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsLoaded(Event):
    """A list of units was loaded."""

    kind: ClassVar[str] = "UNITS_LOADED"
    added: int
    changed: int
