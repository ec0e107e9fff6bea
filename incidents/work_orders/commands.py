"""What a client asks of work orders. `version` is the one its change is based on; ids are made by the device."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from credentials.wire import Purpose
from geo.place import Place
from incidents.work_orders.model import CrewProgress, WorkOrderState, WorkStopState


@dataclass(frozen=True, slots=True, kw_only=True)
class StopWanted:
    """One place of a run, in the order to be visited."""

    place: Place
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Create:
    """Write a work order; exactly one of place, route and stops, or none of them and the zones it goes into."""

    organisation: UUID
    title: str
    purpose: Purpose
    incident: UUID | None = None
    place: Place | None = None
    route: tuple[Place, ...] = ()
    stops: tuple[StopWanted, ...] = ()
    zones: tuple[int, ...] = ()
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """One work order, as it was seen."""

    work_order: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch(Touch):
    """Send a crew; the permits it lacks are asked for in the same transaction unless it is to go without.

    `zones` are those it passes on its way, beside the ones the work order itself touches.
    """

    crew: UUID
    zones: tuple[int, ...] = ()
    without_permit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Touch):
    """Hold it up, let it wait, or let it go on; `note` says why."""

    state: WorkOrderState
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complete(Touch):
    """The work is done. `edit` is the device's id of this edit, kept under it where it comes too late."""

    edit: UUID
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Close(Touch):
    """End it otherwise: FAILED, PARTIAL or CANCELLED, always with words that say why."""

    edit: UUID
    at: datetime
    state: WorkOrderState
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishStop(Touch):
    """One stop of a run is done, or was missed."""

    edit: UUID
    at: datetime
    stop: UUID
    state: WorkStopState = WorkStopState.DONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen(Touch):
    """The work goes on; permits are armed again or asked for anew, unless it is to go on without."""

    note: str
    without_permit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the crew has come, as its device said at `at`."""

    id: UUID
    work_order: UUID
    progress: CrewProgress
    at: datetime
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNote:
    """Words and photos; nothing ever conflicts with them."""

    id: UUID
    work_order: UUID
    at: datetime
    text: str = ""
    photos: tuple[UUID, ...] = field(default=())
