"""What people's fields look up, asked together for one operation; None where there is none or the caller may not."""

from collections.abc import Callable, Iterable
from typing import TypeVar
from uuid import UUID

from api.context import Context
from identity.accounts.model import Account, AccountGrant
from identity.crews.model import Crew
from identity.organisations.model import Organisation
from identity.rosters.model import Attachment, Person, Vehicle
from identity.units.model import AdminUnit

T = TypeVar("T")


async def units_by_id(ctx: Context, ids: list[UUID]) -> list[AdminUnit | None]:
    """Administrative units."""
    return _in_order(ids, await ctx.services.units.by_ids(ids, by=ctx.actor), lambda one: one.id)


async def successors_by_unit(ctx: Context, ids: list[UUID]) -> list[tuple[UUID, ...]]:
    """Ids of what took each unit's place."""
    found = await ctx.services.units.successors(ids, by=ctx.actor)
    return [found.get(one, ()) for one in ids]


async def organisations_by_id(ctx: Context, ids: list[UUID]) -> list[Organisation | None]:
    """Organisations."""
    return _in_order(ids, await ctx.services.organisations.by_ids(ids, by=ctx.actor), lambda one: one.id)


async def accounts_by_id(ctx: Context, ids: list[UUID]) -> list[Account | None]:
    """Accounts the caller may read."""
    return _in_order(ids, await ctx.services.accounts.by_ids(ids, by=ctx.actor), lambda one: one.id)


async def names_by_account(ctx: Context, ids: list[UUID]) -> list[str]:
    """What accounts are called, for who may read what they did; empty for one that is gone."""
    found = await ctx.services.accounts.names(ids)
    return [found.get(one, "") for one in ids]


async def grants_by_account(ctx: Context, ids: list[UUID]) -> list[tuple[AccountGrant, ...]]:
    """Grants that hold now."""
    found = await ctx.services.accounts.grants_of(ids)
    return [tuple(one for one in found if one.account == id_) for id_ in ids]


async def persons_by_id(ctx: Context, ids: list[UUID]) -> list[Person | None]:
    """Somebody on a roster."""
    return _in_order(ids, await ctx.services.rosters.persons_by_ids(ids), lambda one: one.id)


async def vehicles_by_id(ctx: Context, ids: list[UUID]) -> list[Vehicle | None]:
    """Vehicles on a roster."""
    return _in_order(ids, await ctx.services.rosters.vehicles_by_ids(ids), lambda one: one.id)


async def attachments_by_subject(ctx: Context, ids: list[UUID]) -> list[tuple[Attachment, ...]]:
    """What the vetting of each rests on, for who may read it."""
    found = await ctx.services.rosters.attachments(ids, by=ctx.actor)
    return [tuple(one for one in found if one.subject == id_) for id_ in ids]


async def crews_by_id(ctx: Context, ids: list[UUID]) -> list[Crew | None]:
    """Crews the caller may read."""
    return _in_order(ids, await ctx.services.crews.by_ids(ids, by=ctx.actor), lambda one: one.id)


def _in_order(ids: list[UUID], found: Iterable[T], id_of: Callable[[T], UUID]) -> list[T | None]:
    known = {id_of(one): one for one in found}
    return [known.get(id_) for id_ in ids]
