"""Use cases of sites: make, change, close, list."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final
from uuid import UUID

from identity.access import Action, Actor, allow
from incidents.sites import rules, store
from incidents.sites.events import SitesChanged
from incidents.sites.model import CloseSite, SaveSite, Site, SiteFilter, SiteSaved, SiteTerms
from storage import events
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import BadInput, Conflict, NotFound, Refusal, Stale
from storage.paging import Page

KIND: Final = "Site"


class Sites:
    """Everybody reads them; the department keeps those of the public, a company its own."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def save(self, command: SaveSite, *, by: Actor, request: Request) -> SiteSaved | Refusal:
        """Make a site or change one."""
        rules.allow_keeping(by, command.terms)
        terms = rules.checked(command.terms)
        if (command.site is None) != (command.version is None):
            raise BadInput("input.version", "REQUIRED")

        async def work(tx: Tx) -> SiteSaved | Refusal:
            taken = await store.by_codes(tx, [terms.code])
            if any(one.id != command.site for one in taken):
                return Conflict(code="SITE_CODE_TAKEN", params={"code": terms.code})
            if command.site is None or command.version is None:
                return await _make(tx, terms, request)
            old = await _kept(tx, command.site, command.version, by)
            if isinstance(old, Refusal):
                return old
            new = rules.with_terms(old, terms)
            await store.save(tx, [new])
            return await _told(tx, new, request)

        return await once(self.db, request, SiteSaved, work)

    async def close(self, command: CloseSite, *, by: Actor, request: Request) -> SiteSaved | Refusal:
        """A site is no more; what it was part of keeps it."""

        async def work(tx: Tx) -> SiteSaved | Refusal:
            old = await _kept(tx, command.site, command.version, by)
            if isinstance(old, Refusal):
                return old
            if old.closed_at is not None:
                return Conflict(code="SITE_CLOSED", params={"code": old.code})
            new = replace(old, closed_at=request.at, version=old.version + 1)
            await store.save(tx, [new])
            return await _told(tx, new, request)

        return await once(self.db, request, SiteSaved, work)

    async def find(self, id: UUID, *, by: Actor) -> Site | None:
        """One site, or None."""
        allow(by, Action.READ_SITES)
        async with self.db.reading() as rx:
            return await store.find(rx, id)

    async def by_ids(self, ids: Collection[UUID], *, by: Actor) -> tuple[Site, ...]:
        """Those that exist, in id order."""
        allow(by, Action.READ_SITES)
        async with self.db.reading() as rx:
            return await store.by_ids(rx, ids)

    async def page(self, wanted: SiteFilter, *, by: Actor, after: tuple[str, UUID] | None, first: int) -> Page[Site]:
        """Sites by code."""
        allow(by, Action.READ_SITES)
        async with self.db.reading() as rx:
            return await store.page(rx, wanted, after, first)


async def _make(tx: Tx, terms: SiteTerms, request: Request) -> SiteSaved:
    new = rules.made(new_id(), terms)
    await store.insert(tx, [new])
    return await _told(tx, new, request)


async def _kept(tx: Tx, id: UUID, version: int, by: Actor) -> Site | Refusal:
    """The site, held, if the actor keeps it and has seen this version."""
    old = await store.locked(tx, id)
    if old is None:
        return NotFound(kind=KIND, id=id)
    rules.allow_keeping(by, old)
    if old.version != version:
        return Stale(kind=KIND, id=id, expected=version, actual=old.version)
    return old


async def _told(tx: Tx, site: Site, request: Request) -> SiteSaved:
    told = SitesChanged(subject=site.id, at=request.at, organisation=site.organisation, unit=site.unit, sites=1)
    await events.append(tx, told)
    return SiteSaved(site=site.id, version=site.version, at=request.at)
