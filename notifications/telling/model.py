"""Who is told what of which event, as frozen values. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from notifications.inbox.model import ToldAs, Urgency

Payload = Mapping[str, Any]


class Circle(StrEnum):
    """Who may be concerned. The first three are named by the matter itself; the others are roles, told by duty.

    The department is in charge where no unit is.
    """

    HOLDERS = "HOLDERS"
    APPLICANT = "APPLICANT"
    CREW = "CREW"
    DISPATCHERS = "DISPATCHERS"
    COORDINATORS = "COORDINATORS"
    APPROVERS = "APPROVERS"
    DEPARTMENT_IN_CHARGE = "DEPARTMENT_IN_CHARGE"
    DEPARTMENT = "DEPARTMENT"


NAMED = frozenset({Circle.HOLDERS, Circle.APPLICANT, Circle.CREW})


def always(payload: Payload) -> bool:  # noqa: ARG001 - a condition
    """Every event of the kind."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """An event → a code for these circles. `part`: which of the event's matters it speaks of.

    `whole`: everybody of the roles, on duty or not. `hand_on`: one of a circle is told, and the next of them after this
    long, until somebody acknowledges.
    """

    code: str
    to: tuple[Circle, ...]
    urgency: Urgency = Urgency.NORMAL
    when: Callable[[Payload], bool] = always
    part: str = ""
    whole: bool = False
    hand_on: timedelta | None = None

    @property
    def lasts(self) -> timedelta:
        """How long a push of it is worth sending."""
        return _LASTS[self.urgency]

    @property
    def needs_ack(self) -> bool:
        """Somebody has to say that they take care."""
        return self.hand_on is not None


_LASTS: Mapping[Urgency, timedelta] = {
    Urgency.URGENT: timedelta(hours=4),
    Urgency.NORMAL: timedelta(hours=24),
    Urgency.QUIET: timedelta(hours=24),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What an event is about, and what leads from it to people. `caused_by` is told, but not pushed."""

    about_kind: str
    about: UUID
    params: Mapping[str, str] = field(default_factory=dict)
    of_organisation: Mapping[UUID, Mapping[str, str]] = field(default_factory=dict)
    """Parameters that only the people of an organisation are told."""
    organisations: frozenset[UUID] = frozenset()
    units: frozenset[UUID] = frozenset()
    persons: frozenset[UUID] = frozenset()
    crews: frozenset[UUID] = frozenset()
    applicant: UUID | None = None
    department: bool = False
    caused_by: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """Somebody of a circle; `since`: on duty since then, None off duty."""

    account: UUID
    organisation: UUID | None
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One person is told by a rule; `pushed`: their devices too."""

    account: UUID
    rule: Rule
    told_as: ToldAs
    matter: Matter
    params: Mapping[str, str]
    pushed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What is handed on, until it is over: a thing, or somebody in the zone with this number."""

    about: UUID
    zone: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What one event does: whom it tells, which rules are handed on, and whether what was handed on before is over."""

    event: UUID
    at: datetime
    topic: Topic
    told: tuple[Told, ...] = ()
    handed_on: tuple[Rule, ...] = ()
    ends: bool = False
