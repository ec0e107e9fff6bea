"""Use cases of organisations."""

from collections.abc import Sequence
from uuid import UUID

from identity.access import Action, Actor, allow
from identity.organisations import rules, store
from identity.organisations.model import Found, Founded, Organisation, OrganisationFounded, OrganisationKind
from identity.units import store as units
from storage import events
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import Conflict, NotFound, Refusal
from storage.paging import Page


class Organisations:
    """Who employs, who governs."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def found(self, command: Found, *, by: Actor, request: Request) -> Founded | Refusal:
        """Make an organisation; refused when the code is taken or the parent or unit is unknown."""
        made = rules.organisation_of(command, new_id())

        async def work(tx: Tx) -> Founded | Refusal:
            allow(by, Action.MANAGE_ORGANISATIONS)
            return await _unknown(tx, command) or await _found(tx, made, request)

        return await once(self.db, request, Founded, work)

    async def find(self, id: UUID, *, by: Actor) -> Organisation | None:
        """One organisation, or None; names of organisations are open to everybody who signs in."""
        allow(by, Action.READ_UNITS)
        async with self.db.reading() as rx:
            return await store.find(rx, id)

    async def by_ids(self, ids: Sequence[UUID], *, by: Actor) -> tuple[Organisation, ...]:
        """Those that exist, in no order."""
        allow(by, Action.READ_UNITS)
        async with self.db.reading() as rx:
            return await store.by_ids(rx, ids)

    async def page(
        self,
        *,
        by: Actor,
        kind: OrganisationKind | None,
        after: tuple[str, UUID] | None,
        first: int,
        parent: UUID | None = None,
    ) -> Page[Organisation]:
        """Organisations by name; those straight below `parent` where one is given."""
        allow(by, Action.READ_ORGANISATIONS)
        async with self.db.reading() as rx:
            return await store.page(rx, kind=kind, parent=parent, after=after, first=first)


async def _unknown(tx: Tx, command: Found) -> NotFound | None:
    if command.parent is not None and await store.find(tx, command.parent) is None:
        return NotFound(kind="Organisation", id=command.parent)
    if command.unit is not None and not await units.by_ids(tx, [command.unit]):
        return NotFound(kind="AdminUnit", id=command.unit)
    return None


async def _found(tx: Tx, made: Organisation, request: Request) -> Founded | Conflict:
    if not await store.add(tx, made):
        return Conflict(code="ORGANISATION_CODE_TAKEN", params={"code": made.code})
    await events.append(tx, OrganisationFounded(subject=made.id, at=request.at, organisation=made.id, unit=made.unit))
    return Founded(organisation=made.id)
