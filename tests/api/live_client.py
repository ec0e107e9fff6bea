"""A server on a free port, and clients that speak graphql-transport-ws to it."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from api.app import App
from fieldpass.serving import config_of

SOON_S = 5.0
EVENTS = """subscription ($after: String) { events(after: $after) { __typename
  ... on Event { cursor kind subject organisation unit payload { name values } }
  ... on ResetRequired { reason cursor } } }"""


@asynccontextmanager
async def served(app: App) -> AsyncIterator[str]:
    """The application as Fieldpass serves it; its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        server = uvicorn.Server(config_of(app, "127.0.0.1", port, "warning"))
        serving = asyncio.create_task(server.serve([listening]))
        while not server.started:  # noqa: ASYNC110 - uvicorn says it so
            await asyncio.sleep(0.01)
        try:
            yield f"ws://127.0.0.1:{port}/graphql"
        finally:
            server.should_exit = True
            await serving


@dataclass(slots=True)
class Phone:
    """One socket."""

    ws: ClientConnection
    seen: list[dict[str, Any]] = field(default_factory=list)

    async def say(self, **message: Any) -> None:
        """One message."""
        await self.ws.send(json.dumps(message))

    async def hear(self, seconds: float = SOON_S) -> dict[str, Any]:
        """The next message."""
        async with asyncio.timeout(seconds):
            heard: dict[str, Any] = json.loads(await self.ws.recv())
        self.seen.append(heard)
        return heard

    async def closed(self, seconds: float = SOON_S) -> tuple[int | None, str | None]:
        """Code and reason of the end; what comes before it is passed over."""
        async with asyncio.timeout(seconds):
            try:
                while True:
                    self.seen.append(json.loads(await self.ws.recv()))
            except ConnectionClosed:
                return self.ws.close_code, self.ws.close_reason

    async def init(self, token: str | None, **payload: str) -> None:
        """Say who it is; the server is content."""
        await self.say(
            type="connection_init", payload=payload | ({"authorization": f"Bearer {token}"} if token else {})
        )
        assert await self.hear() == {"type": "connection_ack"}

    async def subscribe(self, query: str = EVENTS, variables: Mapping[str, Any] | None = None, id: str = "1") -> None:
        """Begin an operation."""
        await self.say(type="subscribe", id=id, payload={"query": query, "variables": variables or {}})

    async def settled(self) -> None:
        """All that was said has been heard by the server: it answers in order."""
        await self.say(type="ping")
        assert await self.hear() == {"type": "pong"}

    async def event(self, seconds: float = SOON_S) -> dict[str, Any]:
        """What the next `next` of an events subscription shows."""
        heard = await self.hear(seconds)
        assert heard["type"] == "next", heard
        assert "errors" not in heard["payload"], heard
        (shown,) = heard["payload"]["data"].values()
        return dict(shown)


@asynccontextmanager
async def phone(
    address: str,
    token: str | None = None,
    *,
    protocols: tuple[str, ...] = ("graphql-transport-ws",),
    headers: Mapping[str, str] | None = None,
    **options: Any,
) -> AsyncIterator[Phone]:
    """A socket to the server; with a token it has already said who it is."""
    async with connect(
        address,
        subprotocols=[Subprotocol(one) for one in protocols] or None,
        additional_headers=dict(headers or {}),
        proxy=None,
        **options,
    ) as ws:
        one = Phone(ws)
        if token is not None:
            await one.init(token)
        yield one
