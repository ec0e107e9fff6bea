"""Rosters and crews, as the schema shows them. Phone, digits and declaration only to who keeps or vets the roster."""

from datetime import date, datetime
from typing import Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import member, part, readable
from api.context import Context, Info
from api.ids import encode_id
from api.people.enums import AttachmentKind, Duty, Skill, VehicleKind, VettingState
from api.people.loaders import attachments_by_subject, persons_by_id, vehicles_by_id
from api.people.types import Organisation, organisation_of
from api.problems import ReasonText, reason_text
from identity import names
from identity.access import Action
from identity.crews import model as crews
from identity.rosters import model as rosters
from identity.rosters.service import may_read_person


@part
class NameParts:
    """A Vietnamese name taken apart; the given name is how somebody is called."""

    family: str = strawberry.field(description="Family name; empty in a name of one word.")
    middle: str = strawberry.field(description="Middle names; may be empty.")
    given: str = strawberry.field(description="Given name, the last word.")

    @classmethod
    def of(cls, parts: names.NameParts) -> Self:
        """The parts as the schema shows them."""
        return cls(family=parts.family, middle=parts.middle, given=parts.given)


@part
class HealthDeclaration:
    """That a health declaration was made; never what it says."""

    declared_on: date = strawberry.field(description="Day it was made.")
    valid_until: date = strawberry.field(description="Last day on which it counts.")
    reference: str = strawberry.field(description="Where it can be looked up.")

    @classmethod
    def of(cls, one: rosters.HealthDeclaration) -> Self:
        """The declaration as the schema shows it."""
        return cls(declared_on=one.declared_on, valid_until=one.valid_until, reference=one.reference)


@part
class Attachment:
    """A letter or document that a vetting rests on."""

    id: ID = strawberry.field(description="Id of the attachment.")
    kind: AttachmentKind = strawberry.field(description="What it is.")
    filename: str = strawberry.field(description="Name of the file as it was handed in.")
    size: int = strawberry.field(description="Bytes.")
    at: datetime = strawberry.field(description="When it was attached.")
    address: str = strawberry.field(description="Path of its bytes on this server, for who may read the roster.")

    @classmethod
    def of(cls, one: rosters.Attachment) -> Self:
        """The attachment as the schema shows it."""
        return cls(
            id=encode_id("Attachment", one.id),
            kind=one.attachment_kind,
            filename=one.filename,
            size=one.size,
            at=one.at,
            address=f"/media/{one.media}",
        )


@readable(may=Action.READ_CREWS)
class Person:
    """Somebody on an organisation's roster."""

    id: ID = strawberry.field(description="Id of the person.")
    name: str = strawberry.field(description="Name, the given name last.")
    name_parts: NameParts = strawberry.field(description="The name taken apart.")
    state: VettingState = strawberry.field(description="What the department said.")
    version: int = strawberry.field(description="Version; a vetting is based on it.")
    phone: str | None = strawberry.field(description="Phone; null for who may not see it.")
    cmnd_last4: str | None = strawberry.field(description="Last digits of the old identity card; null unless visible.")
    cccd_last4: str | None = strawberry.field(description="Last digits of the citizen card; null unless visible.")
    health: HealthDeclaration | None = strawberry.field(description="Newest declaration; null unless visible.")
    key: strawberry.Private[UUID]
    organisation_key: strawberry.Private[UUID]

    @member(may=Action.READ_CREWS)
    async def organisation(self, info: Info) -> Organisation | None:
        """Whose roster it is."""
        return await organisation_of(info, self.organisation_key)

    @member(may=Action.READ_CREWS)
    async def attachments(self, info: Info) -> list[Attachment]:
        """What the vetting rests on, oldest first; empty for who may not read the roster."""
        return await _attachments(info, self.key)

    @classmethod
    def of(cls, one: rosters.Person, ctx: Context) -> Self:
        """The person as this caller may see them."""
        seen = may_read_person(ctx.actor, one)
        return cls(
            id=encode_id("Person", one.id),
            name=one.name,
            name_parts=NameParts.of(one.name_parts),
            state=one.state,
            version=one.version,
            phone=one.phone if seen else None,
            cmnd_last4=one.cmnd.last4 if seen and one.cmnd else None,
            cccd_last4=one.cccd.last4 if seen and one.cccd else None,
            health=HealthDeclaration.of(one.health) if seen and one.health else None,
            key=one.id,
            organisation_key=one.organisation,
        )


