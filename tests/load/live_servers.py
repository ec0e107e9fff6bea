"""The servers of P10: `python -m tests.load.live_servers NAME PORT`; each request is one event for all subscribers."""

import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

import orjson
import uvicorn
import uvloop
from websockets.asyncio.server import ServerConnection, broadcast
from websockets.asyncio.server import serve as serve_sockets

from api.live import socket as live_socket
from fieldpass.serving import config_of
from fieldpass.settings import read
from fieldpass.wiring import Deployment, opened
from identity.organisations.model import OrganisationFounded
from storage import events
from storage.ids import new_id

Send = Callable[[Any], Awaitable[None]]


class Fieldpass:
    """The application, and `POST /happen`: an event is committed; answers when that was done."""

    def __init__(self, deployment: Deployment) -> None:
        self.deployment = deployment
        self.app = deployment.app()

    async def __call__(self, scope: Any, receive: Any, send: Send) -> None:
        if scope["path"] == "/happen":
            await happen(self.deployment)
            await _answer(send, time.monotonic())
        else:
            await self.app(scope, receive, send)


async def happen(deployment: Deployment) -> None:
    """One event that everybody with the run of the log may see."""
    id_ = new_id()
    async with deployment.db.transaction() as tx:
        await events.append(tx, OrganisationFounded(subject=id_, at=deployment.clock(), organisation=id_))


async def ours(port: int) -> None:
    """Fieldpass over the database of FIELDPASS_HOME."""
    live_socket.MOST_OF_ACCOUNT = live_socket.MOST_SOCKETS  # all subscribers here are of one account
    async with opened(read(os.environ)) as deployment:
        await uvicorn.Server(config_of(Fieldpass(deployment), "127.0.0.1", port, "error")).serve()


async def floor(port: int) -> None:
    """`websockets.broadcast` of bytes it was given; `go` on any connection is the event."""
    subscribers: set[ServerConnection] = set()
    message = ""

    async def one(connection: ServerConnection) -> None:
        nonlocal message
        async for said in connection:
            if said == "subscribe":
                subscribers.add(connection)
                await connection.send("ack")
            elif said == "go":
                started = time.monotonic()
                broadcast(subscribers, message)
                await connection.send(str(started))
            else:
                message = str(said)
        subscribers.discard(connection)

    async with serve_sockets(one, "127.0.0.1", port, compression=None):
        await asyncio.get_running_loop().create_future()


async def peer(port: int) -> None:
    """Strawberry's own handler: an execution for each subscriber."""
    from tests.load.live_peer import strawberry_app

    await uvicorn.Server(config_of(strawberry_app(), "127.0.0.1", port, "error")).serve()


async def _answer(send: Send, at: float) -> None:
    body = orjson.dumps(at)
    headers = [(b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


if __name__ == "__main__":
    lanes = {"ours": ours, "floor": floor, "peer": peer}
    uvloop.run(lanes[sys.argv[1]](int(sys.argv[2])))
