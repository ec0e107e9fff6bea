"""P9's strictest peer: PostgreSQL by bare psycopg, sixteen connections, none of our code in between."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Self

import psycopg
from psycopg.types.json import Jsonb

from storage.ids import new_id
from tests.load.p9_work import APPLICATION, NOON, ZONE

_CHECK = "INSERT INTO p9_check VALUES (%s, %s, %s, %s, %s, %s, %s)"
_EVENT = (
    "INSERT INTO event (xid, id, at, kind, subject, payload)"
    " VALUES (pg_current_xact_id()::text::bigint, %s, %s, 'P9_DECIDED', %s, %s)"
)
_DECISION = (
    "INSERT INTO request (actor, key, body, at, outcome, result) VALUES (%s, %s, %s, %s, '', '')",
    "SELECT * FROM p9_application WHERE id = %s",
    "SELECT epoch FROM p9_zone WHERE id = %s",
    "INSERT INTO p9_permit VALUES (%s, %s, %s, %s, %s)",
    "INSERT INTO p9_status VALUES (%s, 7)",
    "UPDATE p9_application SET version = 2, state = 'APPROVED' WHERE id = %s",
    _EVENT,
    "UPDATE request SET outcome = 'Issued', result = %s WHERE actor = %s AND key = %s",
)

Mutation = Callable[[psycopg.AsyncConnection], Awaitable[None]]


class Bare:
    """Sixteen open connections."""

    def __init__(self, connections: list[psycopg.AsyncConnection]) -> None:
        self._connections = connections

    @classmethod
    async def open(cls, url: str, count: int) -> Self:
        return cls([await psycopg.AsyncConnection.connect(url, autocommit=True) for _ in range(count)])

    async def close(self) -> None:
        for connection in self._connections:
            await connection.close()

    async def rate(self, mutation: Mutation, seconds: float) -> float:
        """Committed mutations a second, each connection one after the other."""
        started = time.perf_counter()

        async def client(connection: psycopg.AsyncConnection) -> int:
            done = 0
            while time.perf_counter() < started + seconds:
                await mutation(connection)
                done += 1
            return done

        done = sum(await asyncio.gather(*(client(connection) for connection in self._connections)))
        return done / (time.perf_counter() - started)


async def check(connection: psycopg.AsyncConnection) -> None:
    """One row, committed."""
    await connection.execute(_CHECK, (new_id(), ZONE, APPLICATION, NOON, NOON, "ALLOW", Jsonb(["VALID"])))


async def decision(connection: psycopg.AsyncConnection) -> None:
    """The same eight statements in one transaction."""
    permit, key = new_id(), new_id()
    claims = Jsonb({"purpose": "REPAIR", "zones": [1, 2, 3]})
    values: tuple[tuple[object, ...], ...] = (
        (ZONE, key, b"x" * 32, NOON),
        (APPLICATION,),
        (ZONE,),
        (permit, APPLICATION, NOON, NOON, claims),
        (permit,),
        (permit,),
        (new_id(), NOON, permit, Jsonb({"by": str(ZONE)})),
        (b'{"permit":"..."}', ZONE, key),
    )
    async with connection.transaction():
        for statement, one in zip(_DECISION, values, strict=True):
            await connection.execute(statement.encode(), one)
