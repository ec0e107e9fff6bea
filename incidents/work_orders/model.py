"""A work order (TM Forum TMF697), its stops, and what crews and dispatchers record of it. Pure.

Places are EPSG:4326 lon/lat, intervals half-open, instants aware UTC.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import auto
from uuid import UUID

import shapely
from shapely.geometry.base import BaseGeometry

from credentials.wire import Purpose
from geo.place import Place
from permits.words import Word


class WorkOrderState(Word):
    """Where a work order stands; the last four are ends, from which it may be reopened."""

    ACKNOWLEDGED = auto()
    IN_PROGRESS = auto()
    PENDING = auto()
    HELD = auto()
    COMPLETED = auto()
    PARTIAL = auto()
    FAILED = auto()
    CANCELLED = auto()


class CrewProgress(Word):
    """How far the assigned crew says it has come, in the order of a repair."""

    ASSIGNED = auto()
    EN_ROUTE = auto()
    ON_SITE = auto()
    REPAIRING = auto()
    DONE = auto()


class WorkStopState(Word):
    """What became of one stop of a delivery or measurement run."""

    PLANNED = auto()
    DONE = auto()
    MISSED = auto()


OPEN = frozenset({WorkOrderState.ACKNOWLEDGED, WorkOrderState.IN_PROGRESS, WorkOrderState.PENDING, WorkOrderState.HELD})
"""The states in which there is something left to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkStop:
    """One place of a run. `done_at` is when it was done or missed, as the crew's device said."""

    id: UUID
    place: Place
    label: str
    state: WorkStopState = WorkStopState.PLANNED
    done_at: datetime | None = None
    done_by: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrder:
    """What is to be done where, by whom, why. It goes to one place, along a route, to stops, or to zones it names.

    `version` counts what somebody decided about it; a crew's own reports do not raise it, so that a device that was
    offline conflicts with other people only. `way` are zones its crew was sent through, beside `zones`. `units` are
    those of the zones it met when it was written or a zone came.
    """

    id: UUID
    reference: str
    organisation: UUID
    title: str
    purpose: Purpose
    incident: UUID | None = None
    place: Place | None = None
    route: tuple[Place, ...] = ()
    stops: tuple[WorkStop, ...] = ()
    zones: tuple[int, ...] = ()
    way: tuple[int, ...] = ()
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    crew: UUID | None = None
    state: WorkOrderState = WorkOrderState.ACKNOWLEDGED
    progress: CrewProgress | None = None
    progress_at: datetime | None = None
    units: frozenset[UUID] = frozenset()
    created_by: UUID
    created_at: datetime
    version: int = 1

    @property
    def is_open(self) -> bool:
        """There is something left to do."""
        return self.state in OPEN

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place it goes to, its route aside."""
        return (*((self.place,) if self.place else ()), *(stop.place for stop in self.stops))

    @property
    def shape(self) -> BaseGeometry | None:
        """Where it is on the map: a line, a point or points; None: only zones are named."""
        if self.route:
            return shapely.LineString(self.route)
        if not self.places:
            return None
        return self.places[0].point if len(self.places) == 1 else shapely.MultiPoint(self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One progress report. `counted` False: a later one was known already, or the crew had changed; history only."""

    id: UUID
    work_order: UUID
    crew: UUID
    progress: CrewProgress
    at: datetime
    received_at: datetime
    by: UUID
    place: Place | None = None
    counted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Words about a work order, and the ids of photos that belong to them, which may arrive before or after."""

    id: UUID
    work_order: UUID
    by: UUID
    at: datetime
    received_at: datetime
    text: str
    photos: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step from state to state; `code` says why it was closed, `note` in words."""

    work_order: UUID
    version: int
    before: WorkOrderState | None
    after: WorkOrderState
    code: str
    note: str
    by: UUID
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an edit says: of the whole (`state`), or of one stop."""

    state: WorkOrderState | None = None
    note: str = ""
    stop: UUID | None = None
    stop_state: WorkStopState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """What stood when an edit arrived."""

    state: WorkOrderState
    crew: UUID | None = None
    stop_state: WorkStopState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEdit:
    """An edit based on an older version: kept as it was meant, beside what stood when it arrived."""

    id: UUID
    work_order: UUID
    based_on: int
    found: int
    by: UUID
    at: datetime
    received_at: datetime
    said: Said
    stood: Stood


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """What the last change of one zone did to an open work order: `code` from `since` on, recorded at `at`."""

    work_order: UUID
    zone: int
    at: datetime
    code: str
    since: datetime
