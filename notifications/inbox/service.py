"""Use cases of an inbox: read it, say what was read, take care of what asks for it."""

from collections.abc import Sequence
from uuid import UUID

from identity.access import Action, Actor, allow
from notifications.deliveries import store as deliveries
from notifications.inbox import store
from notifications.inbox.model import Acknowledged, Marked, Notification, NotificationAcknowledged
from storage import events
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.outcomes import BadInput, Conflict, NotFound, Refusal
from storage.paging import Page

MOST = 500
"""Ids in one call."""


class Inbox:
    """Everybody has one and reads no other."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def page(self, *, by: Actor, after: UUID | None, first: int, unread: bool = False) -> Page[Notification]:
        """The actor's notifications, newest first."""
        allow(by, Action.READ_INBOX)
        async with self.db.reading() as rx:
            return await store.page(rx, by.account, unread=unread, after=after, first=first)

    async def find(self, id: UUID, *, by: Actor) -> Notification | None:
        """One of the actor's notifications; None for anybody else's."""
        allow(by, Action.READ_INBOX)
        async with self.db.reading() as rx:
            found = await store.find(rx, id)
        return found if found is not None and found.account == by.account else None

    async def unread(self, *, by: Actor) -> int:
        """How many the actor has not read."""
        allow(by, Action.READ_INBOX)
        async with self.db.reading() as rx:
            return await store.unread(rx, by.account)

    async def read(self, ids: Sequence[UUID], *, by: Actor, request: Request) -> Marked | Refusal:
        """The actor has read these; a push of them that still waits is not sent."""
        _few(ids)

        async def work(tx: Tx) -> Marked | Refusal:
            allow(by, Action.READ_INBOX)
            own = await store.own(tx, by.account, ids)
            await store.mark_read(tx, own, request.at)
            await deliveries.were_read(tx, own, request.at)
            return Marked(notifications=own)

        return await once(self.db, request, Marked, work)

    async def report_delivered(self, ids: Sequence[UUID], *, by: Actor, request: Request) -> Marked | Refusal:
        """The actor's device has received these."""
        _few(ids)

        async def work(tx: Tx) -> Marked | Refusal:
            allow(by, Action.READ_INBOX)
            own = await store.own(tx, by.account, ids)
            await store.mark_delivered(tx, own, request.at)
            await deliveries.were_delivered(tx, own, by.session, request.at)
            return Marked(notifications=own)

        return await once(self.db, request, Marked, work)

    async def acknowledge(self, id: UUID, *, by: Actor, request: Request) -> Acknowledged | Refusal:
        """The actor takes care: it escalates no further. Again changes nothing."""

        async def work(tx: Tx) -> Acknowledged | Refusal:
            allow(by, Action.READ_INBOX)
            found = await store.find(tx, id)
            if found is None or found.account != by.account:
                return NotFound(kind="Notification", id=id)
            if not found.needs_ack:
                return Conflict(code="NOTHING_TO_ACKNOWLEDGE")
            return await _acknowledge(tx, found, by, request)

        return await once(self.db, request, Acknowledged, work)


async def _acknowledge(tx: Tx, found: Notification, by: Actor, request: Request) -> Acknowledged:
    if await store.mark_acknowledged(tx, found.id, request.at):
        await store.end_escalation(tx, found.event, found.code, request.at, "ACKNOWLEDGED")
        await deliveries.were_acknowledged(tx, [found.id], request.at)
        said = NotificationAcknowledged(
            subject=found.id, at=request.at, organisation=by.organisation, account=by.account
        )
        await events.append(tx, said)
    return Acknowledged(notification=found.id, at=found.acknowledged_at or request.at)


def _few(ids: Sequence[UUID]) -> None:
    if len(ids) > MOST:
        raise BadInput("notifications", "TOO_MANY")
