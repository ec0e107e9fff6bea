"""Use cases of accounts: add, grant, disable, list."""

from collections.abc import Sequence
from uuid import UUID

from identity.access import Action, Actor, Subject, allow, may
from identity.accounts import giving, secret_store, store
from identity.accounts.model import (
    Account,
    AccountAdded,
    AccountAddedEvent,
    AccountDisabledEvent,
    AccountGrant,
    AddAccount,
    Disabled,
    GrantsChanged,
    Scope,
)
from identity.accounts.rules import language_of, login_of
from identity.accounts.sessions import Sessions
from identity.names import name_of
from identity.organisations import store as organisations
from identity.reaching import organisations_within
from identity.rosters import store as rosters
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
        made = _account(command)

        async def work(tx: Tx) -> AccountAdded | Refusal:
            allow(by, Action.MANAGE_ACCOUNTS, Subject(organisation=command.organisation))
            if (fault := await _unknown(tx, command) or await giving.fault_of(tx, command.scopes, by)) is not None:
                return fault
            if not await store.add(tx, made):
                return Conflict(code="LOGIN_TAKEN", params={"login": made.login})
            await store.add_grants(tx, [giving.granted(made.id, scope, request.at) for scope in command.scopes])
            said = AccountAddedEvent(subject=made.id, at=request.at, organisation=made.organisation)
            await events.append(tx, said)
            return AccountAdded(account=made.id)

        return await once(self.db, request, AccountAdded, work)

    async def grant(self, id: UUID, scopes: Sequence[Scope], *, by: Actor, request: Request) -> GrantsChanged | Refusal:
        """Replace an account's grants. Nobody changes their own, or gives or takes more than they have."""

        async def work(tx: Tx) -> GrantsChanged | Refusal:
            found = await giving.held_account(tx, id, by)
            if isinstance(found, Refusal):
                return found
            if found.id == by.account:
                return Conflict(code="OWN_GRANTS")
            if (fault := await giving.fault_of(tx, scopes, by)) is not None:
                return fault
            await giving.replace_grants(tx, found, scopes, request.at)
            return GrantsChanged(account=id)

        changed = await once(self.db, request, GrantsChanged, work)
        self._sessions.forget()
        return changed

    async def disable(self, id: UUID, *, by: Actor, request: Request) -> Disabled | Refusal:
        """Close an account and end its tokens. Nobody closes their own."""

        async def work(tx: Tx) -> Disabled | Refusal:
            found = await giving.held_account(tx, id, by)
            if isinstance(found, Refusal):
                return found
            if found.id == by.account:
                return Conflict(code="OWN_ACCOUNT")
            if found.disabled_at is not None:
                return Conflict(code="ACCOUNT_CLOSED")
            await store.disable(tx, id, request.at)
            await secret_store.revoke_tokens(tx, request.at, account=id)
            await events.append(tx, AccountDisabledEvent(subject=id, at=request.at, organisation=found.organisation))
            return Disabled(account=id)

        ended = await once(self.db, request, Disabled, work)
        self._sessions.forget()
        return ended

    async def find(self, id: UUID, *, by: Actor) -> Account | None:
        """One account: one's own, or one the actor may read; None for every other."""
        return next(iter(await self.by_ids([id], by=by)), None)

    async def by_ids(self, ids: Sequence[UUID], *, by: Actor) -> tuple[Account, ...]:
        """Those that exist and that the actor may read."""
        async with self.db.reading() as rx:
            found = await store.by_ids(rx, ids)
        return tuple(one for one in found if _may_read(by, one))

    async def names(self, ids: Sequence[UUID]) -> dict[UUID, str]:
        """What accounts are called, for who may read what they did; nothing else of them."""
        async with self.db.reading() as rx:
            return {one.id: one.name for one in await store.by_ids(rx, ids)}

    async def page(
        self, *, by: Actor, organisation: UUID | None, after: tuple[str, UUID] | None, first: int
    ) -> Page[Account]:
        """Accounts by name, of the organisations the actor may read."""
        within = organisations_within(by, Action.READ_ACCOUNTS, organisation)
        async with self.db.reading() as rx:
            return await store.page(rx, organisations=within, after=after, first=first)

    async def grants_of(self, accounts: Sequence[UUID]) -> tuple[AccountGrant, ...]:
        """Grants that hold now, of accounts the caller has found to be readable."""
        async with self.db.reading() as rx:
            return await store.grants_of(rx, accounts)


def _account(command: AddAccount) -> Account:
    return Account(
        id=new_id(),
        login=login_of(command.login),
        name=name_of(command.name),
        language=language_of(command.language),
        organisation=command.organisation,
        person=command.person,
        checkpoint=command.checkpoint,
        disabled_at=None,
        version=1,
    )


async def _unknown(tx: Tx, command: AddAccount) -> NotFound | None:
    if command.organisation is not None and await organisations.find(tx, command.organisation) is None:
        return NotFound(kind="Organisation", id=command.organisation)
    if command.person is None:
        return None
    found = await rosters.persons(tx, [command.person])
    mine = [one for one in found if one.organisation == command.organisation]
    return None if mine else NotFound(kind="Person", id=command.person)


def _may_read(by: Actor, one: Account) -> bool:
    return one.id == by.account or may(by, Action.READ_ACCOUNTS, Subject(organisation=one.organisation))
