"""One hostile card, and what a checkpoint must say to it. On the way in to a post that allows the good card."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from credentials import base45, envelope
from credentials.wire import AAD, PREFIX, Decision
from credentials.wire import ReasonCode as R
from tests.credentials.scenario import DEPLOYMENT, a_claims, key, sealed

GOOD: Final = sealed(a_claims())
BODY: Final = GOOD.removeprefix(PREFIX)
RAW: Final = base45.decode(BODY)
_LEAST: Final = 24
_DECISIONS: Final = {R.NOT_A_PERMIT: Decision.NOT_OURS} | dict.fromkeys(
    (R.APP_TOO_OLD, R.UNKNOWN_KEY, R.UNKNOWN_CRITICAL), Decision.REFER
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """`reason` None: harmless after all, the twin that goes through."""

    category: str
    name: str
    text: str
    reason: R | None

    @property
    def decision(self) -> Decision:
        return Decision.ALLOW if self.reason is None else _DECISIONS.get(self.reason, Decision.DENY)


Attacks = Iterator[Attack]


def signed(payload: bytes, by: str = "issuer") -> str:
    """Any bytes at all, under a true signature; what is too short for an envelope goes on with zeros."""
    one = key(by)
    payload = payload if len(payload) >= _LEAST else payload.ljust(_LEAST, b"\x00")
    message = envelope.signing_head(AAD["permit"] + DEPLOYMENT, one.kid) + envelope.wrap(payload)
    return PREFIX + base45.encode(envelope.join(one.kid, payload, one.sign(message)))


def in_text(raw: bytes) -> str:
    return PREFIX + base45.encode(raw)


def rng(name: str) -> random.Random:
    return random.Random(name)
