"""Completing and closing a work order: its permits end in the same transaction, what still waits is withdrawn."""

from uuid import UUID

from incidents.work_orders import rights, rules, store
from incidents.work_orders.commands import Close, Complete
from incidents.work_orders.keeping import keep
from incidents.work_orders.model import Said, WorkOrder, WorkOrderState
from incidents.work_orders.outcomes import EditKept, WorkOrderChanged
from incidents.work_orders.ports import WorkStep
from incidents.work_orders.steps import Hand, Working, changed, follow, worked_on, write
from permits.applications.of_work import hold, withdraw_waiting
from permits.permits.of_work import end_permits
from storage.database import Tx
from storage.outcomes import NotFound, Refusal


async def complete(tx: Tx, working: Working, command: Complete) -> WorkOrderChanged | EditKept | Refusal:
    """The work is done."""
    await _hold(tx, working, command.work_order)
    hand = await worked_on(tx, working, command.work_order)
    if isinstance(hand, NotFound):
        return hand
    return await _end(tx, working, hand, command, WorkOrderState.COMPLETED)


async def close(tx: Tx, working: Working, command: Close) -> WorkOrderChanged | EditKept | Refusal:
    """End it otherwise; only who manages it calls it off."""
    await _hold(tx, working, command.work_order)
    hand = await worked_on(tx, working, command.work_order)
    if isinstance(hand, NotFound):
        return hand
    if command.state is WorkOrderState.CANCELLED:
        rights.allow_managing(working.by, hand.order.organisation)
    return await _end(tx, working, hand, command, command.state)


async def _end(
    tx: Tx, working: Working, hand: Hand, command: Complete | Close, to: WorkOrderState
) -> WorkOrderChanged | EditKept | Refusal:
    old = hand.order
    if old.state is to and not hand.is_relieved:
        return changed(old, working.at)
    if hand.is_relieved or old.version != command.version:
        return await keep(tx, working, old, command, said=Said(state=to, note=command.note.strip()))
    at = min(command.at, working.at)
    new = rules.completed(old, at) if to is WorkOrderState.COMPLETED else rules.moved(old, to)
    if isinstance(new, Refusal):
        return new
    await write(tx, working, old, new, code="" if to is WorkOrderState.COMPLETED else to, note=command.note.strip())
    ended = await ended_with(tx, working, new)
    await store.set_ended(tx, new.id, ended)
    step = WorkStep.COMPLETED if to is WorkOrderState.COMPLETED else WorkStep.NOT_COMPLETED
    return await follow(tx, working, new, step) or changed(new, working.at, ended)


async def _hold(tx: Tx, working: Working, work_order: UUID) -> None:
    """Its applications and the zones' register, before the work order: no zone order comes between."""
    await lock_applications(tx, work_order)
    await working.ports.zones.hold_register(tx)


async def lock_applications(tx: Tx, work_order: UUID) -> None:
    """Hold everything that was asked for it, before anything else: units decide in the same order."""
    await hold(tx, await store.applications(tx, work_order))


async def ended_with(tx: Tx, working: Working, order: WorkOrder, of_crew: UUID | None = None) -> tuple[UUID, ...]:
    """Withdraw what still waits for units, and end the permits, all or those of one crew; which permits ended."""
    await withdraw_waiting(tx, working.permits, await store.applications(tx, order.id), of_crew)
    return await end_permits(tx, working.permits, order.id, order.organisation, of_crew)
