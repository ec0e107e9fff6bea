"""What a subscription follows: made by the field's resolver, run by the hub for all who follow the same."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import NoReturn, TypeAlias
from uuid import UUID

from api.context import Context
from api.live.cursors import BEGINNING, Place, place_in
from api.live.types import ResetReason
from geo.place import Box
from storage.event import Recorded
from storage.outcomes import BadInput

Show: TypeAlias = Callable[[Recorded, Context], Awaitable[object | None]]


class Source:
    """What a subscription follows; graphql-core asks of it that it can be iterated, the hub runs it."""

    __slots__ = ()

    def __aiter__(self) -> AsyncIterator[NoReturn]:
        raise TypeError("a source is run by the hub")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed(Source):
    """Events of these kinds and units (None: of all) behind a place (None: from now on), each shown by `show`.

    `lost` says that the place is none to go on from. `show` answers None for what is not worth telling.
    """

    show: Show
    kinds: frozenset[str] | None = None
    units: frozenset[UUID] | None = None
    after: Place | None = None
    lost: ResetReason | None = None

    def wants(self, event: Recorded) -> bool:
        """True for an event it is about, whoever may see it."""
        return (self.kinds is None or event.kind in self.kinds) and (self.units is None or event.unit in self.units)


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionFeed(Source):
    """Where crews are; of those within a box, its edges included (None: everywhere)."""

    box: Box | None = None


async def feed(
    ctx: Context,
    show: Show,
    after: str | None,
    *,
    kinds: frozenset[str] | None = None,
    units: frozenset[UUID] | None = None,
) -> Feed:
    """A feed behind the cursor of a client; without one from now on."""
    if after is None:
        return Feed(show=show, kinds=kinds, units=units)
    place, lost = await placed(ctx, after)
    return Feed(show=show, kinds=kinds, units=units, after=place, lost=lost)


async def placed(ctx: Context, after: str) -> tuple[Place, ResetReason | None]:
    """The place a client wants to go on from, and why that cannot be. A text that is no place of ours is foreign."""
    try:
        place = place_in(after)
    except BadInput:
        return BEGINNING, ResetReason.FOREIGN
    lost = await ctx.services.event_log.lost(place.cursor, place.id)
    return place, ResetReason(lost) if lost else None
