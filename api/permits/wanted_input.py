"""The permit a client asks for. `to_domain` raises BadInput naming the field as the client wrote it."""

from datetime import datetime
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import input_type
from api.ids import get_id
from api.permits.enums import EntryMode, Purpose, SubjectType
from api.places import LonLatInput
from api.zones.level_inputs import DailyHoursInput
from credentials.claims import Window
from permits.wanted import MAX_ROUTE, MAX_WINDOWS, Position, Wanted
from storage.outcomes import BadInput


@input_type
class WantedPermitInput:
    """The permit that is asked for."""

    organisation: ID = strawberry.field(description="Id of the organisation it is for.")
    purpose: Purpose = strawberry.field(description="Why they move.")
    subject_type: SubjectType = strawberry.field(description="Who or what it is for.")
    holders: list[ID] = strawberry.field(description="Ids of 1 to 50 vetted persons of its roster.")
    vehicles: list[ID] = strawberry.field(default_factory=list, description="Ids of up to 4 vetted vehicles.")
    crew: ID | None = strawberry.field(default=None, description="Id of the crew they are taken from.")
    base_zone: int | None = strawberry.field(default=None, description="Number of the zone they return to.")
    entry_mode: EntryMode = strawberry.field(default=EntryMode.MULTIPLE, description="How often it is to let in.")
    zones: list[int] = strawberry.field(description="Numbers of 1 to 32 zones it is to open.")
    places: list[LonLatInput] = strawberry.field(default_factory=list, description="Up to 50 places of work.")
    route: list[LonLatInput] = strawberry.field(
        default_factory=list, description="The way there as a line of up to 500 places."
    )
    valid_from: datetime = strawberry.field(description="From this instant; whole seconds count.")
    valid_to: datetime = strawberry.field(description="Until just before this instant; whole seconds count.")
    hours: list[DailyHoursInput] = strawberry.field(
        default_factory=list, description="Up to 4 spans of every day; empty: at any hour."
    )
    conditions: str = strawberry.field(default="", description="What else is promised; up to 500 characters.")
    premises: str = strawberry.field(default="", description="The shop or site; up to 500 characters.")
    work_order: ID | None = strawberry.field(default=None, description="Id of the work order it is for.")
    replaces: ID | None = strawberry.field(
        default=None, description="Id of the permit it is to take the place of; that one is superseded."
    )

    def to_domain(self, field: str) -> Wanted:
        """What is wanted, its ids and places read; the use case checks the rest."""
        return Wanted(
            organisation=get_id("Organisation", self.organisation, f"{field}.organisation"),
            purpose=self.purpose,
            subject_type=self.subject_type,
            holders=_ids("Person", self.holders, f"{field}.holders"),
            vehicles=_ids("Vehicle", self.vehicles, f"{field}.vehicles"),
            crew=optional_id("Crew", self.crew, f"{field}.crew"),
            base_zone=self.base_zone,
            entry_mode=self.entry_mode,
            zones=tuple(self.zones),
            places=_positions(self.places, f"{field}.places"),
            route=_positions(self.route, f"{field}.route"),
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            hours=_windows(self.hours, f"{field}.hours"),
            conditions=self.conditions.strip(),
            premises=self.premises.strip(),
            work_order=optional_id("WorkOrder", self.work_order, f"{field}.workOrder"),
            replaces=optional_id("Permit", self.replaces, f"{field}.replaces"),
        )


def optional_id(kind: str, value: ID | None, field: str) -> UUID | None:
    """The UUID in an id of this kind, or None where none was given."""
    return None if value is None else get_id(kind, value, field)


def _ids(kind: str, values: list[ID], field: str) -> tuple[UUID, ...]:
    return tuple(get_id(kind, value, f"{field}.{at}") for at, value in enumerate(values))


def _positions(places: list[LonLatInput], field: str) -> tuple[Position, ...]:
    if len(places) > MAX_ROUTE:
        raise BadInput(field, "TOO_MANY", limit=str(MAX_ROUTE))
    return tuple((place.lon, place.lat) for place in _checked(places, field))


def _checked(places: list[LonLatInput], field: str) -> list[LonLatInput]:
    for at, place in enumerate(places):
        place.to_domain(f"{field}.{at}")
    return places


def _windows(hours: list[DailyHoursInput], field: str) -> tuple[Window, ...]:
    if len(hours) > MAX_WINDOWS:
        raise BadInput(field, "TOO_MANY", limit=str(MAX_WINDOWS))
    checked = [one.to_domain(f"{field}.{at}") for at, one in enumerate(hours)]
    return tuple(Window(start=one.start_min, end=one.end_min) for one in checked)
