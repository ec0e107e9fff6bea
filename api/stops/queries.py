"""Root fields that read stops."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from api.access import query
from api.connection import After, Connection, First, paging
from api.context import Info
from api.ids import find_id
from api.people.queries import Which
from api.stops.inputs import StopFilterInput
from api.stops.types import Stop
from identity.access import Action


@strawberry.type
class StopQuery:
    """Root fields about stops."""

    @query(may=Action.READ_STOPS)
    async def stop(self, info: Info, id: Which) -> Stop | None:
        """A stop; null for one that is unknown or not the caller's to read."""
        ctx, uuid = info.context, find_id("Stop", id)
        found = await ctx.services.stops.find(uuid, by=ctx.actor) if uuid else None
        return Stop.of(found) if found else None

    @query(may=Action.READ_STOPS)
    async def stops(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Annotated[StopFilterInput | None, strawberry.argument(description="Which ones.")] = None,
    ) -> Connection[Stop]:
        """Stops the caller may read, the newest first."""
        ctx = info.context
        asked = paging("stops", first, after, tuple[datetime, UUID], bound=filter)
        wanted = (filter or StopFilterInput()).to_domain()
        page = await ctx.services.stops.page(wanted, by=ctx.actor, after=asked.after, first=asked.first)
        return asked.connection(page, Stop.of, key=lambda one: (one.occurred_at, one.id))
