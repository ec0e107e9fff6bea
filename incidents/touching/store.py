"""Open work orders by the thousand: one read and a few writes a zone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import shapely
import sqlalchemy as sa

from credentials.wire import Purpose
from incidents.work_orders.model import OPEN
from incidents.work_orders.tables import work_order, work_order_flag, work_order_unit, work_order_zone
from storage.database import Rx, Tx
from storage.dialect import insert


class Standing(NamedTuple):
    """An open work order as a zone change sees it; `shape` is EPSG:4326, None where only zones are named."""

    id: UUID
    purpose: Purpose
    shape: shapely.Geometry | None
    names_it: bool


async def standing(
    rx: Rx, number: int, bounds: tuple[float, float, float, float] | None, since: datetime, now: datetime
) -> tuple[Standing, ...]:
    """Open work orders near a box, or that name the zone, and last beyond an instant; in id order.

    One that is open though its appointment has passed by `now` lasts until somebody ends it.
    """
    named = sa.select(work_order_zone.c.work_order).where(work_order_zone.c.zone == number)
    names_it = work_order.c.id.in_(named)
    columns = (work_order.c.id, work_order.c.purpose, work_order.c.shape, names_it.label("names_it"))
    ends_at = work_order.c.ends_at
    lasting = sa.or_(ends_at.is_(None), ends_at > since, ends_at <= now)
    wanted = sa.or_(names_it, *([] if bounds is None else [_near(bounds)]))
    rows = await rx.rows(
        sa.select(*columns).where(work_order.c.state.in_(OPEN), lasting, wanted).order_by(work_order.c.id)
    )
    return tuple(Standing(row.id, Purpose(row.purpose), row.shape, bool(row.names_it)) for row in rows)


async def flag(tx: Tx, number: int, codes: Mapping[UUID, str], at: datetime, since: datetime) -> None:
    """Write what the zone does to each; what it said before is replaced."""
    fresh = insert(tx, work_order_flag)
    again = {name: fresh.excluded[name] for name in ("at", "code", "since")}
    rows = [{"work_order": id_, "zone": number, "at": at, "code": code, "since": since} for id_, code in codes.items()]
    await tx.execute(fresh.on_conflict_do_update(index_elements=["work_order", "zone"], set_=again), rows)


async def let_read(tx: Tx, unit: UUID, work_orders: Sequence[UUID]) -> None:
    """The unit's zone meets these now: it may read them."""
    rows = [{"work_order": id_, "unit": unit} for id_ in work_orders]
    await tx.execute(insert(tx, work_order_unit).on_conflict_do_nothing(), rows)


def _near(bounds: tuple[float, float, float, float]) -> sa.ColumnElement[bool]:
    west, south, east, north = bounds
    table = work_order.c
    return sa.and_(table.west <= east, table.east >= west, table.south <= north, table.north >= south)
