"""What clients say about rosters and crews. Raises BadInput naming the field."""

from datetime import date
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import input_type
from api.ids import get_id, kind_of
from api.inputs import KeyedInput, text_of
from api.people.enums import Duty, Skill, VehicleKind
from identity.crews.model import Compose
from identity.rosters.model import AddPerson, AddVehicle, HealthDeclaration, Vet, VetMany, VettingState
from identity.rosters.vetting import MOST
from storage.outcomes import BadInput

KINDS = ("Person", "Vehicle")
MOST_LISTED = 100


@input_type
class HealthDeclarationInput:
    """That a health declaration was made; never what it says."""

    declared_on: date = strawberry.field(description="Day it was made.")
    valid_until: date = strawberry.field(description="Last day on which it counts.")
    reference: str = strawberry.field(description="Where it can be looked up, at most 64 characters.")

    def to_domain(self) -> HealthDeclaration:
        """The declaration as the domain knows it."""
        reference = text_of(self.reference, "input.health.reference")
        return HealthDeclaration(declared_on=self.declared_on, valid_until=self.valid_until, reference=reference)


@input_type
class AddPersonInput(KeyedInput):
    """Somebody for the roster. The numbers are seen once: a keyed hash and the last four digits are kept."""

    organisation: ID = strawberry.field(description="Id of the organisation whose roster it is.")
    name: str = strawberry.field(description="Name, the given name last, at most 80 characters.")
    phone: str = strawberry.field(description="Vietnamese phone number, such as 0912 345 678.")
    cmnd: str | None = strawberry.field(default=None, description="Old identity card, 9 digits; this or the next.")
    cccd: str | None = strawberry.field(default=None, description="Citizen card, 12 digits.")
    health: HealthDeclarationInput | None = strawberry.field(default=None, description="Newest health declaration.")

    def to_domain(self) -> AddPerson:
        """The checked command."""
        return AddPerson(
            organisation=get_id("Organisation", self.organisation, "input.organisation"),
            name=self.name,
            phone=self.phone,
            cmnd=self.cmnd,
            cccd=self.cccd,
            health=self.health.to_domain() if self.health else None,
        )


@input_type
class AddVehicleInput(KeyedInput):
    """A vehicle for the roster."""

    organisation: ID = strawberry.field(description="Id of the organisation whose roster it is.")
    kind: VehicleKind = strawberry.field(description="What it is.")
    label: str = strawberry.field(description="What the organisation calls it, at most 80 characters.")
    plate: str | None = strawberry.field(default=None, description="Plate as written; null where it has none.")

    def to_domain(self) -> AddVehicle:
        """The checked command."""
        organisation = get_id("Organisation", self.organisation, "input.organisation")
        return AddVehicle(organisation=organisation, vehicle_kind=self.kind, plate=self.plate, label=self.label)


@input_type
class DeclareHealthInput(KeyedInput):
    """That somebody made a health declaration."""

    person: ID = strawberry.field(description="Id of the person.")
    health: HealthDeclarationInput = strawberry.field(description="The declaration.")

    def to_domain(self) -> tuple[UUID, HealthDeclaration]:
        """Who, and what."""
        return get_id("Person", self.person, "input.person"), self.health.to_domain()


@input_type
class VetRosterEntryInput(KeyedInput):
    """The department's word on a person or vehicle."""

    subject: ID = strawberry.field(description="Id of the person or vehicle.")
    version: int = strawberry.field(description="The version the decision is based on.")
    accept: bool = strawberry.field(description="True to vet, false to reject.")

    def to_domain(self) -> Vet:
        """The checked command."""
        state = VettingState.VETTED if self.accept else VettingState.REJECTED
        return vet_of(self.subject, self.version, state)


@input_type
class RosterEntrySeen:
    """A person or vehicle, as it was seen."""

    subject: ID = strawberry.field(description="Id of the person or vehicle.")
    version: int = strawberry.field(description="The version the decision is based on.")


@input_type
class VetRosterEntriesInput(KeyedInput):
    """The department's one word on many persons and vehicles; 500 at most."""

    entries: list[RosterEntrySeen] = strawberry.field(description="Which, each as it was seen.")
    accept: bool = strawberry.field(description="True to vet, false to reject.")

    def to_domain(self) -> VetMany:
        """The checked command."""
        state = VettingState.VETTED if self.accept else VettingState.REJECTED
        return VetMany(entries=tuple(vet_of(one.subject, one.version, state) for one in self.entries[: MOST + 1]))


@input_type
class DropPlannedCrewInput(KeyedInput):
    """A crew of a roster's file that is not wanted any more."""

    plan: ID = strawberry.field(description="Id of the planned crew.")

    def to_domain(self) -> UUID:
        """Which."""
        return get_id("PlannedCrew", self.plan, "input.plan")


@input_type
class RemoveRosterEntryInput(KeyedInput):
    """The organisation takes a person or vehicle off its roster."""

    subject: ID = strawberry.field(description="Id of the person or vehicle.")
    version: int = strawberry.field(description="The version the decision is based on.")

    def to_domain(self) -> Vet:
        """The checked command."""
        return vet_of(self.subject, self.version, VettingState.REMOVED)


@input_type
class ComposeCrewInput(KeyedInput):
    """A crew, new or changed, from vetted members and vehicles."""

    organisation: ID = strawberry.field(description="Id of the organisation whose roster it is from.")
    crew: ID | None = strawberry.field(default=None, description="Id of the crew to change; null for a new one.")
    version: int = strawberry.field(default=0, description="The version a change is based on; 0 for a new crew.")
    name: str = strawberry.field(description="Name, at most 80 characters.")
    lead: ID = strawberry.field(description="Id of the member who leads.")
    members: list[ID] = strawberry.field(description="Ids of the members, 1 to 20.")
    vehicles: list[ID] = strawberry.field(default_factory=list, description="Ids of the vehicles, at most 4.")
    skills: list[Skill] = strawberry.field(default_factory=list, description="What the crew can do.")
    base_zone: int | None = strawberry.field(default=None, description="Number of the zone it starts from.")

    def to_domain(self) -> Compose:
        """The checked command."""
        return Compose(
            organisation=get_id("Organisation", self.organisation, "input.organisation"),
            crew=get_id("Crew", self.crew, "input.crew") if self.crew else None,
            expected=self.version,
            name=self.name,
            lead=get_id("Person", self.lead, "input.lead"),
            members=_ids("Person", self.members, "input.members"),
            vehicles=_ids("Vehicle", self.vehicles, "input.vehicles"),
            skills=frozenset(self.skills),
            base_zone=self.base_zone,
        )


@input_type
class SetDutyInput(KeyedInput):
    """A crew goes on or off duty."""

    crew: ID = strawberry.field(description="Id of the crew.")
    duty: Duty = strawberry.field(description="What it is from now on.")

    def to_domain(self) -> tuple[UUID, Duty]:
        """Which, and what."""
        return get_id("Crew", self.crew, "input.crew"), self.duty


def vet_of(subject: ID, version: int, state: VettingState) -> Vet:
    """The word on a person or a vehicle; any other id is refused."""
    named = kind_of(subject)
    kind = named[0] if named and named[0] in KINDS else KINDS[0]
    return Vet(subject=get_id(kind, subject, "input.subject"), expected=version, state=state, of=kind)


def _ids(kind: str, ids: list[ID], field: str) -> tuple[UUID, ...]:
    if len(ids) > MOST_LISTED:
        raise BadInput(field, "TOO_MANY", most=str(MOST_LISTED))
    return tuple(get_id(kind, one, f"{field}.{at}") for at, one in enumerate(ids))
