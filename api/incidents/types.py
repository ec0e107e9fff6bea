"""Incidents, as the schema shows them."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import member, readable
from api.context import Context, Info
from api.ids import encode_id
from api.incidents.enums import IncidentKind, IncidentStatus, Severity
from api.incidents.exposure_types import Exposure
from api.incidents.loaders import flags_by_incident, photos_by_incident, reports_by_incident, sites_by_id
from api.incidents.parts import IncidentFlag, IncidentReport, IncidentStep, PriorityFactor
from api.incidents.site_types import Site
from api.permits.shown import id_or_none
from api.scalars import GeoJSON
from api.work_orders.record_types import WorkPhoto
from geo import geojson
from identity.access import Action
from incidents.incidents import model

At = Annotated[datetime | None, strawberry.argument(description="In force then; now by default.")]
AsKnownAt = Annotated[datetime | None, strawberry.argument(description="As it was known then; now by default.")]


@readable(may=Action.READ_INCIDENTS)
class Incident:
    """Something broken (TMF621)."""

    id: ID = strawberry.field(description="Id of the incident.")
    reference: str = strawberry.field(description="What people call it.")
    organisation: ID = strawberry.field(description="Id of the organisation whose network is broken.")
    unit: ID | None = strawberry.field(description="Id of the administrative unit it lies in.")
    name: str = strawberry.field(description="What a dispatcher calls it; may be empty.")
    kind: IncidentKind = strawberry.field(description="What is broken.")
    severity: Severity = strawberry.field(description="How bad it is.")
    status: IncidentStatus = strawberry.field(description="Where it stands.")
    location: GeoJSON = strawberry.field(description="Where: a Point or a LineString.")
    priority: int = strawberry.field(description="The higher comes first.")
    factors: list[PriorityFactor] = strawberry.field(description="Why its priority is what it is.")
    first_seen_at: datetime = strawberry.field(description="The earliest sighting, by a device's clock.")
    last_seen_at: datetime = strawberry.field(description="The latest sighting, by a device's clock.")
    reported_at: datetime = strawberry.field(description="When the first report came in.")
    report_count: int = strawberry.field(description="How many reports there are of it.")
    triaged: bool = strawberry.field(description="True: a dispatcher has looked at it.")
    requested_resolution: datetime | None = strawberry.field(description="Until when it is wanted repaired.")
    expected_resolution: datetime | None = strawberry.field(description="Until when it will be repaired, it is said.")
    resolved_at: datetime | None = strawberry.field(description="When it was repaired.")
    fixed: bool | None = strawberry.field(description="Whether it was repaired; null: that is open, or was none.")
    duplicate_of: ID | None = strawberry.field(description="Id of the incident it repeats.")
    parent: ID | None = strawberry.field(description="Id of the incident it is part of.")
    version: int = strawberry.field(description="Counts its changes; a change names the one it is based on.")
    record: strawberry.Private[model.Incident]

    @member(may=Action.READ_SITES)
    async def affected_sites(self, info: Info) -> list[Site]:
        """The sites it hits, by code."""
        found = await info.context.loaders.of(sites_by_id).load_many(sorted(self.record.sites))
        return [Site.of(one) for one in sorted((one for one in found if one), key=lambda one: one.code)]

    @member(may=Action.READ_ZONES)
    async def exposure(self, info: Info, at: At = None, as_known_at: AsKnownAt = None) -> list[Exposure]:
        """Every zone within 500 m, what rules first, then the nearest; zones without a shape by the incident's unit."""
        ctx = info.context
        found = await ctx.services.exposures.of(self.record, by=ctx.actor, at=at or ctx.now(), as_known_at=as_known_at)
        return [Exposure.of(one) for one in found]

    @member(may=Action.READ_INCIDENTS)
    async def history(self, info: Info) -> list[IncidentStep]:
        """Its steps from state to state, oldest first."""
        ctx = info.context
        found = await ctx.services.incident_queries.history(self.record.id, by=ctx.actor)
        return [IncidentStep.of(one, ctx.language) for one in found]

    @member(may=Action.READ_INCIDENTS)
    async def reports(self, info: Info) -> list[IncidentReport]:
        """Its first 50 reports, oldest first; one's own where one reads the incident only because of them."""
        found = await info.context.loaders.of(reports_by_incident).load(self.record.id)
        return [IncidentReport.of(one) for one in found]

    @member(may=Action.READ_INCIDENTS)
    async def flags(self, info: Info) -> list[IncidentFlag]:
        """What zones have done to it, by zone."""
        found = await info.context.loaders.of(flags_by_incident).load(self.record.id)
        return [IncidentFlag.of(one, info.context) for one in found]

    @member(may=Action.READ_INCIDENTS)
    async def photos(self, info: Info) -> list[WorkPhoto]:
        """Photos of it that were put to /media, oldest first."""
        found = await info.context.loaders.of(photos_by_incident).load(self.record.id)
        return [WorkPhoto.of(one) for one in found]

    @classmethod
    def of(cls, one: model.Incident, ctx: Context) -> Self:
        """The incident as the schema shows it."""
        return cls(
            record=one,
            id=encode_id("Incident", one.id),
            reference=one.reference,
            organisation=encode_id("Organisation", one.organisation),
            unit=id_or_none("AdminUnit", one.unit),
            name=one.name,
            kind=one.kind,
            severity=one.severity,
            status=one.status,
            location=GeoJSON(geojson.write(one.location)),
            priority=one.priority,
            factors=[PriorityFactor.of(factor, ctx.language) for factor in one.factors],
            first_seen_at=one.first_seen_at,
            last_seen_at=one.last_seen_at,
            reported_at=one.reported_at,
            report_count=one.reports,
            triaged=one.triaged,
            requested_resolution=one.requested_resolution,
            expected_resolution=one.expected_resolution,
            resolved_at=one.resolved_at,
            fixed=one.fixed,
            duplicate_of=id_or_none("Incident", one.duplicate_of),
            parent=id_or_none("Incident", one.parent),
            version=one.version,
        )


async def incident_of(ctx: Context, id: UUID) -> Incident | None:
    """An incident as it stands now, if the caller may read it."""
    found = await ctx.services.incident_queries.find(id, by=ctx.actor)
    return Incident.of(found, ctx) if found else None
