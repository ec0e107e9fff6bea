"""Administrative units and organisations, as the schema shows them."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import member, readable
from api.context import Info
from api.ids import encode_id
from api.people.enums import OrganisationKind, UnitLevel
from api.people.loaders import organisations_by_id, successors_by_unit, units_by_id
from identity.access import Action
from identity.organisations import model as organisations
from identity.units import model as units


@readable(may=Action.READ_UNITS)
class AdminUnit:
    """A province, district, commune or hamlet, while it existed."""

    id: ID = strawberry.field(description="Id of the unit; a later unit with the same code has another one.")
    code: str = strawberry.field(description="Code of the General Statistics Office; used again by later units.")
    name: str = strawberry.field(description="Name with its type.")
    level: UnitLevel = strawberry.field(description="How high it stands.")
    valid_from: datetime = strawberry.field(description="Since when it exists.")
    valid_to: datetime | None = strawberry.field(description="Until when; null while it exists.")
    key: strawberry.Private[UUID]
    parent_key: strawberry.Private[UUID | None]
    predecessor_keys: strawberry.Private[tuple[UUID, ...]]

    @member(may=Action.READ_UNITS)
    async def parent(self, info: Info) -> "AdminUnit | None":
        """The unit it lies in; null where there is none above."""
        if self.parent_key is None:
            return None
        found = await info.context.loaders.of(units_by_id).load(self.parent_key)
        return AdminUnit.of(found) if found else None

    @member(may=Action.READ_UNITS)
    async def predecessors(self, info: Info) -> list["AdminUnit"]:
        """The units it was made of, by code."""
        return await units_of(info, self.predecessor_keys)

    @member(may=Action.READ_UNITS)
    async def successors(self, info: Info) -> list["AdminUnit"]:
        """The units that took its place, by code."""
        return await units_of(info, await info.context.loaders.of(successors_by_unit).load(self.key))

    @classmethod
    def of(cls, one: units.AdminUnit) -> Self:
        """The unit as the schema shows it."""
        return cls(
            id=encode_id("AdminUnit", one.id),
            code=one.code,
            name=one.name,
            level=one.level,
            valid_from=one.valid_from,
            valid_to=one.valid_to,
            key=one.id,
            parent_key=one.parent,
            predecessor_keys=tuple(one.predecessors),
        )


@readable(may=Action.READ_UNITS)
class Organisation:
    """A department, committee, site command or company."""

    id: ID = strawberry.field(description="Id of the organisation.")
    code: str = strawberry.field(description="Short code, unique.")
    name: str = strawberry.field(description="Name.")
    kind: OrganisationKind = strawberry.field(description="What it is.")
    parent_key: strawberry.Private[UUID | None]
    unit_key: strawberry.Private[UUID | None]

    @member(may=Action.READ_UNITS)
    async def parent(self, info: Info) -> "Organisation | None":
        """The organisation it belongs to; null at the top."""
        return await organisation_of(info, self.parent_key)

    @member(may=Action.READ_UNITS)
    async def unit(self, info: Info) -> AdminUnit | None:
        """The administrative unit it governs or serves; null where it is tied to none."""
        if self.unit_key is None:
            return None
        found = await info.context.loaders.of(units_by_id).load(self.unit_key)
        return AdminUnit.of(found) if found else None

    @classmethod
    def of(cls, one: organisations.Organisation) -> Self:
        """The organisation as the schema shows it."""
        return cls(
            id=encode_id("Organisation", one.id),
            code=one.code,
            name=one.name,
            kind=one.kind,
            parent_key=one.parent,
            unit_key=one.unit,
        )


@readable(may=Action.MANAGE_ORGANISATIONS)
class OrganisationFounded:
    """The organisation is there."""

    organisation: ID = strawberry.field(description="Id of the organisation.")

    @classmethod
    def of(cls, done: organisations.Founded) -> Self:
        """What was done, as the schema shows it."""
        return cls(organisation=encode_id("Organisation", done.organisation))


async def organisation_of(info: Info, id: UUID | None) -> Organisation | None:
    """An organisation by the operation's loader."""
    found = await info.context.loaders.of(organisations_by_id).load(id) if id is not None else None
    return Organisation.of(found) if found else None


async def units_of(info: Info, ids: tuple[UUID, ...]) -> list[AdminUnit]:
    """Units by the operation's loader, by code."""
    found = [one for one in await info.context.loaders.of(units_by_id).load_many(list(ids)) if one is not None]
    return [AdminUnit.of(one) for one in sorted(found, key=lambda one: (one.code, one.valid_from))]
