"""A checkpoint and its history, as frozen values. Places are EPSG:4326 lon/lat, instants UTC, intervals half-open."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from credentials.bundle.model import DeskNumber
from credentials.wire import CheckpointKind
from geo.place import Place
from storage.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """How a checkpoint stands: all that a re-siting may change.

    `from_zones` and `to_zones` are zone numbers: ENTER goes from the first to the second. `desk` says who
    answers a REFER, and goes out with the bundle: offices, no persons. `hard`: a barrier that opens for nobody.
    """

    name: str
    kind: CheckpointKind
    place: Place
    from_zones: frozenset[int]
    to_zones: frozenset[int]
    desk: tuple[DeskNumber, ...]
    phones: tuple[str, ...] = ()
    hard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """One version of a checkpoint: what was so from `valid_from`, as known from `recorded_at`.

    A version is never edited; a later one supersedes it, and then `superseded_at` says when.
    """

    id: UUID
    version: int
    unit: UUID
    placing: Placing
    valid_from: datetime
    valid_to: datetime | None
    recorded_at: datetime
    superseded_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.valid_to is not None and self.valid_to <= self.valid_from:
            raise ValueError("a checkpoint's validity ends after it begins")

    def stands(self, at: datetime) -> bool:
        """Half-open: valid_from <= at < valid_to."""
        return self.valid_from <= at and (self.valid_to is None or at < self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What is the same in all versions: the checkpoint's id, its unit, and the newest version number."""

    id: UUID
    unit: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Create:
    """Put up a checkpoint; `valid_to` None stands until further notice."""

    unit: UUID
    placing: Placing
    valid_from: datetime
    valid_to: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resite:
    """From `valid_from` on the checkpoint stands otherwise; `expected` is the version this was decided on."""

    checkpoint: UUID
    expected: int
    placing: Placing
    valid_from: datetime
    valid_to: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """From `at` on the checkpoint stands no more; `expected` is the version this was decided on."""

    checkpoint: UUID
    expected: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The change is in force as version `version`."""

    checkpoint: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Versions that become history, and versions that take their place."""

    superseded: tuple[int, ...]
    added: tuple[Checkpoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which checkpoints: standing at `at` as known at `known_at` (None: as known now); the rest narrows further."""

    at: datetime
    known_at: datetime | None = None
    units: frozenset[UUID] | None = None
    kind: CheckpointKind | None = None
    zone: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """The key of the last row of a page: lists are ordered by name, then id."""

    name: str
    id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointCreated(Event):
    """A checkpoint was put up."""

    kind: ClassVar[str] = "CHECKPOINT_CREATED"
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointResited(Event):
    """A checkpoint stands otherwise from `valid_from` on."""

    kind: ClassVar[str] = "CHECKPOINT_RESITED"
    version: int
    valid_from: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointClosed(Event):
    """A checkpoint stands no more from `valid_to` on."""

    kind: ClassVar[str] = "CHECKPOINT_CLOSED"
    version: int
    valid_to: datetime
