"""Root fields that change incidents and sites."""

from typing import Annotated

import strawberry

from api.access import mutation
from api.context import Info
from api.incidents.inputs import IncidentStepInput, LinkIncidentInput, ReportIncidentInput, TriageIncidentInput
from api.incidents.outcome_types import IncidentChanged, IncidentReported, IncidentResult, ReportIncidentResult
from api.incidents.site_inputs import CloseSiteInput, SaveSiteInput
from api.incidents.site_types import SiteResult, SiteSaved
from api.problems import problem
from identity.access import Action
from storage.outcomes import Refusal

StepInput = Annotated[IncidentStepInput, strawberry.argument(description="Which incident, and why.")]


@strawberry.type
class IncidentMutation:
    """Root fields that change incidents and sites."""

    @mutation(may=Action.REPORT_INCIDENT)
    async def report_incident(
        self, info: Info, input: Annotated[ReportIncidentInput, strawberry.argument(description="What, where, when.")]
    ) -> ReportIncidentResult:
        """Report something broken; a report near in place and time to an open incident of its kind is of that one."""
        ctx = info.context
        done = await ctx.services.incidents.report(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else IncidentReported.of(done)

    @mutation(may=Action.MANAGE_INCIDENTS)
    async def triage_incident(
        self, info: Info, input: Annotated[TriageIncidentInput, strawberry.argument(description="What it is.")]
    ) -> IncidentResult:
        """Say how bad it is, where, and whom it hits; its priority follows."""
        ctx = info.context
        done = await ctx.services.incidents.triage(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else IncidentChanged.of(done)

    @mutation(may=Action.MANAGE_INCIDENTS)
    async def link_incident(
        self, info: Info, input: Annotated[LinkIncidentInput, strawberry.argument(description="Which, to which.")]
    ) -> IncidentResult:
        """Say that it repeats another, which closes it, or that it is part of another."""
        ctx = info.context
        done = await ctx.services.incidents.link(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else IncidentChanged.of(done)

    @mutation(may=Action.MANAGE_INCIDENTS)
    async def start_incident(self, info: Info, input: StepInput) -> IncidentResult:
        """Say that somebody is at it."""
        ctx = info.context
        done = await ctx.services.incidents.start(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else IncidentChanged.of(done)

    @mutation(may=Action.MANAGE_INCIDENTS)
    async def postpone_incident(self, info: Info, input: StepInput) -> IncidentResult:
        """Let it wait for something, which the note says."""
        ctx = info.context
        done = await ctx.services.incidents.postpone(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else IncidentChanged.of(done)

    @mutation(may=Action.MANAGE_INCIDENTS)
    async def hold_incident(self, info: Info, input: StepInput) -> IncidentResult:
        """Stop working on it for now; the note says why."""
        ctx = info.context
        done = await ctx.services.incidents.hold(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else IncidentChanged.of(done)

    @mutation(may=Action.MANAGE_INCIDENTS)
    async def resolve_incident(self, info: Info, input: StepInput) -> IncidentResult:
        """Say that it is repaired."""
        ctx = info.context
        done = await ctx.services.incidents.resolve(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else IncidentChanged.of(done)

    @mutation(may=Action.MANAGE_INCIDENTS)
    async def close_incident(self, info: Info, input: StepInput) -> IncidentResult:
        """Close it: as not fixed unless it was resolved; the note says why."""
        ctx = info.context
        done = await ctx.services.incidents.close(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else IncidentChanged.of(done)

    @mutation(may=Action.MANAGE_INCIDENTS)
    async def reopen_incident(self, info: Info, input: StepInput) -> IncidentResult:
        """Say that it is broken again, or still; the note says how one knows."""
        ctx = info.context
        done = await ctx.services.incidents.reopen(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else IncidentChanged.of(done)

    @mutation(may=Action.MANAGE_INCIDENTS)
    async def cancel_incident(self, info: Info, input: StepInput) -> IncidentResult:
        """Say that it is one no more; the note says why."""
        ctx = info.context
        done = await ctx.services.incidents.cancel(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else IncidentChanged.of(done)

    @mutation(may=Action.MANAGE_INCIDENTS)
    async def reject_incident(self, info: Info, input: StepInput) -> IncidentResult:
        """Say that it never was one; the note says why."""
        ctx = info.context
        done = await ctx.services.incidents.reject(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else IncidentChanged.of(done)

    @mutation(may=Action.MANAGE_SITES)
    async def save_site(
        self, info: Info, input: Annotated[SaveSiteInput, strawberry.argument(description="The site.")]
    ) -> SiteResult:
        """Make a site, or change one."""
        ctx = info.context
        done = await ctx.services.sites.save(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else SiteSaved.of(done)

    @mutation(may=Action.MANAGE_SITES)
    async def close_site(
        self, info: Info, input: Annotated[CloseSiteInput, strawberry.argument(description="Which site.")]
    ) -> SiteResult:
        """Say that a site is no more; what it was part of keeps it."""
        ctx = info.context
        done = await ctx.services.sites.close(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else SiteSaved.of(done)
