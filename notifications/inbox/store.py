"""All SQL of inboxes."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from notifications.inbox.model import Notification, ToldAs, Urgency
from notifications.tables import escalation, notification
from storage import keyset
from storage.database import Rx, Tx
from storage.dialect import insert
from storage.paging import Page

_COLUMNS = tuple(field.name for field in fields(Notification))


async def add(tx: Tx, made: Sequence[Notification]) -> None:
    """Write them; who was told of an event before is not told again."""
    rows = [{name: getattr(one, name) for name in _COLUMNS} for one in made]
    if rows:
        fresh = insert(tx, notification).on_conflict_do_nothing(index_elements=["event", "account"])
        await tx.execute(fresh, rows)


async def already_told(rx: Rx, told_of: Sequence[UUID]) -> frozenset[tuple[UUID, UUID]]:
    """Event and account of everybody who was told of one of these events."""
    columns = sa.select(notification.c.event, notification.c.account)
    return frozenset(
        (row.event, row.account) for row in await rx.rows(columns.where(notification.c.event.in_(told_of)))
    )


async def find(rx: Rx, id: UUID) -> Notification | None:
    """One notification, or None."""
    row = await rx.first(sa.select(notification).where(notification.c.id == id))
    return None if row is None else _notification(row)


async def told(rx: Rx, event: UUID) -> tuple[Notification, ...]:
    """Everything that was told of an event, in the order it was told."""
    rows = await rx.rows(sa.select(notification).where(notification.c.event == event).order_by(notification.c.id))
    return tuple(map(_notification, rows))


async def page(rx: Rx, account: UUID, *, unread: bool, after: UUID | None, first: int) -> Page[Notification]:
    """An account's inbox, newest first."""
    statement = sa.select(notification).where(notification.c.account == account)
    if unread:
        statement = statement.where(notification.c.read_at.is_(None))
    key = None if after is None else (after,)
    found = await keyset.page(rx, statement, (notification.c.id,), after=key, first=first, descending=True)
    return Page(rows=tuple(map(_notification, found.rows)), more=found.more)


async def unread(rx: Rx, account: UUID) -> int:
    """How many an account has not read."""
    own = sa.and_(notification.c.account == account, notification.c.read_at.is_(None))
    return int(await rx.scalar(sa.select(sa.func.count()).select_from(notification).where(own)))


async def own(rx: Rx, account: UUID, ids: Iterable[UUID]) -> tuple[UUID, ...]:
    """Those of the ids that are in the account's inbox."""
    wanted = sa.and_(notification.c.account == account, notification.c.id.in_(list(ids)))
    return tuple(row.id for row in await rx.rows(sa.select(notification.c.id).where(wanted)))


async def mark_delivered(tx: Tx, ids: Sequence[UUID], at: datetime) -> None:
    """A device has them; the first time stays."""
    await _mark(tx, "delivered_at", ids, at)


async def mark_read(tx: Tx, ids: Sequence[UUID], at: datetime) -> None:
    """Somebody read them; what is read was delivered."""
    await _mark(tx, "read_at", ids, at)
    await _mark(tx, "delivered_at", ids, at)


async def mark_acknowledged(tx: Tx, id: UUID, at: datetime) -> bool:
    """Somebody takes care; False when they had said so before."""
    await mark_read(tx, [id], at)
    return await _mark(tx, "acknowledged_at", [id], at) == 1


async def end_escalation(tx: Tx, event: UUID, code: str, at: datetime, because: str) -> None:
    """Nobody else is told; the first end stays."""
    chain = sa.and_(escalation.c.event == event, escalation.c.code == code, escalation.c.ended_at.is_(None))
    await tx.execute(sa.update(escalation).where(chain).values(ended_at=at, ended_because=because))


async def _mark(tx: Tx, name: str, ids: Sequence[UUID], at: datetime) -> int:
    unmarked = sa.and_(notification.c.id.in_(ids), notification.c[name].is_(None))
    return await tx.execute(sa.update(notification).where(unmarked).values({name: at}))


def _notification(row: sa.Row[Any]) -> Notification:
    found = {name: getattr(row, name) for name in _COLUMNS}
    return Notification(**found | {"urgency": Urgency(row.urgency), "told_as": ToldAs(row.told_as)})
