"""All SQL of administrative units."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from identity.units.model import AdminUnit, UnitFilter, UnitLevel
from identity.units.tables import unit, unit_predecessor
from storage import keyset
from storage.database import Rx, Tx
from storage.dialect import insert
from storage.paging import Page

_FIELDS = ("id", "code", "name", "level", "parent", "valid_from", "valid_to")
_AT_ONCE = 200


async def everything(rx: Rx) -> tuple[AdminUnit, ...]:
    """All units of all times, by code and time; some hundreds in a province."""
    rows = await rx.rows(sa.select(unit).order_by(unit.c.code, unit.c.valid_from))
    return _units(rows, await rx.rows(sa.select(unit_predecessor)))


async def by_ids(rx: Rx, ids: Sequence[UUID]) -> tuple[AdminUnit, ...]:
    """Those that exist, in the order asked for."""
    rows = await rx.rows(sa.select(unit).where(unit.c.id.in_(ids)))
    found = {one.id: one for one in await _with_predecessors(rx, rows)}
    return tuple(found[id_] for id_ in ids if id_ in found)


async def successors(rx: Rx, ids: Sequence[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    """What took the place of each of the units, in the order of their codes."""
    joined = sa.join(unit_predecessor, unit, unit_predecessor.c.unit == unit.c.id)
    statement = sa.select(unit_predecessor).select_from(joined).where(unit_predecessor.c.predecessor.in_(ids))
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for row in await rx.rows(statement.order_by(unit.c.code)):
        found[row.predecessor].append(row.unit)
    return {before: tuple(after) for before, after in found.items()}


async def page(rx: Rx, wanted: UnitFilter, after: tuple[str, UUID] | None, first: int) -> Page[AdminUnit]:
    """Units of an instant by code, then id."""
    standing = sa.or_(unit.c.valid_to.is_(None), unit.c.valid_to > wanted.at)
    statement = sa.select(unit).where(unit.c.valid_from <= wanted.at, standing)
    if wanted.level is not None:
        statement = statement.where(unit.c.level == wanted.level)
    if wanted.parent is not None:
        statement = statement.where(unit.c.parent == wanted.parent)
    found = await keyset.page(rx, statement, (unit.c.code, unit.c.id), after=after, first=first)
    return Page(rows=await _with_predecessors(rx, found.rows), more=found.more)


async def save(tx: Tx, units: Sequence[AdminUnit]) -> None:
    """Insert or replace; those above come before those below."""
    if not units:
        return
    fresh = insert(tx, unit)
    changed = {name: fresh.excluded[name] for name in ("name", "level", "parent", "valid_to")}
    rows = [{name: getattr(one, name) for name in _FIELDS} for one in units]
    await tx.execute(fresh.on_conflict_do_update(index_elements=["id"], set_=changed), rows)
    for start in range(0, len(units), _AT_ONCE):
        some = [one.id for one in units[start : start + _AT_ONCE]]
        await tx.execute(sa.delete(unit_predecessor).where(unit_predecessor.c.unit.in_(some)))
    links = [{"unit": one.id, "predecessor": before} for one in units for before in sorted(one.predecessors)]
    await tx.execute(sa.insert(unit_predecessor), links)


async def _with_predecessors(rx: Rx, rows: Sequence[sa.Row[Any]]) -> tuple[AdminUnit, ...]:
    wanted = unit_predecessor.c.unit.in_([row.id for row in rows])
    return _units(rows, await rx.rows(sa.select(unit_predecessor).where(wanted)))


def _units(rows: Sequence[sa.Row[Any]], links: Sequence[sa.Row[Any]]) -> tuple[AdminUnit, ...]:
    before: dict[UUID, set[UUID]] = defaultdict(set)
    for link in links:
        before[link.unit].add(link.predecessor)
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
