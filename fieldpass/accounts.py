"""What the command line does with accounts; a mistake is one sentence."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import click

from fieldpass.operator import OPERATOR, request
from fieldpass.wiring import Deployment
from identity.access import Actor, Role
from identity.accounts import store
from identity.accounts.model import AccountAdded, AddAccount, Issued, LinkPurpose, Scope
from identity.accounts.rules import login_of
from identity.accounts.sessions import actor_of
from identity.organisations import store as organisations


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """An account as an operator types it: codes instead of ids."""

    login: str
    name: str
    role: Role
    organisation: str | None
    units: tuple[str, ...]
    language: str = "vi"


async def add_account(house: Deployment, wanted: NewAccount) -> Issued:
    """Add it; the link under which it gets its password."""
    now = house.clock()
    organisation, units = await _organisation(house, wanted.organisation), await _units(house, wanted.units)
    command = AddAccount(
        login=wanted.login,
        name=wanted.name,
        language=wanted.language,
        organisation=organisation,
        scopes=(Scope(role=wanted.role, organisation=organisation, units=units),),
    )
    added = await house.services.accounts.add(command, by=OPERATOR, request=request(now))
    if not isinstance(added, AccountAdded):
        raise click.ClickException(f"the sign-in name {wanted.login!r} is taken")
    return await _link(house, added.account, LinkPurpose.INVITATION)


async def reset_link(house: Deployment, login: str) -> Issued:
    """A link for a forgotten password."""
    return await _link(house, await account_id(house, login), LinkPurpose.PASSWORD_RESET)


async def listed(house: Deployment) -> AsyncIterator[tuple[str, str, str]]:
    """Sign-in name, name and roles of every account, by name."""
    after = None
    while True:
        page = await house.services.accounts.page(by=OPERATOR, organisation=None, after=after, first=500)
        grants = await house.services.accounts.grants_of([account.id for account in page.rows])
        for account in page.rows:
            roles = sorted({grant.role.value for grant in grants if grant.account == account.id})
            yield account.login, account.name, ", ".join(roles)
        if not page.more:
            return
        after = (page.rows[-1].name, page.rows[-1].id)


async def token_for(house: Deployment, login: str, days: int) -> Issued:
    """A bearer token for an account's scripts."""
    actor = await actor_for(house, login)
    own = request(house.clock())
    asked = type(own)(actor=actor.account, key=own.key, body=own.body, at=own.at)
    return await house.services.sign_in.make_token("command line", timedelta(days=days), by=actor, request=asked)


async def actor_for(house: Deployment, login: str) -> Actor:
    """Whoever signs in by that name, with all the account may do."""
    account = await account_id(house, login)
    async with house.db.reading() as rx:
        found = await store.find(rx, account)
        grants = await store.grants_of(rx, [account])
    assert found is not None  # noqa: S101 - looked up just now
    return actor_of(found, grants, await house.services.units.tree())


async def account_id(house: Deployment, login: str) -> UUID:
    """The account of a sign-in name."""
    async with house.db.reading() as rx:
        found = await store.find_by_login(rx, login_of(login))
    if found is None:
        raise click.ClickException(f"there is no account {login!r}; `fieldpass account list` shows them")
    return found[0].id


async def _organisation(house: Deployment, code: str | None) -> UUID | None:
    if code is None:
        return None
    async with house.db.reading() as rx:
        found = await organisations.find_by_code(rx, code)
    if found is None:
        raise click.ClickException(f"there is no organisation with the code {code!r}")
    return found.id


async def _units(house: Deployment, codes: tuple[str, ...]) -> frozenset[UUID] | None:
    if not codes:
        return None
    tree, now = await house.services.units.tree(), house.clock()
    found = {code: tree.by_code(code, now) for code in codes}
    for code, unit in found.items():
        if unit is None:
            raise click.ClickException(f"there is no unit with the code {code!r} today")
    return frozenset(unit.id for unit in found.values() if unit is not None)


async def _link(house: Deployment, account: UUID, purpose: LinkPurpose) -> Issued:
    link = await house.services.links.make(account, purpose, by=OPERATOR, request=request(house.clock()))
    assert isinstance(link, Issued)  # noqa: S101 - the account was looked up just now
    return link
