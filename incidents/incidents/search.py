"""Finding incidents: by what is asked, within what the asker may read, by keyset."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from geo.place import Box
from identity.access import Grant
from identity.crews.tables import crew_member
from incidents.incidents import store
from incidents.incidents.model import IncidentKind, IncidentStatus, Severity
from incidents.incidents.tables import incident, incident_report
from incidents.work_orders.tables import work_order
from storage import keyset
from storage.database import Rx
from storage.paging import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFilter:
    """What is looked for; empty asks nothing."""

    statuses: frozenset[IncidentStatus] = frozenset()
    severities: frozenset[Severity] = frozenset()
    kinds: frozenset[IncidentKind] = frozenset()
    units: frozenset[UUID] = frozenset()
    organisation: UUID | None = None
    site: UUID | None = None
    parent: UUID | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What the asker may read: under each grant, and what they reported or work on."""

    grants: tuple[Grant, ...]
    person: UUID | None


async def by_priority(
    rx: Rx, wanted: IncidentFilter, reader: Reader, after: tuple[int, UUID] | None, first: int
) -> Page[UUID]:
    """Ids, the highest priority first; among equals the newest."""
    found = await keyset.page(
        rx,
        _matching(rx, wanted, reader),
        (incident.c.priority, incident.c.id),
        after=after,
        first=first,
        descending=True,
    )
    return _ids(found)


async def newest(rx: Rx, wanted: IncidentFilter, reader: Reader, after: UUID | None, first: int) -> Page[UUID]:
    """Ids, the newest first (ids grow with time)."""
    key = None if after is None else (after,)
    found = await keyset.page(
        rx, _matching(rx, wanted, reader), (incident.c.id,), after=key, first=first, descending=True
    )
    return _ids(found)


def _matching(rx: Rx, wanted: IncidentFilter, reader: Reader) -> sa.Select[Any]:
    columns = (incident.c.id, incident.c.priority)
    return sa.select(*columns).where(*_conditions(rx.dialect, wanted), readable(reader))


def _ids(found: Page[sa.Row[Any]]) -> Page[UUID]:
    return Page(rows=tuple(row.id for row in found.rows), more=found.more)


def _conditions(dialect: str, wanted: IncidentFilter) -> Iterable[sa.ColumnElement[bool]]:
    for column, values in (
        (incident.c.status, wanted.statuses),
        (incident.c.severity, wanted.severities),
        (incident.c.kind, wanted.kinds),
        (incident.c.unit, wanted.units),
    ):
        if values:
            yield column.in_(sorted(values))
    if wanted.organisation is not None:
        yield incident.c.organisation == wanted.organisation
    if wanted.parent is not None:
        yield incident.c.parent == wanted.parent
    if wanted.site is not None:
        yield incident.c.id.in_(store.with_site(wanted.site))
    if wanted.box is not None:
        yield store.meets(dialect, wanted.box)


def readable(reader: Reader) -> sa.ColumnElement[bool]:
    """One of the grants covers it, or the reader reported it or works on it; as `identity.access.may` says of one."""
    mine = [] if reader.person is None else [incident.c.id.in_(_concerning(reader.person))]
    return sa.or_(sa.false(), *(_under(grant) for grant in reader.grants), *mine)


async def concerned(rx: Rx, ids: Collection[UUID], person: UUID) -> frozenset[UUID]:
    """Which of the incidents a person reported, or works on."""
    own = sa.select(incident.c.id).where(incident.c.id.in_(sorted(ids)), incident.c.id.in_(_concerning(person)))
    return frozenset(row.id for row in await rx.rows(own))


def _concerning(person: UUID) -> sa.CompoundSelect[Any]:
    """The incidents a person reported, and those of work orders of a crew the person is in."""
    reported = sa.select(incident_report.c.incident).where(incident_report.c.person == person)
    crews = sa.select(crew_member.c.crew).where(crew_member.c.person == person)
    works = sa.select(work_order.c.incident).where(work_order.c.crew.in_(crews), work_order.c.incident.is_not(None))
    return sa.union(reported, works)


def _under(grant: Grant) -> sa.ColumnElement[bool]:
    of_organisation = sa.true() if grant.organisation is None else incident.c.organisation == grant.organisation
    if grant.units is None:
        return of_organisation
    return sa.and_(of_organisation, sa.or_(incident.c.unit.is_(None), incident.c.unit.in_(sorted(grant.units))))
