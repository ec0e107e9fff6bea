"""Use cases of geofences: who was in which zone."""

from identity.access import Actor
from storage.database import Database
from storage.paging import Page
from tracking.geofences import store
from tracking.geofences.model import CrewVisit, VisitFilter
from tracking.geofences.store import Key
from tracking.positions.service import visible_to


class Geofences:
    """The visits of crews to zones; whoever may see a crew's position may see its visits."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def visits(self, wanted: VisitFilter, *, by: Actor, after: Key | None, first: int) -> Page[CrewVisit]:
        """Visits, the last entered first."""
        visible = visible_to(by, wanted.organisation)
        async with self.db.reading() as rx:
            return await store.page(rx, wanted, visible, after=after, first=first)
