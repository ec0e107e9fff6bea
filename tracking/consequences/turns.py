"""Zones that turn by the clock over a crew that stands still: an order of yesterday that takes effect tonight.

Nobody writes anything at that instant, so somebody looks: where the ground asks for a permit now and did not when the
crew was last seen, it is said, once, by whichever process comes first.
"""

from datetime import datetime

from geo.fix import FRESH
from geo.zones.model import Timeline, winners
from permits.papers import store as papers
from permits.papers.rules import Paper, is_uncovered
from storage.database import Database
from tracking.consequences import rules, store
from tracking.consequences.rules import Standing
from tracking.consequences.telling import tell
from tracking.ports import ZonesNow


class CrewTurns:
    """Looks at where crews on duty stand, by the zones in memory."""

    def __init__(self, db: Database, zones_now: ZonesNow) -> None:
        self.db = db
        self._zones_now = zones_now

    async def look(self, now: datetime) -> int:
        """Say what has turned since crews were last seen; how many were told."""
        async with self.db.reading() as rx:
            turned = [one for one in await store.on_duty(rx, now - FRESH) if self._has_turned(one, now)]
        return sum([await self._tell(one, now) for one in turned])

    def _has_turned(self, crew: Standing, now: datetime) -> bool:
        """Whether another version wins where it stands than when it was seen: cheap, for every crew at every look."""
        then, over = self._over(crew, crew.fix.at), self._over(crew, now)
        return {(one.number, one.order, one.level) for one in over} != {
            (one.number, one.order, one.level) for one in then
        } or any(_level_turned(self._zones_now, one.level, crew.fix.at, now) for one in over)

    def _over(self, crew: Standing, at: datetime) -> Timeline:
        return winners(self._zones_now.index.at(crew.fix.place, at))

    async def _tell(self, crew: Standing, now: datetime) -> int:
        """Judge it again with the crew held: it may have moved, or another process may have told it."""
        async with self.db.transaction() as tx:
            await store.hold(tx, [crew.fix.crew])
            still = await store.on_duty(tx, now - FRESH, crews=[crew.fix.crew])
            if not still or still[0].fix != crew.fix:
                return 0
            held = await papers.of_crew(tx, crew.fix.crew, crew.members, crew.fix.at, now)
            return sum([await tell(tx, crew, zone, now) for zone in self._newly_forbidden(crew, held, now)])

    def _newly_forbidden(self, crew: Standing, held: tuple[Paper, ...], now: datetime) -> tuple[int, ...]:
        """Zones it may not be in now and, by what holds where it stands, might when it was seen."""
        levels = self._zones_now.levels
        before = {one.number for one in self._over(crew, crew.fix.at) if is_uncovered(one, levels, held, crew.fix.at)}
        zones = rules.forbidden(crew, self._over(crew, now), levels, held, now)
        return tuple(zone for zone in zones if zone not in before)


def _level_turned(zones_now: ZonesNow, code: str | None, since: datetime, now: datetime) -> bool:
    return any(since < turn <= now for turn in zones_now.levels.turns(code))
