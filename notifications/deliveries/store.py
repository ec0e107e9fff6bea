"""All SQL of deliveries as people see and move them; what a worker does with them is in queue_store."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from notifications.deliveries.model import Delivery, DeliveryState
from notifications.sender import AddressKind
from notifications.tables import delivery, notification, push_address
from storage import keyset
from storage.database import Rx, Tx
from storage.paging import Page

_GONE_OUT = (DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.DELIVERED)
_UNDELIVERED = (DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.FAILED)


async def were_delivered(tx: Tx, notifications: Sequence[UUID], session: UUID | None, at: datetime) -> None:
    """The device of this session has them, whatever its service said."""
    here = delivery.c.address.in_(sa.select(push_address.c.id).where(push_address.c.session == session))
    undelivered = sa.and_(here, delivery.c.state.in_(_UNDELIVERED))
    await _move(tx, sa.and_(_of(notifications), undelivered), DeliveryState.DELIVERED, at)


async def were_read(tx: Tx, notifications: Sequence[UUID], at: datetime) -> None:
    """Somebody read them: what waits is skipped, what went out is READ."""
    await _skip(tx, notifications, at)
    await _move(tx, sa.and_(_of(notifications), delivery.c.state.in_(_GONE_OUT)), DeliveryState.READ, at)


async def were_acknowledged(tx: Tx, notifications: Sequence[UUID], at: datetime) -> None:
    """Somebody takes care: what waits is skipped, what went out is ACKNOWLEDGED."""
    await _skip(tx, notifications, at)
    seen = delivery.c.state.in_((*_GONE_OUT, DeliveryState.READ))
    await _move(tx, sa.and_(_of(notifications), seen), DeliveryState.ACKNOWLEDGED, at)


async def _skip(tx: Tx, notifications: Sequence[UUID], at: datetime) -> None:
    waiting = sa.and_(_of(notifications), delivery.c.state == DeliveryState.QUEUED)
    await _move(tx, waiting, DeliveryState.SKIPPED, at, "ALREADY_READ")


async def _move(tx: Tx, meant: sa.ColumnElement[bool], state: DeliveryState, at: datetime, reason: str = "") -> None:
    values = {"state": state, "reason": reason, "changed_at": at, "claim": None, "claimed_until": None}
    await tx.execute(sa.update(delivery).where(meant).values(values))


def _of(notifications: Sequence[UUID]) -> sa.ColumnElement[bool]:
    return delivery.c.notification.in_(notifications)


_SHOWN = (
    sa.select(
        delivery,
        notification.c.account,
        notification.c.code,
        push_address.c.kind.label("address_kind"),
        push_address.c.tail,
    )
    .join(notification, notification.c.id == delivery.c.notification)
    .join(push_address, push_address.c.id == delivery.c.address)
)


async def page(
    rx: Rx, *, notification_id: UUID | None, state: DeliveryState | None, after: UUID | None, first: int
) -> Page[Delivery]:
    """Deliveries, newest first; of one notification, in one state, where these are given."""
    statement = _SHOWN
    if notification_id is not None:
        statement = statement.where(delivery.c.notification == notification_id)
    if state is not None:
        statement = statement.where(delivery.c.state == state)
    key = None if after is None else (after,)
    found = await keyset.page(rx, statement, (delivery.c.id,), after=key, first=first, descending=True)
    return Page(rows=tuple(map(_delivery, found.rows)), more=found.more)


def _delivery(row: sa.Row[Any]) -> Delivery:
    names = ("id", "notification", "account", "code", "address", "tail", "reason", "attempts")
    times = ("queued_at", "due_at", "changed_at")
    return Delivery(
        address_kind=AddressKind(row.address_kind),
        state=DeliveryState(row.state),
        **{name: getattr(row, name) for name in (*names, *times)},
    )


async def forget(tx: Tx, before: datetime, most: int = 5_000) -> int:
    """Drop what has been over since before then, some at a time; how many. The inbox keeps what was told."""
    over = delivery.c.state.not_in((DeliveryState.QUEUED, DeliveryState.SENDING))
    old = sa.select(delivery.c.id).where(over, delivery.c.changed_at < before).limit(most)
    return await tx.execute(sa.delete(delivery).where(delivery.c.id.in_(old)))
