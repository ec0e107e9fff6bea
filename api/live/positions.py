"""Where crews are, told once a second: one read for all who follow, to each what changed since they were told."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from uuid import UUID

from api.ids import encode_id
from api.live.feeds import PositionFeed
from api.live.lanes import Follower, Lane
from api.live.types import CrewPositions, LivePosition
from api.places import LonLat
from geo.fix import CrewFix
from geo.place import Box
from identity.access import Action, Actor, Subject, may
from identity.crews.subjects import crew_subjects
from storage.log import EventLog
from tracking.positions.store import newest

MOST_AT_ONCE = 500
"""Positions of one message."""


class Positions:
    """What was read last, and what changed by it."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._before: Mapping[UUID, CrewFix] = {}
        self._now: Mapping[UUID, CrewFix] = {}
        self._subjects: Mapping[UUID, Subject] = {}

    async def tell(self, lanes: Iterable[Lane]) -> None:
        """Read once, and tell every lane of positions what is new to each in it."""
        following = [lane for lane in lanes if isinstance(lane.stream.feed, PositionFeed) and lane.members]
        if not following:
            self._now = {}
            return
        await self._look()
        changed = frozenset(crew for crew, fix in self._now.items() if self._before.get(crew) != fix)
        for lane in following:
            await self._tell(lane, changed)

    async def _look(self) -> None:
        async with self._log.reading() as rx:
            self._before, self._now = self._now, await newest(rx, None)
            self._subjects = await crew_subjects(rx, self._now.keys())

    async def _tell(self, lane: Lane, changed: frozenset[UUID]) -> None:
        """Who still has something waiting is told later, and then everything it lacks."""
        ready: dict[frozenset[UUID], list[Follower]] = {}
        for member in tuple(lane.members):
            member.lacks = frozenset(self._now) if member.lacks is None else member.lacks | changed
            if member.waiting == 0 and member.lacks:
                ready.setdefault(member.lacks, []).append(member)
        for lacks, members in ready.items():
            for member in members:
                member.lacks = frozenset()
            await self._say(lane, lacks, members)

    async def _say(self, lane: Lane, crews: frozenset[UUID], members: list[Follower]) -> None:
        feed, actor = lane.stream.feed, members[0].standing.actor
        box = feed.box if isinstance(feed, PositionFeed) else None
        seen = (self._now[crew] for crew in sorted(crews) if crew in self._now and self._sees(actor, crew, box))
        for some in _batches(seen):
            await lane.say(CrewPositions(positions=[_shown(fix) for fix in some]), members)

    def _sees(self, actor: Actor, crew: UUID, box: Box | None) -> bool:
        """In the box, or just gone from it; and of a crew whose positions the actor may read."""
        subject = self._subjects.get(crew)
        if subject is None or not may(actor, Action.READ_POSITIONS, subject):
            return False
        before = self._before.get(crew)
        return box is None or _within(box, self._now[crew]) or (before is not None and _within(box, before))


def _within(box: Box, fix: CrewFix) -> bool:
    lon, lat = fix.place
    return box.west <= lon <= box.east and box.south <= lat <= box.north


def _batches(fixes: Iterator[CrewFix]) -> Iterator[list[CrewFix]]:
    while some := list(islice(fixes, MOST_AT_ONCE)):
        yield some


def _shown(fix: CrewFix) -> LivePosition:
    return LivePosition(
        crew=encode_id("Crew", fix.crew), place=LonLat.of(fix.place), accuracy_m=fix.accuracy_m, at=fix.at
    )
