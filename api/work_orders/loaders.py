"""What work orders' fields look up, asked together for one operation."""

from collections.abc import Callable, Iterable
from typing import TypeVar
from uuid import UUID

from api.context import Context
from incidents.needs.model import Needs
from incidents.photos.model import Photo
from incidents.work_orders.model import Change, Flag, KeptEdit, Note, Report, WorkOrder
from permits.permits.model import Permit

T = TypeVar("T")


async def orders_by_id(ctx: Context, ids: list[UUID]) -> list[WorkOrder | None]:
    """Work orders the caller may read."""
    found = {one.id: one for one in await ctx.services.work_order_queries.find_many(ids, by=ctx.actor)}
    return [found.get(one) for one in ids]


async def orders_by_incident(ctx: Context, incidents: list[UUID]) -> list[tuple[WorkOrder, ...]]:
    """The work orders of incidents that the caller may read, oldest first."""
    found = await ctx.services.work_order_queries.of_incidents(incidents, by=ctx.actor)
    return _sorted(incidents, found, lambda one: one.incident)


async def needs_by_order(ctx: Context, wanted: list[tuple[UUID, UUID | None]]) -> list[Needs]:
    """What work orders that were read need, with their own crew or another."""
    return list(await ctx.services.work_order_queries.needs(wanted, by=ctx.actor, now=ctx.now()))


async def permits_by_order(ctx: Context, orders: list[UUID]) -> list[tuple[Permit, ...]]:
    """The permits of work orders that the caller may read."""
    found = await ctx.services.permit_queries.of_work_orders(orders, by=ctx.actor)
    return _sorted(orders, found, lambda one: one.work_order)


async def reports_by_order(ctx: Context, orders: list[UUID]) -> list[tuple[Report, ...]]:
    """Progress reports."""
    return _sorted(orders, await ctx.services.work_order_queries.reports(orders), lambda one: one.work_order)


async def notes_by_order(ctx: Context, orders: list[UUID]) -> list[tuple[Note, ...]]:
    """Notes."""
    return _sorted(orders, await ctx.services.work_order_queries.notes(orders), lambda one: one.work_order)


async def changes_by_order(ctx: Context, orders: list[UUID]) -> list[tuple[Change, ...]]:
    """Steps from state to state."""
    return _sorted(orders, await ctx.services.work_order_queries.changes(orders), lambda one: one.work_order)


async def edits_by_order(ctx: Context, orders: list[UUID]) -> list[tuple[KeptEdit, ...]]:
    """Kept edits."""
    return _sorted(orders, await ctx.services.work_order_queries.edits(orders), lambda one: one.work_order)


async def flags_by_order(ctx: Context, orders: list[UUID]) -> list[tuple[Flag, ...]]:
    """What zones last did to them."""
    return _sorted(orders, await ctx.services.work_order_queries.flags(orders), lambda one: one.work_order)


async def photos_by_subject(ctx: Context, subjects: list[UUID]) -> list[tuple[Photo, ...]]:
    """Photos of incidents and work orders that were read."""
    return _sorted(subjects, await ctx.services.photos.of(subjects), lambda one: one.subject)


def _sorted(keys: list[UUID], found: Iterable[T], key_of: Callable[[T], UUID | None]) -> list[tuple[T, ...]]:
    every = tuple(found)
    return [tuple(one for one in every if key_of(one) == key) for key in keys]
