"""Root fields that follow what happens."""

from typing import Annotated

import strawberry
from strawberry import ID

from api.access import subscription
from api.connection import After
from api.context import Context, Info
from api.ids import get_id
from api.live.cursors import place_of
from api.live.feeds import Feed, PositionFeed, feed
from api.live.types import (
    CrewPositionsOrReset,
    Event,
    EventOrReset,
    InboxReceived,
    InboxReceivedOrReset,
    ZoneChanged,
    ZoneChangedOrReset,
)
from api.notifications.types import Notification
from api.places import BoxInput
from api.zones.types import Zone
from identity.access import Action
from storage.event import Recorded


@strawberry.type
class LiveSubscription:
    """Root fields that follow."""

    @subscription(may=Action.READ_EVENTS, shows=EventOrReset)
    async def events(self, info: Info, after: After = None) -> Feed:
        """Every event the caller may know of, behind `after`; without it from now on."""
        return await feed(info.context, _event, after)

    @subscription(may=Action.READ_ZONES, shows=ZoneChangedOrReset)
    async def zone_changed(
        self,
        info: Info,
        after: After = None,
        units: Annotated[
            list[ID] | None, strawberry.argument(description="Of zones in these units, or below them; null: of all.")
        ] = None,
    ) -> Feed:
        """Zones that were published, changed or closed, each as it stands now."""
        ctx = info.context
        wanted = None if units is None else frozenset(get_id("AdminUnit", one, "units") for one in units)
        within = None if wanted is None else (await ctx.services.units.tree()).within(wanted)
        return await feed(ctx, _zone, after, kinds=frozenset({"ZONE_CHANGED"}), units=within)

    @subscription(may=Action.READ_INBOX, shows=InboxReceivedOrReset)
    async def inbox_received(self, info: Info, after: After = None) -> Feed:
        """What the caller is told, as it comes into the inbox."""
        return await feed(info.context, _notification, after, kinds=frozenset({"INBOX_RECEIVED"}))

    @subscription(may=Action.READ_POSITIONS, shows=CrewPositionsOrReset)
    async def crew_positions(
        self,
        info: Info,  # noqa: ARG002 - as other fields
        box: Annotated[
            BoxInput | None, strawberry.argument(description="Only of crews in it, or just gone from it.")
        ] = None,
    ) -> PositionFeed:
        """Where crews are, at most once a second; first all, then what changed."""
        return PositionFeed(box=box.to_domain("box") if box else None)


async def _event(event: Recorded, ctx: Context) -> Event:  # noqa: ARG001 - as other feeds show
    return Event.of(event)


async def _zone(event: Recorded, ctx: Context) -> ZoneChanged | None:
    found = await ctx.services.zones.find(event.subject, by=ctx.actor)
    cursor = place_of(event).text()
    return None if found is None else ZoneChanged.of(event.payload, cursor=cursor, zone=Zone.of(found))


async def _notification(event: Recorded, ctx: Context) -> InboxReceived | None:
    found = await ctx.services.inbox.find(event.subject, by=ctx.actor)
    if found is None:
        return None
    return InboxReceived(cursor=place_of(event).text(), notification=Notification.of(found, ctx.language))
