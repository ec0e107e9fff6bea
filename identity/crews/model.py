"""Crews: who works together tonight, with which vehicles, as frozen values."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from storage.event import Event


class Duty(StrEnum):
    """Whether a crew may be sent and its position kept."""

    ON_DUTY = "ON_DUTY"
    OFF_DUTY = "OFF_DUTY"


class Skill(StrEnum):
    """What a crew can do."""

    FIBRE_SPLICING = "FIBRE_SPLICING"
    RADIO = "RADIO"
    POWER = "POWER"
    MEASUREMENT = "MEASUREMENT"
    POSTAL_DELIVERY = "POSTAL_DELIVERY"
    BOAT_HANDLING = "BOAT_HANDLING"


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """Members and vehicles of one roster; `lead` is a member; `base_zone` is the zone number they start from."""

    id: UUID
    organisation: UUID
    name: str
    lead: UUID
    members: tuple[UUID, ...]
    vehicles: tuple[UUID, ...]
    skills: frozenset[Skill]
    base_zone: int | None
    duty: Duty
    version: int

    def __post_init__(self) -> None:
        if self.lead not in self.members:
            raise ValueError("a crew's lead is one of its members")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCrew:
    """A crew as a roster's file names it: composed as soon as everybody and everything in it is vetted."""

    id: UUID
    organisation: UUID
    name: str
    lead: UUID
    members: tuple[UUID, ...]
    vehicles: tuple[UUID, ...]
    skills: frozenset[Skill]
    base_zone: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDropped:
    """It waits no longer."""

    plan: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Compose:
    """Make a crew (`crew` None), or change one that was version `expected`."""

    organisation: UUID
    name: str
    lead: UUID
    members: tuple[UUID, ...]
    vehicles: tuple[UUID, ...] = ()
    skills: frozenset[Skill] = frozenset()
    base_zone: int | None = None
    crew: UUID | None = None
    expected: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """The crew stands so, as version `version`."""

    crew: UUID
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewComposed(Event):
    """A crew was made or changed."""

    kind: ClassVar[str] = "CREW_COMPOSED"
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyChanged(Event):
    """A crew went on or off duty."""

    kind: ClassVar[str] = "DUTY_CHANGED"
    duty: Duty
