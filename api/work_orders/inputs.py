"""What clients ask of work orders. `to_domain` raises BadInput naming the field as the client wrote it."""

from datetime import datetime
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import input_type
from api.ids import get_id
from api.inputs import KeyedInput
from api.permits.wanted_input import optional_id
from api.places import LonLatInput
from api.work_orders.enums import Purpose, WorkOrderState
from geo.place import Place
from identity.access import Actor
from incidents.work_orders import commands
from incidents.work_orders.store import WorkOrderFilter
from permits.wanted import MAX_PLACES, MAX_ROUTE
from storage.idempotency import NOBODY
from storage.outcomes import BadInput


@input_type
class WorkOrderFilterInput:
    """Which work orders; what is left out asks nothing."""

    organisation: ID | None = strawberry.field(default=None, description="Of this organisation.")
    state: WorkOrderState | None = strawberry.field(default=None, description="In this state.")
    open: bool | None = strawberry.field(default=None, description="With something left to do, or without.")
    crew: ID | None = strawberry.field(default=None, description="Of this crew.")
    incident: ID | None = strawberry.field(default=None, description="For this incident.")
    purpose: Purpose | None = strawberry.field(default=None, description="For this purpose.")
    mine: bool = strawberry.field(default=False, description="Only those of crews that the caller belongs to.")

    def to_domain(self, by: Actor) -> WorkOrderFilter:
        """The checked filter."""
        return WorkOrderFilter(
            organisation=optional_id("Organisation", self.organisation, "filter.organisation"),
            state=self.state,
            is_open=self.open,
            crew=optional_id("Crew", self.crew, "filter.crew"),
            incident=optional_id("Incident", self.incident, "filter.incident"),
            purpose=self.purpose,
            person=(by.person or NOBODY) if self.mine else None,
        )


@input_type
class WorkOrderStopInput:
    """One place of a run."""

    place: LonLatInput = strawberry.field(description="Where it is.")
    label: str = strawberry.field(description="What it is called; 1 to 200 characters.")


@input_type
class CreateWorkOrderInput(KeyedInput):
    """A work order: one of place, route and stops, or else the zones it goes into."""

    organisation: ID = strawberry.field(description="Id of the organisation whose it is.")
    title: str = strawberry.field(description="What is to be done; 1 to 200 characters.")
    purpose: Purpose = strawberry.field(description="Why.")
    incident: ID | None = strawberry.field(default=None, description="Id of the incident it repairs.")
    place: LonLatInput | None = strawberry.field(default=None, description="Where it is.")
    route: list[LonLatInput] = strawberry.field(default_factory=list, description="A line of 2 to 500 places.")
    stops: list[WorkOrderStopInput] = strawberry.field(default_factory=list, description="Up to 50 stops, in order.")
    zones: list[int] = strawberry.field(
        default_factory=list, description="Numbers of zones it goes into beside those on the map, e.g. without a shape."
    )
    starts_at: datetime | None = strawberry.field(default=None, description="Begin of the appointment.")
    ends_at: datetime | None = strawberry.field(default=None, description="End of the appointment, 30 days at most.")

    def to_domain(self) -> commands.Create:
        """The command, its ids and places read; the use case checks the rest."""
        return commands.Create(
            organisation=get_id("Organisation", self.organisation, "input.organisation"),
            title=self.title,
            purpose=self.purpose,
            incident=optional_id("Incident", self.incident, "input.incident"),
            place=self.place.to_domain("input.place") if self.place else None,
            route=self._route(),
            stops=self._stops(),
            zones=tuple(self.zones),
            starts_at=self.starts_at,
            ends_at=self.ends_at,
        )

    def _route(self) -> tuple[Place, ...]:
        if len(self.route) > MAX_ROUTE:
            raise BadInput("input.route", "TOO_MANY", limit=str(MAX_ROUTE))
        return tuple(one.to_domain(f"input.route.{at}") for at, one in enumerate(self.route))

    def _stops(self) -> tuple[commands.StopWanted, ...]:
        if len(self.stops) > MAX_PLACES:
            raise BadInput("input.stops", "TOO_MANY", limit=str(MAX_PLACES))
        return tuple(
            commands.StopWanted(place=one.place.to_domain(f"input.stops.{at}.place"), label=one.label)
            for at, one in enumerate(self.stops)
        )


@input_type
class WorkOrderRefInput(KeyedInput):
    """One work order, as it was seen."""

    work_order: ID = strawberry.field(description="Id of the work order.")
    version: int = strawberry.field(description="The version that was seen.")

    def key(self) -> UUID:
        """Which work order."""
        return get_id("WorkOrder", self.work_order, "input.workOrder")


@input_type
class DispatchWorkOrderInput(WorkOrderRefInput):
    """A crew that is sent."""

    crew: ID = strawberry.field(description="Id of the crew.")
    zones: list[int] = strawberry.field(
        default_factory=list, description="Numbers of zones it passes on its way, as `crewsFor` lists them."
    )
    dispatch_without_permit: bool = strawberry.field(
        default=False, description="Send it although permits are missing or a zone lets nobody in; nothing is asked."
    )

    def to_domain(self) -> commands.Dispatch:
        """The command."""
        return commands.Dispatch(
            work_order=self.key(),
            version=self.version,
            crew=get_id("Crew", self.crew, "input.crew"),
            zones=tuple(self.zones),
            without_permit=self.dispatch_without_permit,
        )


@input_type
class MoveWorkOrderInput(WorkOrderRefInput):
    """A work order that is held up, waits, or goes on."""

    state: WorkOrderState = strawberry.field(description="HELD, PENDING or IN_PROGRESS.")
    note: str = strawberry.field(default="", description="Why; up to 500 characters.")

    def to_domain(self) -> commands.Move:
        """The command."""
        return commands.Move(work_order=self.key(), version=self.version, state=self.state, note=self.note)


@input_type
class ReopenWorkOrderInput(WorkOrderRefInput):
    """A work order that goes on."""

    note: str = strawberry.field(description="Why; 1 to 500 characters.")
    reopen_without_permit: bool = strawberry.field(
        default=False, description="Go on although permits are missing or a zone lets nobody in; nothing is asked."
    )

    def to_domain(self) -> commands.Reopen:
        """The command."""
        return commands.Reopen(
            work_order=self.key(),
            version=self.version,
            note=self.note,
            without_permit=self.reopen_without_permit,
        )
