"""All SQL of pushes on their way. A claim is a conditional update: two workers never hold the same delivery."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from identity.accounts.tables import account
from notifications.addresses import store as addresses
from notifications.deliveries.model import DeliveryState
from notifications.inbox.model import Urgency
from notifications.outbox.model import Claimed, Queued, Result
from notifications.sender import Address, AddressKind
from notifications.tables import delivery, notification, push_address
from storage.database import Rx, Tx
from storage.dialect import insert
from storage.ids import new_id

CHUNK = 500
_RANKS = {Urgency.URGENT: 0, Urgency.NORMAL: 1, Urgency.QUIET: 2}


async def queue(tx: Tx, wanted: Sequence[Queued], now: datetime) -> None:
    """A delivery for every address where its account is signed in."""
    reached = await _reached(tx, {one.account for one in wanted}, now)
    rows = [_row(one, address, now) for one in wanted for address in reached.get(one.account, ())]
    if rows:
        await tx.execute(insert(tx, delivery).on_conflict_do_nothing(), rows)


async def _reached(rx: Rx, accounts: Collection[UUID], now: datetime) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = {}
    every = sorted(accounts)
    for start in range(0, len(every), CHUNK):
        alive = sa.and_(push_address.c.account.in_(every[start : start + CHUNK]), push_address.c.removed_at.is_(None))
        statement = sa.select(push_address.c.id, push_address.c.account).where(alive, addresses.signed_in(now))
        for row in await rx.rows(statement.order_by(push_address.c.id)):
            found.setdefault(row.account, []).append(row.id)
    return found


def _row(one: Queued, address: UUID, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "notification": one.notification,
        "address": address,
        "state": DeliveryState.QUEUED,
        "reason": "",
        "attempts": 0,
        "rank": _RANKS[one.urgency],
        "queued_at": now,
        "due_at": now,
        "changed_at": now,
        "receipt": "",
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one worker takes: under which id, until when it holds, how many, and which kinds it has a service for."""

    id: UUID
    until: datetime
    most: int
    kinds: frozenset[AddressKind]


async def claim(tx: Tx, wanted: Claim, now: datetime) -> tuple[Claimed, ...]:
    """Take what is due, the urgent first. What must not be sent any more is closed with its reason instead.

    What this worker has no service for is left to one that has, until it is of no use to anybody.
    """
    ours = sa.or_(_sendable(wanted.kinds), notification.c.expires_at <= now)
    due = await tx.rows(_DUE.where(_claimable(now), ours).limit(wanted.most), {"given_now": now})
    closed = [(row.id, *verdict) for row in due if (verdict := _closing(row, wanted.kinds, now))]
    await _close(tx, closed, now)
    shut = {one for one, _, _ in closed}
    ids = [row.id for row in due if row.id not in shut]
    await _take(tx, wanted, ids, now)
    return await claimed(tx, wanted.id)


def _claimable(now: datetime) -> sa.ColumnElement[bool]:
    waits = sa.and_(delivery.c.state == DeliveryState.QUEUED, delivery.c.due_at <= now)
    left = sa.and_(delivery.c.state == DeliveryState.SENDING, delivery.c.claimed_until <= now)
    return sa.or_(waits, left)


def _sendable(kinds: frozenset[AddressKind]) -> sa.ColumnElement[bool]:
    return push_address.c.kind.in_(sorted(kinds))


_IS_SIGNED_IN = addresses.signed_in_at(sa.bindparam("given_now", type_=delivery.c.due_at.type))
_DUE = (
    sa.select(
        delivery.c.id,
        delivery.c.reason,
        delivery.c.attempts,
        push_address.c.kind,
        push_address.c.removed_because,
        notification.c.expires_at,
        notification.c.read_at,
        sa.case((_IS_SIGNED_IN, 1), else_=0).label("signed_in"),
    )
    .join(push_address, push_address.c.id == delivery.c.address)
    .join(notification, notification.c.id == delivery.c.notification)
    .order_by(delivery.c.rank, delivery.c.due_at)
    .with_for_update(of=delivery, skip_locked=True)
)


def _closing(row: sa.Row[Any], kinds: frozenset[AddressKind], now: datetime) -> tuple[DeliveryState, str] | None:
    if row.removed_because is not None:
        return DeliveryState.SKIPPED, row.removed_because
    if not row.signed_in:
        return DeliveryState.SKIPPED, "SIGNED_OUT"
    if row.read_at is not None:
        return DeliveryState.SKIPPED, "ALREADY_READ"
    if row.expires_at > now:
        return None
    if row.kind not in kinds and not row.attempts:
        return DeliveryState.SKIPPED, "NO_SERVICE"
    return DeliveryState.FAILED, f"EXPIRED after {row.reason}" if row.reason else "EXPIRED"


