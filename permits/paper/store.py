"""The SQL of paper: the names of what a permit names."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from geo.zones.tables import zone, zone_order, zone_version
from identity.organisations.model import OrganisationKind
from identity.organisations.tables import organisation
from permits.paper.model import Act
from storage.database import Rx

Zone = tuple[str, Act]
"""A zone's name and the order its version rests on."""


async def zones(rx: Rx, numbers: Collection[int], at: datetime) -> Mapping[int, Zone]:
    """The zones with these numbers as they stand at an instant, or begin first after it."""
    version = zone_version.c
    ends = sa.or_(version.valid_to.is_(None), version.valid_to > at)
    query = (
        sa.select(zone.c.number, version.name, zone_order)
        .join(zone_version, version.zone == zone.c.id)
        .join(zone_order, zone_order.c.id == version.zone_order)
        .where(zone.c.number.in_(sorted(numbers)), version.superseded_at.is_(None), ends)
        .order_by(zone.c.number, version.valid_from)
    )
    found: dict[int, Zone] = {}
    for row in await rx.rows(query):
        act = Act(number=row.act_number, signed_on=row.act_signed_on, authority=row.act_authority)
        found.setdefault(row.number, (row.name, act))
    return found


async def department(rx: Rx) -> str | None:
    """What the authority over all is called."""
    column = organisation.c
    top = sa.and_(column.kind == OrganisationKind.AUTHORITY.value, column.parent.is_(None))
    name: str | None = await rx.scalar(sa.select(column.name).where(top).order_by(column.id).limit(1))
    return name


async def authorities(rx: Rx, ids: Collection[UUID]) -> frozenset[UUID]:
    """Those of the organisations that issue permits: authorities, committees and site commands."""
    kinds = (OrganisationKind.AUTHORITY, OrganisationKind.COMMITTEE, OrganisationKind.SITE_COMMAND)
    column = organisation.c
    query = sa.select(column.id).where(column.id.in_(sorted(ids)), column.kind.in_([kind.value for kind in kinds]))
    return frozenset(row.id for row in await rx.rows(query))
