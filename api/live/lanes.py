"""Who follows, and the lanes in which those stand who follow the same under the same rights."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

from graphql import GraphQLError

from api.context import Context
from api.errors import log_fault
from api.execution import Result
from api.graphql_http import written
from api.live import messages
from api.live.cursors import BEGINNING, Place, place_of
from api.live.feeds import Feed
from api.live.kinds import KINDS, Sight
from api.live.outbox import Outbox, frame_of
from api.live.sight import Seen, sees
from api.live.standing import Rights, Standing
from api.live.streams import Key, Stream
from api.live.types import ResetReason, ResetRequired
from storage.event import Cursor, Recorded

MOST_WAITING = 256
LaneKey: TypeAlias = tuple[Key, Rights]
NewContext: TypeAlias = Callable[[Standing], Context]


@dataclass(slots=True, eq=False, kw_only=True)
class Follower:
    """One operation of a socket. All up to `since` is done with; what was told up to `sent` is on its way."""

    id: str
    standing: Standing
    outbox: Outbox
    stream: Stream
    since: Cursor = field(default_factory=Cursor)
    sent: Place = BEGINNING
    waiting: int = 0
    over: bool = False
    lacks: frozenset[UUID] | None = None
    """Crews whose positions it has not been told; None: all."""
    inside: frozenset[UUID] = frozenset()
    """Crews that it was last told to be in its box."""
    head: str = field(init=False)

    def __post_init__(self) -> None:
        self.head = messages.head_of_next(self.id)

    @property
    def key(self) -> LaneKey:
        """Who has the same stands in the same lane."""
        return self.stream.key, self.standing.rights

    def tell(self, body: str, place: Place, frames: dict[str, bytes]) -> bool:
        """Send or queue the result for the event at this place; False when too much waits already.

        `frames`: those of this result so far, by their heads: who chose the same id gets the same bytes.
        """
        if self.waiting >= MOST_WAITING or self.outbox.is_full:
            return False
        self.since = place.cursor
        frame = frames.get(self.head) or frames.setdefault(self.head, frame_of(f"{self.head}{body}}}"))
        if not self.waiting and self.outbox.push(frame):
            self.sent = place
        else:
            self.queue(body, place)
        return True

    def queue(self, body: str, place: Place | None = None) -> None:
        """Queue a result; `place` is where it goes on behind, once this is sent."""
        self.waiting += 1
        self.outbox.put(f"{self.head}{body}}}", self, place)

    def sending(self, mark: object) -> None:
        """The result for this event goes out."""
        self.waiting -= 1
        if isinstance(mark, Place):
            self.sent = mark

    def stop(self) -> bool:
        """Nothing more is sent of it; False when that was so already."""
        was, self.over = self.over, True
        self.standing.followers.pop(self.id, None)
        return not was


@dataclass(slots=True, eq=False, kw_only=True)
class Lane:
    """A stream and those who follow it under the same rights: an event is written once for all of them."""

    stream: Stream
    context: NewContext
    members: dict[Follower, None] = field(default_factory=dict)

    async def tell(self, one: Seen) -> None:
        """Write the event and queue it for each who has not been told yet; raises nothing."""
        if not (isinstance(self.stream.feed, Feed) and self.stream.feed.wants(one.event)):
            return
        fresh = [member for member in self.members if member.since < one.event.cursor]
        try:
            await self._tell(one, self._may_see(fresh, one))
        except Exception as fault:  # noqa: BLE001 - one lane's fault is not the others'
            log_fault(fault, "live")
            for member in fresh:
                await self.reset(member, ResetReason.INTERRUPTED)

    async def _tell(self, one: Seen, members: list[Follower]) -> None:
        body = await self._written(one.event, members[0].standing) if members else None
        if body is None:
            return
        place, frames = place_of(one.event), dict[str, bytes]()
        slow = [member for member in members if not (member.over or member.tell(body, place, frames))]
        for member in slow:
            await self.reset(member, ResetReason.SLOW)

    def _may_see(self, members: list[Follower], one: Seen) -> list[Follower]:
        """All or nobody, for their rights are the same; but what is of one account is asked of each."""
        kind = KINDS.get(one.event.kind)
        if kind is not None and kind.sight is Sight.OWN:
            return [member for member in members if sees(member.standing.actor, one)]
        return members if members and sees(members[0].standing.actor, one) else []

    async def say(self, payload: object, members: Iterable[Follower]) -> None:
        """Write a payload once and queue it for these, who have the same rights."""
        told = [member for member in members if not member.over]
        try:
            body = await self._body(payload, self.context(told[0].standing)) if told else ""
        except TimeoutError as fault:
            log_fault(fault, "live")
            for member in told:
                await self.reset(member, ResetReason.INTERRUPTED)
            return
        for member in told:
            member.queue(body)

    async def _written(self, event: Recorded, standing: Standing) -> str | None:
        if not isinstance(self.stream.feed, Feed):
            return None
        ctx = self.context(standing)
        payload = await self.stream.feed.show(event, ctx)
        return None if payload is None else await self._body(payload, ctx)

    async def _body(self, payload: object, ctx: Context) -> str:
        return written(await self.stream.show(payload, ctx), ctx).decode()

    async def reset(self, member: Follower, reason: ResetReason, newest: Place | None = None) -> None:
        """The last words to one member: read on behind the last event that was sent, or behind `newest`."""
        if member.stop():
            self.members.pop(member, None)
            last = ResetRequired(reason=reason, cursor=(newest or member.sent).text())
            ctx = self.context(member.standing)
            try:
                body = await self._body(last, ctx)
            except TimeoutError as fault:  # never by itself: it reads nothing
                body = written(Result(errors=(GraphQLError("deadline", original_error=fault),)), ctx).decode()
            member.outbox.put(f"{member.head}{body}}}")
            member.outbox.put(messages.complete(member.id))
