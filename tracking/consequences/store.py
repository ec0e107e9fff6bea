"""All SQL of what a zone change does to crews."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from geo.fix import CrewFix
from geo.place import Place
from geo.zones.change import ZoneChange
from identity.crews.model import Duty
from identity.crews.tables import crew, crew_member
from storage.database import Rx, Tx
from storage.dialect import insert
from tracking.consequences.rules import Standing
from tracking.consequences.tables import crew_flag
from tracking.positions.tables import crew_position

_position = crew_position.c
Bounds = tuple[float, float, float, float]


async def on_duty(
    rx: Rx, since: datetime, within: Bounds | None = None, crews: Collection[UUID] | None = None
) -> tuple[Standing, ...]:
    """Crews on duty seen since an instant, within a box, by id; None is anywhere, and every crew."""
    columns = (_position.crew, _position.organisation, _position.lon, _position.lat)
    query = sa.select(*columns, _position.accuracy_m, _position.fix_at).join(crew, crew.c.id == _position.crew)
    query = query.where(crew.c.duty == Duty.ON_DUTY.value, _position.fix_at >= since).order_by(_position.crew)
    if within is not None:
        west, south, east, north = within
        query = query.where(_position.lon.between(west, east), _position.lat.between(south, north))
    if crews is not None:
        query = query.where(_position.crew.in_(crews))
    rows = await rx.rows(query)
    members = await _members(rx, [row.crew for row in rows])
    return tuple(_standing(row, members[row.crew]) for row in rows)


async def hold(tx: Tx, crews: Iterable[UUID]) -> None:
    """Hold crews until the transaction ends: their phones wait meanwhile."""
    await tx.lock(crew, crews)


async def flag(tx: Tx, change: ZoneChange, crews: Iterable[UUID], code: str) -> None:
    """Say of each that this change touched it."""
    said = {"zone": change.number, "at": change.at, "effective_at": change.effective_at, "code": code}
    rows = [said | {"crew": one} for one in crews]
    await tx.execute(insert(tx, crew_flag).on_conflict_do_nothing(), rows)


async def _members(rx: Rx, crews: Collection[UUID]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for row in await rx.rows(sa.select(crew_member).where(crew_member.c.crew.in_(crews))) if crews else ():
        found[row.crew].add(row.person)
    return found


def _standing(row: sa.Row[Any], members: Collection[UUID]) -> Standing:
    place = Place(row.lon, row.lat)
    return Standing(
        fix=CrewFix(crew=row.crew, place=place, accuracy_m=row.accuracy_m, at=row.fix_at),
        organisation=row.organisation,
        members=frozenset(members),
    )
