"""Root fields that take positions."""

from typing import Annotated, TypeAlias

import strawberry

from api.access import mutation
from api.context import Info
from api.problems import AnyProblem, problem, result_union
from api.tracking.inputs import ReportPositionsInput
from api.tracking.types import PositionsReported
from identity.access import Action
from storage.outcomes import Refusal

ReportPositionsResult: TypeAlias = Annotated[
    PositionsReported | AnyProblem, result_union("ReportPositionsResult", "reporting positions")
]


@strawberry.type
class TrackingMutation:
    """Root fields about positions."""

    @mutation(may=Action.REPORT_POSITIONS)
    async def report_positions(
        self, info: Info, input: Annotated[ReportPositionsInput, strawberry.argument(description="The fixes.")]
    ) -> ReportPositionsResult:
        """Hand in fixes of the caller's crew; no single one can fail the batch."""
        ctx = info.context
        done = await ctx.services.positions.report(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PositionsReported.of(done)
