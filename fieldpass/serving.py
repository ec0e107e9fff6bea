"""uvicorn, as Fieldpass runs it."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import uvicorn

from fieldpass.settings import Settings

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]


async def serve(app: Asgi, settings: Settings, *, started: Callable[[], None]) -> None:
    """Serve until a signal; `started` is called once the port listens."""
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        http="httptools",
        ws="none",
        lifespan="off",
        access_log=False,
        log_level=settings.log_level.lower(),
        server_header=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=10,
    )
    await _Announcing(config, started).serve()


class _Announcing(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = started

    async def startup(self, sockets: list[Any] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()
