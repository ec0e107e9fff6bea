"""The same request twice has one effect and one answer, also at the same time."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.maintenance import forget_old_requests
from storage.outcomes import Busy, Conflict, NotFound
from storage.retry import patiently
from storage.tables import request as requests
from tests.storage.scratch import note, texts, write

NOON = datetime(2021, 9, 15, 5, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    id: UUID
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    id: UUID


def a_request(at: datetime = NOON, body: bytes = b"body") -> Request:
    return Request(actor=new_id(), key=new_id(), body=body, at=at)


async def writing(tx: Tx) -> Written:
    """Writes a new note each time it is really done."""
    made = new_id()
    await write(tx, str(made))
    return Written(id=made, at=NOON)


async def test_the_same_key_at_the_same_time_has_one_effect(db: Database) -> None:
    same = a_request()

    answers = await asyncio.gather(*(once(db, same, Written, writing) for _ in range(20)))

    assert len(set(answers)) == 1
    assert len(await texts(db)) == 1


async def test_different_keys_at_the_same_time_each_have_their_effect(db: Database) -> None:
    answers = await asyncio.gather(*(once(db, a_request(), Written, writing) for _ in range(20)))

    assert len(set(answers)) == 20
    assert len(await texts(db)) == 20


async def test_the_same_key_of_another_actor_is_another_request(db: Database) -> None:
    one = a_request()
    await once(db, one, Written, writing)
    await once(db, Request(actor=new_id(), key=one.key, body=one.body, at=NOON), Written, writing)

    assert len(await texts(db)) == 2


async def test_the_same_key_for_another_operation_is_a_conflict(db: Database) -> None:
    async def removing(tx: Tx) -> Removed:
        await tx.execute(sa.delete(note))
        return Removed(id=new_id())

    same = a_request()
    await once(db, same, Written, writing)

    assert await once(db, same, Removed, removing) == Conflict(code="IDEMPOTENCY_KEY_REUSED")
    assert len(await texts(db)) == 1


async def test_when_the_first_of_two_is_refused_the_second_is_done(db: Database) -> None:
    """On PostgreSQL the second waits for the first one's key; the refusal frees it."""
    same = a_request()
    missing = NotFound(kind="note", id="x")

    async def refusing(tx: Tx) -> NotFound:
        await write(tx, "refused")
        return missing

    answers = await asyncio.gather(once(db, same, Written, refusing), once(db, same, Written, writing))

    assert answers[0] == missing or answers[0] == answers[1]
    assert len(await texts(db)) == 1


async def test_a_key_is_forgotten_after_thirty_days_and_not_before(db: Database) -> None:
    old, young = a_request(at=NOON - timedelta(days=30, seconds=1)), a_request(at=NOON - timedelta(days=30))
    for request in (old, young):
        await once(db, request, Written, writing)

    assert await forget_old_requests(db, NOON) == 1

    async with db.reading() as rx:
        assert [row.key for row in await rx.rows(sa.select(requests.c.key))] == [young.key]


async def test_forgetting_goes_in_batches_and_counts_all(db: Database) -> None:
    for _ in range(7):
        await once(db, a_request(at=NOON - timedelta(days=31)), Written, writing)

    assert await forget_old_requests(db, NOON, batch=3) == 7


async def test_work_that_the_database_rolled_back_is_done_again(db: Database) -> None:
    """The first try meets a deadlock, a full disk, a cut connection; the key makes the second safe."""
    tries = 0

    async def unlucky(tx: Tx) -> Written:
        nonlocal tries
        tries += 1
        written = await writing(tx)
        if tries == 1:
            raise Busy("deadlock")
        return written

    await once(db, a_request(), Written, unlucky)

    assert tries == 2
    assert len(await texts(db)) == 1


async def test_trying_again_ends() -> None:
    tries = 0

    async def never() -> None:
        nonlocal tries
        tries += 1
        raise Busy("still")

    answers = await asyncio.gather(patiently(never), return_exceptions=True)

    assert [type(answer) for answer in answers] == [Busy]
    assert tries == 3
