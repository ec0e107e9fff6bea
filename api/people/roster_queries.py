"""Root fields that read rosters and crews."""

from functools import partial
from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import query
from api.connection import After, Connection, First, paging
from api.context import Info
from api.ids import find_id, get_id
from api.inputs import text_of
from api.people.enums import VettingState
from api.people.queries import OfOrganisation, Which
from api.people.roster_types import Crew, Person, PlannedCrew, Vehicle
from identity.access import Action

Roster: TypeAlias = Annotated[ID, strawberry.argument(description="Id of the organisation whose roster it is.")]

StandingSo: TypeAlias = Annotated[
    VettingState | None, strawberry.argument(description="Only those of whom the department said this.")
]


@strawberry.type
class RosterQuery:
    """Root fields about rosters and crews."""

    @query(may=Action.READ_CREWS)
    async def person(self, info: Info, id: Which) -> Person | None:
        """Somebody on a roster; null for who is unknown or not the caller's to read."""
        ctx, uuid = info.context, find_id("Person", id)
        found = await ctx.services.rosters.find_person(uuid, by=ctx.actor) if uuid else None
        return Person.of(found, ctx) if found else None

    @query(may=Action.READ_ROSTER)
    async def persons(  # noqa: PLR0913, PLR0917 - GraphQL's arguments have names
        self,
        info: Info,
        organisation: Roster,
        first: First,
        after: After = None,
        named: Annotated[str, strawberry.argument(description="Any part of a name, diacritics or not.")] = "",
        state: StandingSo = None,
    ) -> Connection[Person]:
        """Everybody on a roster, by name without diacritics."""
        ctx, wanted = info.context, get_id("Organisation", organisation, "organisation")
        asked = paging("persons", first, after, tuple[str, UUID], bound=[organisation, named, state])
        page = await ctx.services.rosters.persons(
            wanted, by=ctx.actor, named=text_of(named, "named", 80), state=state, after=asked.after, first=asked.first
        )
        return asked.connection(page, partial(Person.of, ctx=ctx), key=lambda one: (one.folded, one.id))

    @query(may=Action.READ_ROSTER)
    async def vehicle(self, info: Info, id: Which) -> Vehicle | None:
        """A vehicle on a roster; null for one that is unknown or not the caller's to read."""
        ctx, uuid = info.context, find_id("Vehicle", id)
        found = await ctx.services.rosters.find_vehicle(uuid, by=ctx.actor) if uuid else None
        return Vehicle.of(found) if found else None

    @query(may=Action.READ_ROSTER)
    async def vehicles(
        self, info: Info, organisation: Roster, first: First, after: After = None, state: StandingSo = None
    ) -> Connection[Vehicle]:
        """Every vehicle on a roster, by label."""
        ctx, wanted = info.context, get_id("Organisation", organisation, "organisation")
        asked = paging("vehicles", first, after, tuple[str, UUID], bound=[organisation, state])
        page = await ctx.services.rosters.vehicles(
            wanted, by=ctx.actor, state=state, after=asked.after, first=asked.first
        )
        return asked.connection(page, Vehicle.of, key=lambda one: (one.label, one.id))

    @query(may=Action.READ_ROSTER)
    async def planned_crews(self, info: Info, organisation: Roster) -> list[PlannedCrew]:
        """Crews of a roster's file that wait until everybody in them is vetted, by name."""
        ctx, wanted = info.context, get_id("Organisation", organisation, "organisation")
        return [PlannedCrew.of(one) for one in await ctx.services.crews.planned(wanted, by=ctx.actor)]

    @query(may=Action.READ_CREWS)
    async def crew(self, info: Info, id: Which) -> Crew | None:
        """A crew; null for one that is unknown or not the caller's to read."""
        ctx, uuid = info.context, find_id("Crew", id)
        found = await ctx.services.crews.find(uuid, by=ctx.actor) if uuid else None
        return Crew.of(found) if found else None

    @query(may=Action.READ_CREWS)
    async def crews(
        self, info: Info, first: First, after: After = None, organisation: OfOrganisation = None
    ) -> Connection[Crew]:
        """Crews by name: those the caller may read, and those the caller belongs to."""
        ctx = info.context
        asked = paging("crews", first, after, tuple[str, UUID], bound=organisation)
        wanted = get_id("Organisation", organisation, "organisation") if organisation else None
        page = await ctx.services.crews.page(by=ctx.actor, organisation=wanted, after=asked.after, first=asked.first)
        return asked.connection(page, Crew.of, key=lambda one: (one.name, one.id))
