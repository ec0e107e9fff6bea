"""All SQL of stops."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from checkpoints.records.tables import checkpoint_version
from checkpoints.stops.model import Filter, Reached, Stop, StopEnd, StopStatus
from checkpoints.stops.tables import stop
from geo.place import Place, place_of
from identity.access import Grant
from identity.crews.tables import crew_member
from storage import keyset
from storage.database import Rx, Tx
from storage.dialect import insert
from storage.paging import Page

Key = tuple[datetime, UUID]
_COLUMNS = tuple(field.name for field in fields(Stop))
_ONE = sa.select(stop).where(stop.c.id == sa.bindparam("stop"))
_DUE = sa.select(stop).where(stop.c.next_step_at <= sa.bindparam("now")).order_by(stop.c.next_step_at, stop.c.id)


async def add(tx: Tx, new: Stop) -> bool:
    """Write a stop; False when there is one of this id."""
    return await tx.execute(insert(tx, stop).on_conflict_do_nothing(), _row(new)) == 1


async def find(rx: Rx, id: UUID) -> Stop | None:
    """One stop."""
    row = await rx.first(_ONE, {"stop": id})
    return None if row is None else _stop(row)


async def lock(tx: Tx, id: UUID) -> Stop | None:
    """One stop, held until the transaction ends."""
    await tx.lock(stop, [id])
    return await find(tx, id)


async def save(tx: Tx, changed: Stop) -> None:
    """Write how a held stop stands now."""
    await tx.execute(sa.update(stop).where(stop.c.id == changed.id).values(_row(changed)))


async def due(rx: Rx, now: datetime, most: int) -> tuple[Stop, ...]:
    """Stops whose patience has run out, the longest first."""
    return tuple(_stop(row) for row in await rx.rows(_DUE.limit(most), {"now": now}))


async def of_checkpoints(
    rx: Rx, checkpoints: Collection[UUID], since: datetime, until: datetime
) -> dict[UUID, list[Stop]]:
    """Every stop at each of them that happened in [since, until), oldest first."""
    happened = sa.and_(stop.c.occurred_at >= since, stop.c.occurred_at < until)
    there = stop.c.checkpoint.in_(list(checkpoints))
    query = sa.select(stop).where(there, happened).order_by(stop.c.occurred_at, stop.c.id)
    found: defaultdict[UUID, list[Stop]] = defaultdict(list)
    for row in await rx.rows(query):
        found[row.checkpoint].append(_stop(row))
    return found


async def posts(rx: Rx, at: datetime) -> tuple[tuple[UUID, Place], ...]:
    """Where checkpoints stood at an instant, as known now."""
    row = checkpoint_version.c
    holds = sa.and_(row.valid_from <= at, sa.or_(row.valid_to.is_(None), row.valid_to > at))
    query = sa.select(row.checkpoint, row.place).where(holds, row.superseded_at.is_(None)).order_by(row.checkpoint)
    return tuple((found.checkpoint, place_of(found.place)) for found in await rx.rows(query))


async def page(rx: Rx, wanted: Filter, reached: Reached, *, after: Key | None, first: int) -> Page[Stop]:
    """Stops, the newest first: those that one of these grants reaches, and those of crews the person belongs to."""
    named = sa.select(crew_member.c.crew).where(crew_member.c.person == reached.person)
    query = sa.select(stop).where(sa.or_(sa.false(), stop.c.crew.in_(named), *(_within(one) for one in reached.grants)))
    same = {stop.c.checkpoint: wanted.checkpoint, stop.c.crew: wanted.crew, stop.c.status: wanted.status}
    for column, value in same.items():
        if value is not None:
            query = query.where(column == value)
    if wanted.since is not None:
        query = query.where(stop.c.occurred_at >= wanted.since)
    if wanted.until is not None:
        query = query.where(stop.c.occurred_at < wanted.until)
    key = (stop.c.occurred_at, stop.c.id)
    found = await keyset.page(rx, query, key, after=after, first=first, descending=True)
    return Page(rows=tuple(_stop(row) for row in found.rows), more=found.more)


def _within(grant: Grant) -> sa.ColumnElement[bool]:
    """What `identity.access.may` allows under one grant; a stop of no known unit is open to every unit."""
    within: list[sa.ColumnElement[bool]] = [sa.true()]
    if grant.organisation is not None:
        within.append(stop.c.organisation == grant.organisation)
    if grant.units is not None:
        within.append(sa.or_(stop.c.unit.is_(None), stop.c.unit.in_(sorted(grant.units))))
    return sa.and_(*within)


def _row(one: Stop) -> dict[str, Any]:
    return {name: getattr(one, name) for name in _COLUMNS} | {"place": one.place.point if one.place else None}


def _stop(row: sa.Row[Any]) -> Stop:
    values = {name: getattr(row, name) for name in _COLUMNS}
    how = None if row.how is None else StopEnd(row.how)
    place = None if row.place is None else place_of(row.place)
    return Stop(**(values | {"place": place, "status": StopStatus(row.status), "how": how}))
