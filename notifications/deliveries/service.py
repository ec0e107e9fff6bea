"""Reading how pushes went: for those who watch over the service."""

from uuid import UUID

from identity.access import Action, Actor, allow
from notifications.deliveries import store
from notifications.deliveries.model import Delivery, DeliveryState
from storage.database import Database
from storage.paging import Page


class Deliveries:
    """What went to which device; no words and no addresses, only their last characters."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def page(
        self,
        *,
        by: Actor,
        notification: UUID | None = None,
        state: DeliveryState | None = None,
        after: UUID | None,
        first: int,
    ) -> Page[Delivery]:
        """Deliveries, newest first."""
        allow(by, Action.READ_DELIVERIES)
        async with self.db.reading() as rx:
            return await store.page(rx, notification_id=notification, state=state, after=after, first=first)
