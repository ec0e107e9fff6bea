"""Root fields that read work orders."""

from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import query
from api.connection import After, Connection, First, paging
from api.context import Info
from api.ids import find_id
from api.work_orders.inputs import WorkOrderFilterInput
from api.work_orders.outcome_types import order_of
from api.work_orders.recommendation_types import CrewRecommendation, recommended
from api.work_orders.types import WorkOrder
from identity.access import Action


@strawberry.type
class WorkOrderQuery:
    """Root fields about work orders."""

    @query(may=Action.READ_WORK_ORDERS)
    async def work_order(
        self, info: Info, id: Annotated[ID, strawberry.argument(description="Id of the work order.")]
    ) -> WorkOrder | None:
        """A work order by its id."""
        uuid = find_id("WorkOrder", id)
        return await order_of(info, uuid) if uuid else None

    @query(may=Action.MANAGE_WORK_ORDERS)
    async def crews_for(
        self,
        info: Info,
        incident: Annotated[ID | None, strawberry.argument(description="Id of an incident, or")] = None,
        work_order: Annotated[ID | None, strawberry.argument(description="Id of a work order.")] = None,
    ) -> list[CrewRecommendation]:
        """The organisation's crews for an incident or a work order, the best first, each with its reasons.

        First who can be let in at all, then skill, duty, permits (live, issued at once, waiting for a unit), open work
        orders, metres; ties by name. Empty for what is not there.
        """
        ctx = info.context
        found = await recommended(ctx, incident, work_order)
        return [CrewRecommendation.of(one, ctx) for one in found]

    @query(may=Action.READ_WORK_ORDERS)
    async def work_orders(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Annotated[WorkOrderFilterInput | None, strawberry.argument(description="Which work orders.")] = None,
    ) -> Connection[WorkOrder]:
        """Work orders the caller may read, newest first."""
        ctx = info.context
        wanted = (filter or WorkOrderFilterInput()).to_domain(ctx.actor)
        asked = paging("workOrders", first, after, UUID, bound=wanted)
        page = await ctx.services.work_order_queries.page(wanted, by=ctx.actor, after=asked.after, first=asked.first)
        return asked.connection(page, WorkOrder.of, key=lambda one: one.id)
