"""Root fields that change zones and measure levels."""

from typing import Annotated, TypeAlias

import strawberry

from api.access import mutation
from api.context import Info
from api.problems import AnyProblem, problem, result_union
from api.zones.inputs import CloseZoneInput, PublishZonesInput, ReaffirmZonesInput
from api.zones.level_inputs import UpsertLevelInput
from api.zones.level_types import LevelSaved
from api.zones.types import ZonesPublished, ZonesReaffirmed
from identity.access import Action
from storage.outcomes import Refusal

PublishZonesResult: TypeAlias = Annotated[
    ZonesPublished | AnyProblem, result_union("PublishZonesResult", "publishing an order")
]
CloseZoneResult: TypeAlias = Annotated[ZonesPublished | AnyProblem, result_union("CloseZoneResult", "closing a zone")]
ReaffirmZonesResult: TypeAlias = Annotated[
    ZonesReaffirmed | AnyProblem, result_union("ReaffirmZonesResult", "re-affirming permits")
]
UpsertLevelResult: TypeAlias = Annotated[
    LevelSaved | AnyProblem, result_union("UpsertLevelResult", "saving a measure level")
]


@strawberry.type
class ZoneMutation:
    """Root fields about zones."""

    @mutation(may=Action.PUBLISH_ZONE)
    async def publish_zones(
        self, info: Info, input: Annotated[PublishZonesInput, strawberry.argument(description="The order.")]
    ) -> PublishZonesResult:
        """Publish an order: zones created, changed, closed and lifted under one legal act, all of them or none."""
        ctx = info.context
        order = input.order.to_domain("input.order")
        done = await ctx.services.zones.publish(order, by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else ZonesPublished.of(done, ctx)

    @mutation(may=Action.PUBLISH_ZONE)
    async def close_zone(
        self, info: Info, input: Annotated[CloseZoneInput, strawberry.argument(description="Which, and when.")]
    ) -> CloseZoneResult:
        """Shut one zone: it becomes PROHIBITED, at once or later."""
        ctx = info.context
        order = input.to_domain(ctx.now())
        done = await ctx.services.zones.publish(order, by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else ZonesPublished.of(done, ctx)

    @mutation(may=Action.REAFFIRM_ZONE)
    async def reaffirm_zones(
        self, info: Info, input: Annotated[ReaffirmZonesInput, strawberry.argument(description="Which, and why.")]
    ) -> ReaffirmZonesResult:
        """Let permits that are out hold on through what has closed or tightened these zones until now."""
        ctx = info.context
        done = await ctx.services.zones.reaffirm(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else ZonesReaffirmed.of(done)

    @mutation(may=Action.MANAGE_LEVELS)
    async def upsert_level(
        self, info: Info, input: Annotated[UpsertLevelInput, strawberry.argument(description="The level.")]
    ) -> UpsertLevelResult:
        """Record how a measure level reads from an instant on; zones that become stricter by it are told."""
        ctx = info.context
        done = await ctx.services.levels.save(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else LevelSaved.of(done, ctx)
