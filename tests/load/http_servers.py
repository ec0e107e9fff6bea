"""The servers that are compared: `python -m tests.load.http_servers NAME PORT`, each under the same uvicorn."""

import os
import sys
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import uvicorn
import uvloop

from fieldpass.serving import config_of
from fieldpass.settings import read
from fieldpass.wiring import opened

App = Callable[[Any, Any, Any], Awaitable[None]]
FIXED = b'{"data":{"permit":{' + b"x" * 480 + b"}}}"


async def fixed(_scope: Any, receive: Any, send: Any) -> None:
    """The floor: read the body, answer the same bytes."""
    await receive()
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(FIXED))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": FIXED})


async def serve(app: App, port: int) -> None:
    """As fieldpass.serving does."""
    await uvicorn.Server(config_of(app, "127.0.0.1", port, "error")).serve()


async def floor(port: int) -> None:
    """Nothing but uvicorn."""
    await serve(fixed, port)


async def ours(port: int) -> None:
    """Fieldpass over the database of FIELDPASS_HOME."""
    async with opened(read(os.environ)) as deployment:
        await serve(deployment.app(), port)


async def peer(port: int) -> None:
    """The same schema, use cases and sign-in, executed by strawberry as it comes."""
    from tests.load.http_peer import strawberry_app

    async with opened(read(os.environ)) as deployment:
        await serve(strawberry_app(deployment), port)


def main(name: str, port: int) -> None:
    """Serve until terminated."""
    lanes: dict[str, Callable[[int], Coroutine[Any, Any, None]]] = {"fixed": floor, "ours": ours, "peer": peer}
    uvloop.run(lanes[name](port))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
