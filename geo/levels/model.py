"""A level of measures as data: purpose to rule, hours, health proof, quota and who approves. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from credentials.wire import Purpose, Rule
from geo.local_time import DailyWindow


class Approval(StrEnum):
    """Whether a vetted roster has its permit at once, or a person decides each."""

    STANDING = "STANDING"
    PER_PERMIT = "PER_PERMIT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text for people in both languages."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthProof:
    """What a holder must show: a negative test not older than so many hours, or so many doses; either is enough."""

    test_within_h: int | None = None
    doses: int | None = None

    def __post_init__(self) -> None:
        if self.test_within_h is None and self.doses is None:
            raise ValueError("a health proof is a test, doses, or either")


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeRule:
    """What a level asks of one purpose."""

    rule: Rule
    approval: Approval = Approval.PER_PERMIT
    hours: tuple[DailyWindow, ...] = ()  # empty: at any hour
    health: HealthProof | None = None
    quota: int | None = None  # live permits of one organisation in one zone; None: no limit
    transit: bool | None = None  # may pass through without a permit for the zone; None: as the policy says of its class


FORBIDDEN = PurposeRule(rule=Rule.FORBIDDEN)
FREE = PurposeRule(rule=Rule.FREE, approval=Approval.STANDING)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLevel:
    """One version of a level: how it reads from `valid_from` on. It replaces whatever was known for that time."""

    code: str
    name: Words
    version: int
    valid_from: datetime
    recorded_at: datetime
    rules: Mapping[Purpose, PurposeRule]

    def rule_for(self, purpose: Purpose) -> PurposeRule:
        """A purpose that is not listed is forbidden."""
        return self.rules.get(purpose, FORBIDDEN)


@dataclass(frozen=True, slots=True)
class LevelBook:
    """Every known version of every level, each level's in version order."""

    versions: Mapping[str, tuple[MeasureLevel, ...]] = field(default_factory=dict)

    def find(self, code: str, at: datetime) -> MeasureLevel | None:
        """The version that holds at an instant: the latest of those that have begun."""
        begun = [level for level in self.versions.get(code, ()) if level.valid_from <= at]
        return begun[-1] if begun else None

    def rule_for(self, code: str | None, purpose: Purpose, at: datetime) -> PurposeRule:
        """What a level asks of a purpose; a zone without a level adds nothing, a level not in force forbids."""
        if code is None:
            return FREE
        level = self.find(code, at)
        return FORBIDDEN if level is None else level.rule_for(purpose)

    def at(self, instant: datetime) -> tuple[MeasureLevel, ...]:
        """Every level that is in force, by code."""
        found = (self.find(code, instant) for code in sorted(self.versions))
        return tuple(level for level in found if level is not None)

    def turns(self, code: str | None) -> tuple[datetime, ...]:
        """The instants at which a level may change its rules."""
        return tuple(level.valid_from for level in self.versions.get(code or "", ()))

    def with_version(self, level: MeasureLevel) -> "LevelBook":
        """The same book after one more version."""
        return LevelBook({**self.versions, level.code: (*self.versions.get(level.code, ()), level)})

    def as_known_before(self, instant: datetime) -> "LevelBook":
        """The book as it read just before something was recorded."""
        known = {code: tuple(one for one in all_ if one.recorded_at < instant) for code, all_ in self.versions.items()}
        return LevelBook(known)

    def as_known_at(self, instant: datetime) -> "LevelBook":
        """The book as it read at an instant: with everything recorded until then."""
        known = {code: tuple(one for one in all_ if one.recorded_at <= instant) for code, all_ in self.versions.items()}
        return LevelBook(known)
