"""Writing a work order."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from geo.index.index import ZoneIndex
from geo.zones.model import ZoneVersion
from incidents.incidents import store as incidents
from incidents.work_orders import record_store, store
from incidents.work_orders.commands import Create
from incidents.work_orders.events import WorkOrderCreated
from incidents.work_orders.model import WorkOrder, WorkStop
from incidents.work_orders.outcomes import WorkOrderChanged
from incidents.work_orders.steps import Working, change_of, changed
from permits.permits.references import reference
from storage import events
from storage.database import Tx
from storage.ids import new_id
from storage.outcomes import NotFound, Refusal

PREFIX: Final = "LV"


async def create(tx: Tx, working: Working, command: Create) -> WorkOrderChanged | Refusal:
    """Write it with its stops; an incident that is named must be there."""
    if command.incident is not None and not await _is_ours(tx, command.incident, command.organisation):
        return NotFound(kind="Incident", id=command.incident)
    new = _written(command, working)
    await store.insert(tx, new)
    await record_store.add_change(tx, change_of(new, None, working, "", ""))
    await events.append(
        tx,
        WorkOrderCreated(
            subject=new.id,
            at=working.at,
            organisation=new.organisation,
            incident=new.incident,
            purpose=new.purpose,
        ),
    )
    return changed(new, working.at)


async def _is_ours(tx: Tx, incident: UUID, organisation: UUID) -> bool:
    found = await incidents.find_many(tx, [incident])
    return any(one.organisation == organisation for one in found)


def units_met(index: ZoneIndex, order: WorkOrder, at: datetime) -> frozenset[UUID]:
    """The units of the zones it meets or names: they may read it."""
    when = max(at, order.starts_at or at)
    met = () if order.shape is None else index.crossed_by(order.shape, when)
    named = (index.find(number, when) for number in order.zones)
    return frozenset(_units((*met, *named)))


def _units(versions: Iterable[ZoneVersion | None]) -> Iterable[UUID]:
    return (one.unit for one in versions if one is not None and one.unit is not None)


def _written(command: Create, working: Working) -> WorkOrder:
    stops = tuple(WorkStop(id=new_id(), place=one.place, label=one.label.strip()) for one in command.stops)
    plain = WorkOrder(
        id=new_id(),
        reference=reference(PREFIX, working.at),
        organisation=command.organisation,
        title=command.title.strip(),
        purpose=command.purpose,
        incident=command.incident,
        place=command.place,
        route=command.route,
        stops=stops,
        zones=command.zones,
        starts_at=command.starts_at,
        ends_at=command.ends_at,
        created_by=working.by.account,
        created_at=working.at,
    )
    return replace(plain, units=units_met(working.ports.zones_now.index, plain, working.at))
