"""The shapes of ASGI, and the answers that every route shares."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

import orjson

Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Headers: TypeAlias = dict[bytes, bytes]
HeaderList: TypeAlias = list[tuple[bytes, bytes]]

JSON = b"application/json; charset=utf-8"
PRIVATE: HeaderList = [(b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff")]


class HttpError(Exception):
    """A request refused before its meaning is looked at: status, code of `api.errors.Code`, a sentence."""

    def __init__(self, status: int, code: str, message: str, headers: HeaderList | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers or []


def headers_of(scope: Scope) -> Headers:
    """Header names in lower case; of a repeated header the last."""
    return dict(scope["headers"])


def spoken_of(headers: Headers) -> str | None:
    """The language the request asks for, where it is one of ours."""
    asked = headers.get(b"accept-language", b"")[:2].lower()
    return {b"vi": "vi", b"en": "en"}.get(asked)


async def reply(send: Send, status: int, kind: bytes, body: bytes, headers: HeaderList | None = None) -> None:
    """A whole answer that nobody may keep."""
    length = (b"content-length", b"%d" % len(body))
    start = {
        "type": "http.response.start",
        "status": status,
        "headers": [(b"content-type", kind), length, *PRIVATE, *(headers or ())],
    }
    await send(start)
    await send({"type": "http.response.body", "body": body})


async def reply_error(send: Send, fault: HttpError, request_id: str, kind: bytes = JSON) -> None:
    """A refusal in the form of a GraphQL answer without data."""
    extensions = {"code": fault.code, "requestId": request_id}
    body = orjson.dumps({"errors": [{"message": fault.message, "extensions": extensions}]})
    await reply(send, fault.status, kind, body, fault.headers)
