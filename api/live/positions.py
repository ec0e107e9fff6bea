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
        ready: dict[tuple[frozenset[UUID], frozenset[UUID]], list[Follower]] = {}
        for member in tuple(lane.members):
            member.lacks = frozenset(self._now) if member.lacks is None else member.lacks | changed
            if member.waiting == 0 and member.lacks:
                ready.setdefault((member.lacks, member.inside), []).append(member)
        for (lacks, inside), members in ready.items():
            await self._say(lane, lacks & self._now.keys(), inside, members)

    async def _say(self, lane: Lane, lacks: frozenset[UUID], inside: frozenset[UUID], members: list[Follower]) -> None:
        """Who is in the box, and once more who was when these were last told; of crews the actor may read."""
        feed, actor = lane.stream.feed, members[0].standing.actor
        box = feed.box if isinstance(feed, PositionFeed) else None
        seen = [crew for crew in sorted(lacks) if self._sees(actor, crew)]
        within = frozenset(crew for crew in seen if box is not None and _within(box, self._now[crew]))
        told = (self._now[crew] for crew in seen if box is None or crew in within or crew in inside)
        for member in members:
            member.lacks, member.inside = frozenset(), (inside - lacks) | within
        for some in _batches(told):
            await lane.say(CrewPositions(positions=[_shown(fix) for fix in some]), members)

    def _sees(self, actor: Actor, crew: UUID) -> bool:
        subject = self._subjects.get(crew)
        return subject is not None and may(actor, Action.READ_POSITIONS, subject)


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
