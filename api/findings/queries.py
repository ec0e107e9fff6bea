"""Root fields that read findings."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from api.access import query
from api.connection import After, Connection, First, paging
from api.context import Info
from api.findings.inputs import FindingFilterInput
from api.findings.report_types import RefusalReport, RefusalReportFilterInput
from api.findings.types import Finding
from api.ids import find_id
from api.people.queries import Which
from identity.access import Action


@strawberry.type
class FindingQuery:
    """Root fields about findings."""

    @query(may=Action.READ_FINDINGS)
    async def finding(self, info: Info, id: Which) -> Finding | None:
        """A finding; null for one that is unknown or not the caller's to read."""
        ctx, uuid = info.context, find_id("Finding", id)
        found = await ctx.services.findings.find(uuid, by=ctx.actor) if uuid else None
        return Finding.of(found, ctx.language) if found else None

    @query(may=Action.READ_FINDINGS)
    async def findings(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Annotated[FindingFilterInput | None, strawberry.argument(description="Which ones.")] = None,
    ) -> Connection[Finding]:
        """Findings about checkpoints of the caller's units, the newest first."""
        ctx = info.context
        asked = paging("findings", first, after, tuple[datetime, UUID], bound=filter)
        wanted = (filter or FindingFilterInput()).to_domain()
        page = await ctx.services.findings.page(wanted, by=ctx.actor, after=asked.after, first=asked.first)
        return asked.connection(page, lambda one: Finding.of(one, ctx.language), key=lambda one: (one.found.at, one.id))

    @query(may=Action.READ_FINDINGS)
    async def refusal_report(
        self,
        info: Info,
        filter: Annotated[RefusalReportFilterInput, strawberry.argument(description="Which part.")],
    ) -> RefusalReport:
        """Where movement is not being eased: checks, refusals, referrals and stops per checkpoint and unit."""
        ctx = info.context
        return RefusalReport.of(await ctx.services.reports.refusals(filter.to_domain(), by=ctx.actor), ctx.language)
