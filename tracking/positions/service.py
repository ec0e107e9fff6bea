"""Use cases of positions: a crew reports where it is, others see where crews are."""

import asyncio
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from geo.fix import CrewFix
from identity.access import Action, Actor, Subject, allow, may
from identity.reaching import organisations_within
from permits.ground.knowing import knowing
from storage.database import Database
from storage.idempotency import Request, once
from storage.outcomes import BadInput, Refusal
from storage.paging import Page
from tracking.geofences import store as visits
from tracking.geofences.sides import Fence
from tracking.ports import ZonesNow
from tracking.positions import store
from tracking.positions.model import Fix, Position, Report, Reported, Seen, Visible, Wanted
from tracking.positions.sorting import KEPT
from tracking.positions.taking import Placed, seen_of, take

MOST_FIXES: Final = 500
_AT_ONCE: Final = 25  # fixes placed before others get their turn on the loop
VISITS_KEPT: Final = timedelta(days=30)


class Positions:
    """Where crews are. `zones_now` says which zones a fix lies in, before the transaction."""

    def __init__(self, db: Database, zones_now: ZonesNow) -> None:
        self.db = db
        self._zones_now = zones_now

    async def report(self, command: Report, *, by: Actor, request: Request) -> Reported | Refusal:
        """Take a batch of fixes, in any order, again and late; no single one of them can fail it.

        Raises BadInput for an empty batch or one of more than 500.
        """
        if not 0 < len(command.fixes) <= MOST_FIXES:
            raise BadInput("input.fixes", "OUT_OF_RANGE", least="1", most=str(MOST_FIXES))

        async def attempt() -> Reported | Refusal:
            placed = await self._placed(command, by.device or by.account, request.at)
            return await once(self.db, request, Reported, lambda tx: take(tx, command.crew, placed, by, request.at))

        return await knowing(self._zones_now, attempt)

    async def page(self, wanted: Wanted, *, by: Actor, after: UUID | None, first: int) -> Page[Position]:
        """The newest positions, by crew: of the organisations the actor may see, and of the actor's own crews."""
        visible = visible_to(by, wanted.organisation)
        async with self.db.reading() as rx:
            return await store.page(rx, wanted, visible, after=after, first=first)

    async def seen_at(
        self, at: datetime | None, *, by: Actor, crews: Collection[UUID] | None = None
    ) -> tuple[CrewFix, ...]:
        """Where each crew the actor may see was last seen at or before an instant (None: now)."""
        visible = visible_to(by, None)
        async with self.db.reading(long=crews is None) as rx:
            return await store.seen_at(rx, visible, at, crews)

    async def forget_old(self, now: datetime) -> int:
        """Drop what has outlived its purpose: positions after 7 days, visits after 30; how many fixes."""
        forgotten = await store.forget(self.db, now - KEPT)
        await visits.forget(self.db, now - VISITS_KEPT)
        return forgotten

    async def _placed(self, command: Report, source: UUID, now: datetime) -> Placed:
        """Where each fix lies: geometry is not work to hold others up with."""
        fence, levels = Fence(self._zones_now.index), self._zones_now.levels
        seen: dict[Fix, Seen] = {}
        for count, fix in enumerate(dict.fromkeys(command.fixes), start=1):
            seen[fix] = seen_of(fix, source, fence, now)
            if count % _AT_ONCE == 0:
                await asyncio.sleep(0)
        return Placed(fixes=command.fixes, source=source, seen=seen, index=fence.index, levels=levels)


def visible_to(by: Actor, organisation: UUID | None) -> Visible:
    """Whose positions the actor may see, of one organisation or of any. Raises Forbidden for who may see none."""
    own = by.person if organisation is None else None
    if own is not None and not may(by, Action.READ_POSITIONS):
        allow(by, Action.READ_POSITIONS, Subject(persons=frozenset({own})))
        return Visible(organisations=frozenset(), person=own)
    return Visible(organisations=organisations_within(by, Action.READ_POSITIONS, organisation), person=own)
