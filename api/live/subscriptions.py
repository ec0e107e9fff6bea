"""Root fields that follow what happens."""

import strawberry

from api.access import subscription
from api.connection import After
from api.context import Context, Info
from api.live.feeds import Feed, feed
from api.live.types import Event, EventOrReset
from identity.access import Action
from storage.event import Recorded


@strawberry.type
class LiveSubscription:
    """Root fields that follow."""

    @subscription(may=Action.READ_EVENTS, shows=EventOrReset)
    async def events(self, info: Info, after: After = None) -> Feed:
        """Every event the caller may know of, behind `after`; without it from now on."""
        return await feed(info.context, _event, after)


async def _event(event: Recorded, ctx: Context) -> Event:  # noqa: ARG001 - as other feeds show
    return Event.of(event)
