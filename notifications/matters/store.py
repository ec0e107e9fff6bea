"""All SQL that leads from what a zone change touched to whose it is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from geo.zones.tables import zone, zone_version
from identity.crews.model import Duty
from identity.crews.tables import crew, crew_member
from incidents.incidents.tables import incident, incident_flag, incident_report
from incidents.work_orders.tables import work_order, work_order_change, work_order_flag
from permits.permits.model import PermitStatus
from permits.tables import permit, permit_key, permit_reason, permit_zone
from storage.database import Rx
from tracking.consequences.tables import crew_flag
from tracking.geofences.tables import zone_visit

OPEN = (PermitStatus.ACTIVE, PermitStatus.SUSPENDED)
CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """One permit, incident, work order or crew that a change touched. `holds`: it may not be used meanwhile."""

    id: UUID
    organisation: UUID
    reference: str
    persons: frozenset[UUID] = frozenset()
    crew: UUID | None = None
    holds: bool = False


async def zone_name(rx: Rx, zone_id: UUID) -> tuple[int, str] | None:
    """Number of a zone and its newest name."""
    newest = (
        sa.select(zone.c.number, zone_version.c.name)
        .join(zone_version, zone_version.c.zone == zone.c.id)
        .where(zone.c.id == zone_id)
        .order_by(zone_version.c.row.desc())
        .limit(1)
    )
    row = await rx.first(newest)
    return None if row is None else (row.number, row.name)


async def marked_permits(rx: Rx, number: int, at: datetime) -> tuple[Touched, ...]:
    """The permits that a change of the zone, recorded at that instant, marked."""
    statement = (
        sa.select(permit, permit_reason.c.holds)
        .join(permit_reason, permit_reason.c.permit == permit.c.id)
        .where(permit_reason.c.zone == number, permit_reason.c.at == at)
        .order_by(permit.c.id)
    )
    return tuple(_permit(row, holds=row.holds) for row in await rx.rows(statement))


async def unmarked_permits(rx: Rx, number: int, at: datetime, among: Collection[UUID] | None) -> tuple[Touched, ...]:
    """The active permits of which the zone says nothing now: of these, or without any those that name the zone."""
    marked = sa.select(permit_reason.c.permit).where(permit_reason.c.zone == number)
    good = sa.and_(permit.c.status == PermitStatus.ACTIVE, permit.c.valid_to > at, permit.c.id.not_in(marked))
    if among is None:
        naming = [permit.c.id.in_(sa.select(permit_zone.c.permit).where(permit_zone.c.zone == number))]
    else:
        every = sorted(among)
        naming = [permit.c.id.in_(every[start : start + CHUNK]) for start in range(0, len(every), CHUNK)]
    rows = [row for one in naming for row in await rx.rows(sa.select(permit).where(good, one).order_by(permit.c.id))]
    return tuple(_permit(row, holds=False) for row in rows)


async def permits_in(rx: Rx, numbers: Iterable[int], at: datetime) -> tuple[Touched, ...]:
    """The permits in use or held, not ended yet, that name one of the zones."""
    named = sa.select(permit_zone.c.permit).where(permit_zone.c.zone.in_(list(numbers)))
    live = sa.and_(permit.c.id.in_(named), permit.c.status.in_(OPEN), permit.c.valid_to > at)
    return tuple(
        _permit(row, holds=False) for row in await rx.rows(sa.select(permit).where(live).order_by(permit.c.id))
    )


def _permit(row: sa.Row[Any], *, holds: bool) -> Touched:
    persons = frozenset(UUID(one["id"]) for one in row.holders)
    return Touched(id=row.id, organisation=row.organisation, reference=row.reference, persons=persons, holds=holds)


async def flagged_incidents(rx: Rx, number: int, at: datetime) -> tuple[Touched, ...]:
    """The incidents that a change of the zone, recorded at that instant, flagged."""
    return await _flagged(rx, incident, incident_flag, incident_flag.c.incident, number, at)


async def flagged_work_orders(rx: Rx, number: int, at: datetime) -> tuple[Touched, ...]:
    """The work orders that a change of the zone, recorded at that instant, flagged."""
    return await _flagged(rx, work_order, work_order_flag, work_order_flag.c.work_order, number, at)


async def _flagged(  # noqa: PLR0913, PLR0917 - two tables that are alike
    rx: Rx, table: sa.Table, flag: sa.Table, which: sa.Column[UUID], number: int, at: datetime
) -> tuple[Touched, ...]:
    statement = sa.select(table).join(flag, which == table.c.id).where(flag.c.zone == number, flag.c.at == at)
    rows = await rx.rows(statement.order_by(table.c.id))
    return tuple(
        Touched(id=row.id, organisation=row.organisation, reference=row.reference, crew=getattr(row, "crew", None))
        for row in rows
    )


async def crews_with_permits(rx: Rx, number: int, at: datetime) -> tuple[Touched, ...]:
    """Crews on duty of whose members one holds a live permit that names the zone."""
    held = (
        sa.select(permit_key.c.key)
        .join(permit, permit.c.id == permit_key.c.permit)
        .join(permit_zone, permit_zone.c.permit == permit.c.id)
        .where(permit_key.c.kind == "PERSON", permit_zone.c.zone == number)
        .where(permit.c.status.in_(OPEN), permit.c.valid_to > at)
    )
    keys = [UUID(row.key) for row in await rx.rows(held)]
    found: dict[UUID, Touched] = {}
    for start in range(0, len(keys), CHUNK):
        on_duty = (
            sa.select(crew)
            .join(crew_member, crew_member.c.crew == crew.c.id)
            .where(crew.c.duty == Duty.ON_DUTY, crew_member.c.person.in_(keys[start : start + CHUNK]))
        )
        for row in await rx.rows(on_duty):
            found[row.id] = _crew(row)
    return tuple(found.values())


async def crews_inside(rx: Rx, number: int) -> tuple[Touched, ...]:
    """Crews on duty that were seen in the zone and not yet seen outside it."""
    inside = sa.and_(zone_visit.c.zone == number, zone_visit.c.left_at.is_(None))
    statement = sa.select(crew).join(zone_visit, zone_visit.c.crew == crew.c.id)
    rows = await rx.rows(statement.where(inside, crew.c.duty == Duty.ON_DUTY).order_by(crew.c.id))
    return tuple(_crew(row) for row in rows)


async def flagged_crews(rx: Rx, number: int, at: datetime) -> tuple[Touched, ...]:
    """The crews that a change of the zone, recorded at that instant, flagged."""
    flagged = sa.and_(crew_flag.c.zone == number, crew_flag.c.at == at)
    statement = sa.select(crew).join(crew_flag, crew_flag.c.crew == crew.c.id).where(flagged).order_by(crew.c.id)
    return tuple(_crew(row) for row in await rx.rows(statement))


def _crew(row: sa.Row[Any]) -> Touched:
    return Touched(id=row.id, organisation=row.organisation, reference=row.name, crew=row.id)


async def reporter(rx: Rx, report: UUID) -> UUID | None:
    """Whose report it was."""
    found: UUID | None = await rx.scalar(sa.select(incident_report.c.account).where(incident_report.c.id == report))
    return found


async def work_order_actor(rx: Rx, work_order_id: UUID, at: datetime) -> UUID | None:
    """Who changed a work order at that instant."""
    then = sa.and_(work_order_change.c.work_order == work_order_id, work_order_change.c.at == at)
    newest = sa.select(work_order_change.c.by).where(then).order_by(work_order_change.c.position.desc()).limit(1)
    found: UUID | None = await rx.scalar(newest)
    return found


async def numbered_zone(rx: Rx, number: int) -> str:
    """The newest name of the zone with this number; empty for an unknown one."""
    newest = (
        sa.select(zone_version.c.name)
        .join(zone, zone_version.c.zone == zone.c.id)
        .where(zone.c.number == number)
        .order_by(zone_version.c.row.desc())
        .limit(1)
    )
    return await rx.scalar(newest) or ""
