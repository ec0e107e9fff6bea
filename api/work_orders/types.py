"""Work orders, as the schema shows them."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import member, readable
from api.context import Info
from api.ids import encode_id, find_id
from api.people.loaders import crews_by_id
from api.people.roster_types import Crew
from api.permits.shown import id_or_none
from api.permits.types import Permit
from api.places import LonLat
from api.work_orders import loaders
from api.work_orders.enums import CrewProgress, Purpose, WorkOrderState
from api.work_orders.need_types import PermitNeeds
from api.work_orders.record_types import (
    KeptEdit,
    WorkOrderFlag,
    WorkOrderNote,
    WorkOrderProgress,
    WorkOrderStep,
    WorkOrderStop,
    WorkPhoto,
)
from identity.access import Action
from incidents.work_orders import model


@readable(may=Action.READ_WORK_ORDERS)
class WorkOrder:
    """What is to be done where, by whom, why."""

    id: ID = strawberry.field(description="Id of the work order.")
    reference: str = strawberry.field(description="What people call it.")
    organisation: ID = strawberry.field(description="Id of the organisation whose it is.")
    title: str = strawberry.field(description="What is to be done.")
    purpose: Purpose = strawberry.field(description="Why; permits for it are asked for this purpose.")
    incident: ID | None = strawberry.field(description="Id of the incident it repairs; deliveries have none.")
    place: LonLat | None = strawberry.field(description="Where it is, if it is one place.")
    route: list[LonLat] = strawberry.field(description="The line it goes along, if it is a route.")
    stops: list[WorkOrderStop] = strawberry.field(description="The places of a run, in order.")
    zones: list[int] = strawberry.field(description="Numbers of the zones it names itself.")
    starts_at: datetime | None = strawberry.field(description="Begin of the appointment.")
    ends_at: datetime | None = strawberry.field(description="End of the appointment.")
    state: WorkOrderState = strawberry.field(description="Where it stands.")
    progress: CrewProgress | None = strawberry.field(description="How far its crew has come; null: none is sent.")
    progress_at: datetime | None = strawberry.field(description="Since when, as the crew's device said.")
    created_at: datetime = strawberry.field(description="When it was written.")
    version: int = strawberry.field(
        description="Counts what was decided about it; a change names the one it is based on. Reports do not raise it."
    )
    key: strawberry.Private[UUID]
    crew_key: strawberry.Private[UUID | None]

    @member(may=Action.READ_CREWS)
    async def crew(self, info: Info) -> Crew | None:
        """The crew that is sent; null where there is none, or it is not the caller's to read."""
        if self.crew_key is None:
            return None
        found = await info.context.loaders.of(crews_by_id).load(self.crew_key)
        return Crew.of(found) if found else None

    @member(may=Action.READ_WORK_ORDERS)
    async def needs(
        self,
        info: Info,
        crew: Annotated[
            ID | None, strawberry.argument(description="Id of a crew that might be sent; null: the one that is.")
        ] = None,
    ) -> PermitNeeds:
        """Which permits are missing for whom, zone by zone, and how they would be answered."""
        wanted = (self.key, find_id("Crew", crew) if crew else None)
        return PermitNeeds.of(await info.context.loaders.of(loaders.needs_by_order).load(wanted))

    @member(may=Action.READ_PERMIT)
    async def permits(self, info: Info) -> list[Permit]:
        """Its permits that the caller may read, oldest first."""
        ctx = info.context
        return [Permit.of(one, ctx) for one in await ctx.loaders.of(loaders.permits_by_order).load(self.key)]

    @member(may=Action.READ_WORK_ORDERS)
    async def progress_history(self, info: Info) -> list[WorkOrderProgress]:
        """Every progress report, by the time the device said."""
        found = await info.context.loaders.of(loaders.reports_by_order).load(self.key)
        return [WorkOrderProgress.of(one) for one in found]

    @member(may=Action.READ_WORK_ORDERS)
    async def state_history(self, info: Info) -> list[WorkOrderStep]:
        """Every step from state to state, oldest first."""
        found = await info.context.loaders.of(loaders.changes_by_order).load(self.key)
        return [WorkOrderStep.of(one) for one in found]

    @member(may=Action.READ_WORK_ORDERS)
    async def notes(self, info: Info) -> list[WorkOrderNote]:
        """Words about it, by the time the device said."""
        found = await info.context.loaders.of(loaders.notes_by_order).load(self.key)
        return [WorkOrderNote.of(one) for one in found]

    @member(may=Action.READ_WORK_ORDERS)
    async def photos(self, info: Info) -> list[WorkPhoto]:
        """Photos of it, oldest first."""
        found = await info.context.loaders.of(loaders.photos_by_subject).load(self.key)
        return [WorkPhoto.of(one) for one in found]

    @member(may=Action.READ_WORK_ORDERS)
    async def kept_edits(self, info: Info) -> list[KeptEdit]:
        """Edits that came too late to be made; somebody has to look at both sides."""
        found = await info.context.loaders.of(loaders.edits_by_order).load(self.key)
        return [KeptEdit.of(one) for one in found]

    @member(may=Action.READ_WORK_ORDERS)
    async def flags(self, info: Info) -> list[WorkOrderFlag]:
        """What zones last did to it, newest first."""
        ctx = info.context
        return [
            WorkOrderFlag.of(one, ctx.language) for one in await ctx.loaders.of(loaders.flags_by_order).load(self.key)
        ]

    @classmethod
    def of(cls, one: model.WorkOrder) -> Self:
        """The work order as the schema shows it."""
        return cls(
            key=one.id,
            crew_key=one.crew,
            id=encode_id("WorkOrder", one.id),
            reference=one.reference,
            organisation=encode_id("Organisation", one.organisation),
            title=one.title,
            purpose=one.purpose,
            incident=id_or_none("Incident", one.incident),
            place=LonLat.of(one.place) if one.place else None,
            route=[LonLat.of(place) for place in one.route],
            stops=[WorkOrderStop.of(stop) for stop in one.stops],
            zones=list(one.zones),
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            state=one.state,
            progress=one.progress,
            progress_at=one.progress_at,
            created_at=one.created_at,
            version=one.version,
        )
