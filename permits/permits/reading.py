"""Questions about permits; whoever may not read one is told that it is not there."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from credentials.bundle.model import Extension
from identity.access import Action, Actor, allow, reach
from permits import rights
from permits.permits import credential_store, extending, extension_store, search, store
from permits.permits.commands import ExtendMany
from permits.permits.extension_store import ManyPreview
from permits.permits.model import Credential, Permit
from permits.permits.sealing import Sealer
from permits.permits.search import PermitFilter, Reader
from permits.ports import Issuers
from storage.database import Database, Rx
from storage.paging import Page, page_of

REMEMBERED = 10_000


class PermitQueries:
    """Everything that reads permits and writes nothing but a late seal."""

    def __init__(self, db: Database, issuers: Issuers) -> None:
        self.db = db
        self.sealer = Sealer(db, issuers)
        self._read: dict[UUID, Permit] = {}

    async def find(self, permit_id: UUID, *, by: Actor) -> Permit | None:
        """One permit, if the actor may read it."""
        async with self.db.reading() as rx:
            found = await self._known(rx, permit_id)
        return found if found is not None and readable(found, by) else None

    async def _known(self, rx: Rx, permit_id: UUID) -> Permit | None:
        """A permit read before is taken from memory while its version is the stored one; its reasons are read anew.

        Only committed rows come here (never those of a transaction), so that a version names one content.
        """
        known = self._read.get(permit_id)
        now = await store.standing(rx, permit_id) if known is not None else None
        if known is None or now is None or known.version != now[0]:
            return self._remember(permit_id, await store.find(rx, permit_id))
        return known if known.reasons == now[1] else self._remember(permit_id, replace(known, reasons=now[1]))

    def _remember(self, permit_id: UUID, found: Permit | None) -> Permit | None:
        if len(self._read) >= REMEMBERED:
            self._read.clear()
        self._read.pop(permit_id, None)
        if found is not None:
            self._read[permit_id] = found
        return found

    async def find_many(self, ids: Iterable[UUID], *, by: Actor) -> tuple[Permit, ...]:
        """Those of them that exist and the actor may read."""
        async with self.db.reading() as rx:
            found = await store.find_many(rx, ids)
        return tuple(one for one in found if readable(one, by))

    async def page(self, wanted: PermitFilter, *, by: Actor, after: UUID | None, first: int) -> Page[Permit]:
        """Permits the actor may read, newest first."""
        reader = Reader(grants=reach(by, Action.READ_PERMIT), person=by.person)
        async with self.db.reading() as rx:
            rows = await store.select(rx, search.page(wanted, reader, after, first))
        return page_of(rows, first)

    async def of_work_orders(self, work_orders: Iterable[UUID], *, by: Actor) -> tuple[Permit, ...]:
        """The permits of these work orders that the actor may read, oldest first."""
        async with self.db.reading() as rx:
            found = await store.of_work_orders(rx, work_orders)
        return tuple(one for one in found if readable(one, by))

    async def credentials(self, permit_id: UUID, *, by: Actor) -> tuple[Credential, ...]:
        """Its current credentials with their texts; a credential left unsealed by a process that died is sealed now."""
        return (await self.credentials_of((permit_id,), by=by)).get(permit_id, ())

    async def credentials_of(self, permits: Iterable[UUID], *, by: Actor) -> dict[UUID, tuple[Credential, ...]]:
        """The same for many permits at once."""
        mine = [one.id for one in await self.find_many(permits, by=by)]
        async with self.db.reading() as rx:
            current = await credential_store.current(rx, mine)
        found: dict[UUID, tuple[Credential, ...]] = {}
        for one in await self.sealer.with_text(current):
            found[one.permit] = (*found.get(one.permit, ()), one)
        return found

    async def credential(self, cti: UUID, *, by: Actor) -> Credential | None:
        """One credential with its text, old ones too; None where there is none for this actor."""
        async with self.db.reading() as rx:
            found = await credential_store.find(rx, cti)
        if found is None or await self.find(found.permit, by=by) is None:
            return None
        return (await self.sealer.with_text((found,)))[0]

    async def preview_extension(self, command: ExtendMany, *, by: Actor, now: datetime) -> ManyPreview:
        """What a rule for many would move; nothing is written."""
        allow(by, Action.EXTEND_MANY)
        async with self.db.reading() as rx:
            return await extension_store.preview(rx, extending.rule_of(command, by, now, "rule"))

    async def extensions(self, rx: Rx, at: datetime) -> tuple[Extension, ...]:
        """The rules a bundle issued at `at` carries."""
        return await extension_store.live(rx, at)


def readable(permit: Permit, by: Actor) -> bool:
    """Whether the actor may know of this permit."""
    persons = (holder.id for holder in permit.holders)
    return rights.may_read(by, permit.organisation, permit.units, persons)
