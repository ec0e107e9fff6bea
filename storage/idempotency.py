"""The same request twice has one effect and one answer."""

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

import msgspec
import sqlalchemy as sa

from storage.database import Database, Tx
from storage.dialect import insert
from storage.outcomes import Conflict, Refusal
from storage.tables import request as table

T = TypeVar("T")
KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Who asks, under which idempotency key, with which body (SHA-256 of the canonical input), at which instant."""

    actor: UUID
    key: UUID
    body: bytes
    at: datetime


class _RefusedError(Exception):
    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal


async def once(
    db: Database,
    request: Request,
    outcomes: type[T] | tuple[type[T], ...],
    work: Callable[[Tx], Awaitable[T | Refusal]],
) -> T | Refusal:
    """Do the work in one transaction and remember its outcome under the key for 30 days.

    The same key and body answer the stored outcome again; another body is a Conflict. A Refusal rolls everything back
    and is not remembered, so that the same request may succeed later.
    """
    known = outcomes if isinstance(outcomes, tuple) else (outcomes,)
    try:
        async with db.transaction() as tx:
            return await _once(tx, request, known, work)
    except _RefusedError as refused:
        return refused.refusal


async def _once(
    tx: Tx, request: Request, known: tuple[type[T], ...], work: Callable[[Tx], Awaitable[T | Refusal]]
) -> T | Refusal:
    if not await _claim(tx, request):
        return await _replay(tx, request, known)
    outcome = await work(tx)
    if isinstance(outcome, Refusal):
        raise _RefusedError(outcome)
    stored = {"outcome": type(outcome).__name__, "result": msgspec.json.encode(outcome)}
    await tx.execute(sa.update(table).where(_is(request)).values(stored))
    return outcome


async def _claim(tx: Tx, request: Request) -> bool:
    """Take the key; a second request with it waits here on PostgreSQL until the first has ended."""
    fresh = insert(tx, table).on_conflict_do_nothing()
    row = {"actor": request.actor, "key": request.key, "body": request.body, "at": request.at}
    return await tx.execute(fresh, row | {"outcome": "", "result": b""}) == 1


async def _replay(tx: Tx, request: Request, known: tuple[type[T], ...]) -> T | Refusal:
    row = await tx.first(sa.select(table).where(_is(request)))
    if row is None or not hmac.compare_digest(row.body, request.body):
        return Conflict(code="IDEMPOTENCY_KEY_REUSED")
    return msgspec.json.decode(row.result, type={kind.__name__: kind for kind in known}[row.outcome])


def _is(request: Request) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.actor == request.actor, table.c.key == request.key)


async def forget_old(tx: Tx, now: datetime) -> int:
    """Drop keys older than 30 days; how many."""
    return await tx.execute(sa.delete(table).where(table.c.at < now - KEPT))
