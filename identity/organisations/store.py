"""All SQL of organisations."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from identity.organisations.model import Organisation, OrganisationKind
from identity.organisations.tables import organisation
from storage import keyset
from storage.database import Rx, Tx
from storage.dialect import insert
from storage.paging import Page

_column = organisation.c


async def add(tx: Tx, one: Organisation) -> bool:
    """Write a new organisation; False when its code is taken."""
    row = {name: getattr(one, name) for name in ("id", "code", "name", "kind", "parent", "unit")}
    return await tx.execute(insert(tx, organisation).on_conflict_do_nothing(index_elements=["code"]), row) == 1


async def lock(tx: Tx, id: UUID) -> Organisation | None:
    """One organisation, held until the transaction ends: its roster grows one entry at a time."""
    await tx.lock(organisation, [id])
    return await find(tx, id)


async def find(rx: Rx, id: UUID) -> Organisation | None:
    """One organisation, or None."""
    row = await rx.first(sa.select(organisation).where(_column.id == id))
    return None if row is None else _organisation(row)


async def find_by_code(rx: Rx, code: str) -> Organisation | None:
    """The organisation of a code, or None."""
    row = await rx.first(sa.select(organisation).where(_column.code == code))
    return None if row is None else _organisation(row)


async def committee_of(rx: Rx, units: Sequence[UUID]) -> tuple[Organisation, ...]:
    """The committees that govern these units."""
    wanted = sa.and_(_column.unit.in_(units), _column.kind == OrganisationKind.COMMITTEE)
    return tuple(map(_organisation, await rx.rows(sa.select(organisation).where(wanted))))


async def by_ids(rx: Rx, ids: Sequence[UUID]) -> tuple[Organisation, ...]:
    """Those that exist, in no order."""
    return tuple(map(_organisation, await rx.rows(sa.select(organisation).where(_column.id.in_(ids)))))


async def page(
    rx: Rx, *, kind: OrganisationKind | None, parent: UUID | None, after: tuple[str, UUID] | None, first: int
) -> Page[Organisation]:
    """Organisations by name, then id."""
    statement = sa.select(organisation)
    if kind is not None:
        statement = statement.where(_column.kind == kind)
    if parent is not None:
        statement = statement.where(_column.parent == parent)
    found = await keyset.page(rx, statement, (_column.name, _column.id), after=after, first=first)
    return Page(rows=tuple(map(_organisation, found.rows)), more=found.more)


def _organisation(row: sa.Row[Any]) -> Organisation:
    return Organisation(
        id=row.id, code=row.code, name=row.name, kind=OrganisationKind(row.kind), parent=row.parent, unit=row.unit
    )
