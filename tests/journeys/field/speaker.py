"""How a field app speaks to the server: one operation, one answer, and what to make of everything else.

Every fault says what an app does about it. `Unreachable` and `Later` leave open whether the server acted: asking again
under the same key is harmless, so nothing has to be known.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

import httpx
import msgspec

A = TypeVar("A")
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
        sent = {
            "operationName": operation.name,
            "query": operation.text,
            "variables": {name: value for name, value in variables.items() if value is not msgspec.UNSET},
        }
        body = msgspec.json.encode(sent)
        try:
            response = await self.http.post("/graphql", content=body, headers=self.headers())
        except httpx.TransportError as fault:
            raise Unreachable(type(fault).__name__) from fault
        return understood(operation, response)

    def headers(self) -> dict[str, str]:
        """Of every request."""
        said = {"content-type": "application/json", "x-fieldpass-client": self.client}
        return said | ({"authorization": f"Bearer {self.token}"} if self.token else {})


def understood(operation: Operation[A], response: httpx.Response) -> A:
    """What a response says; raises a Fault for everything but an answer."""
    body = _json(response)
    errors = body.get("errors") or ()
    if errors:
        raise fault_of(errors[0], response)
    try:
        return msgspec.convert(body.get("data"), operation.answer)
    except msgspec.ValidationError as newer:
        raise NotUnderstood(str(newer)) from newer


def fault_of(error: Mapping[str, Any], response: httpx.Response) -> Fault:
    """One entry of `errors` as what an app does about it."""
    extensions = error.get("extensions") or {}
    code, message = str(extensions.get("code", "")), str(error.get("message", ""))
    if code == "UPDATE_REQUIRED":
        return UpdateRequired(message)
    if code == "UNAUTHENTICATED":
        return SignedOut(message)
    if code in LATER:
        return Later(code, _seconds(response.headers.get("retry-after")))
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


def aware_now() -> datetime:
    """The device's own clock, right or wrong."""
    return datetime.now(UTC)
