"""What the desk looks up, and what it finds, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from credentials.claims import Claims
from credentials.verdict.model import Passage, Seen, Verdict
from credentials.wire import Decision, Outcome, PassageKind
from permits.permits.model import Permit


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Exactly one of a scanned text, a control code (12 digits), and a plate as `permits.keys.plate_key` has it."""

    checkpoint: UUID
    passage: Passage
    seen: Seen
    text: str | None = None
    control_code: str | None = None
    plate: str | None = None

    def __post_init__(self) -> None:
        if sum(one is not None for one in (self.text, self.control_code, self.plate)) != 1:
            raise ValueError("look by a text, a code or a plate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One holder's newest credential of a permit. `text` None: not sealed yet; `revoked`: this one alone."""

    permit: Permit
    holder: UUID
    claims: Claims
    text: str | None
    revoked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """One check of a permit that has come home, wherever it was made. `name`: what the checkpoint is called now."""

    checkpoint: UUID
    name: str
    at: datetime
    passage: PassageKind
    decision: Decision
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The verdict on one credential. `claims` None: nothing could be read. `end`: after the bundle's extensions."""

    verdict: Verdict
    claims: Claims | None = None
    end: datetime | None = None
    permit: Permit | None = None
    passed: tuple[Passed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """Everything found, by the bundle of the checkpoint. `more`: there were more than are shown."""

    checkpoint: UUID
    bundle_sequence: int
    at: datetime
    found: tuple[Found, ...]
    more: bool = False
    zones: Mapping[int, str] = field(default_factory=dict)
    """The names of the zones that the bundle knows."""
