"""Root fields that change permits and the policy they are granted by."""

from typing import Annotated

import strawberry

from api.access import mutation
from api.context import Info
from api.permits.inputs import (
    BreakGlassInput,
    ExtendPermitInput,
    ExtendPermitsInput,
    ObjectToPermitInput,
    PermitReasonInput,
    PermitRefInput,
    ReviewPermitInput,
    SubstituteMemberInput,
    SubstituteVehicleInput,
)
from api.permits.outcome_types import (
    ExtendPermitsResult,
    PermitChanged,
    PermitResult,
    PermitsExtended,
    PolicyRuleResult,
    PolicyRuleSaved,
)
from api.permits.policy import AddPolicyRuleInput, RemovePolicyRuleInput
from api.problems import problem
from identity.access import Action
from storage.outcomes import Refusal


@strawberry.type
class PermitMutation:
    """Root fields that change permits and the policy they are granted by."""

    @mutation(may=Action.SUSPEND_PERMIT)
    async def suspend_permit(
        self, info: Info, input: Annotated[PermitReasonInput, strawberry.argument(description="Which permit, and why.")]
    ) -> PermitResult:
        """Hold an active permit up, as the authority of one of its units."""
        ctx = info.context
        done = await ctx.services.permits.suspend(input.as_suspend(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PermitChanged.of(done)

    @mutation(may=Action.OBJECT_PERMIT)
    async def object_to_permit(
        self,
        info: Info,
        input: Annotated[ObjectToPermitInput, strawberry.argument(description="Which permit, and why.")],
    ) -> PermitResult:
        """Object as a unit that was told of a permit; it is suspended."""
        ctx = info.context
        done = await ctx.services.permits.object(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PermitChanged.of(done)

    @mutation(may=Action.SUSPEND_PERMIT)
    async def lift_permit(
        self, info: Info, input: Annotated[PermitRefInput, strawberry.argument(description="Which permit.")]
    ) -> PermitResult:
        """Take back what one's own unit holds against a permit; it is active again when nobody else holds it."""
        ctx = info.context
        done = await ctx.services.permits.lift(input.as_lift(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PermitChanged.of(done)

    @mutation(may=Action.REVOKE_PERMIT)
    async def revoke_permit(
        self, info: Info, input: Annotated[PermitReasonInput, strawberry.argument(description="Which permit, and why.")]
    ) -> PermitResult:
        """End a permit for good, as an authority or as the employer."""
        ctx = info.context
        done = await ctx.services.permits.revoke(input.as_revoke(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PermitChanged.of(done)

    @mutation(may=Action.EXTEND_PERMIT)
    async def extend_permit(
        self,
        info: Info,
        input: Annotated[ExtendPermitInput, strawberry.argument(description="Which permit, and until when.")],
    ) -> PermitResult:
        """Give one permit a later end and new credentials; the old ones stay good until theirs."""
        ctx = info.context
        done = await ctx.services.permits.extend(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PermitChanged.of(done)

    @mutation(may=Action.SUBSTITUTE)
    async def substitute_member(
        self,
        info: Info,
        input: Annotated[SubstituteMemberInput, strawberry.argument(description="Who leaves and who joins.")],
    ) -> PermitResult:
        """Swap a member from the vetted roster; only the credentials it touches are reissued."""
        ctx = info.context
        done = await ctx.services.permits.substitute_member(
            input.to_domain(), by=ctx.actor, request=ctx.request_for(input)
        )
        return problem(done, ctx) if isinstance(done, Refusal) else PermitChanged.of(done)

    @mutation(may=Action.SUBSTITUTE)
    async def substitute_vehicle(
        self,
        info: Info,
        input: Annotated[SubstituteVehicleInput, strawberry.argument(description="What leaves and what joins.")],
    ) -> PermitResult:
        """Swap a vehicle from the vetted roster; every credential names it, so each is reissued."""
        ctx = info.context
        done = await ctx.services.permits.substitute_vehicle(
            input.to_domain(), by=ctx.actor, request=ctx.request_for(input)
        )
        return problem(done, ctx) if isinstance(done, Refusal) else PermitChanged.of(done)

    @mutation(may=Action.COMPLETE_PERMIT)
    async def complete_permit(
        self, info: Info, input: Annotated[PermitRefInput, strawberry.argument(description="Which permit.")]
    ) -> PermitResult:
        """Say that the work is done; the credentials end."""
        ctx = info.context
        done = await ctx.services.permits.complete(input.as_complete(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PermitChanged.of(done)

    @mutation(may=Action.COMPLETE_PERMIT)
    async def reopen_permit(
        self, info: Info, input: Annotated[PermitRefInput, strawberry.argument(description="Which permit.")]
    ) -> PermitResult:
        """Say that the work goes on, before the hard limit, where the zones still say yes."""
        ctx = info.context
        done = await ctx.services.permits.reopen(input.as_reopen(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PermitChanged.of(done)

    @mutation(may=Action.BREAK_GLASS)
    async def break_glass(
        self,
        info: Info,
        input: Annotated[BreakGlassInput, strawberry.argument(description="The permit, and why it could not wait.")],
    ) -> PermitResult:
        """Grant a short permit at a checkpoint; somebody else always reviews it."""
        ctx = info.context
        done = await ctx.services.permits.break_glass(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PermitChanged.of(done)

    @mutation(may=Action.REVIEW_PERMIT)
    async def review_permit(
        self, info: Info, input: Annotated[ReviewPermitInput, strawberry.argument(description="Which permit.")]
    ) -> PermitResult:
        """Look at a break-glass permit; not by who granted it."""
        ctx = info.context
        done = await ctx.services.permits.review(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PermitChanged.of(done)

    @mutation(may=Action.EXTEND_MANY)
    async def extend_permits(
        self, info: Info, input: Annotated[ExtendPermitsInput, strawberry.argument(description="The rule.")]
    ) -> ExtendPermitsResult:
        """Extend many permits by one rule that the bundles carry; nothing is printed again."""
        ctx = info.context
        done = await ctx.services.permits.extend_many(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PermitsExtended.of(done)

    @mutation(may=Action.MANAGE_POLICY)
    async def add_policy_rule(
        self, info: Info, input: Annotated[AddPolicyRuleInput, strawberry.argument(description="The rule.")]
    ) -> PolicyRuleResult:
        """Say something about some permits; it holds for decisions from now on."""
        ctx = info.context
        done = await ctx.services.policies.add(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PolicyRuleSaved.of(done)

    @mutation(may=Action.MANAGE_POLICY)
    async def remove_policy_rule(
        self, info: Info, input: Annotated[RemovePolicyRuleInput, strawberry.argument(description="Which rule.")]
    ) -> PolicyRuleResult:
        """Take a rule of the approval policy away."""
        ctx = info.context
        done = await ctx.services.policies.remove(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PolicyRuleSaved.of(done)
