"""Root fields that read the caller's inbox, addresses and duty, and how pushes went."""

from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import Open, query
from api.connection import After, Connection, First, paging
from api.context import Info
from api.ids import find_id, get_id
from api.notifications.enums import DeliveryState
from api.notifications.types import Delivery, DutyShift, Notification, PushAddress
from identity.access import Action


@strawberry.type
class NotificationQuery:
    """Root fields about notifications."""

    @query(may=Action.READ_INBOX)
    async def inbox(
        self,
        info: Info,
        first: First,
        after: After = None,
        unread: Annotated[bool, strawberry.argument(description="Only what was not read yet.")] = False,  # noqa: FBT002 - GraphQL's arguments have names
    ) -> Connection[Notification]:
        """What the caller was told, newest first."""
        ctx, asked = info.context, paging("inbox", first, after, tuple[UUID], bound=unread)
        key = asked.after[0] if asked.after else None
        page = await ctx.services.inbox.page(by=ctx.actor, unread=unread, after=key, first=asked.first)
        return asked.connection(page, lambda one: Notification.of(one, ctx.language), key=lambda one: (one.id,))

    @query(may=Action.READ_INBOX)
    async def unread_count(self, info: Info) -> int:
        """How many notifications the caller has not read."""
        return await info.context.services.inbox.unread(by=info.context.actor)

    @query(may=Action.READ_INBOX)
    async def notification(
        self,
        info: Info,
        id: Annotated[ID | None, strawberry.argument(description="Its id.")] = None,
        uuid: Annotated[UUID | None, strawberry.argument(description="Or the `id` of its push.")] = None,
    ) -> Notification | None:
        """One of the caller's notifications; null for anybody else's."""
        ctx, which = info.context, uuid or (find_id("Notification", id) if id else None)
        found = await ctx.services.inbox.find(which, by=ctx.actor) if which else None
        return Notification.of(found, ctx.language) if found else None

    @query(may=Action.READ_INBOX)
    async def push_addresses(self, info: Info) -> list[PushAddress]:
        """Where the caller's devices are reached, newest first."""
        return [PushAddress.of(one) for one in await info.context.services.push_addresses.own(by=info.context.actor)]

    @query(may=Open.SIGNED_IN)
    async def web_push_public_key(self, info: Info) -> str:
        """What a page hands to `pushManager.subscribe` as `applicationServerKey`: base64url, the same for good."""
        return info.context.services.web_push_public_key

    @query(may=Action.READ_INBOX)
    async def my_duty(self, info: Info) -> DutyShift | None:
        """The caller's shift; null off duty."""
        ctx = info.context
        found = await ctx.services.duties.own(by=ctx.actor, at=ctx.now())
        return DutyShift.of(found) if found else None

    @query(may=Action.READ_DELIVERIES)
    async def deliveries(
        self,
        info: Info,
        first: First,
        after: After = None,
        notification: Annotated[ID | None, strawberry.argument(description="Of this notification only.")] = None,
        state: Annotated[DeliveryState | None, strawberry.argument(description="In this state only.")] = None,
    ) -> Connection[Delivery]:
        """Pushes and what came of them, newest first."""
        ctx, asked = info.context, paging("deliveries", first, after, tuple[UUID], bound=(notification, state))
        which = get_id("Notification", notification, "notification") if notification else None
        key = asked.after[0] if asked.after else None
        page = await ctx.services.deliveries.page(
            by=ctx.actor, notification=which, state=state, after=key, first=asked.first
        )
        return asked.connection(page, Delivery.of, key=lambda one: (one.id,))
