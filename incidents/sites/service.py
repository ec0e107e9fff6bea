"""Use cases of sites: make, change, close, list."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from identity.access import Action, Actor, allow
from incidents.sites import rules, store
from incidents.sites.events import SitesChanged
from incidents.sites.loading import Judged, Known, SitesLoaded, judge
from incidents.sites.model import CloseSite, SaveSite, Site, SiteFilter, SiteSaved, SiteTerms
from incidents.sites.sheet import SheetRow
from storage import events
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import BadInput, Conflict, NotFound, Refusal, Stale
from storage.paging import Page

KIND: Final = "Site"
_AT_ONCE: Final = 1_000


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

    async def load(  # noqa: PLR0913 - one call of a command line, every argument by name
        self,
        rows: Sequence[SheetRow],
        *,
        by: Actor,
        request: Request,
        units: Mapping[str, UUID],
        organisations: Mapping[str, UUID],
        progress: Callable[[int, int], None] = lambda _written, _total: None,
    ) -> SitesLoaded | Refusal:
        """Make and change sites by their codes: refused rows are left out, the others written together or not at all.

        `units` and `organisations` give ids of codes; `progress` hears how many rows of how many are through.
        """
        rules.allow_keeping_all(by)

        async def work(tx: Tx) -> SitesLoaded | Refusal:
            known = Known(sites=await _held(tx, rows), units=units, organisations=organisations)
            judged = judge(rows, known)
            for start in range(0, len(judged), _AT_ONCE):
                await _write(tx, judged[start : start + _AT_ONCE])
                progress(min(start + _AT_ONCE, len(judged)), len(judged))
            written = sum(one.terms is not None for one in judged)
            if written:
                await events.append(tx, SitesChanged(subject=new_id(), at=request.at, sites=written))
            return SitesLoaded(rows=tuple(one.report for one in judged))

        return await once(self.db, request, SitesLoaded, work)

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

    async def standing(self, at: datetime, *, by: Actor, ids: Collection[UUID] | None = None) -> tuple[Site, ...]:
        """Every site, or those of some ids, that was not closed at an instant, by code."""
        allow(by, Action.READ_SITES)
        async with self.db.reading() as rx:
            return await store.standing(rx, at, ids)

    async def page(self, wanted: SiteFilter, *, by: Actor, after: tuple[str, UUID] | None, first: int) -> Page[Site]:
        """Sites by code."""
        allow(by, Action.READ_SITES)
        async with self.db.reading() as rx:
            return await store.page(rx, wanted, after, first)


async def _held(tx: Tx, rows: Sequence[SheetRow]) -> dict[str, Site]:
    """The sites the rows name, held until the end."""
    codes = {row.words["code"] for row in rows if "code" in row.words}
    await store.lock(tx, [one.id for one in await store.by_codes(tx, codes)])
    return {one.code: one for one in await store.by_codes(tx, codes)}


async def _write(tx: Tx, judged: Sequence[Judged]) -> None:
    asked = [(one.terms, one.known) for one in judged if one.terms is not None]
    await store.insert(tx, [rules.made(new_id(), terms) for terms, known in asked if known is None])
    await store.save(tx, [rules.with_terms(known, terms) for terms, known in asked if known is not None])


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
