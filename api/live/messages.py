"""graphql-transport-ws: what may be said, and the codes a socket is closed with. Pure.

The protocol: https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverWebSocket.md
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeAlias

import orjson

PROTOCOL = "graphql-transport-ws"
LONGEST_ID = 128
ACK = '{"type":"connection_ack"}'
PONG = '{"type":"pong"}'


class Close(IntEnum):
    """Why a socket is closed; those from 4400 are the protocol's, 4426 as the status of HTTP."""

    TRY_AGAIN = 1013
    BAD_MESSAGE = 4400
    UNAUTHORIZED = 4401
    FORBIDDEN = 4403
    NO_PROTOCOL = 4406
    NO_INIT = 4408
    ID_TAKEN = 4409
    UPDATE_REQUIRED = 4426
    TOO_MANY_INITS = 4429


class Closing(Exception):  # noqa: N818 - what happens, not what is wrong
    """The socket is to be closed with this code and reason."""

    def __init__(self, code: Close, reason: str) -> None:
        super().__init__(f"{int(code)} {reason}")
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Init:
    """`connection_init`: who speaks; what is not said there is taken from the headers."""

    authorization: str | None
    client: str | None


@dataclass(frozen=True, slots=True)
class Ping:
    """Answered by a pong."""


@dataclass(frozen=True, slots=True)
class Pong:
    """Needs no answer."""


@dataclass(frozen=True, slots=True)
class Subscribe:
    """An operation under an id of the client's."""

    id: str
    payload: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Complete:
    """The client wants no more of an operation."""

    id: str


Said: TypeAlias = Init | Ping | Pong | Subscribe | Complete


def read(text: str | None) -> Said:
    """What a client said; raises Closing for what is no message of the protocol."""
    try:
        message = orjson.loads(text or "")
    except orjson.JSONDecodeError as fault:
        raise _bad("Messages are JSON texts.") from fault
    if not isinstance(message, dict):
        raise _bad("Messages are JSON objects.")
    match message.get("type"):
        case "connection_init":
            return _init({} if message.get("payload") is None else message["payload"])
        case "ping":
            return Ping()
        case "pong":
            return Pong()
        case "subscribe":
            return Subscribe(id=_id(message), payload=_object(message.get("payload")))
        case "complete":
            return Complete(id=_id(message))
    raise _bad("There is no such type of message.")


def head_of_next(id: str) -> str:
    """What stands before the result in a `next` of this operation; `}` stands behind it."""
    return f'{{"id":{_written(id)},"type":"next","payload":'


def error(id: str, errors: list[dict[str, Any]]) -> str:
    """The operation was not begun; nothing follows."""
    return f'{{"id":{_written(id)},"type":"error","payload":{_written(errors)}}}'


def complete(id: str) -> str:
    """Nothing follows."""
    return f'{{"id":{_written(id)},"type":"complete"}}'


def _init(payload: object) -> Init:
    said = _object(payload)
    return Init(authorization=_text(said, "authorization"), client=_text(said, "client"))


def _text(payload: Mapping[str, Any], name: str) -> str | None:
    value = payload.get(name)
    if value is not None and not isinstance(value, str):
        raise _bad(f"`{name}` is a text.")
    return value


def _id(message: Mapping[str, Any]) -> str:
    id_ = message.get("id")
    if not isinstance(id_, str) or not 0 < len(id_) <= LONGEST_ID:
        raise _bad(f"`id` is a text of 1 to {LONGEST_ID} characters.")
    return id_


def _object(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _bad("`payload` is an object.")
    return value


def _bad(reason: str) -> Closing:
    return Closing(Close.BAD_MESSAGE, reason)


def _written(value: object) -> str:
    return orjson.dumps(value).decode()
