"""The SQL of work orders: one row each, its stops, and narrow rows beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from credentials.wire import Purpose
from geo.place import Place
from identity.access import Grant
from identity.crews.tables import crew_member
from incidents.work_orders.model import OPEN, CrewProgress, WorkOrder, WorkOrderState, WorkStop, WorkStopState
from incidents.work_orders.tables import (
    work_order,
    work_order_application,
    work_order_crew,
    work_order_ended,
    work_order_stop,
    work_order_unit,
    work_order_zone,
)
from storage.database import Rx, Tx
from storage.dialect import insert as dialect_insert

_PLAIN = (
    "id",
    "reference",
    "organisation",
    "title",
    "purpose",
    "incident",
    "starts_at",
    "ends_at",
    "crew",
    "state",
    "progress",
    "progress_at",
    "created_by",
    "created_at",
    "version",
)
_CHANGING = ("crew", "state", "progress", "progress_at", "version")
_IDS = sa.select(work_order.c.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderFilter:
    """What is looked for; None asks nothing. `person`: work of the crews this person belongs to."""

    organisation: UUID | None = None
    state: WorkOrderState | None = None
    is_open: bool | None = None
    crew: UUID | None = None
    incident: UUID | None = None
    purpose: Purpose | None = None
    person: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What the asker may read: under each grant, and what crews of theirs are sent to do (None: of nobody)."""

    grants: tuple[Grant, ...]
    person: UUID | None


async def find(rx: Rx, id: UUID) -> WorkOrder | None:
    """The work order, or None."""
    return next(iter(await find_many(rx, [id])), None)


async def find_many(rx: Rx, ids: Iterable[UUID]) -> tuple[WorkOrder, ...]:
    """Those that exist, in id order."""
    return await _read(rx, sa.select(work_order).where(work_order.c.id.in_(sorted(ids))).order_by(work_order.c.id))


async def locked(tx: Tx, id: UUID) -> WorkOrder | None:
    """The work order, held until the end of the transaction."""
    await tx.lock(work_order, [id])
    return await find(tx, id)


async def page(
    rx: Rx, wanted: WorkOrderFilter, reader: Reader, after: UUID | None, first: int
) -> tuple[WorkOrder, ...]:
    """Newest first (ids grow with time); one more than asked for, to know whether another follows."""
    conditions = [*_conditions(wanted), readable(reader)]
    if after is not None:
        conditions.append(work_order.c.id < after)
    return await _read(rx, sa.select(work_order).where(*conditions).order_by(work_order.c.id.desc()).limit(first + 1))


async def of_incidents(rx: Rx, incidents: Iterable[UUID]) -> tuple[WorkOrder, ...]:
    """All work orders of these incidents, oldest first."""
    mine = work_order.c.incident.in_(sorted(incidents))
    return await _read(rx, sa.select(work_order).where(mine).order_by(work_order.c.id))


async def open_of_incident(rx: Rx, incident: UUID, other_than: UUID) -> bool:
    """Whether other work for this incident is still to be done."""
    others = sa.and_(work_order.c.incident == incident, work_order.c.id != other_than, work_order.c.state.in_(OPEN))
    return await rx.first(_IDS.where(others).limit(1)) is not None


async def open_by_crew(rx: Rx, crews: Iterable[UUID], other_than: UUID | None = None) -> dict[UUID, int]:
    """How many open work orders each of these crews has, one of them aside."""
    counted = sa.select(work_order.c.crew, sa.func.count().label("orders")).where(
        work_order.c.crew.in_(sorted(crews)),
        work_order.c.state.in_(OPEN),
        sa.true() if other_than is None else work_order.c.id != other_than,
    )
    return {row.crew: row.orders for row in await rx.rows(counted.group_by(work_order.c.crew))}


async def insert(tx: Tx, new: WorkOrder) -> None:
    """Write a work order and what it is found by."""
    await tx.execute(sa.insert(work_order), _row(new))
    stops = [_stop_row(new.id, position, one) for position, one in enumerate(new.stops)]
    if stops:
        await tx.execute(sa.insert(work_order_stop), stops)
    await _add_zones(tx, new)
    await add_units(tx, new.id, new.units)


