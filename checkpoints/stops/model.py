"""A crew that was not let pass, as frozen values. Places are EPSG:4326 lon/lat, instants UTC."""

from dataclasses import dataclass
from datetime import datetime
from enum import auto
from typing import ClassVar
from uuid import UUID

from geo.place import Place
from identity.access import Grant, Role
from permits.words import Word
from storage.event import Event


class StopStatus(Word):
    """Whether somebody has answered a stopped crew."""

    OPEN = auto()
    ACKNOWLEDGED = auto()
    ENDED = auto()


class StopEnd(Word):
    """How a stop ended."""

    PASSED = auto()
    TURNED_BACK = auto()
    WITHDRAWN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportStop:
    """One tap: where, at which post, what the officer said, which permit was refused. The device made the id.

    `place` None: the device does not know yet; it says the same stop again when it does.
    """

    id: UUID
    crew: UUID
    place: Place | None = None
    occurred_at: datetime
    checkpoint: UUID | None = None
    words: str = ""
    photo: UUID | None = None
    permit: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeStop:
    """Somebody takes the call; what they say to the crew."""

    stop: UUID
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndStop:
    """How it ended."""

    stop: UUID
    how: StopEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One stop. `proposed`: the post was not named but found near the place; `unit` is the post's, or the zone's.

    `occurred_at` is by the device's clock where that can be so, never after `received_at`.
    `place` None: nobody knows yet. `step` counts the escalations; `next_step_at` None: nobody is waited for any more.
    """

    id: UUID
    crew: UUID
    organisation: UUID
    unit: UUID | None
    checkpoint: UUID | None
    proposed: bool
    place: Place | None
    words: str
    photo: UUID | None
    permit: UUID | None
    occurred_at: datetime
    received_at: datetime
    reported_by: UUID
    status: StopStatus = StopStatus.OPEN
    step: int = 0
    next_step_at: datetime | None
    acknowledged_at: datetime | None = None
    acknowledged_by: UUID | None = None
    answer: str = ""
    ended_at: datetime | None = None
    ended_by: UUID | None = None
    how: StopEnd | None = None

    @property
    def is_placed(self) -> bool:
        """There is somewhere to go to."""
        return self.place is not None or self.checkpoint is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who is told: holders of a role in an organisation or a unit; neither is the department."""

    role: Role
    organisation: UUID | None = None
    unit: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopReported:
    """It is recorded; who was told, and the permits of the crew that are good there now."""

    stop: UUID
    checkpoint: UUID | None
    proposed: bool
    told: tuple[Audience, ...]
    permits: tuple[UUID, ...]
    escalates_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopChanged:
    """The stop stands so."""

    stop: UUID
    status: StopStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which stops: at a checkpoint, of a crew, in a state, that happened in [since, until); None is any."""

    checkpoint: UUID | None = None
    crew: UUID | None = None
    status: StopStatus | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """Which stops somebody may read: those within these grants, and those of crews of one person."""

    grants: tuple[Grant, ...]
    person: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewStopped(Event):
    """A crew is held up at a checkpoint, or where none is known; its dispatcher and the unit's approver answer."""

    kind: ClassVar[str] = "CREW_STOPPED"
    crew: UUID
    checkpoint: UUID | None
    placed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StopPlaced(Event):
    """Where a crew is stopped became known after it was told; `waiting`: nobody has answered it yet."""

    kind: ClassVar[str] = "STOP_PLACED"
    crew: UUID
    checkpoint: UUID | None
    waiting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StopAcknowledged(Event):
    """Somebody has taken a stopped crew's call."""

    kind: ClassVar[str] = "STOP_ACKNOWLEDGED"
    crew: UUID
    by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class StopEscalated(Event):
    """Nobody answered: the next is asked, in `unit`, or in the department where there is none."""

    kind: ClassVar[str] = "STOP_ESCALATED"
    step: int
    placed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StopEnded(Event):
    """A stop is over."""

    kind: ClassVar[str] = "STOP_ENDED"
    how: StopEnd
