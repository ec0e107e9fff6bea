"""What an incident's fields look up, asked together for one operation."""

from uuid import UUID

from api.context import Context
from incidents.incidents.model import Incident, IncidentFlag, IncidentReport
from incidents.photos.model import Photo
from incidents.sites.model import Site


async def sites_by_id(ctx: Context, ids: list[UUID]) -> list[Site | None]:
    """Sites."""
    known = {one.id: one for one in await ctx.services.sites.by_ids(ids, by=ctx.actor)}
    return [known.get(one) for one in ids]


async def incidents_by_id(ctx: Context, ids: list[UUID]) -> list[Incident | None]:
    """Incidents the caller may read."""
    known = {one.id: one for one in await ctx.services.incident_queries.find_many(ids, by=ctx.actor)}
    return [known.get(one) for one in ids]


async def reports_by_incident(ctx: Context, ids: list[UUID]) -> list[tuple[IncidentReport, ...]]:
    """The first reports of each."""
    found = await ctx.services.incident_queries.reports(ids, by=ctx.actor)
    return [found.get(one, ()) for one in ids]


async def flags_by_incident(ctx: Context, ids: list[UUID]) -> list[tuple[IncidentFlag, ...]]:
    """What zones have done to each."""
    found = await ctx.services.incident_queries.flags(ids, by=ctx.actor)
    return [found.get(one, ()) for one in ids]


async def photos_by_incident(ctx: Context, ids: list[UUID]) -> list[list[Photo]]:
    """Photos of each."""
    found = await ctx.services.photos.of_incidents(ids, by=ctx.actor)
    return [[photo for photo in found if photo.subject == one] for one in ids]
