"""All SQL of crews."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from identity.crews.model import Crew, Duty, PlannedCrew, Skill
from identity.crews.tables import crew, crew_duty, crew_member, crew_plan, crew_vehicle
from identity.names import folded
from storage import keyset
from storage.database import Rx, Tx
from storage.dialect import insert
from storage.paging import Page


async def save(tx: Tx, one: Crew) -> None:
    """Insert or replace the crew with its members and vehicles."""
    names = ("id", "organisation", "name", "lead", "base_zone", "duty", "version")
    row = {name: getattr(one, name) for name in names} | {"skills": sorted(one.skills)}
    fresh = insert(tx, crew)
    changed = {name: fresh.excluded[name] for name in row if name != "id"}
    await tx.execute(fresh.on_conflict_do_update(index_elements=["id"], set_=changed), row)
    await tx.execute(sa.delete(crew_member).where(crew_member.c.crew == one.id))
    await tx.execute(sa.delete(crew_vehicle).where(crew_vehicle.c.crew == one.id))
    members = [{"crew": one.id, "person": person, "place": place} for place, person in enumerate(one.members)]
    await tx.execute(sa.insert(crew_member), members)
    vehicles = [{"crew": one.id, "vehicle": vehicle, "place": place} for place, vehicle in enumerate(one.vehicles)]
    await tx.execute(sa.insert(crew_vehicle), vehicles)


async def lock(tx: Tx, id: UUID) -> Crew | None:
    """One crew, held until the transaction ends."""
    await tx.lock(crew, [id])
    return next(iter(await by_ids(tx, [id])), None)


async def by_ids(rx: Rx, ids: Sequence[UUID]) -> tuple[Crew, ...]:
    """Those that exist, in the order asked for."""
    rows = await rx.rows(sa.select(crew).where(crew.c.id.in_(ids)))
    found = {one.id: one for one in await _whole(rx, rows)}
    return tuple(found[id_] for id_ in ids if id_ in found)


async def add_turn(tx: Tx, id: UUID, duty: Duty, at: datetime) -> None:
    """Remember that the crew went on or off duty; of two turns at one instant the later word stands."""
    fresh = insert(tx, crew_duty)
    again = fresh.on_conflict_do_update(index_elements=["crew", "at"], set_={"duty": fresh.excluded.duty})
    await tx.execute(again, {"crew": id, "at": at, "duty": duty})


async def turns(rx: Rx, id: UUID, since: datetime) -> tuple[tuple[datetime, Duty], ...]:
    """The turns of duty from the last one before `since` on, oldest first."""
    mine = sa.select(crew_duty).where(crew_duty.c.crew == id)
    before = await rx.first(mine.where(crew_duty.c.at < since).order_by(crew_duty.c.at.desc()).limit(1))
    later = await rx.rows(mine.where(crew_duty.c.at >= since).order_by(crew_duty.c.at))
    return tuple((row.at, Duty(row.duty)) for row in ([before] if before is not None else []) + list(later))


async def turns_around(rx: Rx, ids: Sequence[UUID], at: datetime) -> dict[UUID, tuple[tuple[datetime, Duty], ...]]:
    """Of each crew its last turn of duty at or before an instant, else the first one after it."""
    until, after = sa.func.max(sa.case((crew_duty.c.at <= at, crew_duty.c.at))), sa.func.min(crew_duty.c.at)
    wanted = sa.select(crew_duty.c.crew, sa.func.coalesce(until, after).label("at"))
    nearest = wanted.where(crew_duty.c.crew.in_(ids)).group_by(crew_duty.c.crew).subquery("nearest")
    same = sa.and_(crew_duty.c.crew == nearest.c.crew, crew_duty.c.at == nearest.c.at)
    rows = await rx.rows(sa.select(crew_duty).join(nearest, same)) if ids else ()
    return {row.crew: ((row.at, Duty(row.duty)),) for row in rows}


async def of_organisation(rx: Rx, organisation: UUID, most: int) -> tuple[Crew, ...]:
    """The crews of one organisation, by name, at most so many."""
    mine = sa.select(crew).where(crew.c.organisation == organisation).order_by(crew.c.name, crew.c.id).limit(most)
    return tuple(await _whole(rx, await rx.rows(mine)))


async def page(
    rx: Rx,
    *,
    organisations: frozenset[UUID] | None,
    person: UUID | None,
    after: tuple[str, UUID] | None,
    first: int,
) -> Page[Crew]:
    """Crews by name, then id: of these organisations (None is all), or those the person belongs to."""
    statement = sa.select(crew)
    if organisations is not None:
        named = sa.select(crew_member.c.crew).where(crew_member.c.person == person)
        statement = statement.where(sa.or_(crew.c.organisation.in_(organisations), crew.c.id.in_(named)))
    found = await keyset.page(rx, statement, (crew.c.name, crew.c.id), after=after, first=first)
    return Page(rows=tuple(await _whole(rx, found.rows)), more=found.more)


async def save_plan(tx: Tx, one: PlannedCrew, at: datetime) -> None:
    """Keep what a file asks for, in place of what one asked before under the same name."""
    names = ("id", "organisation", "name", "lead", "base_zone")
    row = {name: getattr(one, name) for name in names} | {
        "folded": folded(one.name),
        "members": [str(id_) for id_ in one.members],
        "vehicles": [str(id_) for id_ in one.vehicles],
        "skills": sorted(one.skills),
        "planned_at": at,
    }
    fresh = insert(tx, crew_plan)
    changed = {name: fresh.excluded[name] for name in row if name != "id"}
    await tx.execute(fresh.on_conflict_do_update(index_elements=["id"], set_=changed), row)


async def drop_plans(tx: Tx, ids: Sequence[UUID]) -> None:
    """They are crews now, or nobody wants them any more."""
    await tx.execute(sa.delete(crew_plan).where(crew_plan.c.id.in_(ids)))


async def plans(rx: Rx, organisation: UUID) -> tuple[PlannedCrew, ...]:
    """The crews of an organisation that wait, by name."""
    mine = sa.select(crew_plan).where(crew_plan.c.organisation == organisation)
    return tuple(map(_planned, await rx.rows(mine.order_by(crew_plan.c.folded, crew_plan.c.id))))


async def find_plan(rx: Rx, id: UUID) -> PlannedCrew | None:
    """One that waits, or None."""
    row = await rx.first(sa.select(crew_plan).where(crew_plan.c.id == id))
    return None if row is None else _planned(row)


def _planned(row: sa.Row[Any]) -> PlannedCrew:
    return PlannedCrew(
        id=row.id,
        organisation=row.organisation,
        name=row.name,
        lead=row.lead,
        members=tuple(map(UUID, row.members)),
        vehicles=tuple(map(UUID, row.vehicles)),
        skills=frozenset(map(Skill, row.skills)),
        base_zone=row.base_zone,
    )


async def _whole(rx: Rx, rows: Sequence[sa.Row[Any]]) -> list[Crew]:
    ids = [row.id for row in rows]
    members, vehicles = await _placed(rx, crew_member, "person", ids), await _placed(rx, crew_vehicle, "vehicle", ids)
    return [_crew(row, tuple(members[row.id]), tuple(vehicles[row.id])) for row in rows]


async def _placed(rx: Rx, table: sa.Table, column: str, crews: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    placed: dict[UUID, list[UUID]] = defaultdict(list)
    for row in await rx.rows(sa.select(table).where(table.c.crew.in_(crews)).order_by(table.c.crew, table.c.place)):
        placed[row.crew].append(getattr(row, column))
    return placed


def _crew(row: sa.Row[Any], members: tuple[UUID, ...], vehicles: tuple[UUID, ...]) -> Crew:
    return Crew(
        id=row.id,
        organisation=row.organisation,
        name=row.name,
        lead=row.lead,
        members=members,
        vehicles=vehicles,
        skills=frozenset(map(Skill, row.skills)),
        base_zone=row.base_zone,
        duty=Duty(row.duty),
        version=row.version,
    )
