"""Root fields that change rosters and crews."""

from typing import Annotated, TypeAlias

import strawberry

from api.access import mutation
from api.context import Info
from api.people import roster_inputs as inputs
from api.people.doing import within_input
from api.people.roster_types import CrewChanged, PlannedCrewDropped, RosterEntriesVetted, RosterEntryChanged
from api.problems import AnyProblem, problem, result_union
from identity.access import Action
from storage.outcomes import Refusal

AddPersonResult: TypeAlias = Annotated[
    RosterEntryChanged | AnyProblem, result_union("AddPersonResult", "putting somebody on a roster")
]
AddVehicleResult: TypeAlias = Annotated[
    RosterEntryChanged | AnyProblem, result_union("AddVehicleResult", "putting a vehicle on a roster")
]
DeclareHealthResult: TypeAlias = Annotated[
    RosterEntryChanged | AnyProblem, result_union("DeclareHealthResult", "noting a health declaration")
]
VetRosterEntryResult: TypeAlias = Annotated[
    RosterEntryChanged | AnyProblem, result_union("VetRosterEntryResult", "vetting")
]
VetRosterEntriesResult: TypeAlias = Annotated[
    RosterEntriesVetted | AnyProblem, result_union("VetRosterEntriesResult", "vetting many")
]
DropPlannedCrewResult: TypeAlias = Annotated[
    PlannedCrewDropped | AnyProblem, result_union("DropPlannedCrewResult", "dropping a planned crew")
]
RemoveRosterEntryResult: TypeAlias = Annotated[
    RosterEntryChanged | AnyProblem, result_union("RemoveRosterEntryResult", "taking off a roster")
]
ComposeCrewResult: TypeAlias = Annotated[
    CrewChanged | AnyProblem, result_union("ComposeCrewResult", "composing a crew")
]
SetDutyResult: TypeAlias = Annotated[CrewChanged | AnyProblem, result_union("SetDutyResult", "going on or off duty")]


@strawberry.type
class RosterMutation:
    """Root fields about rosters and crews."""

    @mutation(may=Action.MANAGE_ROSTER)
    async def add_person(
        self, info: Info, input: Annotated[inputs.AddPersonInput, strawberry.argument(description="Who.")]
    ) -> AddPersonResult:
        """Put somebody on a roster; the department vets them once."""
        ctx = info.context
        with within_input():
            done = await ctx.services.rosters.add_person(
                input.to_domain(), by=ctx.actor, request=ctx.request_for(input)
            )
        return problem(done, ctx) if isinstance(done, Refusal) else RosterEntryChanged.of("Person", done)

    @mutation(may=Action.MANAGE_ROSTER)
    async def add_vehicle(
        self, info: Info, input: Annotated[inputs.AddVehicleInput, strawberry.argument(description="Which one.")]
    ) -> AddVehicleResult:
        """Put a vehicle on a roster, with or without a plate; the department vets it once."""
        ctx = info.context
        with within_input():
            done = await ctx.services.rosters.add_vehicle(
                input.to_domain(), by=ctx.actor, request=ctx.request_for(input)
            )
        return problem(done, ctx) if isinstance(done, Refusal) else RosterEntryChanged.of("Vehicle", done)

    @mutation(may=Action.DECLARE_HEALTH)
    async def declare_health(
        self, info: Info, input: Annotated[inputs.DeclareHealthInput, strawberry.argument(description="Whose, when.")]
    ) -> DeclareHealthResult:
        """Note that somebody, perhaps oneself, made a health declaration; never what it says."""
        ctx, (person, health) = info.context, input.to_domain()
        with within_input():
            done = await ctx.services.rosters.declare(person, health, by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else RosterEntryChanged.of("Person", done)

    @mutation(may=Action.VET_ROSTER)
    async def vet_roster_entry(
        self, info: Info, input: Annotated[inputs.VetRosterEntryInput, strawberry.argument(description="The word.")]
    ) -> VetRosterEntryResult:
        """Vet or reject a person or vehicle, once and for every permit."""
        ctx, command = info.context, input.to_domain()
        done = await ctx.services.rosters.vet(command, by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else RosterEntryChanged.of(command.of, done)

    @mutation(may=Action.VET_ROSTER)
    async def vet_roster_entries(
        self, info: Info, input: Annotated[inputs.VetRosterEntriesInput, strawberry.argument(description="The word.")]
    ) -> VetRosterEntriesResult:
        """Vet or reject many that were seen; each that stands otherwise by now stays and says so."""
        ctx = info.context
        with within_input():
            done = await ctx.services.vettings.vet(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else RosterEntriesVetted.of(done, ctx)

    @mutation(may=Action.COMPOSE_CREW)
    async def drop_planned_crew(
        self, info: Info, input: Annotated[inputs.DropPlannedCrewInput, strawberry.argument(description="Which.")]
    ) -> DropPlannedCrewResult:
        """Let a crew of a roster's file wait no longer."""
        ctx = info.context
        done = await ctx.services.crews.drop_plan(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PlannedCrewDropped.of(done)

    @mutation(may=Action.MANAGE_ROSTER)
    async def remove_roster_entry(
        self,
        info: Info,
        input: Annotated[inputs.RemoveRosterEntryInput, strawberry.argument(description="Who or what.")],
    ) -> RemoveRosterEntryResult:
        """Take a person or vehicle off the roster for good."""
        ctx, command = info.context, input.to_domain()
        done = await ctx.services.rosters.vet(command, by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else RosterEntryChanged.of(command.of, done)

    @mutation(may=Action.COMPOSE_CREW)
    async def compose_crew(
        self, info: Info, input: Annotated[inputs.ComposeCrewInput, strawberry.argument(description="The crew.")]
    ) -> ComposeCrewResult:
        """Make or change a crew from vetted members and vehicles."""
        ctx = info.context
        with within_input():
            done = await ctx.services.crews.compose(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else CrewChanged.of(done)

    @mutation(may=Action.SET_DUTY)
    async def set_duty(
        self, info: Info, input: Annotated[inputs.SetDutyInput, strawberry.argument(description="Which, and what.")]
    ) -> SetDutyResult:
        """Put a crew on or off duty; its own members may too."""
        ctx, (crew, duty) = info.context, input.to_domain()
        done = await ctx.services.crews.set_duty(crew, duty, by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else CrewChanged.of(done)
