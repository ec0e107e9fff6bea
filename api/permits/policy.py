"""The approval policy, as the schema shows it and as clients change it."""

from datetime import timedelta
from typing import Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import input_type, readable
from api.ids import encode_id, get_id
from api.inputs import KeyedInput, name_of
from api.permits.enums import Approval, OnClosure, Purpose
from identity.access import Action
from permits.policy.model import PolicyRule
from storage.outcomes import BadInput

_LONGEST_LEVEL = 32
_MOST_QUOTA = 100_000
_LONGEST_HOURS = 44 * 24
_CLASSES = (1, 2, 3)


@readable(may=Action.MANAGE_POLICY)
class PermitPolicyRule:
    """What is said of the permits that fit every condition given; null means any, or says nothing."""

    id: ID = strawberry.field(description="Id of the rule.")
    purpose: Purpose | None = strawberry.field(description="Of this purpose.")
    purpose_class: int | None = strawberry.field(description="Of this class of purposes, 1 to 3.")
    level: str | None = strawberry.field(description="In zones at this measure level.")
    zone: int | None = strawberry.field(description="In the zone of this number.")
    approval: Approval | None = strawberry.field(description="How they are approved.")
    longest_hours: int | None = strawberry.field(description="How long they may last.")
    quota: int | None = strawberry.field(description="Live permits of one organisation, in one zone, for one purpose.")
    on_closure: OnClosure | None = strawberry.field(description="What a closed zone does to them.")

    @classmethod
    def of(cls, rule_id: UUID, rule: PolicyRule) -> Self:
        """The rule as the schema shows it."""
        return cls(
            id=encode_id("PolicyRule", rule_id),
            purpose=rule.purpose,
            purpose_class=rule.purpose_class,
            level=rule.level,
            zone=rule.zone,
            approval=rule.approval,
            longest_hours=None if rule.longest is None else int(rule.longest / timedelta(hours=1)),
            quota=rule.quota,
            on_closure=rule.on_closure,
        )


@input_type
class AddPolicyRuleInput(KeyedInput):
    """What is to be said of the permits that fit every condition given; the narrowest rule wins, then the latest."""

    purpose: Purpose | None = strawberry.field(default=None, description="Of this purpose; null: any.")
    purpose_class: int | None = strawberry.field(default=None, description="Of this class, 1 to 3; null: any.")
    level: str | None = strawberry.field(default=None, description="In zones at this measure level; null: any.")
    zone: int | None = strawberry.field(default=None, description="In the zone of this number; null: any.")
    approval: Approval | None = strawberry.field(default=None, description="How they are approved.")
    longest_hours: int | None = strawberry.field(default=None, description="How long they may last, 1 to 1056 hours.")
    quota: int | None = strawberry.field(default=None, description="How many may be live, 0 to 100000.")
    on_closure: OnClosure | None = strawberry.field(default=None, description="What a closed zone does to them.")

    def to_domain(self) -> PolicyRule:
        """The checked rule."""
        _within(self.purpose_class, "input.purposeClass", _CLASSES[0], _CLASSES[-1])
        _within(self.longest_hours, "input.longestHours", 1, _LONGEST_HOURS)
        _within(self.quota, "input.quota", 0, _MOST_QUOTA)
        return PolicyRule(
            purpose=self.purpose,
            purpose_class=self.purpose_class,
            level=None if self.level is None else name_of(self.level, "input.level", _LONGEST_LEVEL),
            zone=self.zone,
            approval=self.approval,
            longest=None if self.longest_hours is None else timedelta(hours=self.longest_hours),
            quota=self.quota,
            on_closure=self.on_closure,
        )


@input_type
class RemovePolicyRuleInput(KeyedInput):
    """A rule that is taken away."""

    rule: ID = strawberry.field(description="Id of the rule.")

    def to_domain(self) -> UUID:
        """Which one."""
        return get_id("PolicyRule", self.rule, "input.rule")


def _within(value: int | None, field: str, least: int, most: int) -> None:
    if value is not None and not least <= value <= most:
        raise BadInput(field, "OUT_OF_RANGE", least=str(least), most=str(most))
