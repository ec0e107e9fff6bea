"""What a crew records: progress, notes, stops. Device-made ids make repeats harmless; what comes late is history."""

from uuid import UUID

from incidents.work_orders import record_store, rules
from incidents.work_orders.commands import AddNote, FinishStop, Progress
from incidents.work_orders.events import WorkOrderNoted, WorkOrderProgressed
from incidents.work_orders.keeping import keep
from incidents.work_orders.model import Note, Report, Said, WorkOrder, WorkStopState
from incidents.work_orders.outcomes import EditKept, NoteAdded, ProgressReported, WorkOrderChanged
from incidents.work_orders.steps import Working, changed, follow_start, worked_on, write
from storage import events
from storage.database import Tx
from storage.outcomes import Conflict, NotFound, Refusal


async def report(tx: Tx, working: Working, command: Progress) -> ProgressReported | Refusal:
    """Keep a report; where it is the newest of the assigned crew, it is what stands."""
    hand = await worked_on(tx, working, command.work_order)
    if isinstance(hand, NotFound):
        return hand
    old = hand.order
    known = await record_store.find_report(tx, command.id)
    if known is not None:
        return _again(old, known) if known.work_order == old.id else Conflict(code="ID_TAKEN")
    if hand.crew is None:
        return Conflict(code="NO_CREW")
    new, said = rules.with_report(old, _report(command, hand.crew, working))
    await record_store.add_report(tx, said)
    if not said.counted:
        return _again(old, said)
    await write(tx, working, old, new)
    await events.append(
        tx,
        WorkOrderProgressed(
            subject=new.id, at=working.at, organisation=new.organisation, crew=said.crew, progress=said.progress
        ),
    )
    return await follow_start(tx, working, old, new) or _again(new, said)


async def note(tx: Tx, working: Working, command: AddNote) -> NoteAdded | Refusal:
    """Keep words and photos."""
    hand = await worked_on(tx, working, command.work_order)
    if isinstance(hand, NotFound):
        return hand
    order = hand.order
    known = await record_store.find_note(tx, command.id)
    if known is not None:
        mine = known.work_order == order.id
        return NoteAdded(id=known.id, work_order=order.id) if mine else Conflict(code="ID_TAKEN")
    await record_store.add_note(tx, _note(command, working))
    told = WorkOrderNoted(
        subject=order.id, at=working.at, organisation=order.organisation, note=command.id, photos=len(command.photos)
    )
    await events.append(tx, told)
    return NoteAdded(id=command.id, work_order=order.id)


async def finish_stop(tx: Tx, working: Working, command: FinishStop) -> WorkOrderChanged | EditKept | Refusal:
    """Say that a stop is done or missed.

    What contradicts somebody else's word, comes after the end, or is of a crew that was relieved, is kept.
    """
    hand = await worked_on(tx, working, command.work_order)
    if isinstance(hand, NotFound):
        return hand
    old = hand.order
    stop = next((one for one in old.stops if one.id == command.stop), None)
    if stop is None:
        return NotFound(kind="WorkOrderStop", id=command.stop)
    if stop.state is command.state and not hand.is_relieved:
        return changed(old, working.at)
    if hand.is_relieved or not old.is_open or stop.state is not WorkStopState.PLANNED:
        said = Said(stop=stop.id, stop_state=command.state)
        return await keep(tx, working, old, command, said=said, stop=stop.state)
    new = rules.with_stop(old, stop.id, command.state, min(command.at, working.at), working.by.account)
    await write(tx, working, old, new)
    return await follow_start(tx, working, old, new) or changed(new, working.at)


def _report(command: Progress, crew: UUID, working: Working) -> Report:
    return Report(
        id=command.id,
        work_order=command.work_order,
        crew=crew,
        progress=command.progress,
        at=command.at,
        received_at=working.at,
        by=working.by.account,
        place=command.place,
    )


def _again(order: WorkOrder, said: Report) -> ProgressReported:
    return ProgressReported(
        id=said.id, work_order=order.id, counted=said.counted, progress=order.progress, state=order.state
    )


def _note(command: AddNote, working: Working) -> Note:
    return Note(
        id=command.id,
        work_order=command.work_order,
        by=working.by.account,
        at=command.at,
        received_at=working.at,
        text=command.text.strip(),
        photos=command.photos,
    )
