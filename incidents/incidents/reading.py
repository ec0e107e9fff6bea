"""Questions about incidents; whoever may not read one is told that it is not there."""

from collections.abc import Collection
from uuid import UUID

from identity.access import Action, Actor, may, reach
from incidents.incidents import search, store
from incidents.incidents.change import subject_of
from incidents.incidents.model import Incident, IncidentFlag, IncidentReport, StatusChange
from incidents.incidents.search import IncidentFilter, Reader
from storage.database import Database, Rx
from storage.paging import Page

MOST_REPORTS = 50


class IncidentQueries:
    """Everything that reads incidents and writes nothing."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def find(self, id: UUID, *, by: Actor) -> Incident | None:
        """One incident, if the actor may read it."""
        return next(iter(await self.find_many([id], by=by)), None)

    async def find_many(self, ids: Collection[UUID], *, by: Actor) -> tuple[Incident, ...]:
        """Those of them that exist and the actor may read, in id order."""
        async with self.db.reading() as rx:
            return await _readable(rx, ids, by)

    async def by_priority(
        self, wanted: IncidentFilter, *, by: Actor, after: tuple[int, UUID] | None, first: int
    ) -> Page[Incident]:
        """Incidents the actor may read, the highest priority first."""
        async with self.db.reading() as rx:
            return await _whole(rx, await search.by_priority(rx, wanted, reader_of(by), after, first))

    async def newest(self, wanted: IncidentFilter, *, by: Actor, after: UUID | None, first: int) -> Page[Incident]:
        """Incidents the actor may read, the newest first."""
        async with self.db.reading() as rx:
            return await _whole(rx, await search.newest(rx, wanted, reader_of(by), after, first))

    async def history(self, id: UUID, *, by: Actor) -> tuple[StatusChange, ...]:
        """Every step of an incident the actor may read, oldest first."""
        async with self.db.reading() as rx:
            return await store.history(rx, id) if await _readable(rx, [id], by) else ()

    async def reports(self, ids: Collection[UUID], *, by: Actor) -> dict[UUID, tuple[IncidentReport, ...]]:
        """The first reports of each incident; of one's own reports only, where that is why one may read it."""
        async with self.db.reading() as rx:
            mine = await _readable(rx, ids, by)
            found = await store.reports_of(rx, [one.id for one in mine], MOST_REPORTS)
        whole = {one.id for one in mine if may(by, Action.READ_INCIDENTS, subject_of(one))}
        return {of: tuple(one for one in said if of in whole or one.person == by.person) for of, said in found.items()}

    async def flags(self, ids: Collection[UUID], *, by: Actor) -> dict[UUID, tuple[IncidentFlag, ...]]:
        """What zones have done to each of the incidents the actor may read."""
        async with self.db.reading() as rx:
            mine = await _readable(rx, ids, by)
            return await store.flags_of(rx, [one.id for one in mine])


def reader_of(by: Actor) -> Reader:
    """What the actor may read of incidents."""
    return Reader(grants=reach(by, Action.READ_INCIDENTS), person=by.person)


async def _whole(rx: Rx, page: Page[UUID]) -> Page[Incident]:
    found = {one.id: one for one in await store.find_many(rx, page.rows)}
    return Page(rows=tuple(found[one] for one in page.rows), more=page.more)


async def _readable(rx: Rx, ids: Collection[UUID], by: Actor) -> tuple[Incident, ...]:
    """Those the actor may read; a crew member reads what they reported and what their crew works on."""
    own = frozenset[UUID]() if by.person is None else await search.concerned(rx, ids, by.person)
    found = await store.find_many(rx, ids)
    persons = frozenset(() if by.person is None else (by.person,))
    return tuple(
        one
        for one in found
        if may(by, Action.READ_INCIDENTS, subject_of(one, persons if one.id in own else frozenset()))
    )
