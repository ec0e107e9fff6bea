"""uvicorn, as Fieldpass runs it."""

import logging
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import uvicorn
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from api.live.outbox import PUSH
from fieldpass.settings import Settings

MOST_MESSAGE_BYTES = 128_000
_SAYS_WHO = '"WebSocket '

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]


async def serve(app: Asgi, settings: Settings, *, started: Callable[[], None]) -> None:
    """Serve until a signal; `started` is called once the port listens."""
    config = config_of(app, settings.host, settings.port, settings.log_level.lower())
    await _Announcing(config, started).serve()


def config_of(app: Asgi, host: str, port: int, log_level: str) -> uvicorn.Config:
    """As every server of Fieldpass runs."""
    logging.getLogger("uvicorn.error").addFilter(_says_no_address)
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        http="httptools",
        ws=LiveProtocol,
        ws_max_size=MOST_MESSAGE_BYTES,
        ws_per_message_deflate=False,  # the same bytes go to many: pressing them anew for each would cost more
        lifespan="off",
        access_log=False,
        log_level=log_level,
        server_header=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=10,
    )


class LiveProtocol(WebSocketsSansIOProtocol):
    """As uvicorn has it, and two things more.

    Who answers no ping is cut off: a polite close would wait for what they never read. And the scope offers `push`:
    the application may write a whole frame at once, the same bytes to many, where `send` would frame them for each.
    """

    async def run_asgi(self) -> None:
        extensions: dict[str, Any] = self.scope["extensions"]
        extensions[PUSH] = self.push
        await super().run_asgi()

    def push(self, frame: bytes) -> bool:
        """Write it now; False when the transport is full or the socket not open: then it is for `send`."""
        closed = self.close_sent or self.disconnected or self.transport.is_closing()
        if closed or not self.handshake_complete or not self.writable.is_set():
            return False
        self.transport.write(frame)
        return True

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self.transport.abort()


def _says_no_address(record: logging.LogRecord) -> bool:
    """False for the lines in which uvicorn writes a client's address and the address it asked for."""
    return _SAYS_WHO not in str(record.msg)


class _Announcing(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = started

    async def startup(self, sockets: list[Any] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()
