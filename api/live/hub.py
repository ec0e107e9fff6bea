"""One reader of the event log for all who follow in this process, and the watch over who they are."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NoReturn, TypeAlias

from api.context import Clock
from api.errors import log_fault
from api.live import scopes
from api.live.cursors import BEGINNING, place_of
from api.live.lanes import Follower, Lane, LaneKey, NewContext
from api.live.messages import Close, Closing
from api.live.standing import SECURITY, Standing, known, rights_of
from api.live.types import ResetReason
from identity.accounts.sessions import Sessions
from storage.event import Recorded
from storage.log import EventLog
from storage.outcomes import Busy

LOOK_S = 1.0
ASKED_AGAIN_S = 20.0
LONGEST_UNASKED_S = 60.0
STEP = 50
End: TypeAlias = Callable[[Closing], None]
ENDED = Closing(Close.FORBIDDEN, "UNAUTHENTICATED")


class Hub:
    """Reads while somebody is there. `place`: everything up to it was handed to the lanes."""

    def __init__(self, log: EventLog, sessions: Sessions, clock: Clock, context: NewContext) -> None:
        self.log = log
        self.sessions = sessions
        self.clock = clock
        self.context = context
        self.place = BEGINNING
        self.lanes: dict[LaneKey, Lane] = {}
        self.standings: dict[Standing, None] = {}
        self._changes = 0
        self._users = 0
        self._tasks: tuple[asyncio.Task[NoReturn], ...] = ()
        self._starting = asyncio.Lock()

    async def admit(self, secret: str, spoken: str | None, end: End) -> Standing | None:
        """Watch over a socket from now on; None for a secret that is not, or no longer, good. Raises Busy."""
        self._users += 1
        try:
            await self._start()
            standing = await self._standing(secret, spoken, end)
        except BaseException:
            self._one_less()
            raise
        if standing is None:
            self._one_less()
        return standing

    def dismiss(self, standing: Standing) -> None:
        """The socket is gone."""
        for follower in tuple(standing.followers.values()):
            self.drop(follower)
        self.standings.pop(standing, None)
        self._one_less()

    async def _start(self) -> None:
        async with self._starting:
            if not self._tasks:
                self.place = place_of(await self.log.latest())
                self._tasks = (asyncio.create_task(self._read()), asyncio.create_task(self._watch()))

    async def _standing(self, secret: str, spoken: str | None, end: End) -> Standing | None:
        """Whom the secret stands for; asked again when rights changed meanwhile."""
        while True:
            changes, asked_at = self._changes, _now_s()
            found = await known(self.sessions, secret, self.clock())
            if found is None:
                return None
            if changes == self._changes:
                made = Standing(
                    secret=secret, actor=found[0], token=found[1], asked_at=asked_at, spoken=spoken, end=end
                )
                self.standings[made] = None
                return made

    def _one_less(self) -> None:
        """The last one puts out the light."""
        self._users -= 1
        if not self._users:
            tasks, self._tasks = self._tasks, ()
            for task in tasks:
                task.cancel()
            self.lanes.clear()

    async def follow(self, follower: Follower) -> None:
        """Tell what is behind its place, at the pace at which it reads; then it stands in its lane."""
        feed, lane = follower.stream.feed, Lane(stream=follower.stream, context=self.context)
        follower.sent = feed.after or self.place
        follower.since = follower.sent.cursor
        if feed.lost is not None:
            await lane.reset(follower, feed.lost, self.place)
        while not follower.over and follower.since < self.place.cursor:
            step = await self.log.page(follower.since, STEP)
            await self._tell_alone(lane, follower, step)
            await asyncio.sleep(0)
        if not follower.over:
            self.lanes.setdefault(follower.key, lane).members[follower] = None

    def drop(self, follower: Follower) -> None:
        """It is told nothing more."""
        follower.stop()
        lane = self.lanes.get(follower.key)
        if lane is not None:
            lane.members.pop(follower, None)
            if not lane.members:
                del self.lanes[follower.key]

    async def _tell_alone(self, lane: Lane, follower: Follower, step: tuple[Recorded, ...]) -> None:
        lane.members[follower] = None
        for one in await scopes.seen(self.log, step):
            await follower.outbox.room()
            await lane.tell(one)
        lane.members.pop(follower, None)
        follower.since = step[-1].cursor if step else self.place.cursor

    async def _read(self) -> NoReturn:
        while True:
            try:
                await self.log.follow(self.place.cursor, self._on_events)
            except Exception as fault:  # noqa: BLE001 - begins again at its place: nothing is missed
                log_fault(fault, "live")
                await asyncio.sleep(LOOK_S)

    async def _on_events(self, found: tuple[Recorded, ...]) -> None:
        await self._heed(found)
        for one in await scopes.seen(self.log, found):
            self.place = place_of(one.event)
            for lane in tuple(self.lanes.values()):  # who comes later has read this event by itself
                await lane.tell(one)
            await asyncio.sleep(0)  # the sockets send what they have before more is put upon them

    async def _heed(self, found: Iterable[Recorded]) -> None:
        """Before anything is told: ask anew for those whose rights an event changed."""
        changing = [one for one in found if one.kind in SECURITY]
        if changing:
            self._changes += 1
            self.sessions.forget()
            meant = [standing for standing in self.standings if any(map(standing.is_meant, changing))]
            await self._renew(meant, at_once=True)
        self._end_expired(self.clock())

    async def _watch(self) -> NoReturn:
        while True:
            await asyncio.sleep(LOOK_S)
            self._end_expired(self.clock())
            self.lanes = {key: lane for key, lane in self.lanes.items() if lane.members}
            await self._renew([one for one in self.standings if _now_s() - one.asked_at >= ASKED_AGAIN_S])

    def _end_expired(self, now: datetime) -> None:
        for standing in tuple(self.standings):
            if standing.token.expires_at <= now:
                self._end(standing, ENDED)

    async def _renew(self, standings: Iterable[Standing], *, at_once: bool = False) -> None:
        for standing in tuple(standings):
            try:
                await self._ask_again(standing)
            except Busy:
                if at_once or _now_s() - standing.asked_at >= LONGEST_UNASKED_S:
                    self._end(standing, Closing(Close.TRY_AGAIN, "BUSY"))

    async def _ask_again(self, standing: Standing) -> None:
        asked_at = _now_s()
        found = await known(self.sessions, standing.secret, self.clock())
        if found is None:
            self._end(standing, ENDED)
            return
        followers = tuple(standing.followers.values()) if rights_of(found[0]) != standing.rights else ()
        lanes = [(one, self.lanes.get(one.key) or Lane(stream=one.stream, context=self.context)) for one in followers]
        standing.renewed(*found, asked_at)
        for follower, lane in lanes:
            await lane.reset(follower, ResetReason.RIGHTS_CHANGED, self.place)

    def _end(self, standing: Standing, closing: Closing) -> None:
        for follower in tuple(standing.followers.values()):
            self.drop(follower)
        standing.end(closing)


def _now_s() -> float:
    """The loop's own clock: how long ago somebody was asked for is no matter of the deployment's clock."""
    return asyncio.get_running_loop().time()
