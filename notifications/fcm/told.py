"""What FCM said to one message, and what it means for us. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

import orjson

from notifications.push_fault import PushFault
from notifications.retry_after import retry_after_s
from notifications.sender import Accepted, Again, Answer, Gone, Impossible

FCM_ERROR = "type.googleapis.com/google.firebase.fcm.v1.FcmError"
BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest"
THE_ADDRESS = frozenset({"message.fid", "message.token"})
PASSING: Mapping[int, PushFault] = {
    HTTPStatus.UNAUTHORIZED: PushFault.UNAUTHENTICATED,
    HTTPStatus.REQUEST_TIMEOUT: PushFault.UNAVAILABLE,
    HTTPStatus.TOO_MANY_REQUESTS: PushFault.TOO_MANY,
}
LASTING: Mapping[int, PushFault] = {
    HTTPStatus.FORBIDDEN: PushFault.NOT_ALLOWED,
    HTTPStatus.NOT_FOUND: PushFault.NOT_FOUND,
    HTTPStatus.GONE: PushFault.NOT_FOUND,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: PushFault.TOO_LARGE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A message name, as in `projects/p/messages/1`."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An HTTP status other than success, with what came with it."""

    status: int
    body: bytes
    retry_after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """No answer that can be read; nobody knows whether the message arrived."""

    why: PushFault


Told = Taken | Refused | Lost


def answer_of(told: Told, now: datetime) -> Answer:
    """`Gone` only where FCM names the address itself; a status alone never removes one."""
    match told:
        case Taken():
            return Accepted(receipt=told.name)
        case Lost():
            return Again(reason=told.why)
        case Refused():
            return _refused(told, now)


def _refused(told: Refused, now: datetime) -> Answer:
    details = _details(told.body)
    code = _code(details)
    if code == "UNREGISTERED" and told.status == HTTPStatus.NOT_FOUND:
        return Gone(reason=PushFault.UNREGISTERED)
    if code == "SENDER_ID_MISMATCH" and told.status == HTTPStatus.FORBIDDEN:
        return Gone(reason=PushFault.OTHER_SENDER)
    if code == "THIRD_PARTY_AUTH_ERROR":
        return Impossible(reason=PushFault.NOT_ALLOWED)
    if told.status == HTTPStatus.BAD_REQUEST:
        return _bad_request(details)
    return _by_status(told, now)


def _bad_request(details: tuple[Mapping[str, Any], ...]) -> Answer:
    """A bad address and a bad payload have the same status and the same code: only the named field tells."""
    fields = _violated(details)
    if fields and fields <= THE_ADDRESS:
        return Gone(reason=PushFault.BAD_ADDRESS)
    return Impossible(reason=PushFault.BAD_MESSAGE)


def _by_status(told: Refused, now: datetime) -> Answer:
    """The service's own trouble passes; what it says of the message or of us does not."""
    after_s = retry_after_s(told.retry_after, now)
    if told.status in PASSING:
        return Again(reason=PASSING[told.status], after_s=after_s)
    if told.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Again(reason=PushFault.UNAVAILABLE, after_s=after_s)
    if told.status < HTTPStatus.BAD_REQUEST:
        return Again(reason=PushFault.REDIRECT)
    return Impossible(reason=LASTING.get(told.status, PushFault.BAD_MESSAGE))


def _details(body: bytes) -> tuple[Mapping[str, Any], ...]:
    try:
        said = orjson.loads(body)
    except orjson.JSONDecodeError:
        return ()
    error = said.get("error") if isinstance(said, dict) else None
    details = error.get("details") if isinstance(error, dict) else None
    return tuple(one for one in details if isinstance(one, dict)) if isinstance(details, list) else ()


def _code(details: tuple[Mapping[str, Any], ...]) -> str:
    return next((str(one.get("errorCode")) for one in details if one.get("@type") == FCM_ERROR), "")


def _violated(details: tuple[Mapping[str, Any], ...]) -> frozenset[str]:
    lists = (one.get("fieldViolations") for one in details if one.get("@type") == BAD_REQUEST)
    violations = (one for found in lists if isinstance(found, list) for one in found)
    return frozenset(str(one.get("field")) if isinstance(one, dict) else "" for one in violations)
