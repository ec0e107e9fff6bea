"""How a field app speaks to the server: one operation, one answer, and what to make of everything else.

Every fault says what an app does about it. `Unreachable` and `Later` leave open whether the server acted: asking again
under the same key is harmless, so nothing has to be known.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import httpx
import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

A = TypeVar("A")
PROTOCOL = Subprotocol("graphql-transport-ws")
LATER = frozenset({"BUSY", "TIMEOUT", "TOO_MANY", "INTERNAL"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Generic[A]):
    """A named text of GraphQL and the class of its answer."""

    name: str
    text: str
    answer: type[A]


class Fault(Exception):  # noqa: N818 - what happened, in the app's words
    """Something else came than an answer."""


class Unreachable(Fault):
    """No answer came; whether the server acted is not known."""


class Later(Fault):
    """The server cannot now; `after_s` where it said how long to wait."""

    def __init__(self, code: str, after_s: float | None = None) -> None:
        super().__init__(code)
        self.after_s = after_s


class UpdateRequired(Fault):
    """This version of the app is not answered any more; what it keeps, it keeps."""


class SignedOut(Fault):
    """The token is no longer good; somebody signs in again."""


class NotTaken(Fault):
    """Asked again it would be refused again: `code`, the `field` where there is one, and a sentence."""

    def __init__(self, code: str, message: str, field: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.field = field


class NotUnderstood(Fault):
    """The server did something and says so in words newer than this app."""


@dataclass(slots=True, kw_only=True)
class Speaker:
    """Speaks with one token; `client` is name/version, by which an old app is told to update."""

    http: httpx.AsyncClient
    token: str | None = None
    client: str = "crew/1"

    async def ask(self, operation: Operation[A], variables: Mapping[str, Any]) -> A:
        """The answer of an operation; raises a Fault otherwise."""
        body = msgspec.json.encode(_asked(operation, variables))
        try:
            response = await self.http.post("/graphql", content=body, headers=self.headers())
        except httpx.TransportError as fault:
            raise Unreachable(type(fault).__name__) from fault
        return understood(operation, response)

    async def follow(self, operation: Operation[A], variables: Mapping[str, Any]) -> AsyncIterator[A]:
        """Every answer of a subscription, until the server completes it; raises a Fault where the socket ends."""
        address = str(self.http.base_url.join("/graphql")).replace("http", "ws", 1)
        try:
            async with connect(address, subprotocols=[PROTOCOL], proxy=None) as socket:
                async for message in _subscribed(socket, operation, variables, self._init()):
                    yield message
        except ConnectionClosed as closed:
            raise _ended(closed.rcvd.code if closed.rcvd else 0) from closed
        except OSError as fault:
            raise Unreachable(type(fault).__name__) from fault

    def _init(self) -> dict[str, str]:
        return {"client": self.client} | ({"authorization": f"Bearer {self.token}"} if self.token else {})

    def headers(self) -> dict[str, str]:
        """Of every request."""
        said = {"content-type": "application/json", "x-fieldpass-client": self.client}
        return said | ({"authorization": f"Bearer {self.token}"} if self.token else {})


async def _subscribed(
    socket: ClientConnection, operation: Operation[A], variables: Mapping[str, Any], init: Mapping[str, str]
) -> AsyncIterator[A]:
    """graphql-transport-ws, one operation to a socket."""
    await socket.send(_text({"type": "connection_init", "payload": init}))
    async for said in socket:
        match msgspec.json.decode(said):
            case {"type": "connection_ack"}:
                asked = _asked(operation, variables)
                await socket.send(_text({"type": "subscribe", "id": "1", "payload": asked}))
            case {"type": "next", "payload": payload}:
                yield read(operation, payload)
            case {"type": "error", "payload": errors}:
                raise fault_of(errors[0])
            case {"type": "ping"}:
                await socket.send(_text({"type": "pong"}))
            case {"type": "complete"}:
                return


def _ended(code: int) -> Fault:
    """A socket's end as what an app does about it."""
    faults: Mapping[int, Fault] = {
        4401: SignedOut("nobody"),
        4403: SignedOut("no longer good"),
        4426: UpdateRequired("too old"),
    }
    return faults.get(code, Unreachable(f"closed with {code}"))


def _text(message: Mapping[str, Any]) -> str:
    return msgspec.json.encode(message).decode()


def _asked(operation: Operation[Any], variables: Mapping[str, Any]) -> dict[str, Any]:
    given = {name: value for name, value in variables.items() if value is not msgspec.UNSET}
    return {"operationName": operation.name, "query": operation.text, "variables": given}


def understood(operation: Operation[A], response: httpx.Response) -> A:
    """What a response says; raises a Fault for everything but an answer."""
    return read(operation, _json(response), _seconds(response.headers.get("retry-after")))


def read(operation: Operation[A], body: Mapping[str, Any], after_s: float | None = None) -> A:
    """What a result says; raises a Fault for everything but an answer."""
    errors = body.get("errors") or ()
    if errors:
        raise fault_of(errors[0], after_s)
    try:
        return msgspec.convert(body.get("data"), operation.answer)
    except msgspec.ValidationError as newer:
        raise NotUnderstood(str(newer)) from newer


def fault_of(error: Mapping[str, Any], after_s: float | None = None) -> Fault:
    """One entry of `errors` as what an app does about it."""
    extensions = error.get("extensions") or {}
    code, message = str(extensions.get("code", "")), str(error.get("message", ""))
    if code == "UPDATE_REQUIRED":
        return UpdateRequired(message)
    if code == "UNAUTHENTICATED":
        return SignedOut(message)
    if code in LATER:
        return Later(code, after_s)
    return NotTaken(code, message, str(extensions.get("field", "")))


def _json(response: httpx.Response) -> dict[str, Any]:
    try:
        body = msgspec.json.decode(response.content)
    except msgspec.DecodeError:
        body = None
    if not isinstance(body, dict):
        raise Later(f"HTTP_{response.status_code}", _seconds(response.headers.get("retry-after")))
    return body


def _seconds(header: str | None) -> float | None:
    return float(header) if header and header.isdecimal() else None
