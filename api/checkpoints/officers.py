"""Root fields about the officers of a checkpoint."""

from typing import Annotated, TypeAlias

import strawberry

from api.access import mutation, query
from api.checkpoints import officer_types as types
from api.context import Info
from api.ids import find_id, get_id
from api.people.doing import within_input
from api.people.queries import Which
from api.problems import AnyProblem, problem, result_union
from identity.access import Action
from storage.outcomes import Refusal

AddOfficerResult: TypeAlias = Annotated[
    types.PinGiven | AnyProblem, result_union("AddOfficerResult", "adding an officer")
]
ResetOfficerPinResult: TypeAlias = Annotated[
    types.PinGiven | AnyProblem, result_union("ResetOfficerPinResult", "giving an officer another PIN")
]
EndOfficerResult: TypeAlias = Annotated[
    types.OfficerEnded | AnyProblem, result_union("EndOfficerResult", "ending an officer's duty at a checkpoint")
]


@strawberry.type
class OfficerQuery:
    """Root fields that read officers."""

    @query(may=Action.MANAGE_OFFICERS)
    async def officers(self, info: Info, checkpoint: Which) -> list[types.Officer] | None:
        """Who signs on at a checkpoint's phones, oldest first; null for an unknown checkpoint."""
        ctx, uuid = info.context, find_id("Checkpoint", checkpoint)
        found = await ctx.services.officers.of_checkpoint(uuid, by=ctx.actor) if uuid else None
        return None if found is None else [types.Officer.of(one) for one in found]


@strawberry.type
class OfficerMutation:
    """Root fields that change officers."""

    @mutation(may=Action.MANAGE_OFFICERS)
    async def add_officer(
        self, info: Info, input: Annotated[types.AddOfficerInput, strawberry.argument(description="Who, and where.")]
    ) -> AddOfficerResult:
        """Let somebody sign on at a checkpoint's phones, by a PIN that works without a network."""
        ctx = info.context
        with within_input():
            done = await ctx.services.officers.add(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else types.PinGiven.of(done)

    @mutation(may=Action.MANAGE_OFFICERS)
    async def reset_officer_pin(
        self, info: Info, input: Annotated[types.ResetOfficerPinInput, strawberry.argument(description="Whose.")]
    ) -> ResetOfficerPinResult:
        """Give an officer another PIN; phones learn it with their next sheet."""
        ctx = info.context
        with within_input():
            done = await ctx.services.officers.reset_pin(
                input.to_domain(), by=ctx.actor, request=ctx.request_for(input)
            )
        return problem(done, ctx) if isinstance(done, Refusal) else types.PinGiven.of(done)

    @mutation(may=Action.MANAGE_OFFICERS)
    async def end_officer(
        self, info: Info, input: Annotated[types.EndOfficerInput, strawberry.argument(description="Who.")]
    ) -> EndOfficerResult:
        """End an officer's duty at a checkpoint; phones learn it with their next sheet."""
        ctx, officer = info.context, get_id("Officer", input.officer, "input.officer")
        done = await ctx.services.officers.end(officer, by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else types.OfficerEnded.of(done)
