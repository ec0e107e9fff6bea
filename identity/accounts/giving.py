"""Giving grants: never more than the giver has, never to what is unknown, never over somebody who has more."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from identity.access import Action, Actor, Grant, Subject, allow, may_give
from identity.accounts import store
from identity.accounts.model import Account, AccountGrant, GrantsChangedEvent, Scope
from identity.organisations import store as organisations
from identity.units import store as units
from storage import events
from storage.database import Tx
from storage.ids import new_id
from storage.outcomes import Forbidden, NotFound, Refusal


async def fault_of(tx: Tx, scopes: Sequence[Scope], by: Actor) -> Refusal | None:
    """Why these cannot be given; raises Forbidden when they reach further than the giver."""
    for scope in scopes:
        _check_gift(by, Grant(role=scope.role, organisation=scope.organisation, units=scope.units))
    for organisation in {scope.organisation for scope in scopes if scope.organisation is not None}:
        if await organisations.find(tx, organisation) is None:
            return NotFound(kind="Organisation", id=organisation)
    wanted = frozenset[UUID]().union(*(scope.units or frozenset() for scope in scopes))
    unknown = sorted(wanted - {one.id for one in await units.by_ids(tx, sorted(wanted))})
    return NotFound(kind="AdminUnit", id=unknown[0]) if unknown else None


async def held_account(tx: Tx, id: UUID, by: Actor) -> Account | Refusal:
    """An account the actor may change: whoever is granted more than them is out of their hands."""
    allow(by, Action.MANAGE_ACCOUNTS)
    found = await store.find(tx, id)
    if found is None:
        return NotFound(kind="Account", id=id)
    allow(by, Action.MANAGE_ACCOUNTS, Subject(organisation=found.organisation))
    for one in await store.grants_of(tx, [id]):
        _check_gift(by, Grant(role=one.role, organisation=one.organisation, units=one.units))
    return found


async def replace_grants(tx: Tx, found: Account, scopes: Sequence[Scope], at: datetime) -> None:
    """End the grants that held and write the new ones."""
    before = await store.grants_of(tx, [found.id])
    await store.revoke_grants(tx, [one.id for one in before], at)
    await store.add_grants(tx, [granted(found.id, scope, at) for scope in scopes])
    await events.append(tx, GrantsChangedEvent(subject=found.id, at=at, organisation=found.organisation))


def granted(account: UUID, scope: Scope, at: datetime) -> AccountGrant:
    """The scope as it is written for an account."""
    return AccountGrant(
        id=new_id(),
        account=account,
        role=scope.role,
        organisation=scope.organisation,
        units=scope.units,
        granted_at=at,
    )


def _check_gift(by: Actor, grant: Grant) -> None:
    if not may_give(by, grant):
        raise Forbidden(Action.MANAGE_ACCOUNTS)
