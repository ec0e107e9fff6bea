"""Root fields that read permits, applications and the policy."""

from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import query
from api.connection import After, Connection, First, paging
from api.context import Info
from api.ids import find_id
from api.permits.application_inputs import ApplicationFilterInput
from api.permits.application_types import Application
from api.permits.inputs import ExtensionRuleInput, PermitFilterInput
from api.permits.outlook_types import ApplicationOutlook
from api.permits.policy import PermitPolicyRule
from api.permits.types import ExtensionPreview, Permit
from identity.access import Action


@strawberry.type
class PermitQuery:
    """Root fields about permits."""

    @query(may=Action.READ_PERMIT)
    async def permit(
        self, info: Info, id: Annotated[ID, strawberry.argument(description="Id of the permit.")]
    ) -> Permit | None:
        """A permit by its id."""
        ctx, uuid = info.context, find_id("Permit", id)
        found = await ctx.services.permit_queries.find(uuid, by=ctx.actor) if uuid else None
        return Permit.of(found, ctx) if found else None

    @query(may=Action.READ_PERMIT)
    async def permits(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Annotated[PermitFilterInput | None, strawberry.argument(description="Which permits.")] = None,
    ) -> Connection[Permit]:
        """Permits the caller may read, newest first."""
        ctx, wanted = info.context, (filter or PermitFilterInput()).to_domain()
        asked = paging("permits", first, after, UUID, bound=wanted)
        page = await ctx.services.permit_queries.page(wanted, by=ctx.actor, after=asked.after, first=asked.first)
        return asked.connection(page, lambda one: Permit.of(one, ctx), key=lambda one: one.id)

    @query(may=Action.READ_PERMIT)
    async def application(
        self, info: Info, id: Annotated[ID, strawberry.argument(description="Id of the application.")]
    ) -> Application | None:
        """An application by its id."""
        ctx, uuid = info.context, find_id("Application", id)
        found = await ctx.services.application_queries.find(uuid, by=ctx.actor) if uuid else None
        return Application.of(found) if found else None

    @query(may=Action.READ_PERMIT)
    async def applications(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Annotated[ApplicationFilterInput | None, strawberry.argument(description="Which applications.")] = None,
    ) -> Connection[Application]:
        """Applications the caller may read, newest first."""
        ctx, wanted = info.context, (filter or ApplicationFilterInput()).to_domain()
        asked = paging("applications", first, after, UUID, bound=wanted)
        page = await ctx.services.application_queries.page(wanted, by=ctx.actor, after=asked.after, first=asked.first)
        return asked.connection(page, Application.of, key=lambda one: one.id)

    @query(may=Action.READ_PERMIT)
    async def application_outlook(
        self, info: Info, application: Annotated[ID, strawberry.argument(description="Id of the application.")]
    ) -> ApplicationOutlook | None:
        """What would become of an application if it were decided now; null for one that is not the caller's to read."""
        ctx, uuid = info.context, find_id("Application", application)
        found = await ctx.services.application_queries.outlook(uuid, by=ctx.actor, now=ctx.now()) if uuid else None
        return ApplicationOutlook.of(found, ctx) if found else None

    @query(may=Action.EXTEND_MANY)
    async def extension_preview(
        self, info: Info, rule: Annotated[ExtensionRuleInput, strawberry.argument(description="The rule.")]
    ) -> ExtensionPreview:
        """What a rule for many would move if it were made now; nothing is written."""
        ctx, command = info.context, rule.to_domain("rule")
        found = await ctx.services.permit_queries.preview_extension(command, by=ctx.actor, now=ctx.now())
        return ExtensionPreview.of(found)

    @query(may=Action.MANAGE_POLICY)
    async def permit_policy(self, info: Info) -> list[PermitPolicyRule]:
        """What the department says beside the measure levels, oldest first."""
        ctx = info.context
        return [PermitPolicyRule.of(*one) for one in await ctx.services.policies.rules(by=ctx.actor)]
