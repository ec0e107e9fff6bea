"""Applications, as the schema shows them."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import member, part, readable
from api.context import Info
from api.ids import encode_id
from api.people.loaders import persons_by_id, vehicles_by_id
from api.people.roster_types import Person, Vehicle
from api.permits.enums import ApplicationStatus, EntryMode, Purpose, Ruling, SubjectType
from api.permits.shown import id_or_none, ids, place_of
from api.places import LonLat
from api.zones.level_types import DailyHours
from identity.access import Action
from permits.applications import model
from permits.wanted import Wanted


@part
class WantedPermit:
    """The permit that is asked for."""

    organisation: ID = strawberry.field(description="Id of the organisation it is for.")
    purpose: Purpose = strawberry.field(description="Why they move.")
    subject_type: SubjectType = strawberry.field(description="Who or what it is for.")
    holders: list[ID] = strawberry.field(description="Ids of the persons on the roster.")
    vehicles: list[ID] = strawberry.field(description="Ids of the vehicles on the roster.")
    crew: ID | None = strawberry.field(description="Id of the crew they were taken from.")
    base_zone: int | None = strawberry.field(description="Number of the zone they return to.")
    entry_mode: EntryMode = strawberry.field(description="How often it is to let in.")
    zones: list[int] = strawberry.field(description="Numbers of the zones it is to open.")
    places: list[LonLat] = strawberry.field(description="Where the work is.")
    route: list[LonLat] = strawberry.field(description="The way there.")
    valid_from: datetime = strawberry.field(description="From this instant.")
    valid_to: datetime = strawberry.field(description="Until just before this instant.")
    hours: list[DailyHours] = strawberry.field(description="Daily hours; empty: at any hour.")
    conditions: str = strawberry.field(description="What else is promised.")
    premises: str = strawberry.field(description="The shop or site.")
    work_order: ID | None = strawberry.field(description="Id of the work order it is for.")
    replaces: ID | None = strawberry.field(description="Id of the permit it is to take the place of.")

    @classmethod
    def of(cls, one: Wanted) -> Self:
        """What is wanted, as the schema shows it."""
        return cls(
            organisation=encode_id("Organisation", one.organisation),
            purpose=one.purpose,
            subject_type=one.subject_type,
            holders=ids("Person", one.holders),
            vehicles=ids("Vehicle", one.vehicles),
            crew=id_or_none("Crew", one.crew),
            base_zone=one.base_zone,
            entry_mode=one.entry_mode,
            zones=list(one.zones),
            places=[place_of(position) for position in one.places],
            route=[place_of(position) for position in one.route],
            valid_from=one.valid_from,
            valid_to=one.valid_to,
            hours=[DailyHours(start_min=window.start, end_min=window.end) for window in one.hours],
            conditions=one.conditions,
            premises=one.premises,
            work_order=id_or_none("WorkOrder", one.work_order),
            replaces=id_or_none("Permit", one.replaces),
        )


@part
class ApplicationDecision:
    """What a unit said of its part."""

    ruling: Ruling = strawberry.field(description="Yes or no.")
    by: ID = strawberry.field(description="Id of the account that decided.")
    at: datetime = strawberry.field(description="When.")
    reason: str = strawberry.field(description="Why, in the approver's words.")


@part
class ApplicationPart:
    """The zones one unit decides."""

    unit: ID | None = strawberry.field(description="Id of the deciding unit; null: the department.")
    zones: list[int] = strawberry.field(description="Numbers of its zones.")
    decision: ApplicationDecision | None = strawberry.field(description="Null: the unit has not decided.")

    @classmethod
    def of(cls, one: model.Part) -> Self:
        """The part as the schema shows it."""
        return cls(unit=id_or_none("AdminUnit", one.unit), zones=list(one.zones), decision=_decision(one.decision))


@part
class ApplicationMessage:
    """A question of a unit, or the applicant's answer."""

    by: ID = strawberry.field(description="Id of the account that wrote it.")
    at: datetime = strawberry.field(description="When.")
    text: str = strawberry.field(description="What it says.")


@readable(may=Action.READ_PERMIT)
class Application:
    """A permit that is asked for, and how far it has come."""

    id: ID = strawberry.field(description="Id of the application.")
    reference: str = strawberry.field(description="What people call it in letters.")
    status: ApplicationStatus = strawberry.field(description="Where it stands.")
    version: int = strawberry.field(description="Counts its changes; a change names the one it is based on.")
    wanted: WantedPermit = strawberry.field(description="What is asked for.")
    requested_by: ID = strawberry.field(description="Id of the account that asks.")
    created_at: datetime = strawberry.field(description="When it was begun.")
    submitted_at: datetime | None = strawberry.field(description="When it was last handed in.")
    parts: list[ApplicationPart] = strawberry.field(description="What persons decide; empty under standing approval.")
    messages: list[ApplicationMessage] = strawberry.field(description="Questions and answers, oldest first.")
    permit: ID | None = strawberry.field(description="Id of the permit that came of it.")
    holder_keys: strawberry.Private[tuple[UUID, ...]]
    vehicle_keys: strawberry.Private[tuple[UUID, ...]]

    @member(may=Action.READ_ROSTER)
    async def holders(self, info: Info) -> list[Person]:
        """The persons as the roster has them now, in the order they were given."""
        found = await info.context.loaders.of(persons_by_id).load_many(list(self.holder_keys))
        return [Person.of(one, info.context) for one in found if one is not None]

    @member(may=Action.READ_CREWS)
    async def vehicles(self, info: Info) -> list[Vehicle]:
        """The vehicles as the roster has them now, in the order they were given."""
        found = await info.context.loaders.of(vehicles_by_id).load_many(list(self.vehicle_keys))
        return [Vehicle.of(one) for one in found if one is not None]

    @classmethod
    def of(cls, one: model.Application) -> Self:
        """The application as the schema shows it."""
        return cls(
            id=encode_id("Application", one.id),
            reference=one.reference,
            status=one.status,
            version=one.version,
            wanted=WantedPermit.of(one.wanted),
            requested_by=encode_id("Account", one.requested_by),
            created_at=one.created_at,
            submitted_at=one.submitted_at,
            parts=[ApplicationPart.of(part) for part in one.parts],
            messages=[_message(message) for message in one.messages],
            permit=id_or_none("Permit", one.permit),
            holder_keys=one.wanted.holders,
            vehicle_keys=one.wanted.vehicles,
        )


def _decision(one: model.Decision | None) -> ApplicationDecision | None:
    if one is None:
        return None
    return ApplicationDecision(ruling=one.ruling, by=encode_id("Account", one.by), at=one.at, reason=one.reason)


def _message(one: model.Message) -> ApplicationMessage:
    return ApplicationMessage(by=encode_id("Account", one.by), at=one.at, text=one.text)