@readable(may=Action.READ_CREWS)
class Vehicle:
    """Something on an organisation's roster that moves."""

    id: ID = strawberry.field(description="Id of the vehicle.")
    kind: VehicleKind = strawberry.field(description="What it is.")
    label: str = strawberry.field(description="What its organisation calls it.")
    plate: str | None = strawberry.field(description="Plate as compared: capitals and digits; null where it has none.")
    plate_shown: str = strawberry.field(description="Plate as it was written; empty where it has none.")
    state: VettingState = strawberry.field(description="What the department said.")
    version: int = strawberry.field(description="Version; a vetting is based on it.")
    key: strawberry.Private[UUID]
    organisation_key: strawberry.Private[UUID]

    @member(may=Action.READ_CREWS)
    async def organisation(self, info: Info) -> Organisation | None:
        """Whose roster it is."""
        return await organisation_of(info, self.organisation_key)

    @member(may=Action.READ_CREWS)
    async def attachments(self, info: Info) -> list[Attachment]:
        """What the vetting rests on, oldest first; empty for who may not read the roster."""
        return await _attachments(info, self.key)

    @classmethod
    def of(cls, one: rosters.Vehicle) -> Self:
        """The vehicle as the schema shows it."""
        return cls(
            id=encode_id("Vehicle", one.id),
            kind=one.vehicle_kind,
            label=one.label,
            plate=one.plate,
            plate_shown=one.shown,
            state=one.state,
            version=one.version,
            key=one.id,
            organisation_key=one.organisation,
        )


@readable(may=Action.READ_CREWS)
class Crew:
    """Who works together, with which vehicles."""

    id: ID = strawberry.field(description="Id of the crew.")
    name: str = strawberry.field(description="Name.")
    skills: list[Skill] = strawberry.field(description="What it can do.")
    base_zone: int | None = strawberry.field(description="Number of the zone it starts from, if it has one.")
    duty: Duty = strawberry.field(description="Whether it may be sent.")
    version: int = strawberry.field(description="Version; a change is based on it.")
    organisation_key: strawberry.Private[UUID]
    lead_key: strawberry.Private[UUID]
    member_keys: strawberry.Private[tuple[UUID, ...]]
    vehicle_keys: strawberry.Private[tuple[UUID, ...]]

    @member(may=Action.READ_CREWS)
    async def organisation(self, info: Info) -> Organisation | None:
        """Whose crew it is."""
        return await organisation_of(info, self.organisation_key)

    @member(may=Action.READ_CREWS)
    async def lead(self, info: Info) -> Person | None:
        """Who leads it; one of its members."""
        found = await info.context.loaders.of(persons_by_id).load(self.lead_key)
        return Person.of(found, info.context) if found else None

    @member(may=Action.READ_CREWS)
    async def members(self, info: Info) -> list[Person]:
        """Its members, in the order they were given."""
        found = await info.context.loaders.of(persons_by_id).load_many(list(self.member_keys))
        return [Person.of(one, info.context) for one in found if one is not None]

    @member(may=Action.READ_CREWS)
    async def vehicles(self, info: Info) -> list[Vehicle]:
        """Its vehicles, in the order they were given."""
        found = await info.context.loaders.of(vehicles_by_id).load_many(list(self.vehicle_keys))
        return [Vehicle.of(one) for one in found if one is not None]

    @classmethod
    def of(cls, one: crews.Crew) -> Self:
        """The crew as the schema shows it."""
        return cls(
            id=encode_id("Crew", one.id),
            name=one.name,
            skills=sorted(one.skills),
            base_zone=one.base_zone,
            duty=one.duty,
            version=one.version,
            organisation_key=one.organisation,
            lead_key=one.lead,
            member_keys=one.members,
            vehicle_keys=one.vehicles,
        )