async def _close(tx: Tx, closed: Sequence[tuple[UUID, DeliveryState, str]], now: datetime) -> None:
    values = {"state": sa.bindparam("to"), "reason": sa.bindparam("why"), "changed_at": now, "claim": None}
    update = sa.update(delivery).where(delivery.c.id == sa.bindparam("one")).values(values | {"claimed_until": None})
    await tx.execute(update, [{"one": one, "to": state, "why": why[:80]} for one, state, why in closed])


async def _take(tx: Tx, wanted: Claim, ids: Sequence[UUID], now: datetime) -> None:
    if not ids:
        return
    values = {
        "state": DeliveryState.SENDING,
        "claim": wanted.id,
        "claimed_until": wanted.until,
        "attempts": delivery.c.attempts + 1,
        "changed_at": now,
    }
    await tx.execute(sa.update(delivery).where(delivery.c.id.in_(ids), _claimable(now)).values(values))


async def claimed(rx: Rx, claim_id: UUID) -> tuple[Claimed, ...]:
    """What is held under a claim, the urgent first."""
    return tuple(map(_claimed, await rx.rows(_CLAIMED, {"given_claim": claim_id})))


_CLAIMED = (
    sa.select(
        delivery.c.id,
        delivery.c.notification,
        delivery.c.attempts,
        push_address.c.id.label("address"),
        push_address.c.kind,
        push_address.c.value,
        notification.c.code,
        notification.c.params,
        notification.c.urgency,
        notification.c.expires_at,
        account.c.language,
    )
    .join(push_address, push_address.c.id == delivery.c.address)
    .join(notification, notification.c.id == delivery.c.notification)
    .join(account, account.c.id == notification.c.account)
    .where(delivery.c.claim == sa.bindparam("given_claim", type_=delivery.c.claim.type))
    .where(delivery.c.state == DeliveryState.SENDING)
    .order_by(delivery.c.rank, delivery.c.due_at)
)


def _claimed(row: sa.Row[Any]) -> Claimed:
    return Claimed(
        id=row.id,
        notification=row.notification,
        address=Address(id=row.address, kind=AddressKind(row.kind), value=row.value),
        attempt=row.attempts,
        code=row.code,
        language=row.language,
        params=row.params,
        urgency=Urgency(row.urgency),
        expires_at=row.expires_at,
    )


async def record(tx: Tx, claim_id: UUID, results: Iterable[Result], now: datetime) -> None:
    """Write what came of the tries. A claim that was lost meanwhile records nothing: whoever has it now does."""
    own = sa.and_(
        delivery.c.id == sa.bindparam("one"),
        delivery.c.claim == claim_id,
        delivery.c.state == DeliveryState.SENDING,
    )
    names = ("state", "reason", "receipt", "due_at")
    values = {name: sa.bindparam(f"to_{name}", type_=delivery.c[name].type) for name in names}
    update = sa.update(delivery).where(own).values(values | {"claim": None, "claimed_until": None, "changed_at": now})
    every = list(results)
    await tx.execute(update, [_recorded(one, now) for one in every])
    await addresses.remove(tx, [one.address for one in every if one.gone], "GONE", now)


def _recorded(one: Result, now: datetime) -> dict[str, Any]:
    return {
        "one": one.delivery,
        "to_state": one.state,
        "to_reason": one.reason,
        "to_receipt": one.receipt,
        "to_due_at": one.due_at or now,
    }


async def next_due(rx: Rx, kinds: frozenset[AddressKind]) -> datetime | None:
    """When the next try, the end of a lost claim, or of what nobody could send, is due for who sends these kinds."""
    times = (DeliveryState.QUEUED, delivery.c.due_at), (DeliveryState.SENDING, delivery.c.claimed_until)
    found: list[datetime | None] = [await rx.scalar(_first(state, time, kinds)) for state, time in times]
    return min((one for one in found if one is not None), default=None)


def _first(state: DeliveryState, time: sa.Column[datetime], kinds: frozenset[AddressKind]) -> sa.Select[Any]:
    """Of the deliveries in a state: another's is not looked at before its notification expires."""
    over = notification.c.expires_at
    due = sa.case((_sendable(kinds), time), (over > time, over), else_=time)
    joined = delivery.join(push_address, push_address.c.id == delivery.c.address)
    joined = joined.join(notification, notification.c.id == delivery.c.notification)
    return sa.select(sa.func.min(due, type_=time.type)).select_from(joined).where(delivery.c.state == state)
