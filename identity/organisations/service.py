"""Use cases of organisations."""

from collections.abc import Sequence
from uuid import UUID

from identity.access import Action, Actor, allow
from identity.organisations import store
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

        async def work(tx: Tx) -> Founded | Refusal:
            allow(by, Action.MANAGE_ORGANISATIONS)
            return await _fault(tx, command) or await _found(tx, command, request)

        return await once(self.db, request, Founded, work)

    async def find(self, id: UUID, *, by: Actor) -> Organisation | None:
        """One organisation, or None; names of organisations are open to everybody who signs in."""
        allow(by, Action.READ_UNITS)
        async with self.db.reading() as rx:
            return await store.find(rx, id)

    async def by_ids(self, ids: Sequence[UUID]) -> tuple[Organisation, ...]:
        """For loaders: those that exist."""
        async with self.db.reading() as rx:
            return await store.by_ids(rx, ids)

    async def page(
        self, *, by: Actor, kind: OrganisationKind | None, after: tuple[str, UUID] | None, first: int
    ) -> Page[Organisation]:
        """Organisations by name."""
        allow(by, Action.READ_ORGANISATIONS)
        async with self.db.reading() as rx:
            return await store.page(rx, kind=kind, after=after, first=first)


async def _fault(tx: Tx, command: Found) -> Refusal | None:
    if await store.find_by_code(tx, command.code) is not None:
        return Conflict(code="ORGANISATION_CODE_TAKEN", params={"code": command.code})
    if command.parent is not None and await store.find(tx, command.parent) is None:
        return NotFound(kind="Organisation", id=command.parent)
    known = {one.id for one in await units.everything(tx)}
    if command.unit is not None and command.unit not in known:
        return NotFound(kind="AdminUnit", id=command.unit)
    return None


async def _found(tx: Tx, command: Found, request: Request) -> Founded:
    made = Organisation(
        id=new_id(),
        code=command.code,
        name=command.name,
        kind=command.kind,
        parent=command.parent,
        unit=command.unit,
    )
    await store.add(tx, made)
    await events.append(tx, OrganisationFounded(subject=made.id, at=request.at, organisation=made.id, unit=made.unit))
    return Founded(organisation=made.id)
