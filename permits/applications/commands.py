"""What a client asks of applications. `version` is the one its change is based on."""

from dataclasses import dataclass
from uuid import UUID

from permits.applications.model import Ruling
from permits.wanted import Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Begin an application, to be handed in later."""

    wanted: Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Apply:
    """Begin and hand in at once."""

    wanted: Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """One application, as it was seen."""

    application: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Revise(Touch):
    """Change a draft."""

    wanted: Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Submit(Touch):
    """Hand a draft in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskInfo(Touch):
    """Ask the applicant something before deciding."""

    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Touch):
    """Answer, and change what is wanted if that is the answer."""

    text: str
    wanted: Wanted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide(Touch):
    """Rule on the parts of one unit, or (None) of all units the actor answers for.

    `despite_changes`: the approver has seen that a zone became stricter after the application was handed in.
    """

    ruling: Ruling
    reason: str = ""
    unit: UUID | None = None
    despite_changes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(Touch):
    """Take it back."""
