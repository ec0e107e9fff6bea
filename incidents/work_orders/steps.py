"""What every use case of a work order does: see it under lock, save the next version, tell."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from identity.access import Actor
from identity.crews import store as crews
from identity.crews.model import Crew
from incidents.incidents.following import follow_work
from incidents.work_orders import record_store, rights, store
from incidents.work_orders.commands import Touch
from incidents.work_orders.events import WorkOrderStateChanged
from incidents.work_orders.model import Change, WorkOrder, WorkOrderState
from incidents.work_orders.outcomes import WorkOrderChanged
from incidents.work_orders.ports import WorkStep
from permits.doing import Doing
from permits.ports import Ports
from storage import events
from storage.database import Rx, Tx
from storage.idempotency import Request
from storage.outcomes import NotFound, Refusal, Stale

KIND: Final = "WorkOrder"


@dataclass(frozen=True, slots=True)
class Working:
    """One use case under way: who does it, under which request, with which neighbours."""

    ports: Ports
    by: Actor
    request: Request

    @property
    def at(self) -> datetime:
        """The instant it is judged by."""
        return self.request.at

    @property
    def permits(self) -> Doing:
        """The same as permits see it."""
        return Doing(self.ports, self.by, self.request)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A work order and the crew in whose name something is recorded of it: the assigned one's, or one it relieved."""

    order: WorkOrder
    crew: UUID | None

    @property
    def is_relieved(self) -> bool:
        """What this crew did is history: it decides nothing any more."""
        return self.crew != self.order.crew


async def crew_of(rx: Rx, crew: UUID | None) -> Crew | None:
    """The crew as it is composed now."""
    found = () if crew is None else await crews.by_ids(rx, [crew])
    return next(iter(found), None)


async def members_of(rx: Rx, order: WorkOrder) -> tuple[UUID, ...]:
    """Who is in the assigned crew now."""
    crew = await crew_of(rx, order.crew)
    return () if crew is None else crew.members


async def managed(tx: Tx, working: Working, command: Touch) -> WorkOrder | NotFound | Stale:
    """The work order under lock, for who manages it; Forbidden comes before anything is said about versions."""
    order = await store.locked(tx, command.work_order)
    if order is None:
        return NotFound(kind=KIND, id=command.work_order)
    rights.allow_managing(working.by, order.organisation)
    return stale(order, command) or order


async def worked_on(tx: Tx, working: Working, work_order: UUID) -> Hand | NotFound:
    """The work order under lock, for its crew, its desk, or a crew that was sent before and relieved."""
    order = await store.locked(tx, work_order)
    if order is None:
        return NotFound(kind=KIND, id=work_order)
    if rights.may_work(working.by, order.organisation, await members_of(tx, order)):
        return Hand(order=order, crew=order.crew)
    sent = await store.crews_sent(tx, order.id)
    composed = {crew.id: crew.members for crew in await crews.by_ids(tx, sent)}
    mine = (crew for crew in sent if working.by.person in composed.get(crew, ()))
    crew = next(mine, None)
    rights.allow_work(working.by, order.organisation, () if crew is None else composed[crew])
    return Hand(order=order, crew=crew)


def stale(order: WorkOrder, command: Touch) -> Stale | None:
    """Say when the change was based on another version."""
    if order.version == command.version:
        return None
    return Stale(kind=KIND, id=order.id, expected=command.version, actual=order.version)


async def write(  # noqa: PLR0913 - a step and why
    tx: Tx, working: Working, old: WorkOrder, new: WorkOrder, *, code: str = "", note: str = ""
) -> None:
    """Save the next version; a step from state to state is kept and told."""
    await store.save(tx, old, new)
    if old.state is not new.state:
        await record_store.add_change(tx, change_of(new, old.state, working, code, note))
        await events.append(
            tx,
            WorkOrderStateChanged(
                subject=new.id,
                at=working.at,
                organisation=new.organisation,
                before=old.state,
                after=new.state,
                reason=code,
            ),
        )


def change_of(new: WorkOrder, before: WorkOrderState | None, working: Working, code: str, note: str) -> Change:
    """The step as the history keeps it."""
    return Change(
        work_order=new.id,
        version=new.version,
        before=before,
        after=new.state,
        code=code,
        note=note,
        by=working.by.account,
        at=working.at,
    )


async def follow(tx: Tx, working: Working, order: WorkOrder, step: WorkStep) -> Refusal | None:
    """Let the incident follow, where there is one; last of all, so that nothing waits for zones behind it."""
    if order.incident is None:
        return None
    others = await store.open_of_incident(tx, order.incident, order.id)
    by, at = working.by.account, working.at
    return await follow_work(tx, order.incident, step, by=by, at=at, others_open=others)


async def follow_start(tx: Tx, working: Working, old: WorkOrder, new: WorkOrder) -> Refusal | None:
    """Let the incident follow where the work began with this step, by whatever it began."""
    begun = new.state is WorkOrderState.IN_PROGRESS and old.state is not new.state
    return await follow(tx, working, new, WorkStep.STARTED) if begun else None


def changed(order: WorkOrder, at: datetime, ended: tuple[UUID, ...] = ()) -> WorkOrderChanged:
    """What the client is told."""
    return WorkOrderChanged(
        id=order.id, reference=order.reference, state=order.state, version=order.version, at=at, ended=ended
    )
