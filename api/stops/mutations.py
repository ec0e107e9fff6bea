"""Root fields that change stops."""

from typing import Annotated, TypeAlias

import strawberry

from api.access import mutation
from api.context import Info
from api.problems import AnyProblem, problem, result_union
from api.stops import inputs
from api.stops.types import StopChanged, StopReported
from identity.access import Action
from storage.outcomes import Refusal

ReportStopResult: TypeAlias = Annotated[StopReported | AnyProblem, result_union("ReportStopResult", "reporting a stop")]
AcknowledgeStopResult: TypeAlias = Annotated[
    StopChanged | AnyProblem, result_union("AcknowledgeStopResult", "answering a stopped crew")
]
EndStopResult: TypeAlias = Annotated[StopChanged | AnyProblem, result_union("EndStopResult", "ending a stop")]


@strawberry.type
class StopMutation:
    """Root fields about stops."""

    @mutation(may=Action.REPORT_STOP)
    async def report_stop(
        self, info: Info, input: Annotated[inputs.ReportStopInput, strawberry.argument(description="Where, and what.")]
    ) -> ReportStopResult:
        """Say that a crew is held up: its dispatcher and the unit's focal point are told at once."""
        ctx = info.context
        done = await ctx.services.stops.report(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else StopReported.of(done)

    @mutation(may=Action.HANDLE_STOP)
    async def acknowledge_stop(
        self, info: Info, input: Annotated[inputs.AcknowledgeStopInput, strawberry.argument(description="Which one.")]
    ) -> AcknowledgeStopResult:
        """Take a stopped crew's call; nobody else is asked from now on."""
        ctx = info.context
        done = await ctx.services.stops.acknowledge(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else StopChanged.of(done)

    @mutation(may=Action.READ_STOPS)
    async def end_stop(
        self, info: Info, input: Annotated[inputs.EndStopInput, strawberry.argument(description="Which one, and how.")]
    ) -> EndStopResult:
        """Say how a stop ended: the crew, or who answers it."""
        ctx = info.context
        done = await ctx.services.stops.end(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else StopChanged.of(done)
