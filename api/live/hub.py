"""One reader of the event log for all who follow in this process."""

import asyncio
from typing import NoReturn

from api.context import Clock
from api.errors import log_fault
from api.live import scopes
from api.live.cursors import BEGINNING, place_of
from api.live.feeds import Feed
from api.live.lanes import Follower, Lane, LaneKey, NewContext
from api.live.positions import Positions
from api.live.standing import Standing
from api.live.types import ResetReason
from api.live.watch import End, Renew, Watch
from identity.accounts.sessions import Sessions
from storage.event import Recorded
from storage.log import EventLog

LOOK_S = 1.0
STEP = 50


class Hub:
    """Reads while somebody is there. `place`: everything up to it was handed to the lanes."""

    def __init__(self, log: EventLog, sessions: Sessions, clock: Clock, context: NewContext) -> None:
        self.log = log
        self.context = context
        self.place = BEGINNING
        self.lanes: dict[LaneKey, Lane] = {}
        self.positions = Positions(log)
        self.watch = Watch(sessions, clock, changing=self._change, ending=self._end)
        self._users = 0
        self._tasks: tuple[asyncio.Task[NoReturn], ...] = ()
        self._starting = asyncio.Lock()

    async def admit(self, secret: str, end: End) -> Standing | None:
        """Watch over a socket from now on; None for a secret that is not, or no longer, good. Raises Busy."""
        self._users += 1
        try:
            await self._start()
            standing = await self.watch.admit(secret, end)
        except BaseException:
            self._one_less()
            raise
        if standing is None:
            self._one_less()
        return standing

    def dismiss(self, standing: Standing) -> None:
        """The socket is gone."""
        self._end(standing)
        self.watch.standings.pop(standing, None)
        self._one_less()

    async def follow(self, follower: Follower) -> None:
        """Tell what is behind its place, at the pace at which it reads; then it stands in its lane."""
        feed, lane = follower.stream.feed, Lane(stream=follower.stream, context=self.context)
        after = feed.after if isinstance(feed, Feed) else None
        follower.sent = after or self.place
        follower.since = follower.sent.cursor
        if isinstance(feed, Feed) and feed.lost is not None:
            await lane.reset(follower, feed.lost, self.place)
        while not follower.over and follower.since < self.place.cursor:
            step = await self.log.page(follower.since, STEP)
            await self._tell_alone(lane, follower, step)
            await asyncio.sleep(0)
        if not follower.over:  # nothing was awaited since it was up to the hub's place: it misses nothing
            self.lanes.setdefault(follower.key, lane).members[follower] = None

    def drop(self, follower: Follower) -> None:
        """It is told nothing more."""
        follower.stop()
        lane = self.lanes.get(follower.key)
        if lane is not None:
            lane.members.pop(follower, None)

    async def _tell_alone(self, lane: Lane, follower: Follower, step: tuple[Recorded, ...]) -> None:
        lane.members[follower] = None
        for one in await scopes.seen(self.log, step):
            await follower.outbox.room()
            await lane.tell(one)
        lane.members.pop(follower, None)
        follower.since = step[-1].cursor if step else self.place.cursor

    async def _start(self) -> None:
        async with self._starting:
            if not self._tasks:
                self.place = place_of(await self.log.latest())
                jobs = (self._read(), self._look_after(), self._tell_positions())
                self._tasks = tuple(asyncio.create_task(job) for job in jobs)

    def _one_less(self) -> None:
        """The last one puts out the light."""
        self._users -= 1
        if not self._users:
            tasks, self._tasks = self._tasks, ()
            for task in tasks:
                task.cancel()
            self.lanes.clear()

    async def _read(self) -> NoReturn:
        while True:
            try:
                await self.log.follow(self.place.cursor, self._on_events)
            except Exception as fault:  # noqa: BLE001 - begins again at its place: nothing is missed
                log_fault(fault, "live")
                await asyncio.sleep(LOOK_S)

    async def _on_events(self, found: tuple[Recorded, ...]) -> None:
        await self.watch.heed(found)
        for one in await scopes.seen(self.log, found):
            self.place = place_of(one.event)
            for lane in tuple(self.lanes.values()):  # who comes later has read this event by itself
                await lane.tell(one)
            await asyncio.sleep(0)  # the sockets send what they have before more is put upon them

    async def _look_after(self) -> NoReturn:
        while True:
            await asyncio.sleep(LOOK_S)
            self.lanes = {key: lane for key, lane in self.lanes.items() if lane.members}
            try:
                await self.watch.look()
            except Exception as fault:  # noqa: BLE001 - it looks again in a second
                log_fault(fault, "live")

    async def _tell_positions(self) -> NoReturn:
        while True:
            await asyncio.sleep(LOOK_S)
            try:
                await self.positions.tell(tuple(self.lanes.values()))
            except Exception as fault:  # noqa: BLE001 - they are read again in a second
                log_fault(fault, "live")

    async def _change(self, standing: Standing, renew: Renew) -> None:
        """Other rights: what was followed under the old ones ends."""
        followers = tuple(standing.followers.values())
        lanes = [self.lanes.get(one.key) or Lane(stream=one.stream, context=self.context) for one in followers]
        renew()
        for follower, lane in zip(followers, lanes, strict=True):
            await lane.reset(follower, ResetReason.RIGHTS_CHANGED, self.place)

    def _end(self, standing: Standing) -> None:
        for follower in tuple(standing.followers.values()):
            self.drop(follower)
