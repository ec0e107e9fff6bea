"""The zones of a map: what is so at an instant and what comes soon after it, as known now or as known then."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from credentials.wire import Purpose, Rule
from geo.current import CurrentZones
from geo.levels import store as levels_store
from geo.levels.model import LevelBook
from geo.zones import store
from geo.zones.model import ZoneVersion
from identity.access import Action, Actor, allow
from storage.database import Database, Rx

AHEAD: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One piece of a zone's time on a map; `is_ahead`: it is not in force yet, or not at this hour of the week."""

    version: ZoneVersion
    is_ahead: bool
    ruled_at: datetime
    """The instant by which its rules are read: when it begins, for one that begins later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Zones in number order, each in time order, with the levels they are ruled by."""

    drawn: tuple[Drawn, ...]
    levels: LevelBook

    def rule(self, one: Drawn, purpose: Purpose) -> Rule:
        """What the zone asks of a purpose, as permits are judged by it."""
        return one.version.effective(purpose, self.levels, one.ruled_at)


class ZonePictures:
    """Whoever may read zones sees all of them. What is known now is in memory; the past is asked of the register."""

    def __init__(self, db: Database, zones_now: CurrentZones) -> None:
        self.db = db
        self._zones_now = zones_now

    async def at(
        self, at: datetime, known: datetime | None, *, by: Actor, ids: Collection[UUID] | None = None
    ) -> Picture:
        """What holds at an instant, and what begins within 14 days after it, as known at another (None: now)."""
        allow(by, Action.READ_ZONES)
        await self._zones_now.refresh()  # whoever has just published sees it
        latest = self._zones_now.index.known_at
        if known is None or latest is None or latest <= known:
            index, levels = self._zones_now.index, self._zones_now.levels
            found: Iterable[ZoneVersion] = (
                one for number in sorted(index.timelines) for one in index.timelines[number]
            )
        else:
            async with self.db.reading(long=True) as rx:
                found, levels = await _as_known(rx, at, known)
        return Picture(drawn=tuple(_drawn(found, at, None if ids is None else frozenset(ids))), levels=levels)

    async def changes(self, *, by: Actor) -> tuple[datetime, ...]:
        """Every instant at which a zone begins, ends or changes its rules, as known now, in order."""
        allow(by, Action.READ_ZONES)
        await self._zones_now.refresh()
        versions = [one for timeline in self._zones_now.index.timelines.values() for one in timeline]
        ends = (one.valid_to for one in versions if one.valid_to is not None)
        ruled = (at for one in versions for at in self._zones_now.levels.turns(one.level) if one.holds(at))
        return tuple(sorted({*(one.valid_from for one in versions), *ends, *ruled}))


async def _as_known(rx: Rx, at: datetime, known: datetime) -> tuple[Iterable[ZoneVersion], LevelBook]:
    book = await levels_store.book(rx)
    return await store.around(rx, at, at + AHEAD, known), book.as_known_at(known)


def _drawn(found: Iterable[ZoneVersion], at: datetime, ids: frozenset[UUID] | None) -> Iterator[Drawn]:
    for one in found:
        if ids is not None and one.id not in ids:
            continue
        if one.holds(at):
            yield Drawn(version=one, is_ahead=not one.in_force(at), ruled_at=at)
        elif at < one.valid_from <= at + AHEAD:
            yield Drawn(version=one, is_ahead=True, ruled_at=one.valid_from)
