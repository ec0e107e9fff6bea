"""All SQL of accounts and grants."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from identity.access import Role
from identity.accounts.model import Account, AccountGrant
from identity.accounts.tables import account, account_grant, account_grant_unit
from storage import keyset
from storage.database import Rx, Tx
from storage.dialect import insert
from storage.paging import Page

_FIELDS = ("id", "login", "name", "language", "organisation", "person", "checkpoint", "disabled_at", "version")


async def add(tx: Tx, one: Account) -> bool:
    """Write a new account, without a password; False when somebody took the login first."""
    fresh = insert(tx, account).on_conflict_do_nothing(index_elements=["login"])
    return await tx.execute(fresh, {name: getattr(one, name) for name in _FIELDS}) == 1


async def find(rx: Rx, id: UUID) -> Account | None:
    """One account, or None."""
    row = await rx.first(sa.select(account).where(account.c.id == id))
    return None if row is None else _account(row)


async def by_ids(rx: Rx, ids: Sequence[UUID]) -> tuple[Account, ...]:
    """Those that exist, in no order."""
    return tuple(map(_account, await rx.rows(sa.select(account).where(account.c.id.in_(ids)))))


async def find_by_login(rx: Rx, login: str) -> tuple[Account, str | None] | None:
    """The account of a login with its password hash, or None."""
    row = await rx.first(sa.select(account).where(account.c.login == login))
    return None if row is None else (_account(row), row.password)


async def any_account(rx: Rx) -> bool:
    """False in a database nobody was added to yet."""
    return await rx.first(sa.select(account.c.id).limit(1)) is not None


async def set_password(tx: Tx, id: UUID, password: str) -> None:
    """Store the encoded hash."""
    values = {"password": password, "version": account.c.version + 1}
    await tx.execute(sa.update(account).where(account.c.id == id).values(values))


async def password_of(rx: Rx, id: UUID) -> str | None:
    """The encoded hash, or None."""
    stored: str | None = await rx.scalar(sa.select(account.c.password).where(account.c.id == id))
    return stored


async def disable(tx: Tx, id: UUID, at: datetime) -> None:
    """The account signs in no more."""
    values = {"disabled_at": at, "version": account.c.version + 1}
    await tx.execute(sa.update(account).where(account.c.id == id).values(values))


async def of_checkpoint(rx: Rx, checkpoint: UUID) -> Account | None:
    """The account under which a checkpoint's devices sign in, or None."""
    row = await rx.first(sa.select(account).where(account.c.checkpoint == checkpoint).order_by(account.c.id).limit(1))
    return None if row is None else _account(row)


async def page(
    rx: Rx, *, organisations: frozenset[UUID] | None, after: tuple[str, UUID] | None, first: int
) -> Page[Account]:
    """Accounts by name, then id; of these organisations, None is all."""
    statement = sa.select(account)
    if organisations is not None:
        statement = statement.where(account.c.organisation.in_(organisations))
    found = await keyset.page(rx, statement, (account.c.name, account.c.id), after=after, first=first)
    return Page(rows=tuple(map(_account, found.rows)), more=found.more)


async def add_grants(tx: Tx, grants: Sequence[AccountGrant]) -> None:
    """Write grants with their units."""
    rows = [
        {
            "id": one.id,
            "account": one.account,
            "role": one.role,
            "organisation": one.organisation,
            "everywhere": one.units is None,
            "granted_at": one.granted_at,
        }
        for one in grants
    ]
    await tx.execute(sa.insert(account_grant), rows)
    units = [{"account_grant": one.id, "unit": unit} for one in grants for unit in sorted(one.units or ())]
    await tx.execute(sa.insert(account_grant_unit), units)


async def revoke_grants(tx: Tx, ids: Iterable[UUID], at: datetime) -> None:
    """End grants."""
    wanted = account_grant.c.id.in_(list(ids))
    await tx.execute(sa.update(account_grant).where(wanted).values(revoked_at=at))


async def grants_of(rx: Rx, accounts: Sequence[UUID]) -> tuple[AccountGrant, ...]:
    """Grants that hold now, oldest first."""
    holding = sa.and_(account_grant.c.account.in_(accounts), account_grant.c.revoked_at.is_(None))
    rows = await rx.rows(sa.select(account_grant).where(holding).order_by(account_grant.c.id))
    units: dict[UUID, set[UUID]] = defaultdict(set)
    wanted = account_grant_unit.c.account_grant.in_([row.id for row in rows])
    for row in await rx.rows(sa.select(account_grant_unit).where(wanted)):
        units[row.account_grant].add(row.unit)
    return tuple(_grant(row, units[row.id]) for row in rows)


def _account(row: sa.Row[Any]) -> Account:
    return Account(**{name: getattr(row, name) for name in _FIELDS})


def _grant(row: sa.Row[Any], units: set[UUID]) -> AccountGrant:
    return AccountGrant(
        id=row.id,
        account=row.account,
        role=Role(row.role),
        organisation=row.organisation,
        units=None if row.everywhere else frozenset(units),
        granted_at=row.granted_at,
        revoked_at=row.revoked_at,
    )
