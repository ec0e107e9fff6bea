"""What the demonstration's server answers besides the application: plain ASGI, a few lines."""

from collections.abc import Mapping
from typing import Any

import orjson

from fieldpass.serving import Receive, Scope, Send

LONGEST = 65_536
_HEADERS = [(b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff")]


async def answer(send: Send, body: bytes, status: int = 200, kind: bytes = b"application/json") -> None:
    """One answer, JSON unless it is said otherwise."""
    headers = [(b"content-type", kind), *_HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def answer_json(send: Send, value: Mapping[str, Any]) -> None:
    """The same of a value."""
    await answer(send, orjson.dumps(value))


async def body_of(receive: Receive) -> bytes | None:
    """The whole body, or None when it is longer than anything that is sent here."""
    body: bytes = b""
    more = True
    while more:
        part = await receive()
        body += part.get("body", b"")
        more = part.get("more_body", False)
        if len(body) > LONGEST:
            return None
    return body


def header(scope: Scope, name: bytes) -> str:
    """A request header's value, or nothing."""
    return next((value.decode("latin-1") for known, value in scope["headers"] if known == name), "")
