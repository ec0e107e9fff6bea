"""Root fields that read the event log."""

import strawberry

from api.access import query
from api.connection import After, First
from api.context import Info
from api.live.cursors import place_of
from api.live.reading import page_of
from api.live.types import EventsResult
from identity.access import Action


@strawberry.type
class EventQuery:
    """Root fields about events."""

    @query(may=Action.READ_EVENTS)
    async def events(self, info: Info, first: First, after: After = None) -> EventsResult:
        """What happened, oldest first, as far as the caller may know; without `after` from the beginning."""
        return await page_of(info.context, first, after)

    @query(may=Action.READ_EVENTS)
    async def newest_event_cursor(self, info: Info) -> str:
        """Where the log ends now: ask for it, load what you show, then follow behind it, and nothing is missed."""
        return place_of(await info.context.services.event_log.latest()).text()
