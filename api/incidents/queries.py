"""Root fields that read incidents and sites."""

from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import query
from api.connection import After, Connection, First, paging
from api.context import Info
from api.ids import find_id
from api.incidents.inputs import IncidentFilterInput
from api.incidents.site_inputs import SiteFilterInput
from api.incidents.site_types import Site
from api.incidents.types import Incident, incident_of
from identity.access import Action

Which = Annotated[IncidentFilterInput | None, strawberry.argument(description="Which incidents.")]


@strawberry.type
class IncidentQuery:
    """Root fields about incidents and sites."""

    @query(may=Action.READ_INCIDENTS)
    async def incident(
        self, info: Info, id: Annotated[ID, strawberry.argument(description="Id of the incident.")]
    ) -> Incident | None:
        """An incident by its id."""
        uuid = find_id("Incident", id)
        return await incident_of(info.context, uuid) if uuid else None

    @query(may=Action.READ_INCIDENTS)
    async def incidents(
        self, info: Info, first: First, after: After = None, filter: Which = None
    ) -> Connection[Incident]:
        """Incidents the caller may read, the highest priority first."""
        ctx, wanted = info.context, (filter or IncidentFilterInput()).to_domain()
        asked = paging("incidents", first, after, tuple[int, UUID], bound=wanted)
        page = await ctx.services.incident_queries.by_priority(
            wanted, by=ctx.actor, after=asked.after, first=asked.first
        )
        return asked.connection(page, lambda one: Incident.of(one, ctx), key=lambda one: (one.priority, one.id))

    @query(may=Action.READ_INCIDENTS)
    async def newest_incidents(
        self, info: Info, first: First, after: After = None, filter: Which = None
    ) -> Connection[Incident]:
        """Incidents the caller may read, the newest first."""
        ctx, wanted = info.context, (filter or IncidentFilterInput()).to_domain()
        asked = paging("newestIncidents", first, after, UUID, bound=wanted)
        page = await ctx.services.incident_queries.newest(wanted, by=ctx.actor, after=asked.after, first=asked.first)
        return asked.connection(page, lambda one: Incident.of(one, ctx), key=lambda one: one.id)

    @query(may=Action.READ_SITES)
    async def site(
        self, info: Info, id: Annotated[ID, strawberry.argument(description="Id of the site.")]
    ) -> Site | None:
        """A site by its id."""
        ctx, uuid = info.context, find_id("Site", id)
        found = await ctx.services.sites.find(uuid, by=ctx.actor) if uuid else None
        return Site.of(found) if found else None

    @query(may=Action.READ_SITES)
    async def sites(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Annotated[SiteFilterInput | None, strawberry.argument(description="Which sites.")] = None,
    ) -> Connection[Site]:
        """Sites by code."""
        ctx, wanted = info.context, (filter or SiteFilterInput()).to_domain()
        asked = paging("sites", first, after, tuple[str, UUID], bound=wanted)
        page = await ctx.services.sites.page(wanted, by=ctx.actor, after=asked.after, first=asked.first)
        return asked.connection(page, Site.of, key=lambda one: (one.code, one.id))
