"""Root fields by which checkpoints ask their desk, and the desk answers."""

from typing import Annotated, TypeAlias

import strawberry

from api.access import mutation
from api.context import Info
from api.desk import inputs
from api.desk.types import CallAnswered, CallWaiting
from api.problems import AnyProblem, problem, result_union
from identity.access import Action
from storage.outcomes import Refusal

CallDeskResult: TypeAlias = Annotated[CallWaiting | AnyProblem, result_union("CallDeskResult", "asking the duty desk")]
AnswerCallResult: TypeAlias = Annotated[
    CallAnswered | AnyProblem, result_union("AnswerCallResult", "answering a checkpoint")
]


@strawberry.type
class DeskMutation:
    """Root fields about the duty desk."""

    @mutation(may=Action.CALL_DESK)
    async def call_desk(
        self, info: Info, input: Annotated[inputs.CallDeskInput, strawberry.argument(description="What is asked.")]
    ) -> CallDeskResult:
        """Ask the duty desk, from the checkpoint's own device: whoever is on duty there is told at once."""
        ctx = info.context
        done = await ctx.services.desk.call(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else CallWaiting.of(done)

    @mutation(may=Action.ANSWER_CALL)
    async def answer_call(
        self, info: Info, input: Annotated[inputs.AnswerCallInput, strawberry.argument(description="The answer.")]
    ) -> AnswerCallResult:
        """Answer a checkpoint. PASS gives the code to read aloud: it opens one passage, and is no permit."""
        ctx = info.context
        done = await ctx.services.desk.answer(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else CallAnswered.of(done)
