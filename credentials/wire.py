"""The words of the wire, read from wire.json, which the TypeScript pages read too.

Instants on the wire are whole seconds UTC since 1970; `seconds` and `instant` are the only crossing.
"""

import json
from datetime import UTC, datetime
from enum import StrEnum, auto
from functools import cache
from pathlib import Path
from typing import Any, Final, Self

CONSTANTS: Final[dict[str, Any]] = json.loads(Path(__file__).with_name("wire.json").read_text())
LIMITS: Final[dict[str, int]] = CONSTANTS["limits"]
PREFIX: Final[str] = CONSTANTS["prefix"]["text"]
CLAIM: Final[dict[str, int]] = CONSTANTS["claims"]
PERMIT: Final[dict[str, int]] = CONSTANTS["permit"]
AAD: Final[dict[str, str]] = CONSTANTS["aad"]
_CODES: Final[dict[str, dict[str, int]]] = CONSTANTS["enums"] | {
    "Purpose": {name: purpose["code"] for name, purpose in CONSTANTS["purposes"].items()}
}


def seconds(at: datetime) -> int:
    """An aware instant as the wire carries it; fractions are cut off."""
    if at.tzinfo is None:
        raise ValueError("an instant carries its offset; a naive time was given")
    return int(at.timestamp() // 1)


def instant(at_s: int) -> datetime:
    """An instant of the wire as an aware UTC datetime."""
    return datetime.fromtimestamp(at_s, UTC)


class Word(StrEnum):
    """A name for people and GraphQL, its value, and beside it a small integer for the wire."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[str]) -> str:  # noqa: ARG004 - enum's signature
        return name

    @property
    def code(self) -> int:
        """The integer on the wire."""
        return _CODES[type(self).__name__][self.value]

    @classmethod
    def of_code(cls, code: int) -> Self | None:
        """The word of a code, or None if this build does not know it."""
        return _words(cls).get(code)


@cache
def _words(kind: type[Word]) -> dict[int, Any]:
    codes = _CODES[kind.__name__]
    if {word.value for word in kind} != codes.keys():
        raise ValueError(f"{kind.__name__} and wire.json differ")
    return {codes[word.value]: word for word in kind}


class Purpose(Word):
    """Why the holder moves; the class says how urgent the work is, 1 before 3."""

    INCIDENT_REPAIR = auto()
    CONGESTION_RELIEF = auto()
    QUARANTINE_SITE_CONNECTIVITY = auto()
    KT1_MAIL = auto()
    TRANSMISSION_DEPLOYMENT = auto()
    QOS_MEASUREMENT = auto()
    ONLINE_LEARNING_BROADBAND = auto()
    PUBLIC_ADMIN_POST = auto()
    ESSENTIAL_GOODS = auto()
    ECOMMERCE_DELIVERY = auto()
    AGRI_SALES_SUPPORT = auto()
    ICT_SHOP_OPERATION = auto()
    GRASSROOTS_BROADCAST = auto()
    PRESS_REPORTING = auto()

    @property
    def purpose_class(self) -> int:
        """1, 2 or 3."""
        return _CLASSES[self.value]


_CLASSES: Final[dict[str, int]] = {name: purpose["class"] for name, purpose in CONSTANTS["purposes"].items()}


class Status(Word):
    """What the status list says of one credential."""

    VALID = auto()
    REVOKED = auto()
    SUSPENDED = auto()
    ENDED = auto()


class SubjectType(Word):
    PERSON = auto()
    VEHICLE = auto()
    CREW = auto()
    PREMISES = auto()


class EntryMode(Word):
    SINGLE = auto()
    MULTIPLE = auto()


class ZoneKind(Word):
    UNIT = auto()
    LOCKDOWN = auto()
    QUARANTINE_SITE = auto()
    CORRIDOR = auto()


class Restriction(Word):
    """ED-318's restriction classes, strictest first."""

    PROHIBITED = auto()
    REQ_AUTHORISATION = auto()
    CONDITIONAL = auto()
    NO_RESTRICTION = auto()


class Rule(Word):
    """What a level, or a zone at a level, asks of a purpose."""

    FREE = auto()
    PERMIT = auto()
    FORBIDDEN = auto()


class CheckpointKind(Word):
    ROAD = auto()
    WATER = auto()
    FERRY = auto()
    HAMLET_BARRIER = auto()


class KeyRole(Word):
    ROOT = auto()
    BUNDLE = auto()
    ISSUER = auto()


class ChangeKind(Word):
    """How a zone became stricter."""

    TIGHTENED = auto()
    CLOSED = auto()


class Decision(Word):
    """Green, amber, red, and grey for a card that is not ours."""

    ALLOW = auto()
    REFER = auto()
    DENY = auto()
    NOT_OURS = auto()


class Weight(Word):
    """What one reason asks for; a NOTE changes no decision."""

    DENY = auto()
    REFER = auto()
    NOTE = auto()


class PassageKind(Word):
    ENTER = auto()
    LEAVE = auto()
    TRANSIT = auto()
    RETURN = auto()


class Direction(Word):
    """Through the checkpoint from its from-zones to its to-zones, or back."""

    INWARD = auto()
    OUTWARD = auto()


class Outcome(Word):
    """What really happened at the barrier."""

    PASSED = auto()
    TURNED_BACK = auto()
    HELD = auto()


class CompareKind(Word):
    """What the officer compares with the person in front of them."""

    NAME = auto()
    ID_TAIL = auto()
    PLATE = auto()
    HEALTH = auto()
    READ_CODE = auto()


class ReasonCode(StrEnum):
    """Every reason a verdict can name, in the order of the table; Gate A first."""

    NOT_A_PERMIT = "NOT_A_PERMIT"
    APP_TOO_OLD = "APP_TOO_OLD"
    TOO_LONG = "TOO_LONG"
    BAD_BASE45 = "BAD_BASE45"
    BAD_ENVELOPE = "BAD_ENVELOPE"
    NO_BUNDLE = "NO_BUNDLE"
    BUNDLE_INVALID = "BUNDLE_INVALID"
    UNKNOWN_KEY = "UNKNOWN_KEY"
    KEY_ROLE = "KEY_ROLE"
    BAD_SIGNATURE = "BAD_SIGNATURE"
    KEY_WITHDRAWN = "KEY_WITHDRAWN"
    NOT_IN_ISSUED_SET = "NOT_IN_ISSUED_SET"
    BAD_PAYLOAD = "BAD_PAYLOAD"
    BAD_CLAIMS = "BAD_CLAIMS"
    KEY_SCOPE = "KEY_SCOPE"
    KEY_PERIOD = "KEY_PERIOD"
    UNKNOWN_CRITICAL = "UNKNOWN_CRITICAL"
    REVOKED = "REVOKED"
    SUSPENDED = "SUSPENDED"
    ENDED = "ENDED"
    NOT_YET_VALID = "NOT_YET_VALID"
    EXPIRED = "EXPIRED"
    OUTSIDE_HOURS = "OUTSIDE_HOURS"
    WRONG_ZONE = "WRONG_ZONE"
    PURPOSE_FORBIDDEN = "PURPOSE_FORBIDDEN"
    ZONE_CLOSED = "ZONE_CLOSED"
    ZONE_TIGHTENED = "ZONE_TIGHTENED"
    CLOCK_UNTRUSTED = "CLOCK_UNTRUSTED"
    STATUS_MISSING = "STATUS_MISSING"
    STATUS_STALE = "STATUS_STALE"
    ID_MISMATCH = "ID_MISMATCH"
    PLATE_NOT_LISTED = "PLATE_NOT_LISTED"
    HEALTH_NOT_SHOWN = "HEALTH_NOT_SHOWN"
    USED = "USED"
    CODE_ONLY = "CODE_ONLY"
    BUNDLE_EXPIRED = "BUNDLE_EXPIRED"
    INTERNAL = "INTERNAL"
    BARRIER_HARD = "BARRIER_HARD"
    ALREADY_INSIDE = "ALREADY_INSIDE"
    PASSING_THROUGH = "PASSING_THROUGH"
    RETURNING = "RETURNING"


GATE_A: Final[tuple[ReasonCode, ...]] = tuple(ReasonCode(name) for name in CONSTANTS["gate_a"])
GATE_B: Final[tuple[ReasonCode, ...]] = tuple(ReasonCode(name) for name in CONSTANTS["gate_b"])
