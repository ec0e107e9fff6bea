"""An edit that was based on an older version is kept beside what stands, and never overwrites it."""

from incidents.work_orders import record_store
from incidents.work_orders.commands import Close, Complete, FinishStop
from incidents.work_orders.events import WorkOrderEditKept
from incidents.work_orders.model import KeptEdit, Said, Stood, WorkOrder, WorkStopState
from incidents.work_orders.outcomes import EditKept
from incidents.work_orders.steps import Working
from storage import events
from storage.database import Tx
from storage.outcomes import Conflict

Edit = Complete | Close | FinishStop


async def keep(  # noqa: PLR0913 - both sides of a conflict
    tx: Tx, working: Working, order: WorkOrder, command: Edit, *, said: Said, stop: WorkStopState | None = None
) -> EditKept | Conflict:
    """Keep what the edit says and what the work order said when it arrived; the same edit again is kept once."""
    known = await record_store.find_edit(tx, command.edit)
    if known is not None and known.work_order != order.id:
        return Conflict(code="ID_TAKEN")
    if known is None:
        known = _kept(working, order, command, said, stop)
        await record_store.add_edit(tx, known)
        told = WorkOrderEditKept(subject=order.id, at=working.at, organisation=order.organisation, edit=known.id)
        await events.append(tx, told)
    return EditKept(id=known.id, work_order=order.id, based_on=known.based_on, found=known.found)


def _kept(working: Working, order: WorkOrder, command: Edit, said: Said, stop: WorkStopState | None) -> KeptEdit:
    return KeptEdit(
        id=command.edit,
        work_order=order.id,
        based_on=command.version,
        found=order.version,
        by=working.by.account,
        at=command.at,
        received_at=working.at,
        said=said,
        stood=Stood(state=order.state, crew=order.crew, stop_state=stop),
    )
