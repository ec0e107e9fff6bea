"""Root fields that take an application from draft to decision."""

from typing import Annotated

import strawberry

from api.access import mutation
from api.context import Info
from api.permits.application_inputs import (
    AnswerInfoInput,
    ApplicationRefInput,
    AskForInfoInput,
    DecideApplicationInput,
    ReviseApplicationInput,
    WantedInput,
)
from api.permits.outcome_types import ApplicationChanged, ApplicationResult
from api.problems import problem
from identity.access import Action
from storage.outcomes import Refusal


@strawberry.type
class ApplicationMutation:
    """Root fields that take an application from draft to decision."""

    @mutation(may=Action.APPLY)
    async def draft_application(
        self, info: Info, input: Annotated[WantedInput, strawberry.argument(description="What is wanted.")]
    ) -> ApplicationResult:
        """Begin an application; nobody is told yet."""
        ctx = info.context
        done = await ctx.services.applications.draft(input.to_draft(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else ApplicationChanged.of(done)

    @mutation(may=Action.APPLY)
    async def apply_for_permit(
        self, info: Info, input: Annotated[WantedInput, strawberry.argument(description="What is wanted.")]
    ) -> ApplicationResult:
        """Begin an application and hand it in; under standing approval the permit is the answer."""
        ctx = info.context
        done = await ctx.services.applications.apply(input.to_apply(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else ApplicationChanged.of(done)

    @mutation(may=Action.APPLY)
    async def revise_application(
        self, info: Info, input: Annotated[ReviseApplicationInput, strawberry.argument(description="What changes.")]
    ) -> ApplicationResult:
        """Change a draft, or what was asked about."""
        ctx = info.context
        done = await ctx.services.applications.revise(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else ApplicationChanged.of(done)

    @mutation(may=Action.APPLY)
    async def submit_application(
        self, info: Info, input: Annotated[ApplicationRefInput, strawberry.argument(description="Which application.")]
    ) -> ApplicationResult:
        """Hand a draft in; under standing approval the permit is issued at once."""
        ctx = info.context
        done = await ctx.services.applications.submit(input.to_submit(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else ApplicationChanged.of(done)

    @mutation(may=Action.APPLY)
    async def withdraw_application(
        self, info: Info, input: Annotated[ApplicationRefInput, strawberry.argument(description="Which application.")]
    ) -> ApplicationResult:
        """Take an application back before it is decided."""
        ctx = info.context
        done = await ctx.services.applications.withdraw(
            input.to_withdraw(), by=ctx.actor, request=ctx.request_for(input)
        )
        return problem(done, ctx) if isinstance(done, Refusal) else ApplicationChanged.of(done)

    @mutation(may=Action.DECIDE)
    async def ask_for_info(
        self, info: Info, input: Annotated[AskForInfoInput, strawberry.argument(description="The question.")]
    ) -> ApplicationResult:
        """Ask the applicant before deciding."""
        ctx = info.context
        done = await ctx.services.applications.ask_info(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else ApplicationChanged.of(done)

    @mutation(may=Action.APPLY)
    async def answer_info(
        self, info: Info, input: Annotated[AnswerInfoInput, strawberry.argument(description="The answer.")]
    ) -> ApplicationResult:
        """Answer a question; what is wanted may change with it."""
        ctx = info.context
        done = await ctx.services.applications.answer(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else ApplicationChanged.of(done)

    @mutation(may=Action.DECIDE)
    async def decide_application(
        self,
        info: Info,
        input: Annotated[DecideApplicationInput, strawberry.argument(description="The word of a unit.")],
    ) -> ApplicationResult:
        """Approve or reject an application; the approver must not be the applicant."""
        ctx = info.context
        done = await ctx.services.applications.decide(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else ApplicationChanged.of(done)
