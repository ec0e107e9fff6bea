"""Sending a crew and letting work go on."""

from identity.crews.model import Crew
from incidents.work_orders import rules
from incidents.work_orders.commands import Dispatch, Reopen
from incidents.work_orders.events import WorkOrderDispatched as Told
from incidents.work_orders.model import WorkOrder
from incidents.work_orders.outcomes import WorkOrderDispatched
from incidents.work_orders.ports import WorkStep
from incidents.work_orders.steps import Working, crew_of, follow, managed, write
from storage import events
from storage.database import Database, Tx
from storage.idempotency import once
from storage.outcomes import NotFound, Refusal


async def dispatch(db: Database, working: Working, command: Dispatch) -> WorkOrderDispatched | Refusal:
    """Assign the crew."""

    async def work(tx: Tx) -> WorkOrderDispatched | Refusal:
        old = await managed(tx, working, command)
        if isinstance(old, Refusal):
            return old
        crew = await crew_of(tx, command.crew)
        if crew is None or crew.organisation != old.organisation:
            return NotFound(kind="Crew", id=command.crew)
        return await _sent(tx, working, old, crew)

    return await once(db, working.request, WorkOrderDispatched, work)


async def reopen(db: Database, working: Working, command: Reopen) -> WorkOrderDispatched | Refusal:
    """Begin again."""

    async def work(tx: Tx) -> WorkOrderDispatched | Refusal:
        old = await managed(tx, working, command)
        if isinstance(old, Refusal):
            return old
        new = rules.reopened(old, working.at, waiting=False)
        if isinstance(new, Refusal):
            return new
        await write(tx, working, old, new, code="REOPENED", note=command.note)
        return await follow(tx, working, new, WorkStep.REOPENED) or _answer(new, working)

    return await once(db, working.request, WorkOrderDispatched, work)


async def _sent(tx: Tx, working: Working, old: WorkOrder, crew: Crew) -> WorkOrderDispatched | Refusal:
    new = rules.dispatched(old, crew.id, working.at, waiting=False)
    if isinstance(new, Refusal):
        return new
    await write(tx, working, old, new)
    told = Told(subject=new.id, at=working.at, organisation=new.organisation, crew=crew.id, permits=(), applications=())
    await events.append(tx, told)
    return await follow(tx, working, new, WorkStep.DISPATCHED) or _answer(new, working)


def _answer(order: WorkOrder, working: Working) -> WorkOrderDispatched:
    return WorkOrderDispatched(
        id=order.id,
        reference=order.reference,
        state=order.state,
        version=order.version,
        at=working.at,
        crew=order.crew,
    )
