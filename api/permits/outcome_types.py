"""What came of a change to a permit, an application or the policy."""

from datetime import datetime
from typing import Annotated, Self, TypeAlias
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import member, readable
from api.context import Info
from api.ids import encode_id
from api.permits.application_types import Application
from api.permits.enums import ApplicationStatus, PermitStatus
from api.permits.types import Permit
from api.problems import AnyProblem, result_union
from identity.access import Action
from permits.applications.outcomes import ApplicationChanged as ApplicationOutcome
from permits.permits.outcomes import ManyExtended
from permits.permits.outcomes import PermitChanged as PermitOutcome
from permits.policy.service import PolicySaved


@readable(may=Action.READ_PERMIT)
class PermitChanged:
    """The change is done; checkpoints learn of it with their next bundle."""

    id: ID = strawberry.field(description="Id of the permit.")
    reference: str = strawberry.field(description="What people call it in letters.")
    status: PermitStatus = strawberry.field(description="Where it stood after the change.")
    version: int = strawberry.field(description="The version to base the next change on.")
    key: strawberry.Private[UUID]

    @member(may=Action.READ_PERMIT)
    async def permit(self, info: Info) -> Permit | None:
        """The permit as it stands now."""
        ctx = info.context
        found = await ctx.services.permit_queries.find(self.key, by=ctx.actor)
        return Permit.of(found, ctx) if found else None

    @classmethod
    def of(cls, done: PermitOutcome) -> Self:
        """What was done, as the schema shows it."""
        return cls(
            key=done.id,
            id=encode_id("Permit", done.id),
            reference=done.reference,
            status=done.status,
            version=done.version,
        )


@readable(may=Action.READ_PERMIT)
class ApplicationChanged:
    """The step is taken."""

    id: ID = strawberry.field(description="Id of the application.")
    reference: str = strawberry.field(description="What people call it in letters.")
    status: ApplicationStatus = strawberry.field(description="Where it stood after the step.")
    version: int = strawberry.field(description="The version to base the next step on.")
    zones_left: list[int] = strawberry.field(
        description="After a refusal: numbers of the zones that may be applied for again without what was refused."
    )
    key: strawberry.Private[UUID]
    permit_key: strawberry.Private[UUID | None]

    @member(may=Action.READ_PERMIT)
    async def application(self, info: Info) -> Application | None:
        """The application as it stands now."""
        ctx = info.context
        found = await ctx.services.application_queries.find(self.key, by=ctx.actor)
        return Application.of(found) if found else None

    @member(may=Action.READ_PERMIT)
    async def permit(self, info: Info) -> Permit | None:
        """The permit that came of it; null while somebody has to decide."""
        ctx, key = info.context, self.permit_key
        found = await ctx.services.permit_queries.find(key, by=ctx.actor) if key else None
        return Permit.of(found, ctx) if found else None

    @classmethod
    def of(cls, done: ApplicationOutcome) -> Self:
        """What was done, as the schema shows it."""
        return cls(
            key=done.id,
            permit_key=done.permit,
            id=encode_id("Application", done.id),
            reference=done.reference,
            status=done.status,
            version=done.version,
            zones_left=list(done.zones_left),
        )


@readable(may=Action.EXTEND_MANY)
class PermitsExtended:
    """A rule for many stands; nothing is printed again."""

    id: ID = strawberry.field(description="Id of the rule.")
    permits: int = strawberry.field(description="How many permits it moved.")
    new_end: datetime = strawberry.field(description="Their new end, or their hard limit where that comes first.")

    @classmethod
    def of(cls, done: ManyExtended) -> Self:
        """What was done, as the schema shows it."""
        return cls(id=encode_id("ExtensionRule", done.rule), permits=done.permits, new_end=done.new_end)


@readable(may=Action.MANAGE_POLICY)
class PolicyRuleSaved:
    """The rule stands, or stands no more."""

    id: ID = strawberry.field(description="Id of the rule.")
    removed: bool = strawberry.field(description="True when it was taken away.")

    @classmethod
    def of(cls, done: PolicySaved) -> Self:
        """What was done, as the schema shows it."""
        return cls(id=encode_id("PolicyRule", done.id), removed=done.removed)


PermitResult: TypeAlias = Annotated[PermitChanged | AnyProblem, result_union("PermitResult", "changing a permit")]
ApplicationResult: TypeAlias = Annotated[
    ApplicationChanged | AnyProblem, result_union("ApplicationResult", "a step of an application")
]
ExtendPermitsResult: TypeAlias = Annotated[
    PermitsExtended | AnyProblem, result_union("ExtendPermitsResult", "extending many permits")
]
PolicyRuleResult: TypeAlias = Annotated[
    PolicyRuleSaved | AnyProblem, result_union("PolicyRuleResult", "changing the approval policy")
]
