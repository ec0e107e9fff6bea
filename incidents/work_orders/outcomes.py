"""What use cases of work orders answer: small values, stored with the idempotency key."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from incidents.work_orders.model import CrewProgress, WorkOrderState
from storage.outcomes import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderChanged:
    """A work order after a use case; `ended` are permits that ended with it."""

    id: UUID
    reference: str
    state: WorkOrderState
    version: int
    at: datetime
    ended: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderDispatched:
    """A crew is sent, or goes on.

    `permits` were issued with it, `rearmed` are active again, `applications` wait for units; `lacking` says what is
    missing when the crew goes without. `credentials` are sealed after the commit.
    """

    id: UUID
    reference: str
    state: WorkOrderState
    version: int
    at: datetime
    crew: UUID | None
    permits: tuple[UUID, ...] = ()
    rearmed: tuple[UUID, ...] = ()
    applications: tuple[UUID, ...] = ()
    ended: tuple[UUID, ...] = ()
    lacking: tuple[Reason, ...] = ()
    credentials: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressReported:
    """The report is kept. `counted` False: it came late and is history; `progress` is what stands now."""

    id: UUID
    work_order: UUID
    counted: bool
    progress: CrewProgress | None
    state: WorkOrderState


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteAdded:
    """The note is kept."""

    id: UUID
    work_order: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class EditKept:
    """The edit was based on an older version: it is kept, the work order was not overwritten."""

    id: UUID
    work_order: UUID
    based_on: int
    found: int
