"""Work orders' side of a zone change: implements `geo.zones.consequences.Consequences`."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final
from uuid import UUID

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geo.zones.change import Touched, ZoneChange
from geo.zones.model import Reaffirmation, ZoneState, ZoneVersion
from incidents.touching import store
from incidents.touching.rules import before_and_after, code_of
from incidents.touching.store import Standing
from incidents.work_orders.events import WorkOrdersTouched
from storage import events
from storage.database import Rx, Tx

KIND: Final = "WORK_ORDERS_TOUCHED"
SAMPLE: Final = 20
Codes = dict[UUID, str]


class WorkOrderConsequences:
    """Set-based: one read and a few writes a zone whatever the number of work orders, one event a zone."""

    async def preview(self, rx: Rx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        """Count the open work orders that a change alters something for, and list the first."""
        return tuple([one for change in changes for one in _counted(change, await _codes(rx, change))])

    async def apply(self, tx: Tx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        """Flag them and tell, in the transaction of the change."""
        return tuple([one for change in changes for one in await _apply(tx, change)])

    async def reaffirmed(self, tx: Tx, zone: ZoneState, one: Reaffirmation) -> None:  # noqa: ARG002 - a protocol
        """Permits go on; for the work nothing changes."""
        return


async def _apply(tx: Tx, change: ZoneChange) -> Sequence[Touched]:
    codes = await _codes(tx, change)
    if not codes:
        return ()
    await store.flag(tx, change.number, codes, change.at, change.effective_at)
    if change.unit is not None:
        await store.let_read(tx, change.unit, list(codes))
    told = WorkOrdersTouched(
        subject=change.zone,
        at=change.at,
        unit=change.unit,
        zone=change.number,
        order=change.order,
        work_orders=len(codes),
    )
    await events.append(tx, told)
    return _counted(change, codes)


async def _codes(rx: Rx, change: ZoneChange) -> Codes:
    """What changes for whom, in id order."""
    old, new = map(_shape, before_and_after(change))
    grounds = [shape for shape in (old, new) if shape is not None]
    bounds = tuple(shapely.total_bounds(np.array(grounds, dtype=object)).tolist()) if grounds else None
    orders = await store.standing(rx, change.number, bounds, max(change.effective_at, change.at), change.at)
    return await rx.apart(lambda: _said(change, orders, old, new))


def _said(change: ZoneChange, orders: Sequence[Standing], old: BaseGeometry | None, new: BaseGeometry | None) -> Codes:
    code = cache(lambda purpose, was, now: code_of(change, purpose, was_in=was, is_in=now))
    sides = zip(orders, _inside(old, orders), _inside(new, orders), strict=True)
    said = ((one.id, code(one.purpose, one.names_it or was, one.names_it or now)) for one, was, now in sides)
    return {id_: what for id_, what in said if what is not None}


def _inside(ground: BaseGeometry | None, orders: Iterable[Standing]) -> list[bool]:
    """Which of them share a point with the ground, the boundary included; all at once."""
    shapes: npt.NDArray[np.object_] = np.array([one.shape for one in orders], dtype=object)
    if ground is None or not len(shapes):
        return [False] * len(shapes)
    shapely.prepare(ground)
    return [bool(hit) for hit in shapely.intersects(ground, shapes).tolist()]


def _shape(version: ZoneVersion | None) -> BaseGeometry | None:
    return None if version is None else version.geometry


def _counted(change: ZoneChange, codes: Codes) -> Sequence[Touched]:
    if not codes:
        return ()
    return (Touched(zone=change.zone, kind=KIND, count=len(codes), sample=tuple(codes)[:SAMPLE]),)
