"""One POST to a push service: no redirect, no cookie, no proxy, no more of the answer than its head."""

import asyncio
import contextlib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpcore

from notifications.webpush.public_addresses import PublicOnly

DRAINED_BYTES = 8192
DRAIN_S = 1.0
CONNECTIONS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The head of an answer; the body says nothing that is needed."""

    status: int
    retry_after: str | None


class Poster:
    """Keeps connections to the few push services there are. `also` is one origin besides the public ones."""

    def __init__(self, *, timeout_s: float, also: str | None = None) -> None:
        self._timeout = dict.fromkeys(("connect", "read", "write", "pool"), timeout_s)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=ssl.create_default_context(),
            network_backend=PublicOnly(_host_and_port(also) if also else None),
            max_connections=CONNECTIONS,
            max_keepalive_connections=CONNECTIONS,
            keepalive_expiry=30,
        )

    async def post(self, url: str, headers: Mapping[str, str], body: bytes) -> Said:
        """Raises NotPublic, and httpcore's exceptions for what the network does."""
        async with self._pool.stream(
            "POST", url, headers=list(headers.items()), content=body, extensions={"timeout": self._timeout}
        ) as response:
            await _drain(response)
            after = next((value for name, value in response.headers if name.lower() == b"retry-after"), None)
            return Said(status=response.status, retry_after=after.decode("latin-1") if after is not None else None)

    async def close(self) -> None:
        """Let go of connections."""
        await self._pool.aclose()


async def _drain(response: httpcore.Response) -> None:
    """Read a short answer, so that the connection can be used again; a long or broken one is left."""
    with contextlib.suppress(TimeoutError, httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException):
        async with asyncio.timeout(DRAIN_S):
            left = DRAINED_BYTES
            async for chunk in response.aiter_stream():
                left -= len(chunk)
                if left < 0:
                    return


def _host_and_port(origin: str) -> tuple[str, int]:
    parts = urlsplit(origin)
    return parts.hostname or "", parts.port or 80
