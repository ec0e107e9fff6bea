"""Questions about applications; whoever may not read one is told that it is not there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from credentials.wire import Purpose
from identity.access import Action, Actor, Grant, reach
from permits import rights
from permits.applications import store
from permits.applications.model import Application, ApplicationStatus
from permits.applications.outlook import Outlook, OutlookPorts, outlook
from permits.tables import application, application_part
from storage.database import Database
from storage.paging import Page, page_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFilter:
    """What is looked for; None asks nothing. `waiting_for`: a unit that has not decided yet.

    `waiting_for_reader`: any unit that the reader answers for, or the department, for whom it answers everywhere.
    """

    organisation: UUID | None = None
    status: ApplicationStatus | None = None
    purpose: Purpose | None = None
    waiting_for: UUID | None = None
    waiting_for_reader: bool = False


class ApplicationQueries:
    """Everything that reads applications."""

    def __init__(self, db: Database, ports: OutlookPorts) -> None:
        self.db = db
        self.ports = ports

    async def find(self, application_id: UUID, *, by: Actor) -> Application | None:
        """One application, if the actor may read it."""
        async with self.db.reading() as rx:
            found = await store.find(rx, application_id)
        return found if found is not None and readable(found, by) else None

    async def page(self, wanted: ApplicationFilter, *, by: Actor, after: UUID | None, first: int) -> Page[Application]:
        """Applications the actor may read, newest first."""
        conditions = [*_conditions(wanted), _readable(reach(by, Action.READ_PERMIT))]
        if wanted.waiting_for_reader:
            conditions.append(_waits_for(rights.authority_grants(by, Action.DECIDE)))
        if after is not None:
            conditions.append(application.c.id < after)
        newest = sa.select(application).where(*conditions).order_by(application.c.id.desc())
        async with self.db.reading() as rx:
            rows = await store.select(rx, newest.limit(first + 1))
        return page_of(rows, first)

    async def outlook(self, application_id: UUID, *, by: Actor, now: datetime) -> Outlook | None:
        """What would become of it now, if the actor may read it."""
        async with self.db.reading() as rx:
            found = await store.find(rx, application_id)
            if found is None or not readable(found, by):
                return None
            return await outlook(rx, self.ports, found, now)


def readable(one: Application, by: Actor) -> bool:
    """Its organisation reads it, and the units that decide it."""
    units = frozenset(part.unit for part in one.parts if part.unit is not None)
    return any(
        grant.organisation in {None, one.wanted.organisation} and (grant.units is None or bool(grant.units & units))
        for grant in reach(by, Action.READ_PERMIT)
    )


def _conditions(wanted: ApplicationFilter) -> Iterable[sa.ColumnElement[bool]]:
    for column, value in (
        (application.c.organisation, wanted.organisation),
        (application.c.status, wanted.status),
        (application.c.purpose, wanted.purpose),
    ):
        if value is not None:
            yield column == value
    if wanted.waiting_for is not None:
        yield _waits(application_part.c.unit == wanted.waiting_for)


def _waits_for(grants: tuple[Grant, ...]) -> sa.ColumnElement[bool]:
    if any(grant.units is None for grant in grants):
        return _waits(sa.true())
    units = frozenset[UUID]().union(*(grant.units or () for grant in grants))
    return _waits(application_part.c.unit.in_(sorted(units)))


def _waits(whose: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    undecided = sa.and_(whose, application_part.c.ruling.is_(None))
    return sa.and_(application.c.status == ApplicationStatus.SUBMITTED, _has_part(undecided))


def _readable(grants: tuple[Grant, ...]) -> sa.ColumnElement[bool]:
    return sa.or_(sa.false(), *map(_under, grants))


def _under(grant: Grant) -> sa.ColumnElement[bool]:
    mine = sa.true() if grant.organisation is None else application.c.organisation == grant.organisation
    if grant.units is None:
        return mine
    return sa.and_(mine, _has_part(application_part.c.unit.in_(sorted(grant.units))))


def _has_part(condition: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    return application.c.id.in_(sa.select(application_part.c.application).where(condition))
