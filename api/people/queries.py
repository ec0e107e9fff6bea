"""Root fields that read units, organisations, accounts and devices."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import query
from api.connection import After, Connection, First, paging
from api.context import Info
from api.ids import find_id, get_id
from api.people.account_types import Account, Device, Token
from api.people.inputs import OrganisationFilterInput, UnitFilterInput
from api.people.loaders import accounts_by_id
from api.people.types import AdminUnit, Organisation
from identity.access import Action

Which: TypeAlias = Annotated[ID, strawberry.argument(description="Its id.")]
OfOrganisation: TypeAlias = Annotated[
    ID | None, strawberry.argument(description="Id of the organisation; all within the caller's reach by default.")
]


@strawberry.type
class PeopleQuery:
    """Root fields about units, organisations and accounts."""

    @query(may=Action.READ_SELF)
    async def me(self, info: Info) -> Account | None:
        """The caller's own account; null for the operator of a script without one."""
        found = await info.context.loaders.of(accounts_by_id).load(info.context.actor.account)
        return Account.of(found) if found else None

    @query(may=Action.READ_SELF)
    async def my_tokens(self, info: Info) -> list[Token]:
        """The caller's living tokens and page sessions, newest first."""
        ctx = info.context
        return [Token.of(one) for one in await ctx.services.sign_in.own_tokens(by=ctx.actor, now=ctx.now())]

    @query(may=Action.READ_SELF)
    async def my_devices(self, info: Info) -> list[Device]:
        """The caller's enrolled devices, newest first."""
        return [Device.of(one) for one in await info.context.services.devices.own(by=info.context.actor)]

    @query(may=Action.READ_DEVICES)
    async def checkpoint_devices(self, info: Info, checkpoint: Which) -> list[Device] | None:
        """A checkpoint's devices, newest first; null for an unknown checkpoint."""
        ctx, uuid = info.context, find_id("Checkpoint", checkpoint)
        post = await ctx.services.checkpoints.find(uuid, by=ctx.actor, at=ctx.now()) if uuid else None
        if post is None:
            return None
        found = await ctx.services.devices.of_checkpoint(post.id, frozenset({post.unit}), by=ctx.actor)
        return [Device.of(one) for one in found]

    @query(may=Action.READ_UNITS)
    async def admin_unit(self, info: Info, id: Which) -> AdminUnit | None:
        """An administrative unit of any time; null for an unknown one."""
        ctx, uuid = info.context, find_id("AdminUnit", id)
        found = await ctx.services.units.find(uuid, by=ctx.actor) if uuid else None
        return AdminUnit.of(found) if found else None

    @query(may=Action.READ_UNITS)
    async def admin_units(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Annotated[UnitFilterInput | None, strawberry.argument(description="Which ones.")] = None,
    ) -> Connection[AdminUnit]:
        """The administrative units of an instant, by code."""
        ctx = info.context
        asked = paging("adminUnits", first, after, tuple[str, UUID], bound=filter)
        wanted = (filter or UnitFilterInput()).to_domain(ctx.now())
        page = await ctx.services.units.page(wanted, by=ctx.actor, after=asked.after, first=asked.first)
        return asked.connection(page, AdminUnit.of, key=lambda one: (one.code, one.id))

    @query(may=Action.READ_UNITS)
    async def organisation(self, info: Info, id: Which) -> Organisation | None:
        """An organisation; null for an unknown one."""
        ctx, uuid = info.context, find_id("Organisation", id)
        found = await ctx.services.organisations.find(uuid, by=ctx.actor) if uuid else None
        return Organisation.of(found) if found else None

    @query(may=Action.READ_ORGANISATIONS)
    async def organisations(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Annotated[OrganisationFilterInput | None, strawberry.argument(description="Which ones.")] = None,
    ) -> Connection[Organisation]:
        """Organisations by name."""
        ctx, wanted = info.context, filter or OrganisationFilterInput()
        asked = paging("organisations", first, after, tuple[str, UUID], bound=filter)
        parent = get_id("Organisation", wanted.parent, "filter.parent") if wanted.parent else None
        page = await ctx.services.organisations.page(
            by=ctx.actor, kind=wanted.kind, parent=parent, after=asked.after, first=asked.first
        )
        return asked.connection(page, Organisation.of, key=lambda one: (one.name, one.id))

    @query(may=Action.READ_ACCOUNTS)
    async def account(self, info: Info, id: Which) -> Account | None:
        """An account; null for one that is unknown or not the caller's to read."""
        ctx, uuid = info.context, find_id("Account", id)
        found = await ctx.services.accounts.find(uuid, by=ctx.actor) if uuid else None
        return Account.of(found) if found else None

    @query(may=Action.READ_ACCOUNTS)
    async def accounts(
        self, info: Info, first: First, after: After = None, organisation: OfOrganisation = None
    ) -> Connection[Account]:
        """Accounts by name."""
        ctx = info.context
        asked = paging("accounts", first, after, tuple[str, UUID], bound=organisation)
        wanted = get_id("Organisation", organisation, "organisation") if organisation else None
        page = await ctx.services.accounts.page(by=ctx.actor, organisation=wanted, after=asked.after, first=asked.first)
        return asked.connection(page, Account.of, key=lambda one: (one.name, one.id))
