"""Strawberry as it comes: its own handler of graphql-transport-ws, one generator and one execution a subscriber."""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import orjson
import strawberry
from strawberry.asgi import GraphQL

from api.live.types import Event
from identity.organisations.model import OrganisationFounded
from storage.event import Cursor, Recorded
from storage.ids import new_id

QUEUES: set[asyncio.Queue[Event]] = set()


@strawberry.type
class Query:
    """Nothing is asked of it."""

    nothing: int = 0


@strawberry.type
class Subscription:
    """The same field as ours."""

    @strawberry.subscription
    async def events(self) -> AsyncGenerator[Event, None]:
        """Every event."""
        queue: asyncio.Queue[Event] = asyncio.Queue()
        QUEUES.add(queue)
        try:
            while True:
                yield await queue.get()
        finally:
            QUEUES.discard(queue)


class Peer:
    """Strawberry's view, and `POST /happen`: an event for every queue; nothing is committed."""

    def __init__(self) -> None:
        self.view: Any = GraphQL(strawberry.Schema(query=Query, subscription=Subscription), graphql_ide=None)
        self.seq = 0

    async def __call__(self, scope: Any, receive: Any, send: Callable[[Any], Awaitable[None]]) -> None:
        if scope["path"] != "/happen":
            await self.view(scope, receive, send)
            return
        started = time.monotonic()
        self.seq += 1
        shown = Event.of(_an_event(100_000 + self.seq))
        for queue in QUEUES:
            queue.put_nowait(shown)
        body = orjson.dumps(started)
        headers = [(b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def strawberry_app() -> Peer:
    """One for a server."""
    return Peer()


def _an_event(seq: int) -> Recorded:
    id_ = new_id()
    return Recorded(
        cursor=Cursor(0, seq),
        id=new_id(),
        at=datetime(2021, 9, 15, 5, tzinfo=UTC),
        kind=OrganisationFounded.kind,
        subject=id_,
        organisation=id_,
        unit=None,
        payload={},
    )
