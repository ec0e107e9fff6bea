"""The same request twice has one effect and one answer."""

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Database, Tx
from storage.outcomes import Busy, Conflict, Refusal
from storage.retry import patiently
from storage.tables import request as table

T = TypeVar("T")
KEPT = timedelta(days=30)
NOBODY = UUID(int=0)
"""Who asks where nobody is signed in, e.g. by a one-time link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Who asks, under which idempotency key, at which instant.

    `body` is the SHA-256 of the operation's name and its canonical input: the same input to another operation is
    another body.
    """

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
    *,
    long: bool = False,
) -> T | Refusal:
    """Do the work in one transaction and remember its outcome under the key for 30 days.

    The same key and body answer the stored outcome again; another body is a Conflict. A Refusal rolls everything back
    and is not remembered, so that the same request may succeed later. When the database itself rolls back, the work is
    done again, three times in all: the key makes that safe even when a commit's answer was lost.
    """
    known = outcomes if isinstance(outcomes, tuple) else (outcomes,)

    async def attempt() -> T | Refusal:
        async with db.transaction(long=long) as tx:
            return await _once(tx, request, known, work)

    try:
        return await patiently(attempt)
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
    answer = {"given_outcome": type(outcome).__name__, "given_result": msgspec.json.encode(outcome)}
    await tx.execute(_ANSWER, _of(request) | answer)
    return outcome


async def _claim(tx: Tx, request: Request) -> bool:
    """Take the key; a second request with it waits here on PostgreSQL until the first has ended."""
    row = {"actor": request.actor, "key": request.key, "body": request.body, "at": request.at}
    return await tx.execute(_CLAIM[tx.dialect], row | {"outcome": "", "result": b""}) == 1


async def _replay(tx: Tx, request: Request, known: tuple[type[T], ...]) -> T | Refusal:
    row = await tx.first(_FIND, _of(request))
    if row is None:
        raise Busy("the key was being forgotten")
    kind = next((kind for kind in known if kind.__name__ == row.outcome), None)
    if kind is None or not hmac.compare_digest(row.body, request.body):
        return Conflict(code="IDEMPOTENCY_KEY_REUSED")
    return msgspec.json.decode(row.result, type=kind)


def _of(request: Request) -> dict[str, Any]:
    return {"of_actor": request.actor, "of_key": request.key}


# Made once: building an expression costs more than running it.
_IS = sa.and_(table.c.actor == sa.bindparam("of_actor"), table.c.key == sa.bindparam("of_key"))
_FIND = sa.select(table.c.body, table.c.outcome, table.c.result).where(_IS)
_ANSWER = sa.update(table).where(_IS).values(outcome=sa.bindparam("given_outcome"), result=sa.bindparam("given_result"))
_CLAIM = {
    "sqlite": sqlite.insert(table).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(table).on_conflict_do_nothing(),
}
