"""Root fields that change checkpoints and take in checks."""

from typing import Annotated, TypeAlias

import strawberry

from api.access import mutation
from api.checkpoints.check_inputs import RecordChecksInput
from api.checkpoints.check_types import CheckReceipts
from api.checkpoints.inputs import (
    CloseCheckpointInput,
    CreateCheckpointInput,
    ResiteCheckpointInput,
)
from api.checkpoints.types import CheckpointPlaced
from api.context import Info
from api.problems import AnyProblem, problem, result_union
from identity.access import Action
from storage.outcomes import Refusal

CreateCheckpointResult: TypeAlias = Annotated[
    CheckpointPlaced | AnyProblem, result_union("CreateCheckpointResult", "putting up a checkpoint")
]
ResiteCheckpointResult: TypeAlias = Annotated[
    CheckpointPlaced | AnyProblem, result_union("ResiteCheckpointResult", "re-siting a checkpoint")
]
CloseCheckpointResult: TypeAlias = Annotated[
    CheckpointPlaced | AnyProblem, result_union("CloseCheckpointResult", "closing a checkpoint")
]
RecordChecksResult: TypeAlias = Annotated[
    CheckReceipts | AnyProblem, result_union("RecordChecksResult", "handing in checks")
]


@strawberry.type
class CheckpointMutation:
    """Root fields about checkpoints."""

    @mutation(may=Action.MANAGE_CHECKPOINTS)
    async def create_checkpoint(
        self, info: Info, input: Annotated[CreateCheckpointInput, strawberry.argument(description="The checkpoint.")]
    ) -> CreateCheckpointResult:
        """Put up a checkpoint."""
        ctx = info.context
        done = await ctx.services.checkpoints.create(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else CheckpointPlaced.of(done)

    @mutation(may=Action.MANAGE_CHECKPOINTS)
    async def resite_checkpoint(
        self, info: Info, input: Annotated[ResiteCheckpointInput, strawberry.argument(description="What changes.")]
    ) -> ResiteCheckpointResult:
        """Let a checkpoint stand otherwise from an instant on; how it stood before stays readable."""
        ctx = info.context
        done = await ctx.services.checkpoints.resite(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else CheckpointPlaced.of(done)

    @mutation(may=Action.MANAGE_CHECKPOINTS)
    async def close_checkpoint(
        self, info: Info, input: Annotated[CloseCheckpointInput, strawberry.argument(description="Which, and when.")]
    ) -> CloseCheckpointResult:
        """Let a checkpoint stand no more from an instant on."""
        ctx = info.context
        done = await ctx.services.checkpoints.close(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else CheckpointPlaced.of(done)

    @mutation(may=Action.RECORD_CHECK)
    async def record_checks(
        self, info: Info, input: Annotated[RecordChecksInput, strawberry.argument(description="The checks.")]
    ) -> RecordChecksResult:
        """Hand in checks; every one is answered with a receipt and none is refused."""
        ctx = info.context
        done = await ctx.services.checks.record(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else CheckReceipts.of(done)