async def save(tx: Tx, old: WorkOrder, new: WorkOrder) -> None:
    """Write what changed between two versions of a locked work order; where it goes never changes, its way may."""
    values = {name: getattr(new, name) for name in _CHANGING} | {"way": list(new.way)}
    await tx.execute(sa.update(work_order).where(work_order.c.id == new.id).values(values))
    if old.way != new.way:
        await tx.execute(sa.delete(work_order_zone).where(work_order_zone.c.work_order == new.id))
        await _add_zones(tx, new)
    for before, after in zip(old.stops, new.stops, strict=True):
        if before != after:
            done = {"state": after.state, "done_at": after.done_at, "done_by": after.done_by}
            await tx.execute(sa.update(work_order_stop).where(work_order_stop.c.id == after.id).values(done))


async def _add_zones(tx: Tx, new: WorkOrder) -> None:
    rows = [{"work_order": new.id, "zone": zone} for zone in sorted({*new.zones, *new.way})]
    if rows:
        await tx.execute(sa.insert(work_order_zone), rows)


async def add_units(tx: Tx, id: UUID, units: Iterable[UUID]) -> None:
    """These units' zones meet it, from now on at the latest."""
    rows = [{"work_order": id, "unit": unit} for unit in sorted(units)]
    if rows:
        await tx.execute(dialect_insert(tx, work_order_unit).on_conflict_do_nothing(), rows)


async def add_application(tx: Tx, id: UUID, application: UUID) -> None:
    """Remember what was asked for when the crew was sent."""
    await tx.execute(sa.insert(work_order_application), {"work_order": id, "application": application})


async def applications(rx: Rx, id: UUID) -> tuple[UUID, ...]:
    """Everything that was asked for, oldest first."""
    asked = sa.select(work_order_application.c.application).where(work_order_application.c.work_order == id)
    rows = await rx.rows(asked.order_by(work_order_application.c.application))
    return tuple(row.application for row in rows)


async def add_crew(tx: Tx, id: UUID, crew: UUID, at: datetime) -> None:
    """Remember that the crew was sent, and when last."""
    fresh = dialect_insert(tx, work_order_crew)
    again = fresh.on_conflict_do_update(index_elements=["work_order", "crew"], set_={"at": fresh.excluded["at"]})
    await tx.execute(again, [{"work_order": id, "crew": crew, "at": at}])


async def crews_sent(rx: Rx, id: UUID) -> tuple[UUID, ...]:
    """Every crew that was ever sent, the one sent last first."""
    table = work_order_crew.c
    sent = sa.select(table.crew).where(table.work_order == id)
    return tuple(row.crew for row in await rx.rows(sent.order_by(table.at.desc(), table.crew)))


async def set_ended(tx: Tx, id: UUID, permits: Iterable[UUID]) -> None:
    """Remember the permits that ended with the work; those of an earlier end are forgotten."""
    await tx.execute(sa.delete(work_order_ended).where(work_order_ended.c.work_order == id))
    rows = [{"work_order": id, "permit": permit} for permit in permits]
    if rows:
        await tx.execute(sa.insert(work_order_ended), rows)


async def ended(rx: Rx, id: UUID) -> frozenset[UUID]:
    """The permits that ended with the work when it last ended."""
    mine = sa.select(work_order_ended.c.permit).where(work_order_ended.c.work_order == id)
    return frozenset(row.permit for row in await rx.rows(mine))


async def _read(rx: Rx, statement: sa.Select[Any]) -> tuple[WorkOrder, ...]:
    rows = await rx.rows(statement)
    ids = [row.id for row in rows]
    stops, units = await stops_of(rx, ids), await _units(rx, ids)
    return tuple(_order(row, stops.get(row.id, ()), units.get(row.id, frozenset())) for row in rows)


