"""All SQL of administrative units."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from identity.units.model import AdminUnit, UnitLevel
from identity.units.tables import unit, unit_predecessor
from storage.database import Rx, Tx
from storage.dialect import insert

if TYPE_CHECKING:
    from uuid import UUID


async def everything(rx: Rx) -> tuple[AdminUnit, ...]:
    """All units of all times, by level, code and time; some hundreds in a province."""
    before: dict[UUID, set[UUID]] = defaultdict(set)
    for row in await rx.rows(sa.select(unit_predecessor)):
        before[row.unit].add(row.predecessor)
    rows = await rx.rows(sa.select(unit).order_by(unit.c.code, unit.c.valid_from))
    return tuple(
        AdminUnit(
            id=row.id,
            code=row.code,
            name=row.name,
            level=UnitLevel(row.level),
            parent=row.parent,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            predecessors=frozenset(before[row.id]),
        )
        for row in rows
    )


async def save(tx: Tx, units: Sequence[AdminUnit]) -> None:
    """Insert or replace, parents before children."""
    if not units:
        return
    fresh = insert(tx, unit)
    changed = {name: fresh.excluded[name] for name in ("name", "level", "parent", "valid_to")}
    rows = [
        {
            "id": one.id,
            "code": one.code,
            "name": one.name,
            "level": one.level,
            "parent": one.parent,
            "valid_from": one.valid_from,
            "valid_to": one.valid_to,
        }
        for one in units
    ]
    await tx.execute(fresh.on_conflict_do_update(index_elements=["id"], set_=changed), rows)
    links = [{"unit": one.id, "predecessor": before} for one in units for before in sorted(one.predecessors)]
    await tx.execute(insert(tx, unit_predecessor).on_conflict_do_nothing(), links)
