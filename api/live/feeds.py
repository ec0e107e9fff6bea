"""What a subscription follows: made by the field's resolver, run by the hub for all who follow the same."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import NoReturn, TypeAlias

from api.context import Context
from api.live.cursors import BEGINNING, Place, place_in
from api.live.types import ResetReason
from storage.event import Recorded
from storage.outcomes import BadInput

Show: TypeAlias = Callable[[Recorded, Context], Awaitable[object | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Events of these kinds (None: of every kind) behind a place (None: from now on), each shown by `show`.

    `lost` says that the place is none to go on from. `show` answers None for what is not worth telling.
    """

    show: Show
    kinds: frozenset[str] | None = None
    after: Place | None = None
    lost: ResetReason | None = None

    def wants(self, event: Recorded) -> bool:
        """True for an event it is about, whoever may see it."""
        return self.kinds is None or event.kind in self.kinds

    def __aiter__(self) -> AsyncIterator[NoReturn]:
        """For graphql-core, which asks of a source that it is one."""
        raise TypeError("a feed is run by the hub")


async def feed(ctx: Context, show: Show, after: str | None, kinds: frozenset[str] | None = None) -> Feed:
    """A feed behind the cursor of a client; without one from now on."""
    if after is None:
        return Feed(show=show, kinds=kinds)
    place, lost = await placed(ctx, after)
    return Feed(show=show, kinds=kinds, after=place, lost=lost)


async def placed(ctx: Context, after: str) -> tuple[Place, ResetReason | None]:
    """The place a client wants to go on from, and why that cannot be. A text that is no place of ours is foreign."""
    try:
        place = place_in(after)
    except BadInput:
        return BEGINNING, ResetReason.FOREIGN
    lost = await ctx.services.event_log.lost(place.cursor, place.id)
    return place, ResetReason(lost) if lost else None
