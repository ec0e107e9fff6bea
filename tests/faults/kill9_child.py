"""The process that is killed: sixteen clients that each do acknowledged mutations, one after the other.

Says "number id" on standard output after each acknowledgement. Kills itself just before its n-th SQL statement
("statement n"), in the midst of its n-th COMMIT ("commit n"), or goes on until somebody kills it ("never 0"). As a
control of the test itself, "early n" acknowledges before the commit and dies before the n-th.
"""

import asyncio
import os
import random
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, cast
from uuid import NAMESPACE_OID, UUID, uuid5

import sqlalchemy as sa

from storage import events
from storage.database import Database, Tx
from storage.event import Event
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import Refusal
from storage.sqlite import SqliteDatabase
from tests.storage.scratch import note, opened

if TYPE_CHECKING:
    from storage.postgres import PostgresDatabase

CLIENTS = 16
NOON = datetime(2021, 9, 15, 5, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Event):
    kind: ClassVar[str] = "NOTED"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    id: UUID


def _nothing(_number: int, _made: UUID) -> None:
    """What an honest client says before the commit."""


async def mutate(db: Database, number: int, inside: Callable[[int, UUID], None] = _nothing) -> UUID:
    """Write a note of a new id and its event, once for this number."""

    async def work(tx: Tx) -> Written:
        written = Written(id=new_id())
        await tx.execute(sa.insert(note), {"id": written.id, "text": str(number)})
        await events.append(tx, Noted(subject=written.id, at=NOON, text=str(number)))
        inside(number, written.id)
        return written

    request = Request(actor=UUID(int=1), key=uuid5(NAMESPACE_OID, str(number)), body=b"", at=NOON)
    outcome = await once(db, request, Written, work)
    if isinstance(outcome, Refusal):
        raise TypeError(outcome)
    return outcome.id


class Bomb:
    """Goes off at the n-th statement, or a moment after the n-th COMMIT has begun."""

    def __init__(self, mode: str, after: int) -> None:
        self._mode = mode
        self._left = after

    def statement(self, text: str) -> None:
        if text == "COMMIT" or self._mode == "statement":
            self._left -= 1
            if self._left == 0:
                self._go_off()

    def _go_off(self) -> None:
        if self._mode == "commit":
            threading.Timer(random.uniform(0, 0.0005), _die).start()
        else:
            _die()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def arm(db: Database, bomb: Bomb) -> None:
    """Let the bomb see every statement."""
    if isinstance(db, SqliteDatabase):
        db._writing.raw.set_trace_callback(bomb.statement)  # noqa: SLF001 - the bomb sits in the writer
    else:
        engine = cast("PostgresDatabase", db)._engine.sync_engine  # noqa: SLF001 - the same
        sa.event.listen(engine, "before_cursor_execute", lambda *words: bomb.statement(words[2]))
        sa.event.listen(engine, "commit", lambda _: bomb.statement("COMMIT"))


async def main(url: str, count: int, mode: str, after: int) -> None:
    db = await opened(url)
    if after:
        arm(db, Bomb(mode, after))
    left = iter(range(count))

    async def client() -> None:
        for number in left:
            made = await mutate(db, number, say if mode == "early" else _nothing)
            if mode != "early":
                say(number, made)

    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    await db.close()


def say(number: int, made: UUID) -> None:
    """The acknowledgement."""
    os.write(1, f"{number} {made}\n".encode())


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])))
