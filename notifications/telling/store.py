"""All SQL that leads from roles and persons to accounts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from identity.access import Role
from identity.accounts.tables import account, account_grant, account_grant_unit
from identity.crews.model import Duty
from identity.crews.tables import crew, crew_member
from notifications.duties import store as duties
from notifications.tables import worker_turn
from storage.database import Rx, Tx
from storage.dialect import insert

CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleHolder:
    """An open account with one grant of a role; `units` None is everywhere."""

    account: UUID
    organisation: UUID | None
    within: UUID | None
    units: frozenset[UUID] | None


async def role_holders(rx: Rx, role: Role) -> tuple[RoleHolder, ...]:
    """Everybody with the role, one row a grant, by account."""
    rows = await rx.rows(_ROLE_HOLDERS, {"given_role": role})
    units: dict[UUID, set[UUID]] = {}
    for row in rows:
        units.setdefault(row.grant, set()).update({row.unit} if row.unit else set())
    firsts = {row.grant: row for row in rows}.values()
    return tuple(_holder(row, frozenset(units[row.grant])) for row in firsts)


def _holder(row: sa.Row[Any], units: frozenset[UUID]) -> RoleHolder:
    reach = None if row.everywhere else units
    return RoleHolder(account=row.account, organisation=row.organisation, within=row.within, units=reach)


_ROLE_HOLDERS = (
    sa.select(
        account.c.id.label("account"),
        account.c.organisation,
        account_grant.c.id.label("grant"),
        account_grant.c.organisation.label("within"),
        account_grant.c.everywhere,
        account_grant_unit.c.unit,
    )
    .select_from(account)
    .join(account_grant, account_grant.c.account == account.c.id)
    .outerjoin(account_grant_unit, account_grant_unit.c.account_grant == account_grant.c.id)
    .where(
        account.c.disabled_at.is_(None),
        account_grant.c.revoked_at.is_(None),
        account_grant.c.role == sa.bindparam("given_role", type_=sa.String),
    )
    .order_by(account.c.id, account_grant.c.id)
)


async def of_persons(rx: Rx, persons: Collection[UUID]) -> tuple[tuple[UUID, UUID | None], ...]:
    """Open accounts of these persons, each with its organisation."""
    found: list[tuple[UUID, UUID | None]] = []
    for some in _chunks(persons):
        wanted = sa.and_(account.c.person.in_(some), account.c.disabled_at.is_(None))
        statement = sa.select(account.c.id, account.c.organisation).where(wanted).order_by(account.c.id)
        found += [(row.id, row.organisation) for row in await rx.rows(statement)]
    return tuple(found)


async def opened(rx: Rx, accounts: Collection[UUID]) -> tuple[tuple[UUID, UUID | None], ...]:
    """Of these accounts the open ones, each with its organisation."""
    found: list[tuple[UUID, UUID | None]] = []
    for some in _chunks(accounts):
        wanted = sa.and_(account.c.id.in_(some), account.c.disabled_at.is_(None))
        statement = sa.select(account.c.id, account.c.organisation).where(wanted).order_by(account.c.id)
        found += [(row.id, row.organisation) for row in await rx.rows(statement)]
    return tuple(found)


async def members(rx: Rx, crews: Collection[UUID]) -> frozenset[UUID]:
    """The persons of these crews."""
    found: set[UUID] = set()
    for some in _chunks(crews):
        statement = sa.select(crew_member.c.person).where(crew_member.c.crew.in_(some))
        found |= {row.person for row in await rx.rows(statement)}
    return frozenset(found)


async def on_duty(rx: Rx, accounts: Collection[UUID], at: datetime) -> dict[UUID, datetime]:
    """Who of these is on duty, since when: by their own shift, or with their crew (which keeps no beginning)."""
    found = dict(await duties.since(rx, accounts, at))
    for some in _chunks(accounts):
        statement = (
            sa.select(account.c.id)
            .join(crew_member, crew_member.c.person == account.c.person)
            .join(crew, crew.c.id == crew_member.c.crew)
            .where(account.c.id.in_(some), crew.c.duty == Duty.ON_DUTY)
        )
        for row in await rx.rows(statement):
            found.setdefault(row.id, at)
    return found


def _chunks(ids: Collection[UUID]) -> list[Sequence[UUID]]:
    every = iter(sorted(ids))
    chunks: list[Sequence[UUID]] = []
    while some := list(islice(every, CHUNK)):
        chunks.append(some)
    return chunks


async def others_turn(rx: Rx, name: str, holder: UUID, now: datetime) -> bool:
    """True while another worker has the turn."""
    theirs = sa.and_(worker_turn.c.name == name, worker_turn.c.holder != holder, worker_turn.c.until > now)
    return await rx.first(sa.select(worker_turn.c.name).where(theirs)) is not None


async def take_turn(tx: Tx, name: str, holder: UUID, now: datetime, until: datetime) -> bool:
    """Take or keep the turn until then; its row is held to the end of the transaction. False: another has it."""
    free = sa.and_(worker_turn.c.name == name, sa.or_(worker_turn.c.holder == holder, worker_turn.c.until <= now))
    if await tx.execute(sa.update(worker_turn).where(free).values(holder=holder, until=until)) == 1:
        return True
    fresh = insert(tx, worker_turn).on_conflict_do_nothing(index_elements=["name"])
    return await tx.execute(fresh, {"name": name, "holder": holder, "until": until}) == 1


async def give_turn(tx: Tx, name: str, holder: UUID, now: datetime) -> None:
    """Let another have the turn at once."""
    own = sa.and_(worker_turn.c.name == name, worker_turn.c.holder == holder)
    await tx.execute(sa.update(worker_turn).where(own).values(until=now))
