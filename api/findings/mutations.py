"""Root fields that change findings."""

from typing import Annotated, TypeAlias

import strawberry

from api.access import mutation
from api.context import Info
from api.findings import inputs
from api.findings.types import FindingSettled
from api.problems import AnyProblem, problem, result_union
from identity.access import Action
from storage.outcomes import Refusal

SettleFindingResult: TypeAlias = Annotated[
    FindingSettled | AnyProblem, result_union("SettleFindingResult", "settling a finding")
]


@strawberry.type
class FindingMutation:
    """Root fields about findings."""

    @mutation(may=Action.SETTLE_FINDING)
    async def settle_finding(
        self,
        info: Info,
        input: Annotated[inputs.SettleFindingInput, strawberry.argument(description="Which one, and what of it.")],
    ) -> SettleFindingResult:
        """Say that somebody has looked at a finding, and what came of it."""
        ctx = info.context
        done = await ctx.services.findings.settle(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else FindingSettled.of(done)
