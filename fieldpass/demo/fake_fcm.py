"""A stand-in for FCM HTTP v1: it takes messages for the phones it knows and remembers what came, in memory and bounded.

It speaks values, not HTTP: the demonstration's server and the tests each put it behind theirs.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Any

import orjson

FCM_ERROR = "type.googleapis.com/google.firebase.fcm.v1.FcmError"
BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest"
LIMIT_BYTES = 4096
KEPT = 50
"""Notifications a phone remembers; older ones fall off."""


@dataclass(slots=True, kw_only=True)
class Arrived:
    """One notification on one phone: `times` counts its repeats, `message` is the latest as it came."""

    first_at: datetime
    last_at: datetime
    times: int
    message: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What FCM's HTTP would say."""

    status: int
    body: bytes


@dataclass(slots=True, kw_only=True)
class FakeFcm:
    """`clock` is what the phones show."""

    clock: Callable[[], datetime]
    phones: dict[str, OrderedDict[str, Arrived]] = field(default_factory=dict)
    taken: int = 0

    def register(self, address: str) -> None:
        """From now on a phone is reached by this id or token."""
        self.phones.setdefault(address, OrderedDict())

    def forget(self, address: str) -> None:
        """The app is gone from that phone."""
        self.phones.pop(address, None)

    def send(self, authorization: str, body: bytes) -> Answered:
        """POST …/messages:send."""
        if not authorization.startswith("Bearer ") or authorization == "Bearer ":
            return refusal(HTTPStatus.UNAUTHORIZED, "UNAUTHENTICATED")
        message = _message(body)
        if message is None:
            return bad_request("message")
        kind, address = _address(message)
        if not address:
            return bad_request("message")
        if address not in self.phones:
            return refusal(HTTPStatus.NOT_FOUND, "NOT_FOUND", code="UNREGISTERED")
        wrong = _wrong({name: value for name, value in message.items() if name != kind})
        return bad_request(wrong) if wrong else self._take(address, message)

    def _take(self, address: str, message: Mapping[str, Any]) -> Answered:
        now, shown, known = self.clock(), self.phones[address], message["data"].get("id", "")
        before = shown.pop(known, None)
        shown[known] = Arrived(
            first_at=before.first_at if before else now,
            last_at=now,
            times=before.times + 1 if before else 1,
            message=message,
        )
        while len(shown) > KEPT:
            shown.popitem(last=False)
        self.taken += 1
        return Answered(status=HTTPStatus.OK, body=orjson.dumps({"name": f"projects/demo/messages/{self.taken}"}))


def refusal(status: int, state: str, *, code: str | None = None, fields: tuple[str, ...] = ()) -> Answered:
    """An error in Google's form; `code` is FCM's own, `fields` those it found wrong."""
    details: list[Mapping[str, Any]] = []
    if code is not None:
        details.append({"@type": FCM_ERROR, "errorCode": code})
    if fields:
        violations = [{"field": one, "description": "Invalid value"} for one in fields]
        details.append({"@type": BAD_REQUEST, "fieldViolations": violations})
    error = {"code": int(status), "message": "Refused by the fake", "status": state, "details": details}
    return Answered(status=status, body=orjson.dumps({"error": error}))


def bad_request(wrong: str) -> Answered:
    """INVALID_ARGUMENT: for a bad address and for a bad payload alike, but for the field it names."""
    return refusal(HTTPStatus.BAD_REQUEST, "INVALID_ARGUMENT", code="INVALID_ARGUMENT", fields=(wrong,))


def _message(body: bytes) -> Mapping[str, Any] | None:
    try:
        said = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    message = said.get("message") if isinstance(said, dict) else None
    return message if isinstance(message, dict) else None


def _address(message: Mapping[str, Any]) -> tuple[str, str]:
    given = [(kind, message[kind]) for kind in ("fid", "token") if isinstance(message.get(kind), str)]
    return given[0] if len(given) == 1 else ("", "")


def _wrong(message: Mapping[str, Any]) -> str:
    """The field that FCM would name, or nothing."""
    texts = message.get("data", {})
    if not isinstance(texts, dict) or not all(isinstance(value, str) for value in texts.values()):
        return "message.data"
    alert = message.get("apns", {}).get("payload", {}).get("aps", {}).get("alert", {})
    return "message" if len(orjson.dumps({"data": texts, "alert": alert})) > LIMIT_BYTES else ""
