"""What fields of zones look up, asked together for one operation."""

from uuid import UUID

from api.context import Context


async def publishers_by_order(ctx: Context, orders: list[UUID]) -> list[UUID | None]:
    """The account that published each order."""
    found = await ctx.services.zones.publishers(orders)
    return [found.get(order) for order in orders]
