"""All SQL of geofences."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from identity.crews.tables import crew_member
from storage import keyset
from storage.database import Database, Rx, Tx
from storage.dialect import insert
from storage.paging import Page
from tracking.geofences.model import CrewVisit, GeofenceKind, Told, Visit, VisitFilter
from tracking.geofences.tables import geofence_told, zone_visit
from tracking.positions.model import Visible
from tracking.positions.tables import crew_position

Key = tuple[datetime, UUID, int]
_visit = zone_visit.c
_told = geofence_told.c


async def meeting(rx: Rx, crew: UUID, since: datetime, until: datetime | None) -> tuple[Visit, ...]:
    """The visits that have an instant in common with [since, until], or end at `since`."""
    met = [_visit.crew == crew, sa.or_(_visit.left_at.is_(None), _visit.left_at >= since)]
    if until is not None:
        met.append(_visit.entered_at <= until)
    return tuple(_of(row) for row in await rx.rows(sa.select(zone_visit).where(*met)))


async def next_entered(rx: Rx, crew: UUID, zones: Collection[int], after: datetime) -> Mapping[int, datetime]:
    """When the crew first entered each of these zones after an instant."""
    first = sa.select(_visit.zone, sa.func.min(_visit.entered_at).label("at"))
    wanted = first.where(_visit.crew == crew, _visit.zone.in_(zones), _visit.entered_at > after)
    return {row.zone: row.at for row in await rx.rows(wanted.group_by(_visit.zone))}


async def replace(tx: Tx, crew: UUID, organisation: UUID, old: Collection[Visit], new: Collection[Visit]) -> None:
    """Write what has become of visits; those that stay as they were are not touched."""
    gone = [{"of_zone": one.zone, "of_at": one.entered_at} for one in set(old) - set(new)]
    mine = sa.and_(_visit.crew == crew, _visit.zone == sa.bindparam("of_zone"))
    await tx.execute(sa.delete(zone_visit).where(mine, _visit.entered_at == sa.bindparam("of_at")), gone)
    whose = {"crew": crew, "organisation": organisation}
    await tx.execute(sa.insert(zone_visit), [whose | _row(one) for one in _ordered(set(new) - set(old))])


async def told_of(rx: Rx, crew: UUID, zones: Collection[int], since: datetime | None) -> frozenset[Told]:
    """What people were told of a crew in these zones, of instants from `since` on (None: ever)."""
    wanted = [_told.crew == crew, _told.zone.in_(zones)]
    if since is not None:
        wanted.append(_told.at >= since)
    rows = await rx.rows(sa.select(geofence_told).where(*wanted))
    return frozenset(Told(at=row.at, zone=row.zone, kind=GeofenceKind(row.kind)) for row in rows)


async def tell(tx: Tx, crew: UUID, said: Iterable[Told]) -> None:
    """Remember that people are told this; the crew is held, so nobody else does."""
    rows = [{"crew": crew, "zone": one.zone, "kind": one.kind, "at": one.at} for one in said]
    await tx.execute(insert(tx, geofence_told).on_conflict_do_nothing(), rows)


async def page(rx: Rx, wanted: VisitFilter, visible: Visible, *, after: Key | None, first: int) -> Page[CrewVisit]:
    """Visits, the last entered first: of the organisations asked for, or of crews the person belongs to."""
    query = sa.select(zone_visit)
    if visible.organisations is not None:
        named = sa.select(crew_member.c.crew).where(crew_member.c.person == visible.person)
        query = query.where(sa.or_(_visit.organisation.in_(visible.organisations), _visit.crew.in_(named)))
    for column, value in ((_visit.crew, wanted.crew), (_visit.zone, wanted.zone)):
        if value is not None:
            query = query.where(column == value)
    if wanted.since is not None:
        query = query.where(_visit.entered_at >= wanted.since)
    if wanted.until is not None:
        query = query.where(_visit.entered_at < wanted.until)
    key = (_visit.entered_at, _visit.crew, _visit.zone)
    found = await keyset.page(rx, query, key, after=after, first=first, descending=True)
    rows = tuple(CrewVisit(crew=row.crew, organisation=row.organisation, visit=_of(row)) for row in found.rows)
    return Page(rows=rows, more=found.more)


async def forget(db: Database, before: datetime) -> None:
    """Drop visits that ended, and what was told, before an instant.

    A crew that is still inside keeps its visit, and what was told of it: it would be told again. One that has fallen
    silent for as long has no position left and loses the visit.
    """
    silent = _visit.crew.not_in(sa.select(crew_position.c.crew))
    gone = sa.or_(_visit.left_at < before, sa.and_(_visit.left_at.is_(None), _visit.entered_at < before, silent))
    still = sa.exists().where(_visit.crew == _told.crew, _visit.zone == _told.zone, _visit.left_at.is_(None))
    async with db.transaction() as tx:
        await tx.execute(sa.delete(zone_visit).where(gone))
        await tx.execute(sa.delete(geofence_told).where(_told.at < before, sa.not_(still)))


def _of(row: sa.Row[Any]) -> Visit:
    return Visit(
        zone=row.zone,
        entered_at=row.entered_at,
        outside_at=row.outside_at,
        left_at=row.left_at,
        without_permit_at=row.without_permit_at,
    )


def _row(one: Visit) -> dict[str, Any]:
    return {
        "zone": one.zone,
        "entered_at": one.entered_at,
        "outside_at": one.outside_at,
        "left_at": one.left_at,
        "without_permit_at": one.without_permit_at,
    }


def _ordered(visits: Iterable[Visit]) -> list[Visit]:
    return sorted(visits, key=lambda one: (one.entered_at, one.zone))
