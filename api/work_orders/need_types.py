"""What a crew needs for a work order, as the schema shows it."""

from datetime import datetime
from typing import Self

import strawberry
from strawberry import ID

from api.access import part
from api.ids import encode_id
from api.permits.shown import id_or_none, ids
from api.work_orders.enums import Approval, Asks
from incidents.needs import model


@part
class PermitCover:
    """A member's live permit that opens a zone over the time of the work."""

    person: ID = strawberry.field(description="Id of the member.")
    permit: ID = strawberry.field(description="Id of the permit.")

    @classmethod
    def of(cls, one: model.Cover) -> Self:
        """The cover as the schema shows it."""
        return cls(person=encode_id("Person", one.person), permit=encode_id("Permit", one.permit))


@part
class ZoneNeed:
    """What one zone asks, who of the crew has a permit for it, and who lacks one."""

    zone: int = strawberry.field(description="Number of the zone.")
    unit: ID | None = strawberry.field(description="Id of the unit it lies in; null: the department answers for it.")
    asks: Asks = strawberry.field(description="What it asks.")
    approval: Approval | None = strawberry.field(description="How a missing permit would be answered.")
    forbidden_from: datetime | None = strawberry.field(description="From when it lets nobody in for the purpose.")
    covers: list[PermitCover] = strawberry.field(description="Who has a permit for it, and which.")
    missing: list[ID] = strawberry.field(description="Ids of the members who lack one.")
    ending: list[ID] = strawberry.field(description="Ids of permits that would do if they lasted longer.")

    @classmethod
    def of(cls, one: model.ZoneNeed) -> Self:
        """The need as the schema shows it."""
        return cls(
            zone=one.zone,
            unit=id_or_none("AdminUnit", one.unit),
            asks=one.asks,
            approval=one.approval,
            forbidden_from=one.forbidden_from,
            covers=[PermitCover.of(cover) for cover in one.covers],
            missing=ids("Person", one.missing),
            ending=ids("Permit", one.ending),
        )


@part
class PermitNeeds:
    """Everything a crew needs for a work order: zone by zone, member by member."""

    met: bool = strawberry.field(description="True when the crew may go: nothing is missing or forbidden.")
    crew: ID | None = strawberry.field(description="Id of the crew it is about; null: none is sent or named.")
    starts_at: datetime = strawberry.field(description="From when the crew is there.")
    needed_to: datetime = strawberry.field(description="Until when a permit must last at least.")
    asked_to: datetime = strawberry.field(description="Until when one would be asked for.")
    zones: list[ZoneNeed] = strawberry.field(description="Every zone that wins where it goes, or is named, by number.")
    missing_members: list[ID] = strawberry.field(description="Ids of the members who lack a permit for some zone.")
    at_once: bool = strawberry.field(description="True when a dispatch would issue what is missing at once.")
    waits_for: list[ID] = strawberry.field(description="Ids of the units that would have to decide.")
    waits_for_department: bool = strawberry.field(description="True when the department would have to decide.")

    @classmethod
    def of(cls, one: model.Needs) -> Self:
        """The needs as the schema shows them."""
        return cls(
            met=one.is_met,
            crew=id_or_none("Crew", one.plan.crew),
            starts_at=one.plan.start,
            needed_to=one.plan.needed_to,
            asked_to=one.plan.end,
            zones=[ZoneNeed.of(zone) for zone in one.zones],
            missing_members=ids("Person", one.missing_members),
            at_once=not one.forbidden and not one.deciding,
            waits_for=ids("AdminUnit", (unit for unit in one.deciding if unit is not None)),
            waits_for_department=None in one.deciding,
        )
