"""What is known of a crew for one piece of work, and its place among the others. Pure; distances are metres."""

from dataclasses import dataclass
from datetime import timedelta
from enum import auto
from uuid import UUID

from identity.crews.model import Crew, Duty
from incidents.needs.model import Needs
from incidents.words import Word
from storage.outcomes import Reason


class DistanceFrom(Word):
    """What a distance is measured from."""

    FIX = auto()
    BASE_ZONE = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """How far a crew is, and how that is known: by a fresh fix of some age, by its base zone, or not at all."""

    since: DistanceFrom = DistanceFrom.UNKNOWN
    distance_m: float | None = None
    age: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A crew as the ranking sees it. `needs` are those of the way and of the place; `place_zones` win at the place.

    `unvetted` are members who may be on no permit; `load` counts its other open work orders.
    """

    crew: Crew
    skill_fits: bool
    where: Whereabouts
    load: int
    needs: Needs
    place_zones: frozenset[int] = frozenset()
    unvetted: tuple[UUID, ...] = ()

    @property
    def is_on_duty(self) -> bool:
        """It may be sent now."""
        return self.crew.duty is Duty.ON_DUTY

    @property
    def way_zones(self) -> tuple[int, ...]:
        """The zones that win on the way only, in number order."""
        return tuple(one.zone for one in self.needs.zones if one.zone not in self.place_zones)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A crew in its place, 1 first, why, and the one step that helps most."""

    rank: int
    candidate: Candidate
    reasons: tuple[Reason, ...]
    remedy: Reason