@readable(may=Action.READ_ROSTER)
class PlannedCrew:
    """A crew of a roster's file, composed as soon as the department has vetted everybody and everything in it."""

    id: ID = strawberry.field(description="Id of the plan; the crew will have another one.")
    name: str = strawberry.field(description="Name.")
    skills: list[Skill] = strawberry.field(description="What it will be able to do.")
    base_zone: int | None = strawberry.field(description="Number of the zone it will start from, if it has one.")
    plan: strawberry.Private[crews.PlannedCrew]

    @member(may=Action.READ_ROSTER)
    async def lead(self, info: Info) -> Person | None:
        """Who will lead it; one of its members."""
        found = await info.context.loaders.of(persons_by_id).load(self.plan.lead)
        return Person.of(found, info.context) if found else None

    @member(may=Action.READ_ROSTER)
    async def members(self, info: Info) -> list[Person]:
        """Its members, in the order of the file."""
        found = await info.context.loaders.of(persons_by_id).load_many(list(self.plan.members))
        return [Person.of(one, info.context) for one in found if one is not None]

    @member(may=Action.READ_ROSTER)
    async def vehicles(self, info: Info) -> list[Vehicle]:
        """Its vehicles, in the order of the file."""
        found = await info.context.loaders.of(vehicles_by_id).load_many(list(self.plan.vehicles))
        return [Vehicle.of(one) for one in found if one is not None]

    @classmethod
    def of(cls, one: crews.PlannedCrew) -> Self:
        """The plan as the schema shows it."""
        return cls(
            id=encode_id("PlannedCrew", one.id),
            name=one.name,
            skills=sorted(one.skills),
            base_zone=one.base_zone,
            plan=one,
        )


@readable(may=Action.READ_ROSTER)
class PlannedCrewDropped:
    """Nothing waits under that name any more."""

    plan: ID = strawberry.field(description="Id of the planned crew.")

    @classmethod
    def of(cls, done: crews.PlanDropped) -> Self:
        """What was done, as the schema shows it."""
        return cls(plan=encode_id("PlannedCrew", done.plan))


@part
class EntryVetted:
    """What came of one entry."""

    subject: ID = strawberry.field(description="Id of the person or vehicle.")
    version: int = strawberry.field(description="Its version now; 0 where there is no such entry.")
    reason: ReasonText | None = strawberry.field(description="Why it stands as before; null: it was done.")

    @classmethod
    def of(cls, one: rosters.EntryVetted, ctx: Context) -> Self:
        """The result as the schema shows it."""
        reason = reason_text(one.reason, ctx) if one.reason else None
        return cls(subject=encode_id(one.of, one.subject), version=one.version, reason=reason)


@readable(may=Action.READ_ROSTER)
class RosterEntriesVetted:
    """One result an entry, in the order asked."""

    entries: list[EntryVetted] = strawberry.field(description="What came of each.")
    crews: list[ID] = strawberry.field(description="Ids of the crews that waited for these and are crews now.")

    @classmethod
    def of(cls, done: rosters.ManyVetted, ctx: Context) -> Self:
        """What was done, as the schema shows it."""
        return cls(
            entries=[EntryVetted.of(one, ctx) for one in done.entries],
            crews=[encode_id("Crew", one) for one in done.crews],
        )


@readable(may=Action.READ_CREWS)
class RosterEntryChanged:
    """The person or vehicle stands as asked."""

    subject: ID = strawberry.field(description="Id of the person or vehicle.")
    version: int = strawberry.field(description="Its version now; the next change is based on it.")

    @classmethod
    def of(cls, kind: str, done: rosters.Rostered) -> Self:
        """What was done, as the schema shows it."""
        return cls(subject=encode_id(kind, done.subject), version=done.version)


@readable(may=Action.READ_CREWS)
class CrewChanged:
    """The crew stands as asked."""

    crew: ID = strawberry.field(description="Id of the crew.")
    version: int = strawberry.field(description="Its version now; the next change is based on it.")

    @classmethod
    def of(cls, done: crews.Composed) -> Self:
        """What was done, as the schema shows it."""
        return cls(crew=encode_id("Crew", done.crew), version=done.version)


async def _attachments(info: Info, subject: UUID) -> list[Attachment]:
    return [Attachment.of(one) for one in await info.context.loaders.of(attachments_by_subject).load(subject)]
