"""Where a crew is to go and when, and what it lacks for it. Pure; positions are EPSG:4326 lon/lat."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import auto
from uuid import UUID

from credentials.wire import Purpose, SubjectType
from geo.levels.model import Approval
from geo.place import Place
from permits.wanted import Wanted
from permits.words import Word


class Asks(Word):
    """What a zone asks of a purpose over the time of the work."""

    FREE = auto()
    PERMIT = auto()
    FORBIDDEN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Who goes where, when, why. A permit suffices that covers [start, needed_to); one is asked for until `end`.

    `zones` are named beside those that win at the places and along the route: without a shape nothing else finds them.
    """

    organisation: UUID
    purpose: Purpose
    crew: UUID | None
    members: tuple[UUID, ...]
    vehicles: tuple[UUID, ...] = ()
    base_zone: int | None = None
    places: tuple[Place, ...] = ()
    route: tuple[Place, ...] = ()
    zones: tuple[int, ...] = ()
    start: datetime
    needed_to: datetime
    end: datetime
    work_order: UUID | None = None

    def wanted(self, zones: Iterable[int], holders: Iterable[UUID]) -> Wanted:
        """The permit for it, naming these zones."""
        return Wanted(
            organisation=self.organisation,
            purpose=self.purpose,
            subject_type=SubjectType.CREW,
            holders=tuple(holders),
            vehicles=self.vehicles,
            crew=self.crew,
            base_zone=self.base_zone,
            zones=tuple(sorted(zones)),
            places=tuple(map(tuple, self.places)),  # type: ignore[arg-type]  # a Place is a pair
            route=tuple(map(tuple, self.route)),  # type: ignore[arg-type]  # the same
            valid_from=self.start,
            valid_to=self.end,
            work_order=self.work_order,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """A member's live permit that opens a zone over the time of the work."""

    person: UUID
    permit: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneNeed:
    """What one zone asks, who of the crew has a permit for it, and who lacks one.

    `approval` and `unit` say how a missing one would be answered: STANDING at once, PER_PERMIT by the unit (None: the
    department). `ending` are live permits that would do if they lasted longer.
    """

    zone: int
    unit: UUID | None
    asks: Asks
    approval: Approval | None = None
    forbidden_from: datetime | None = None
    covers: tuple[Cover, ...] = ()
    missing: tuple[UUID, ...] = ()
    ending: tuple[UUID, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Somebody lacks a permit for it."""
        return bool(self.missing)

    @property
    def asks_a_person(self) -> bool:
        """A missing permit waits for the unit."""
        return self.is_missing and self.approval is Approval.PER_PERMIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """Everything a plan asks for, by zone number."""

    plan: Plan
    zones: tuple[ZoneNeed, ...]

    @property
    def asking(self) -> tuple[int, ...]:
        """Every zone that asks for a permit: a new one names them all, since each wins somewhere on the way."""
        return tuple(one.zone for one in self.zones if one.asks is Asks.PERMIT)

    @property
    def missing_zones(self) -> tuple[int, ...]:
        """The zones for which somebody lacks a permit."""
        return tuple(one.zone for one in self.zones if one.is_missing)

    @property
    def missing_members(self) -> tuple[UUID, ...]:
        """Who lacks a permit for at least one zone, in the crew's order."""
        lacking = {person for one in self.zones for person in one.missing}
        return tuple(person for person in self.plan.members if person in lacking)

    @property
    def forbidden(self) -> tuple[ZoneNeed, ...]:
        """The zones that let nobody in for the purpose at some time of the work."""
        return tuple(one for one in self.zones if one.asks is Asks.FORBIDDEN)

    @property
    def deciding(self) -> tuple[UUID | None, ...]:
        """The units a missing permit would wait for, the department (None) first; empty: it is issued at once."""
        units = {one.unit for one in self.zones if one.asks_a_person}
        return (*((None,) if None in units else ()), *sorted(unit for unit in units if unit is not None))

    @property
    def is_met(self) -> bool:
        """The crew may go: nothing is missing or forbidden."""
        return not self.missing_members and not self.forbidden
