"""Use cases of accounts: add, grant, disable, list."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from identity.access import Action, Actor, Subject, allow
from identity.accounts import secret_store, store
from identity.accounts.model import (
    Account,
    AccountAdded,
    AccountAddedEvent,
    AccountDisabledEvent,
    AccountGrant,
    AddAccount,
    Disabled,
    GrantsChanged,
    GrantsChangedEvent,
    Scope,
)
from identity.accounts.rules import login_of
from identity.accounts.sessions import Sessions
from identity.organisations import store as organisations
from storage import events
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import Conflict, NotFound, Refusal
from storage.paging import Page


class Accounts:
    """Who signs in and what they were granted."""

    def __init__(self, db: Database, sessions: Sessions) -> None:
        self.db = db
        self._sessions = sessions

    async def add(self, command: AddAccount, *, by: Actor, request: Request) -> AccountAdded | Refusal:
        """Make an account without a password; one is set by a one-time link. A taken login is refused."""
        login = login_of(command.login)

        async def work(tx: Tx) -> AccountAdded | Refusal:
            allow(by, Action.MANAGE_ACCOUNTS, Subject(organisation=command.organisation))
            if await store.find_by_login(tx, login) is not None:
                return Conflict(code="LOGIN_TAKEN", params={"login": login})
            if command.organisation is not None and await organisations.find(tx, command.organisation) is None:
                return NotFound(kind="Organisation", id=command.organisation)
            return await _add(tx, command, login, request.at)

        return await once(self.db, request, AccountAdded, work)

    async def grant(self, id: UUID, scopes: Sequence[Scope], *, by: Actor, request: Request) -> GrantsChanged | Refusal:
        """Replace an account's grants. Nobody changes their own."""

        async def work(tx: Tx) -> GrantsChanged | Refusal:
            found = await store.find(tx, id)
            if found is None:
                return NotFound(kind="Account", id=id)
            allow(by, Action.MANAGE_ACCOUNTS, Subject(organisation=found.organisation))
            if found.id == by.account:
                return Conflict(code="OWN_GRANTS")
            await _replace_grants(tx, found, scopes, request.at)
            return GrantsChanged(account=id)

        changed = await once(self.db, request, GrantsChanged, work)
        self._sessions.forget()
        return changed

    async def disable(self, id: UUID, *, by: Actor, request: Request) -> Disabled | Refusal:
        """Close an account and end its tokens. Nobody closes their own."""

        async def work(tx: Tx) -> Disabled | Refusal:
            found = await store.find(tx, id)
            if found is None:
                return NotFound(kind="Account", id=id)
            allow(by, Action.MANAGE_ACCOUNTS, Subject(organisation=found.organisation))
            if found.id == by.account:
                return Conflict(code="OWN_ACCOUNT")
            await store.disable(tx, id, request.at)
            await secret_store.revoke_tokens(tx, request.at, account=id)
            await events.append(tx, AccountDisabledEvent(subject=id, at=request.at, organisation=found.organisation))
            return Disabled(account=id)

        ended = await once(self.db, request, Disabled, work)
        self._sessions.forget()
        return ended

    async def find(self, id: UUID, *, by: Actor) -> Account | None:
        """One account: one's own, or one the actor may read."""
        async with self.db.reading() as rx:
            found = await store.find(rx, id)
        if found is not None and found.id != by.account:
            allow(by, Action.READ_ACCOUNTS, Subject(organisation=found.organisation))
        return found

    async def page(
        self, *, by: Actor, organisation: UUID | None, after: tuple[str, UUID] | None, first: int
    ) -> Page[Account]:
        """Accounts by name."""
        allow(by, Action.READ_ACCOUNTS, Subject(organisation=organisation))
        async with self.db.reading() as rx:
            return await store.page(rx, organisation=organisation, after=after, first=first)

    async def grants_of(self, accounts: Sequence[UUID]) -> tuple[AccountGrant, ...]:
        """For loaders: grants that hold now."""
        async with self.db.reading() as rx:
            return await store.grants_of(rx, accounts)

    async def by_ids(self, ids: Sequence[UUID]) -> tuple[Account, ...]:
        """For loaders: those that exist."""
        async with self.db.reading() as rx:
            return await store.by_ids(rx, ids)


async def _add(tx: Tx, command: AddAccount, login: str, at: datetime) -> AccountAdded:
    made = Account(
        id=new_id(),
        login=login,
        name=command.name,
        language=command.language,
        organisation=command.organisation,
        person=command.person,
        checkpoint=command.checkpoint,
        disabled_at=None,
        version=1,
    )
    await store.add(tx, made)
    await store.add_grants(tx, [_granted(made.id, scope, at) for scope in command.scopes])
    await events.append(tx, AccountAddedEvent(subject=made.id, at=at, organisation=made.organisation))
    return AccountAdded(account=made.id)


async def _replace_grants(tx: Tx, found: Account, scopes: Sequence[Scope], at: datetime) -> None:
    before = await store.grants_of(tx, [found.id])
    await store.revoke_grants(tx, [one.id for one in before], at)
    await store.add_grants(tx, [_granted(found.id, scope, at) for scope in scopes])
    await events.append(tx, GrantsChangedEvent(subject=found.id, at=at, organisation=found.organisation))


def _granted(account: UUID, scope: Scope, at: datetime) -> AccountGrant:
    return AccountGrant(
        id=new_id(),
        account=account,
        role=scope.role,
        organisation=scope.organisation,
        units=scope.units,
        granted_at=at,
    )
