"""What happens to work orders. `subject` is the work order, `organisation` whose it is."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from storage.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderCreated(Event):
    """A work order was written; not all have an incident."""

    kind: ClassVar[str] = "WORK_ORDER_CREATED"
    incident: UUID | None
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderDispatched(Event):
    """A crew was sent: `permits` were issued with it at once, `applications` wait for units; `relieved` goes home."""

    kind: ClassVar[str] = "WORK_ORDER_DISPATCHED"
    crew: UUID
    permits: tuple[UUID, ...]
    applications: tuple[UUID, ...]
    relieved: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderProgressed(Event):
    """The crew said how far it has come; reports that came late are history and told to nobody."""

    kind: ClassVar[str] = "WORK_ORDER_PROGRESSED"
    crew: UUID
    progress: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderStateChanged(Event):
    """A step from state to state; `reason` is a code of the catalogue, or empty."""

    kind: ClassVar[str] = "WORK_ORDER_STATE_CHANGED"
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderNoted(Event):
    """Words or photos were added."""

    kind: ClassVar[str] = "WORK_ORDER_NOTED"
    note: UUID
    photos: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderEditKept(Event):
    """An edit was based on an older version: it is kept beside what stands, and somebody has to look."""

    kind: ClassVar[str] = "WORK_ORDER_EDIT_KEPT"
    edit: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrdersTouched(Event):
    """A zone changed over open work orders: `subject` is the zone; one event a zone, which ones are in the flags."""

    kind: ClassVar[str] = "WORK_ORDERS_TOUCHED"
    zone: int
    order: UUID | None = None
    work_orders: int
