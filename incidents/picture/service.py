"""What a map shows of incidents and work orders; whoever may not read one does not see it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from identity.access import Actor
from incidents.incidents.reading import reader_of as incident_reader
from incidents.picture import store
from incidents.picture.model import ShownIncident, ShownWorkOrder
from incidents.work_orders.reading import reader_of as order_reader
from storage.database import Database


class WorkPictures:
    """Nothing is written."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def incidents(
        self, at: datetime, *, by: Actor, ids: Collection[UUID] | None = None
    ) -> tuple[ShownIncident, ...]:
        """Incidents that were open at an instant, the highest priority first."""
        async with self.db.reading(long=ids is None) as rx:
            return await store.open_incidents(rx, at, incident_reader(by), ids)

    async def work_orders(
        self, at: datetime, *, by: Actor, now: datetime, ids: Collection[UUID] | None = None
    ) -> tuple[ShownWorkOrder, ...]:
        """Work orders that were open at an instant, the oldest first."""
        async with self.db.reading(long=ids is None) as rx:
            return await store.open_work_orders(rx, at, order_reader(by), ids, is_past=at < now)
