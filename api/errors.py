"""Faults that only a programmer or the sign-in can mend: `errors[]` with `extensions.code`; the rest is masked."""

import logging
import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from graphql import GraphQLError

from api.words import say
from storage.faults import told
from storage.outcomes import BadInput, Busy, Forbidden

LOG = logging.getLogger("fieldpass.api")
LOG_BYTES = 2_000
MOST_ERRORS = 20
_MESSAGE_CHARACTERS = 300
_SUGGESTION = re.compile(r" Did you mean .*")


class Code(StrEnum):
    """The catalogue of `extensions.code`; the text of each is `error-<code>` in locales/."""

    UNAUTHENTICATED = "UNAUTHENTICATED"
    DEVICE_REVOKED = "DEVICE_REVOKED"
    FORBIDDEN = "FORBIDDEN"
    NOT_CONFIRMED = "NOT_CONFIRMED"
    BAD_INPUT = "BAD_INPUT"
    BAD_REQUEST = "BAD_REQUEST"
    TOO_MANY = "TOO_MANY"
    TOO_COSTLY = "TOO_COSTLY"
    UPDATE_REQUIRED = "UPDATE_REQUIRED"
    BUSY = "BUSY"
    TIMEOUT = "TIMEOUT"
    INTERNAL = "INTERNAL"


class Unauthenticated(Exception):  # noqa: N818 - the word of the API's error code
    """Nobody is signed in, or the token is no longer good."""


class DeviceRevoked(Unauthenticated):
    """The device was shut out: it says so, and erases what it holds of its checkpoint."""


class TooCostly(Exception):  # noqa: N818 - the word of the API's error code
    """The request asks for more than one request may: `what` is the limit that was passed."""

    def __init__(self, what: str, limit: int) -> None:
        super().__init__(f"{what} above {limit}")
        self.what = what
        self.limit = limit


def presented(errors: Sequence[GraphQLError], language: str, request_id: str) -> list[dict[str, Any]]:
    """The errors as a client may see them; what is not theirs to know is logged in one line and masked."""
    return [_presented(error, language, request_id) for error in errors[:MOST_ERRORS]]


def _presented(error: GraphQLError, language: str, request_id: str) -> dict[str, Any]:
    code, extensions = explain(error)
    if code is Code.INTERNAL:
        log_fault(error, request_id)
    shown: dict[str, Any] = {"message": _message(error, code, extensions, language)}
    if error.locations:
        shown["locations"] = [{"line": at.line, "column": at.column} for at in error.locations[:3]]
    if error.path:
        shown["path"] = error.path
    return shown | {"extensions": {"code": code, **extensions, "requestId": request_id}}


def explain(error: GraphQLError) -> tuple[Code, dict[str, Any]]:  # noqa: PLR0911 - one line a fault, as a table
    """The code of an error and what goes beside it."""
    match origin(error):
        case DeviceRevoked():
            return Code.DEVICE_REVOKED, {}
        case Unauthenticated():
            return Code.UNAUTHENTICATED, {}
        case Forbidden(action=action):
            return Code.FORBIDDEN, {"action": str(action)}
        case BadInput(field=field, code=code, params=params):
            return Code.BAD_INPUT, _input(error, field, code, params)
        case TooCostly(what=what, limit=limit):
            return Code.TOO_COSTLY, {"what": what, "limit": limit}
        case Busy():
            return Code.BUSY, {}
        case TimeoutError():
            return Code.TIMEOUT, {}
        case None:
            return _of_the_document(error)
    return Code.INTERNAL, {}


def origin(error: GraphQLError) -> Exception | None:
    """What was raised before graphql-core wrapped it."""
    cause: Exception | None = error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    return cause


def _input(error: GraphQLError, field: str, code: str, params: dict[str, str]) -> dict[str, Any]:
    where = ".".join(part for part in (_field_of(error), field) if part)
    return {"field": where, "reason": {"code": code, "params": params}}


def _of_the_document(error: GraphQLError) -> tuple[Code, dict[str, Any]]:
    """An error that graphql-core itself made: about a variable or literal, or about the document."""
    field = _field_of(error)
    if field:
        return Code.BAD_INPUT, {"field": field, "reason": {"code": "INVALID_VALUE", "params": {}}}
    return (Code.INTERNAL if error.path else Code.BAD_REQUEST), {}  # a path: a resolver answered what its type is not


def _field_of(error: GraphQLError | None) -> str:
    """The dotted path that `api.variables` put on an error about a value."""
    while error is not None:
        found = (error.extensions or {}).get("field")
        if isinstance(found, str):
            return found
        error = error.original_error if isinstance(error.original_error, GraphQLError) else None
    return ""


def _message(error: GraphQLError, code: Code, extensions: dict[str, Any], language: str) -> str:
    if code is Code.BAD_INPUT:
        reason = extensions["reason"]
        return say(f"input-{reason['code']}", language, reason["params"])
    if code is Code.BAD_REQUEST:
        return _SUGGESTION.sub("", error.message)[:_MESSAGE_CHARACTERS]
    return say(f"error-{code}", language)


def log_fault(error: Exception, request_id: str) -> None:
    """One line of at most 2 kB: what was raised and where, never what was sent or what a database said of it."""
    cause = origin(error) if isinstance(error, GraphQLError) else error
    line = f"request {request_id}: {type(cause).__name__} at {_place(cause)}: {told(cause)}"
    LOG.error("%s", " ".join(line.split()).encode()[:LOG_BYTES].decode(errors="ignore"))


def _place(cause: Exception | None) -> str:
    trace = cause.__traceback__ if cause is not None else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else "nowhere"
