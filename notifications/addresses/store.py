"""All SQL of push addresses. A removed one loses its value, so that nothing can be sent there by mistake."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from identity.accounts.tables import account, token
from identity.devices.tables import device
from notifications.addresses.model import Because, PushAddress
from notifications.deliveries.model import DeliveryState
from notifications.sender import AddressKind
from notifications.tables import delivery, push_address
from storage.database import Rx, Tx
from storage.dialect import insert

_FIELDS = ("id", "account", "session", "device", "tail", "registered_at")


async def add(tx: Tx, one: PushAddress, value: str, hashed: bytes) -> bool:
    """Write an address; whoever had it before was removed. False when somebody else was faster."""
    row = {name: getattr(one, name) for name in _FIELDS}
    fresh = insert(tx, push_address).on_conflict_do_nothing(index_elements=["hash"])
    return await tx.execute(fresh, row | {"kind": one.kind, "value": value, "hash": hashed}) == 1


async def renew(tx: Tx, id: UUID, session: UUID, device_id: UUID | None) -> bool:
    """Its owner is signed in there by another session now. False when it was removed meanwhile."""
    values = {"session": session, "device": device_id}
    alive = sa.and_(push_address.c.id == id, push_address.c.removed_at.is_(None))
    return await tx.execute(sa.update(push_address).where(alive).values(values)) == 1


async def find_by_hash(rx: Rx, hashed: bytes) -> PushAddress | None:
    """Who has the address now."""
    row = await rx.first(sa.select(push_address).where(push_address.c.hash == hashed))
    return None if row is None else _address(row)


async def find(rx: Rx, id: UUID) -> PushAddress | None:
    """An address that is still reached, or None."""
    alive = sa.and_(push_address.c.id == id, push_address.c.removed_at.is_(None))
    row = await rx.first(sa.select(push_address).where(alive))
    return None if row is None else _address(row)


async def of_account(rx: Rx, account_id: UUID) -> Sequence[PushAddress]:
    """An account's addresses, newest first."""
    own = sa.and_(push_address.c.account == account_id, push_address.c.removed_at.is_(None))
    rows = await rx.rows(sa.select(push_address).where(own).order_by(push_address.c.id.desc()))
    return [_address(row) for row in rows]


async def remove(tx: Tx, ids: Iterable[UUID], because: str, at: datetime) -> None:
    """Nothing is sent there from now on: the value goes, and what waits for it is skipped."""
    meant = list(ids)
    if not meant:
        return
    reached = sa.and_(push_address.c.id.in_(meant), push_address.c.removed_at.is_(None))
    values = {"removed_at": at, "removed_because": because, "value": None, "hash": None}
    await tx.execute(sa.update(push_address).where(reached).values(values))
    waiting = sa.and_(delivery.c.address.in_(meant), delivery.c.state == DeliveryState.QUEUED)
    skipped = {"state": DeliveryState.SKIPPED, "reason": because, "changed_at": at}
    await tx.execute(sa.update(delivery).where(waiting).values(skipped))


async def remove_signed_out(tx: Tx, at: datetime) -> int:
    """Remove every address whose session is over; how many."""
    over = sa.select(push_address.c.id).where(push_address.c.removed_at.is_(None), sa.not_(signed_in(at)))
    found = [row.id for row in await tx.rows(over)]
    await remove(tx, found, Because.SIGNED_OUT, at)
    return len(found)


def signed_in(now: datetime) -> sa.ColumnElement[bool]:
    """The session of `push_address` lives at the instant: token not ended, account open, device not shut out."""
    return signed_in_at(sa.literal(now, push_address.c.registered_at.type))


def signed_in_at(now: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """The same, for an instant given later."""
    owner = sa.and_(account.c.id == push_address.c.account, account.c.disabled_at.is_(None))
    living = sa.and_(token.c.id == push_address.c.session, token.c.revoked_at.is_(None), token.c.expires_at > now)
    shut_out = sa.and_(device.c.token == push_address.c.session, device.c.revoked_at.is_not(None))
    return sa.and_(
        sa.select(account.c.id).where(owner).exists(),
        sa.select(token.c.id).where(living).exists(),
        sa.not_(sa.select(device.c.id).where(shut_out).exists()),
    )


def _address(row: sa.Row[Any]) -> PushAddress:
    return PushAddress(kind=AddressKind(row.kind), **{name: getattr(row, name) for name in _FIELDS})
