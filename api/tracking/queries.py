"""Root fields that read positions and visits."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from api.access import query
from api.connection import After, Connection, First, paging
from api.context import Info
from api.ids import get_id
from api.people.queries import OfOrganisation
from api.places import BoxInput
from api.tracking.inputs import ZoneVisitFilterInput
from api.tracking.types import CrewPosition, ZoneVisit
from identity.access import Action
from tracking.positions.model import Wanted


@strawberry.type
class TrackingQuery:
    """Root fields about positions and visits."""

    @query(may=Action.READ_POSITIONS)
    async def crew_positions(
        self,
        info: Info,
        first: First,
        after: After = None,
        organisation: OfOrganisation = None,
        box: Annotated[BoxInput | None, strawberry.argument(description="Only those within it.")] = None,
    ) -> Connection[CrewPosition]:
        """Where crews were last seen: those the caller may see, and those the caller belongs to."""
        ctx = info.context
        asked = paging("crewPositions", first, after, UUID, bound=[organisation, box])
        wanted = Wanted(
            organisation=get_id("Organisation", organisation, "organisation") if organisation else None,
            box=box.to_domain("box") if box else None,
        )
        page = await ctx.services.positions.page(wanted, by=ctx.actor, after=asked.after, first=asked.first)
        return asked.connection(page, CrewPosition.of, key=lambda one: one.fix.crew)

    @query(may=Action.READ_POSITIONS)
    async def zone_visits(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Annotated[ZoneVisitFilterInput | None, strawberry.argument(description="Which ones.")] = None,
    ) -> Connection[ZoneVisit]:
        """Which crew was in which zone, the last that entered first."""
        ctx = info.context
        asked = paging("zoneVisits", first, after, tuple[datetime, UUID, int], bound=filter)
        wanted = (filter or ZoneVisitFilterInput()).to_domain()
        page = await ctx.services.geofences.visits(wanted, by=ctx.actor, after=asked.after, first=asked.first)
        return asked.connection(page, ZoneVisit.of, key=lambda one: (one.visit.entered_at, one.crew, one.visit.zone))
