"""All SQL of what was open at an instant: one statement for incidents, two for work orders."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from credentials.wire import Purpose
from geo.place import Place
from incidents.incidents import search
from incidents.incidents.model import OPEN as OPEN_INCIDENT
from incidents.incidents.model import IncidentKind, IncidentStatus, Severity
from incidents.incidents.tables import incident, incident_flag, incident_status
from incidents.picture.model import ShownIncident, ShownWorkOrder
from incidents.picture.rules import place_at
from incidents.work_orders import store as orders
from incidents.work_orders.model import OPEN as OPEN_ORDER
from incidents.work_orders.model import CrewProgress, WorkOrderState, WorkStop
from incidents.work_orders.tables import (
    work_order,
    work_order_change,
    work_order_crew,
    work_order_flag,
    work_order_progress,
)
from storage.database import Rx

_Ids = Collection[UUID] | None


async def open_incidents(rx: Rx, at: datetime, reader: search.Reader, ids: _Ids) -> tuple[ShownIncident, ...]:
    """Incidents that had been reported and were open at an instant, the highest priority first."""
    step, flag = incident_status.c, incident_flag.c
    status = (
        sa.select(step.after)
        .where(step.incident == incident.c.id, step.at <= at)
        .order_by(step.version.desc())
        .limit(1)
        .scalar_subquery()
    )
    flagged = sa.exists().where(flag.incident == incident.c.id, flag.at <= at)
    query = sa.select(incident, status.label("status_then"), flagged.label("is_flagged")).where(
        incident.c.reported_at <= at, status.in_(sorted(OPEN_INCIDENT)), search.readable(reader)
    )
    if ids is not None:
        query = query.where(incident.c.id.in_(sorted(ids)))
    rows = await rx.rows(query.order_by(incident.c.priority.desc(), incident.c.id))
    return tuple(_incident(row) for row in rows)


async def open_work_orders(
    rx: Rx, at: datetime, reader: orders.Reader, ids: _Ids, *, is_past: bool
) -> tuple[ShownWorkOrder, ...]:
    """Work orders that had been created and were open at an instant, the oldest first.

    Of the past, who was sent and how far they were is read from what was recorded.
    """
    change, flag = work_order_change.c, work_order_flag.c
    state = (
        sa.select(change.after)
        .where(change.work_order == work_order.c.id, change.at <= at)
        .order_by(change.position.desc())
        .limit(1)
        .scalar_subquery()
    )
    flagged = sa.exists().where(flag.work_order == work_order.c.id, flag.at <= at)
    query = sa.select(
        work_order,
        state.label("state_then"),
        flagged.label("is_flagged"),
        _progress(at).label("progress_then"),
        _crew(at).label("crew_then"),
    ).where(work_order.c.created_at <= at, state.in_(sorted(OPEN_ORDER)), orders.readable(reader))
    if ids is not None:
        query = query.where(work_order.c.id.in_(sorted(ids)))
    rows = await rx.rows(query.order_by(work_order.c.id))
    stops = await orders.stops_of(rx, [row.id for row in rows if row.place is None])
    then = _as_recorded if is_past else _as_it_stands
    return tuple(_order(row, then(row), stops.get(row.id, ()), at) for row in rows)


def _progress(at: datetime) -> sa.ScalarSelect[Any]:
    """What the crew that had been sent had last said until then."""
    said = work_order_progress.c
    mine = sa.and_(said.work_order == work_order.c.id, said.counted, said.at <= at, said.crew == _crew(at))
    return sa.select(said.progress).where(mine).order_by(said.at.desc(), said.id.desc()).limit(1).scalar_subquery()


def _crew(at: datetime) -> sa.ScalarSelect[Any]:
    """The crew that had been sent last until then."""
    sent = work_order_crew.c
    mine = sa.and_(sent.work_order == work_order.c.id, sent.at <= at)
    return sa.select(sent.crew).where(mine).order_by(sent.at.desc(), sent.crew).limit(1).scalar_subquery()


def _incident(row: sa.Row[Any]) -> ShownIncident:
    return ShownIncident(
        id=row.id,
        reference=row.reference,
        name=row.name,
        kind=IncidentKind(row.kind),
        severity=Severity(row.severity),
        status=IncidentStatus(row.status_then),
        priority=row.priority,
        is_flagged=bool(row.is_flagged),
        reported_at=row.reported_at,
        location=row.location,
    )


_Sent = tuple[UUID | None, CrewProgress | None]


def _as_it_stands(row: sa.Row[Any]) -> _Sent:
    return row.crew, None if row.progress is None else CrewProgress(row.progress)


def _as_recorded(row: sa.Row[Any]) -> _Sent:
    """A crew that was sent and had said nothing was on its way to begin."""
    if row.crew_then is None:
        return None, None
    return row.crew_then, CrewProgress(row.progress_then or CrewProgress.ASSIGNED)


def _order(row: sa.Row[Any], sent: _Sent, stops: tuple[WorkStop, ...], at: datetime) -> ShownWorkOrder:
    place, route = None if row.place is None else Place(*row.place), tuple(Place(*one) for one in row.route)
    return ShownWorkOrder(
        id=row.id,
        reference=row.reference,
        title=row.title,
        purpose=Purpose(row.purpose),
        state=WorkOrderState(row.state_then),
        crew=sent[0],
        progress=sent[1],
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        is_flagged=bool(row.is_flagged),
        place=place_at(place, stops, route, at),
        route=route,
    )
