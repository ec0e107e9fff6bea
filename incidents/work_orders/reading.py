"""Questions about work orders; whoever may not read one is told that it is not there."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from identity.access import Action, Actor, Subject, may, reach
from identity.crews import store as crews
from identity.crews.service import may_read as may_read_crew
from incidents.needs import service as needs
from incidents.needs.model import Needs
from incidents.needs.planning import plan_of
from incidents.needs.service import NeedsPorts
from incidents.work_orders import record_store, rights, store
from incidents.work_orders.model import Change, Flag, KeptEdit, Note, Report, WorkOrder
from incidents.work_orders.steps import crew_of
from incidents.work_orders.store import Reader, WorkOrderFilter
from storage.database import Database, Rx
from storage.paging import Page, page_of


class WorkOrderQueries:
    """Everything that reads work orders."""

    def __init__(self, db: Database, ports: NeedsPorts) -> None:
        self.db = db
        self.ports = ports

    async def find(self, id: UUID, *, by: Actor) -> WorkOrder | None:
        """One work order, if the actor may read it."""
        return next(iter(await self.find_many([id], by=by)), None)

    async def find_many(self, ids: Iterable[UUID], *, by: Actor) -> tuple[WorkOrder, ...]:
        """Those of them that exist and the actor may read, in id order."""
        async with self.db.reading() as rx:
            found = await store.find_many(rx, ids)
            return await readable(rx, found, by)

    async def with_members(self, id: UUID, *, by: Actor) -> tuple[WorkOrder, tuple[UUID, ...]] | None:
        """One work order the actor may read, with who is in its crew now."""
        found = await self.find(id, by=by)
        if found is None:
            return None
        async with self.db.reading() as rx:
            crew = await crew_of(rx, found.crew)
        return found, () if crew is None else crew.members

    async def needs(self, wanted: Iterable[tuple[UUID, UUID | None]], *, by: Actor, now: datetime) -> tuple[Needs, ...]:
        """What each work order needs, with its own crew or (as asked) another one's, as known now.

        Of work orders that were read; a crew the actor may not read counts as none.
        """
        async with self.db.reading() as rx:
            return tuple([await self._needs(rx, *one, by=by, now=now) for one in wanted])

    async def _needs(self, rx: Rx, id: UUID, candidate: UUID | None, *, by: Actor, now: datetime) -> Needs:
        order = await store.find(rx, id)
        if order is None:
            raise LookupError(id)
        crew = await crew_of(rx, candidate or order.crew)
        if crew is not None and not may_read_crew(by, crew):
            crew = None
        return await needs.read(rx, self.ports, plan_of(order, crew, now), now)

    async def of_incidents(self, incidents: Iterable[UUID], *, by: Actor) -> tuple[WorkOrder, ...]:
        """The work orders of these incidents that the actor may read, oldest first."""
        async with self.db.reading() as rx:
            found = await store.of_incidents(rx, incidents)
            return await readable(rx, found, by)

    async def page(self, wanted: WorkOrderFilter, *, by: Actor, after: UUID | None, first: int) -> Page[WorkOrder]:
        """Work orders the actor may read, newest first."""
        async with self.db.reading() as rx:
            rows = await store.page(rx, wanted, reader_of(by), after, first)
        return page_of(rows, first)

    async def reports(self, work_orders: Iterable[UUID]) -> tuple[Report, ...]:
        """Progress reports, by the time the device said; of work orders that were read."""
        async with self.db.reading() as rx:
            return await record_store.reports(rx, work_orders)

    async def notes(self, work_orders: Iterable[UUID]) -> tuple[Note, ...]:
        """Notes, by the time the device said; of work orders that were read."""
        async with self.db.reading() as rx:
            return await record_store.notes(rx, work_orders)

    async def changes(self, work_orders: Iterable[UUID]) -> tuple[Change, ...]:
        """Steps from state to state; of work orders that were read."""
        async with self.db.reading() as rx:
            return await record_store.changes(rx, work_orders)

    async def edits(self, work_orders: Iterable[UUID]) -> tuple[KeptEdit, ...]:
        """Kept edits; of work orders that were read."""
        async with self.db.reading() as rx:
            return await record_store.edits(rx, work_orders)

    async def flags(self, work_orders: Iterable[UUID]) -> tuple[Flag, ...]:
        """What zones last did to them; of work orders that were read."""
        async with self.db.reading() as rx:
            return await record_store.flags(rx, work_orders)


async def readable(rx: Rx, orders: Iterable[WorkOrder], by: Actor) -> tuple[WorkOrder, ...]:
    """Those the actor may know of."""
    every = tuple(orders)
    found = await crews.by_ids(rx, [one.crew for one in every if one.crew is not None])
    members = {crew.id: crew.members for crew in found}
    return tuple(
        one
        for one in every
        if rights.may_read(by, one.organisation, one.units, members.get(one.crew, ()) if one.crew else ())
    )


def reader_of(by: Actor) -> Reader:
    """What the actor may read of work orders."""
    own = by.person is not None and may(by, Action.READ_WORK_ORDERS, Subject(persons=frozenset({by.person})))
    return Reader(grants=reach(by, Action.READ_WORK_ORDERS), person=by.person if own else None)
