"""The event log."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar
from uuid import UUID

import pytest

from storage import events
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import Conflict, Reason, Refused

NOON = datetime(2021, 9, 15, 5, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(events.Event):
    kind: ClassVar[str] = "MOVED"
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    id: UUID
    at: datetime


async def test_an_event_lands_with_its_transaction(db: Database) -> None:
    async with db.transaction() as tx:
        await events.append(tx, Moved(subject=new_id(), at=NOON, to="A"))

    async with db.reading() as rx:
        recorded = await events.read_after(rx, events.Cursor())
    assert [(one.kind, one.payload, one.at) for one in recorded] == [("MOVED", {"to": "A"}, NOON)]


async def test_an_event_of_a_failed_transaction_is_nowhere(db: Database) -> None:
    async def fail() -> None:
        async with db.transaction() as tx:
            await events.append(tx, Moved(subject=new_id(), at=NOON, to="A"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()

    async with db.reading() as rx:
        assert await events.read_after(rx, events.Cursor()) == ()


async def test_the_same_request_twice_has_one_effect_and_one_answer(db: Database) -> None:
    request = Request(actor=new_id(), key=new_id(), body=b"b", at=NOON)

    async def work(tx: Tx) -> Done:
        await events.append(tx, Moved(subject=request.key, at=NOON, to="B"))
        return Done(id=new_id(), at=NOON)

    first = await once(db, request, Done, work)
    second = await once(db, request, Done, work)

    assert first == second
    async with db.reading() as rx:
        assert len(await events.read_after(rx, events.Cursor())) == 1


async def test_another_body_under_the_same_key_is_a_conflict(db: Database) -> None:
    request = Request(actor=new_id(), key=new_id(), body=b"b", at=NOON)

    async def work(tx: Tx) -> Done:
        return Done(id=new_id(), at=NOON)

    await once(db, request, Done, work)
    answer = await once(db, Request(actor=request.actor, key=request.key, body=b"c", at=NOON), Done, work)

    assert answer == Conflict(code="IDEMPOTENCY_KEY_REUSED")


async def test_a_refusal_writes_nothing_and_the_same_request_may_succeed_later(db: Database) -> None:
    request = Request(actor=new_id(), key=new_id(), body=b"b", at=NOON)
    refused = Refused(reasons=(Reason(code="X"),))

    async def refuse(tx: Tx) -> Refused:
        await events.append(tx, Moved(subject=request.key, at=NOON, to="B"))
        return refused

    async def accept(tx: Tx) -> Done:
        return Done(id=request.key, at=NOON)

    assert await once(db, request, Done, refuse) == refused
    async with db.reading() as rx:
        assert await events.read_after(rx, events.Cursor()) == ()
    assert await once(db, request, Done, accept) == Done(id=request.key, at=NOON)
