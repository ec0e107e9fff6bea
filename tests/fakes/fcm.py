"""The demonstration's fake FCM behind a server that misbehaves by a script, and the token service beside it."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

import orjson
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from fieldpass.demo.fake_fcm import Answered, FakeFcm, bad_request, refusal
from tests.fakes.http import Asked, Break, Reply

Script = Callable[[Callable[[], Reply]], Reply]
"""Given how the honest service would answer (and take the message), what happens instead."""


def said(answered: Answered, **headers: str) -> Script:
    """Refuse in Google's form, without taking the message."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: Reply(status=answered.status, body=answered.body, headers=named)


def instead(reply: Reply) -> Script:
    """Answer this, without taking the message."""
    return lambda _: reply


def after(delay_s: float) -> Script:
    """Take the message and answer late."""

    def late(honest: Callable[[], Reply]) -> Reply:
        taken = honest()
        return Reply(status=taken.status, body=taken.body, delay_s=delay_s)

    return late


def broken(ends: Break) -> Script:
    """Take the message and break off."""

    def cut(honest: Callable[[], Reply]) -> Reply:
        return Reply(body=honest().body, ends=ends)

    return cut


BAD_TOKEN = said(bad_request("message.token"))
BAD_FID = said(bad_request("message.fid"))
BAD_PAYLOAD = said(bad_request("message.data[from]"))
BAD_BOTH = said(refusal(400, "INVALID_ARGUMENT", code="INVALID_ARGUMENT", fields=("message.token", "message.data")))
BAD_UNNAMED = said(refusal(400, "INVALID_ARGUMENT", code="INVALID_ARGUMENT"))


@dataclass(slots=True)
class FcmService:
    """A handler for tests.fakes.http: scripted misbehaviour first, honest afterwards."""

    fcm: FakeFcm = field(default_factory=lambda: FakeFcm(clock=lambda: datetime.now(UTC)))
    script: deque[Script] = field(default_factory=deque)
    tokens: deque[Reply] = field(default_factory=deque)
    asked: list[Asked] = field(default_factory=list)
    tokens_given: int = 0

    def __call__(self, asked: Asked) -> Reply:
        if asked.path == "/token":
            return self._token()
        assert asked.method == "POST"
        assert asked.path == "/v1/projects/demo/messages:send"
        self.asked.append(asked)
        return self.script.popleft()(lambda: self._honest(asked)) if self.script else self._honest(asked)

    def _honest(self, asked: Asked) -> Reply:
        answered = self.fcm.send(asked.headers.get("authorization", ""), asked.body)
        return Reply(status=answered.status, body=answered.body)

    def _token(self) -> Reply:
        self.tokens_given += 1
        if self.tokens:
            return self.tokens.popleft()
        body = {"access_token": f"t{self.tokens_given}", "expires_in": 3600, "token_type": "Bearer"}
        return Reply(body=orjson.dumps(body))


def account(origin: str) -> Mapping[str, Any]:
    """A service account whose tokens the fake gives out."""
    return {
        "type": "service_account",
        "project_id": "demo",
        "private_key_id": "1",
        "private_key": _key(),
        "client_email": "push@demo.iam.gserviceaccount.com",
        "client_id": "1",
        "token_uri": f"{origin}/token",
    }


@cache
def _key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
