"""What clients say about measure levels. `to_domain` raises BadInput naming the field as the client wrote it."""

from datetime import datetime

import strawberry

from api.access import input_type
from api.inputs import KeyedInput, name_of
from api.zones.enums import Approval, Purpose, Rule
from api.zones.inputs import TextInBothInput
from geo.levels.model import HealthProof, PurposeRule
from geo.levels.service import SaveLevel
from geo.local_time import DailyWindow
from storage.outcomes import BadInput

_MOST_HOURS = 4
_MOST = 100_000


@input_type
class DailyHoursInput:
    """Hours of every day in Vietnam, half-open; a start later than the end crosses midnight."""

    start_min: int = strawberry.field(description="Minutes after midnight, 0 to 1439.")
    end_min: int = strawberry.field(description="Minutes after midnight, 0 to 1439.")

    def to_domain(self, field: str) -> DailyWindow:
        """The checked hours."""
        try:
            return DailyWindow(start_min=self.start_min, end_min=self.end_min)
        except ValueError as fault:
            raise BadInput(field, "WINDOW") from fault


@input_type
class HealthProofInput:
    """What a holder must show; either is enough."""

    test_within_h: int | None = strawberry.field(default=None, description="A negative test of so many hours at most.")
    doses: int | None = strawberry.field(default=None, description="So many doses of a vaccine.")

    def to_domain(self, field: str) -> HealthProof:
        """The checked proof."""
        _check_count(self.test_within_h, f"{field}.testWithinH")
        _check_count(self.doses, f"{field}.doses")
        if self.test_within_h is None and self.doses is None:
            raise BadInput(field, "EMPTY")
        return HealthProof(test_within_h=self.test_within_h, doses=self.doses)


@input_type
class PurposeRuleInput:
    """What a level asks of one purpose."""

    purpose: Purpose = strawberry.field(description="The purpose.")
    rule: Rule = strawberry.field(description="Free, by permit, or forbidden.")
    approval: Approval = strawberry.field(
        default=Approval.PER_PERMIT, description="Whether a vetted roster has its permit at once."
    )
    hours: list[DailyHoursInput] = strawberry.field(default_factory=list, description="Empty: at any hour; at most 4.")
    health: HealthProofInput | None = strawberry.field(default=None, description="What must be shown; null: nothing.")
    quota: int | None = strawberry.field(default=None, description="Live permits of an organisation in a zone.")
    transit: bool | None = strawberry.field(default=None, description="May pass through; null: as the policy says.")

    def to_domain(self, field: str) -> PurposeRule:
        """The checked rule."""
        if len(self.hours) > _MOST_HOURS:
            raise BadInput(f"{field}.hours", "TOO_MANY", limit=str(_MOST_HOURS))
        _check_count(self.quota, f"{field}.quota")
        return PurposeRule(
            rule=self.rule,
            approval=self.approval,
            hours=tuple(one.to_domain(f"{field}.hours.{at}") for at, one in enumerate(self.hours)),
            health=None if self.health is None else self.health.to_domain(f"{field}.health"),
            quota=self.quota,
            transit=self.transit,
        )


@input_type
class LevelInput:
    """How a measure level reads from an instant on; a purpose that is not listed is forbidden."""

    code: str = strawberry.field(description="Its code, e.g. `D16`; 1 to 32 characters.")
    version: int = strawberry.field(description="The version this is based on; 0 for a new level.")
    name: TextInBothInput = strawberry.field(description="Its name.")
    valid_from: datetime = strawberry.field(description="From when; not in the past for a level that exists.")
    rules: list[PurposeRuleInput] = strawberry.field(description="One rule a purpose.")

    def to_domain(self, field: str = "input") -> SaveLevel:
        """The checked command."""
        rules = {one.purpose: one.to_domain(f"{field}.rules.{at}") for at, one in enumerate(self.rules)}
        if len(rules) < len(self.rules):
            raise BadInput(f"{field}.rules", "PURPOSE_TWICE")
        return SaveLevel(
            code=name_of(self.code, f"{field}.code", 32),
            version=self.version,
            name=self.name.to_domain(f"{field}.name", 100),
            valid_from=self.valid_from,
            rules=rules,
            field=field,
        )


@input_type
class UpsertLevelInput(LevelInput, KeyedInput):
    """How a measure level reads from an instant on, recorded once; a purpose that is not listed is forbidden."""


def _check_count(value: int | None, field: str) -> None:
    if value is not None and not 0 < value <= _MOST:
        raise BadInput(field, "OUT_OF_RANGE", least="1", most=str(_MOST))