async def stops_of(rx: Rx, ids: Sequence[UUID]) -> dict[UUID, tuple[WorkStop, ...]]:
    """The stops of each of these, in their order."""
    if not ids:
        return {}
    table = work_order_stop.c
    mine = sa.select(work_order_stop).where(table.work_order.in_(ids)).order_by(table.work_order, table.position)
    found: dict[UUID, tuple[WorkStop, ...]] = {}
    for row in await rx.rows(mine):
        found[row.work_order] = (*found.get(row.work_order, ()), _stop(row))
    return found


async def _units(rx: Rx, ids: Sequence[UUID]) -> dict[UUID, frozenset[UUID]]:
    if not ids:
        return {}
    found: dict[UUID, frozenset[UUID]] = {}
    for row in await rx.rows(sa.select(work_order_unit).where(work_order_unit.c.work_order.in_(ids))):
        found[row.work_order] = found.get(row.work_order, frozenset()) | {row.unit}
    return found


def _conditions(wanted: WorkOrderFilter) -> Iterable[sa.ColumnElement[bool]]:
    for column, value in (
        (work_order.c.organisation, wanted.organisation),
        (work_order.c.state, wanted.state),
        (work_order.c.crew, wanted.crew),
        (work_order.c.incident, wanted.incident),
        (work_order.c.purpose, wanted.purpose),
    ):
        if value is not None:
            yield column == value
    if wanted.is_open is not None:
        yield work_order.c.state.in_(OPEN) if wanted.is_open else work_order.c.state.not_in(OPEN)
    if wanted.person is not None:
        yield _of_person(wanted.person)


def readable(reader: Reader) -> sa.ColumnElement[bool]:
    """What the asker may read, as `rights.may_read` says of one."""
    own = [] if reader.person is None else [_of_person(reader.person)]
    return sa.or_(sa.false(), *(_under(grant) for grant in reader.grants), *own)


def _under(grant: Grant) -> sa.ColumnElement[bool]:
    mine = sa.true() if grant.organisation is None else work_order.c.organisation == grant.organisation
    if grant.units is None:
        return mine
    met = sa.select(work_order_unit.c.work_order).where(work_order_unit.c.unit.in_(sorted(grant.units)))
    return sa.and_(mine, work_order.c.id.in_(met))


def _of_person(person: UUID) -> sa.ColumnElement[bool]:
    return work_order.c.crew.in_(sa.select(crew_member.c.crew).where(crew_member.c.person == person))


def _order(row: sa.Row[Any], stops: tuple[WorkStop, ...], units: frozenset[UUID]) -> WorkOrder:
    plain = {name: getattr(row, name) for name in _PLAIN}
    return WorkOrder(
        **plain
        | {
            "purpose": Purpose(row.purpose),
            "state": WorkOrderState(row.state),
            "progress": row.progress and CrewProgress(row.progress),
            "place": None if row.place is None else Place(*row.place),
            "route": tuple(Place(*one) for one in row.route),
            "zones": tuple(row.zones),
            "way": tuple(row.way),
            "stops": stops,
            "units": units,
        }
    )


def _row(one: WorkOrder) -> dict[str, Any]:
    shape = one.shape
    west, south, east, north = (None, None, None, None) if shape is None else shape.bounds
    return {name: getattr(one, name) for name in _PLAIN} | {
        "place": None if one.place is None else list(one.place),
        "route": [list(place) for place in one.route],
        "zones": list(one.zones),
        "way": list(one.way),
        "shape": shape,
        "west": west,
        "south": south,
        "east": east,
        "north": north,
    }


def _stop(row: sa.Row[Any]) -> WorkStop:
    return WorkStop(
        id=row.id,
        place=Place(row.lon, row.lat),
        label=row.label,
        state=WorkStopState(row.state),
        done_at=row.done_at,
        done_by=row.done_by,
    )


def _stop_row(id: UUID, position: int, one: WorkStop) -> dict[str, Any]:
    lon, lat = one.place
    return {
        "id": one.id,
        "work_order": id,
        "position": position,
        "lon": lon,
        "lat": lat,
        "label": one.label,
        "state": one.state,
        "done_at": one.done_at,
        "done_by": one.done_by,
    }
