"""Root fields that read zones and measure levels."""

from datetime import datetime
from typing import Annotated, TypeAlias

import strawberry
from strawberry import ID

from api.access import query
from api.connection import After, Connection, First, paging
from api.context import Info
from api.ids import find_id
from api.places import BoxInput, LonLatInput
from api.problems import AnyProblem, problem, result_union
from api.zones.inputs import ZoneFilterInput, ZoneOrderInput
from api.zones.level_inputs import LevelInput
from api.zones.level_types import MeasureLevel
from api.zones.sketches import WithinM, sketch_of, sketched
from api.zones.types import Zone, ZonesPreview, ZoneVersion
from api.zones.where import where_of
from identity.access import Action
from storage.outcomes import Refusal

At: TypeAlias = Annotated[datetime | None, strawberry.argument(description="In force then; now by default.")]
PreviewZonesResult: TypeAlias = Annotated[
    ZonesPreview | AnyProblem, result_union("PreviewZonesResult", "previewing an order")
]

PreviewLevelResult: TypeAlias = Annotated[
    ZonesPreview | AnyProblem, result_union("PreviewLevelResult", "previewing a measure level")
]


@strawberry.type
class ZoneQuery:
    """Root fields about zones."""

    @query(may=Action.READ_ZONES)
    async def zones_at(  # noqa: PLR0913 - arguments of a root field
        self,
        info: Info,
        *,
        place: Annotated[LonLatInput | None, strawberry.argument(description="Zones that cover it.")] = None,
        box: Annotated[BoxInput | None, strawberry.argument(description="Zones that meet it.")] = None,
        unit: Annotated[ID | None, strawberry.argument(description="Zones in it, with a shape or without.")] = None,
        at: At = None,
        as_known_at: Annotated[datetime | None, strawberry.argument(description="As it was known then.")] = None,
    ) -> list[ZoneVersion]:
        """Zones in force at a place, in a box or in a unit, the one that wins first; a boundary is inside."""
        ctx = info.context
        where = await where_of(ctx, place, box, unit)
        found = await ctx.services.zones.zones_at(where, at or ctx.now(), by=ctx.actor, as_known_at=as_known_at)
        return [ZoneVersion.of(one) for one in found]

    @query(may=Action.READ_ZONES)
    async def zones_near(
        self,
        info: Info,
        box: Annotated[BoxInput, strawberry.argument(description="What they meet.")],
        at: At = None,
        within_m: WithinM = None,
    ) -> list[Zone]:
        """Zones that meet a box now or later, and those without a shape in their units; what is over is left out."""
        ctx, within = info.context, None if within_m is None else sketch_of(within_m)
        found = await ctx.services.zones.near(box.to_domain("box"), at or ctx.now(), by=ctx.actor)
        return [Zone.of(one if within is None else sketched(one, within)) for one in found]

    @query(may=Action.READ_ZONES)
    async def zone(
        self, info: Info, id: Annotated[ID, strawberry.argument(description="Id of the zone.")]
    ) -> Zone | None:
        """A zone with all that is known of it now."""
        ctx, uuid = info.context, find_id("Zone", id)
        found = await ctx.services.zones.find(uuid, by=ctx.actor) if uuid else None
        return Zone.of(found) if found else None

    @query(may=Action.READ_ZONES)
    async def zone_history(
        self, info: Info, id: Annotated[ID, strawberry.argument(description="Id of the zone.")]
    ) -> list[ZoneVersion]:
        """Every version ever recorded of a zone, in the order of recording; empty for an unknown one."""
        ctx, uuid = info.context, find_id("Zone", id)
        found = await ctx.services.zones.history(uuid, by=ctx.actor) if uuid else ()
        return [ZoneVersion.of(one) for one in found]

    @query(may=Action.READ_ZONES)
    async def zones(
        self,
        info: Info,
        first: First,
        after: After = None,
        at: At = None,
        filter: Annotated[ZoneFilterInput | None, strawberry.argument(description="Which ones.")] = None,
    ) -> Connection[ZoneVersion]:
        """Zones whose time has come and not gone, by number."""
        ctx, wanted = info.context, (filter or ZoneFilterInput()).to_domain()
        asked = paging("zones", first, after, int, bound=(at, filter))
        page = await ctx.services.zones.page(
            wanted, at or ctx.now(), by=ctx.actor, after=asked.after, first=asked.first
        )
        return asked.connection(page, ZoneVersion.of, key=lambda one: one.number)

    @query(may=Action.READ_ZONES)
    async def measure_levels(self, info: Info, at: At = None) -> list[MeasureLevel]:
        """Every measure level as it reads at an instant, those that ship and the province's own, by code."""
        ctx = info.context
        book = await ctx.services.levels.book()
        return [MeasureLevel.of(level) for level in book.at(at or ctx.now())]

    @query(may=Action.PUBLISH_ZONE)
    async def preview_zones(
        self, info: Info, order: Annotated[ZoneOrderInput, strawberry.argument(description="The order.")]
    ) -> PreviewZonesResult:
        """What an order would change and touch if it were published now; nothing is written."""
        ctx = info.context
        done = await ctx.services.zones.preview(order.to_domain("order"), by=ctx.actor, now=ctx.now())
        return problem(done, ctx) if isinstance(done, Refusal) else ZonesPreview.of(done, ctx)

    @query(may=Action.MANAGE_LEVELS)
    async def preview_level(
        self, info: Info, level: Annotated[LevelInput, strawberry.argument(description="The level.")]
    ) -> PreviewLevelResult:
        """What a measure level would change and touch if it were saved now; nothing is written."""
        ctx = info.context
        done = await ctx.services.levels.preview(level.to_domain("level"), by=ctx.actor, now=ctx.now())
        return problem(done, ctx) if isinstance(done, Refusal) else ZonesPreview.of(done, ctx)
