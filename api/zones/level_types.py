"""Measure levels, as the schema shows them."""

from datetime import datetime
from typing import Self

import strawberry

from api.access import part, readable
from api.context import Context
from api.zones.enums import Approval, Purpose, Rule
from api.zones.touches import ZoneTouch, summary, touches
from api.zones.types import TextInBoth
from geo.levels import model, outcomes
from geo.local_time import DailyWindow
from identity.access import Action


@part
class DailyHours:
    """Hours of every day in Vietnam, half-open; a start later than the end crosses midnight."""

    start_min: int = strawberry.field(description="Minutes after midnight, 0 to 1439.")
    end_min: int = strawberry.field(description="Minutes after midnight, 0 to 1439.")

    @classmethod
    def of(cls, window: DailyWindow) -> Self:
        """The hours as the schema shows them."""
        return cls(start_min=window.start_min, end_min=window.end_min)


@part
class HealthProof:
    """What a holder must show; either is enough."""

    test_within_h: int | None = strawberry.field(description="A negative test not older than so many hours.")
    doses: int | None = strawberry.field(description="So many doses of a vaccine.")

    @classmethod
    def of(cls, proof: model.HealthProof) -> Self:
        """The proof as the schema shows it."""
        return cls(test_within_h=proof.test_within_h, doses=proof.doses)


@part
class PurposeRule:
    """What a level asks of one purpose."""

    purpose: Purpose = strawberry.field(description="The purpose.")
    rule: Rule = strawberry.field(description="Free, by permit, or forbidden.")
    approval: Approval = strawberry.field(description="Whether a vetted roster has its permit at once.")
    hours: list[DailyHours] = strawberry.field(description="When movement is allowed; empty: at any hour.")
    health: HealthProof | None = strawberry.field(description="What health proof must be shown; null: none.")
    quota: int | None = strawberry.field(description="Live permits of one organisation in one zone; null: no limit.")
    transit: bool | None = strawberry.field(description="May pass through without a permit; null: as the policy says.")

    @classmethod
    def of(cls, purpose: Purpose, rule: model.PurposeRule) -> Self:
        """The rule as the schema shows it."""
        return cls(
            purpose=purpose,
            rule=rule.rule,
            approval=rule.approval,
            hours=[DailyHours.of(window) for window in rule.hours],
            health=None if rule.health is None else HealthProof.of(rule.health),
            quota=rule.quota,
            transit=rule.transit,
        )


@readable(may=Action.READ_ZONES)
class MeasureLevel:
    """One version of a level of measures: how it reads from an instant on."""

    code: str = strawberry.field(description="Its code, e.g. `D16`.")
    name: TextInBoth = strawberry.field(description="Its name.")
    version: int = strawberry.field(description="Counts up; changes are based on the newest.")
    valid_from: datetime = strawberry.field(description="From when it reads like this.")
    recorded_at: datetime = strawberry.field(description="Since when that is known.")
    rules: list[PurposeRule] = strawberry.field(description="What it asks of every purpose.")

    @classmethod
    def of(cls, level: model.MeasureLevel) -> Self:
        """The level as the schema shows it."""
        return cls(
            code=level.code,
            name=TextInBoth.of(level.name),
            version=level.version,
            valid_from=level.valid_from,
            recorded_at=level.recorded_at,
            rules=[PurposeRule.of(purpose, level.rule_for(purpose)) for purpose in Purpose],
        )


@readable(may=Action.MANAGE_LEVELS)
class LevelSaved:
    """A level has a new version."""

    code: str = strawberry.field(description="Its code.")
    version: int = strawberry.field(description="Its newest version.")
    valid_from: datetime = strawberry.field(description="From when it reads like this.")
    stricter_zones: int = strawberry.field(description="How many zones become stricter by it.")
    touched: list[ZoneTouch] = strawberry.field(description="What it touched: permits and more.")
    summary: str = strawberry.field(description="The same in one sentence, in the caller's language.")

    @classmethod
    def of(cls, done: outcomes.LevelSaved, ctx: Context) -> Self:
        """The outcome as the schema shows it."""
        return cls(
            code=done.code,
            version=done.version,
            valid_from=done.valid_from,
            stricter_zones=done.zones,
            touched=touches(done.touched, ctx),
            summary=summary(done.touched, ctx),
        )
