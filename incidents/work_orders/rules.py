"""How a work order moves from state to state, and what a crew's report changes. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from incidents.work_orders.model import CrewProgress, Report, WorkOrder, WorkOrderState, WorkStop, WorkStopState
from storage.outcomes import Conflict

_S = WorkOrderState
_DONE: Final = frozenset({_S.COMPLETED, _S.PARTIAL, _S.FAILED, _S.CANCELLED})
_AGAIN: Final = frozenset({_S.ACKNOWLEDGED, _S.IN_PROGRESS, _S.PENDING})
ALLOWED: Final[Mapping[WorkOrderState, frozenset[WorkOrderState]]] = {
    _S.ACKNOWLEDGED: frozenset({_S.IN_PROGRESS, _S.PENDING, _S.HELD}) | _DONE,
    _S.IN_PROGRESS: frozenset({_S.PENDING, _S.HELD}) | _DONE,
    _S.PENDING: frozenset({_S.ACKNOWLEDGED, _S.IN_PROGRESS, _S.HELD}) | _DONE,
    _S.HELD: frozenset({_S.IN_PROGRESS, _S.PENDING, _S.PARTIAL, _S.FAILED, _S.CANCELLED}),
    _S.COMPLETED: _AGAIN,
    _S.PARTIAL: _AGAIN,
    _S.FAILED: _AGAIN,
    _S.CANCELLED: _AGAIN,
}
"""What is held up is not done; an end leads to work again and to no other end."""
CLOSING: Final = frozenset({_S.PARTIAL, _S.FAILED, _S.CANCELLED})
MOVING: Final = frozenset({_S.IN_PROGRESS, _S.PENDING, _S.HELD})
WORKING: Final = frozenset({CrewProgress.EN_ROUTE, CrewProgress.ON_SITE, CrewProgress.REPAIRING, CrewProgress.DONE})


def moved(order: WorkOrder, to: WorkOrderState) -> WorkOrder | Conflict:
    """Take one step of the table; any other is a conflict that names both states."""
    if to not in ALLOWED[order.state]:
        return state_conflict(order.state, to)
    return replace(order, state=to, version=order.version + 1)


def state_conflict(now: str, to: str) -> Conflict:
    """Name the two states of a step that the table does not have."""
    return Conflict(code="STATE", params={"from": str(now), "to": str(to)})


def dispatched(
    order: WorkOrder, crew: UUID, at: datetime, *, waiting: bool, way: tuple[int, ...] = ()
) -> WorkOrder | Conflict:
    """Assign a crew; while units have to decide it is PENDING. The same crew goes on from where it said it was."""
    to = _S.PENDING if waiting else _S.ACKNOWLEDGED
    if not order.is_open or order.state is _S.HELD:
        return state_conflict(order.state, to)
    going_on = order.crew == crew and order.state is _S.IN_PROGRESS and not waiting
    progress = order.progress if order.crew == crew else None
    return replace(
        order,
        crew=crew,
        way=way,
        state=_S.IN_PROGRESS if going_on else to,
        progress=progress or CrewProgress.ASSIGNED,
        progress_at=order.progress_at if progress else at,
        version=order.version + 1,
    )


def reopened(order: WorkOrder, at: datetime, *, waiting: bool) -> WorkOrder | Conflict:
    """Begin again where it ended; with a crew it is assigned anew."""
    to = _S.PENDING if waiting else _S.ACKNOWLEDGED if order.crew is None else _S.IN_PROGRESS
    if order.is_open:
        return state_conflict(order.state, to)
    progress = None if order.crew is None else CrewProgress.ASSIGNED
    return replace(
        order, state=to, progress=progress, progress_at=None if progress is None else at, version=order.version + 1
    )


def completed(order: WorkOrder, at: datetime) -> WorkOrder | Conflict:
    """The work is done; the crew with it."""
    new = moved(order, _S.COMPLETED)
    if isinstance(new, Conflict) or new.crew is None:
        return new
    return replace(new, progress=CrewProgress.DONE, progress_at=at)


def with_report(order: WorkOrder, report: Report) -> tuple[WorkOrder, Report]:
    """Count a report of the assigned crew that is newer than what is known; else it is history.

    Order is the time the device said, never beyond when it arrived. The version stays: nobody decided anything. A crew
    that is under way puts its work order in progress; what is held or has ended is not moved by a report.
    """
    at = min(report.at, report.received_at)
    newer = order.progress_at is None or at > order.progress_at or (at == order.progress_at and _further(order, report))
    if not order.is_open or order.crew != report.crew or not newer:
        return order, replace(report, counted=False)
    begun = report.progress in WORKING and order.state in (_S.ACKNOWLEDGED, _S.PENDING)
    state = _S.IN_PROGRESS if begun else order.state
    return replace(order, progress=report.progress, progress_at=at, state=state), replace(report, counted=True)


def with_stop(order: WorkOrder, stop: UUID, state: WorkStopState, at: datetime, by: UUID) -> WorkOrder:
    """One stop is done or missed, so the work is under way. The version stays: it is the crew's own fact."""
    begun = order.state in (_S.ACKNOWLEDGED, _S.PENDING)
    stops = tuple(_finished(one, stop, state, at, by) for one in order.stops)
    return replace(order, stops=stops, state=_S.IN_PROGRESS if begun else order.state)


def _finished(one: WorkStop, stop: UUID, state: WorkStopState, at: datetime, by: UUID) -> WorkStop:
    return replace(one, state=state, done_at=at, done_by=by) if one.id == stop else one


def _further(order: WorkOrder, report: Report) -> bool:
    ranks = tuple(CrewProgress)
    return order.progress is None or ranks.index(report.progress) > ranks.index(order.progress)
