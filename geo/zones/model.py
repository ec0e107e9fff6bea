"""A zone's words and what is known of it in time. Pure.

Shapes are EPSG:4326 lon/lat, intervals half-open, instants aware UTC.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import shapely
from shapely.geometry.base import BaseGeometry

from credentials.effective import effective
from credentials.wire import ChangeKind, Purpose, Restriction, Rule, ZoneKind
from geo.levels.model import FREE, Approval, LevelBook, PurposeRule, Words
from geo.local_time import WeeklyWindow, in_schedule
from geo.place import Box, Place

__all__ = ["Restriction", "ZoneKind"]  # the wire's words, handed on


class GeometryQuality(StrEnum):
    """How far a boundary can be trusted; APPROXIMATE says by how many metres."""

    SURVEYED = "SURVEYED"
    DRAWN = "DRAWN"
    APPROXIMATE = "APPROXIMATE"
    NONE = "NONE"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalAct:
    """The order a version rests on."""

    number: str
    signed_on: date
    authority: str


class TermsError(ValueError):
    """Terms that contradict each other: the term to mend, as clients write it, and which contradiction it is."""

    def __init__(self, term: str, code: str) -> None:
        super().__init__(f"{term}: {code}")
        self.term = term
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneTerms:
    """What an order says of a zone, apart from time and identity. Without a shape a zone is the unit it names."""

    name: str
    kind: ZoneKind
    restriction: Restriction
    level: str | None = None
    unit: UUID | None = None
    geometry: BaseGeometry | None = None
    quality: GeometryQuality = GeometryQuality.NONE
    quality_m: float | None = None
    schedule: tuple[WeeklyWindow, ...] = ()
    precedence: int = 0
    contact: str | None = None
    message: Words | None = None

    def __post_init__(self) -> None:
        if (self.geometry is None) != (self.quality is GeometryQuality.NONE):
            raise TermsError("geometryQuality", "QUALITY")
        if (self.quality is GeometryQuality.APPROXIMATE) != (self.quality_m is not None):
            raise TermsError("geometryQualityM", "METRES")
        if self.geometry is None and self.unit is None:
            raise TermsError("unit", "UNIT")


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneVersion(ZoneTerms):
    """One piece of a zone's time as recorded by one order. `id` is the zone's; `number` is the one permits carry."""

    id: UUID
    number: int
    code: str
    version: int
    act: LegalAct
    order: UUID
    valid_from: datetime
    valid_to: datetime | None = None
    recorded_at: datetime
    superseded_at: datetime | None = None

    def __post_init__(self) -> None:
        ZoneTerms.__post_init__(self)
        if self.valid_to is not None and self.valid_to <= self.valid_from:
            raise ValueError("a version ends after it starts")

    def holds(self, at: datetime) -> bool:
        """Whether the instant lies in its validity: valid_from <= at < valid_to."""
        return self.valid_from <= at and (self.valid_to is None or at < self.valid_to)

    def in_force(self, at: datetime) -> bool:
        """Whether it holds and its weekly hours are on."""
        return self.holds(at) and in_schedule(self.schedule, at)

    def known(self, known_at: datetime) -> bool:
        """Whether it was what was known at the instant: recorded_at <= known_at < superseded_at."""
        return self.recorded_at <= known_at and (self.superseded_at is None or known_at < self.superseded_at)

    def covers(self, place: Place) -> bool:
        """Whether a place lies inside; a point on the boundary is inside, a zone without a shape covers none."""
        return self.geometry is not None and bool(shapely.intersects_xy(self.geometry, place.lon, place.lat))

    def meets(self, box: Box) -> bool:
        """Whether a box and the shape have a point in common, the boundary included."""
        return self.geometry is not None and bool(shapely.intersects(self.geometry, box.polygon))

    def rule_for(self, purpose: Purpose, levels: LevelBook, at: datetime) -> PurposeRule:
        """What its level asks of a purpose, before its restriction."""
        return levels.rule_for(self.level, purpose, at)

    def effective(self, purpose: Purpose, levels: LevelBook, at: datetime) -> Rule:
        """What the zone asks of a purpose: the stricter of its restriction and its level's rule."""
        return effective(self.restriction, self.rule_for(purpose, levels, at).rule)

    def approval(self, purpose: Purpose, levels: LevelBook, at: datetime) -> Approval:
        """Who lets a purpose in; PROHIBITED zones and quarantine sites are always decided by a person."""
        if self.restriction is Restriction.PROHIBITED or self.kind is ZoneKind.QUARANTINE_SITE:
            return Approval.PER_PERMIT
        if self.rule_for(purpose, levels, at).rule is Rule.FREE:
            return FREE.approval
        return self.rule_for(purpose, levels, at).approval


Timeline = tuple[ZoneVersion, ...]
"""All that is known of one zone at one instant: pieces that do not overlap, in the order of valid_from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Epoch:
    """A zone became stricter: decided at `recorded_at`, felt from `effective_at`; a closure is not also a tightening.

    It concerns permits issued before `recorded_at`; later ones were judged by it. `purposes` None means all.
    """

    counter: int
    recorded_at: datetime
    effective_at: datetime
    kind: ChangeKind
    purposes: frozenset[Purpose] | None = None

    def concerns(self, purpose: Purpose) -> bool:
        """Whether it is about this purpose."""
        return self.purposes is None or purpose in self.purposes


@dataclass(frozen=True, slots=True, order=True)
class PermitRef:
    """One credential by its place in the status list."""

    block: int
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaffirmation:
    """An authority lets permits issued up to `at` go on through epochs recorded up to `at`; None means all."""

    at: datetime
    purposes: frozenset[Purpose] | None = None
    permits: frozenset[PermitRef] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneState:
    """A zone as the database knows it: what permits judge by under a lock, and what a bundle carries."""

    id: UUID
    number: int
    code: str
    version: int
    timeline: Timeline
    levels: LevelBook
    epochs: tuple[Epoch, ...] = ()
    reaffirmations: tuple[Reaffirmation, ...] = ()

    def at(self, when: datetime) -> ZoneVersion | None:
        """The version that holds at an instant, or None: then the zone restricts nothing."""
        return next((version for version in self.timeline if version.holds(when)), None)

    def epoch(self, purpose: Purpose) -> int:
        """The counter of the last tightening or closure for a purpose; 0 when there was none."""
        return max((epoch.counter for epoch in self.epochs if epoch.concerns(purpose)), default=0)


def ranked(versions: Iterable[ZoneVersion]) -> tuple[ZoneVersion, ...]:
    """The winner first: highest precedence, then strictest restriction, then lowest number."""
    return tuple(sorted(versions, key=_rank))


def winners(versions: Iterable[ZoneVersion]) -> tuple[ZoneVersion, ...]:
    """Those that nothing beats; several when two authorities put the same on the same ground."""
    order = ranked(versions)
    return tuple(one for one in order if _rank(one)[:2] == _rank(order[0])[:2])


def _rank(version: ZoneVersion) -> tuple[int, int, int]:
    return -version.precedence, version.restriction.code, version.number
