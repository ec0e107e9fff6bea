"""Which policy holds for a purpose in a zone."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credentials.wire import Purpose, Restriction, Rule, ZoneKind
from geo.levels.defaults import default_levels
from geo.levels.model import FREE, Approval, PurposeRule
from permits.policy.model import OnClosure, PolicyRule, Terms
from permits.policy.rules import policy_for
from tests.permits.values import a_level_rule

STANDING = PurposeRule(rule=Rule.PERMIT, approval=Approval.STANDING)


def terms(**changes: Any) -> Terms:
    """A sealed hamlet without a level."""
    plain: dict[str, Any] = {
        "zone": 1,
        "kind": ZoneKind.LOCKDOWN,
        "restriction": Restriction.REQ_AUTHORISATION,
        "level": None,
        "asked": FREE,
    }
    return Terms(**{**plain, **changes})


@pytest.mark.parametrize("purpose", Purpose)
def test_without_a_level_classes_1_and_2_have_standing_approval_and_class_3_has_not(purpose: Purpose) -> None:
    policy = policy_for((), purpose, terms())

    assert (policy.approval is Approval.STANDING) == (purpose.purpose_class in (1, 2))


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("level", ["D15", "D15_PLUS", "D16"])
def test_the_levels_that_ship_give_the_same_approval(purpose: Purpose, level: str) -> None:
    asked = next(one for one in default_levels() if one.code == level).rule_for(purpose)

    policy = policy_for((), purpose, terms(level=level, asked=asked, kind=ZoneKind.UNIT))

    assert asked.rule is Rule.FORBIDDEN or (policy.approval is Approval.STANDING) == (purpose.purpose_class in (1, 2))


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize(
    "asking", [{"restriction": Restriction.PROHIBITED}, {"kind": ZoneKind.QUARANTINE_SITE}], ids=["shut", "site"]
)
def test_a_person_opens_prohibited_zones_and_quarantine_sites_whatever_the_data_say(
    purpose: Purpose, asking: dict[str, Any]
) -> None:
    said = (PolicyRule(approval=Approval.STANDING), PolicyRule(zone=1, approval=Approval.STANDING))

    assert policy_for(said, purpose, terms(asked=STANDING, level="D16", **asking)).approval is Approval.PER_PERMIT
    assert policy_for(said, purpose, terms(asked=STANDING, level="D16")).approval is Approval.STANDING


@given(quota=st.integers(0, 5), said=st.integers(0, 5))
def test_kt1_mail_is_never_counted(quota: int, said: int) -> None:
    rules = (PolicyRule(quota=said), PolicyRule(purpose=Purpose.KT1_MAIL, zone=1, quota=said))
    asked = a_level_rule(quota=quota)

    assert policy_for(rules, Purpose.KT1_MAIL, terms(asked=asked)).quota is None
    assert policy_for(rules, Purpose.INCIDENT_REPAIR, terms(asked=asked)).quota == said
    assert policy_for((), Purpose.INCIDENT_REPAIR, terms(asked=asked)).quota == quota


def test_the_narrowest_rule_wins_and_of_two_alike_the_later_one() -> None:
    rules = (
        PolicyRule(zone=1, longest=timedelta(hours=4)),
        PolicyRule(level="D16", longest=timedelta(hours=3)),
        PolicyRule(purpose=Purpose.KT1_MAIL, longest=timedelta(hours=2)),
        PolicyRule(longest=timedelta(hours=1)),
    )

    def longest(*said: PolicyRule) -> timedelta:
        return policy_for(said, Purpose.KT1_MAIL, terms(level="D16", asked=STANDING)).longest

    assert [longest(*rules[n:]) for n in range(4)] == [timedelta(hours=n) for n in (4, 3, 2, 1)]
    assert longest(PolicyRule(zone=1, longest=timedelta(hours=9)), rules[0]) == timedelta(hours=4)
    assert longest(rules[0], PolicyRule(zone=1, longest=timedelta(hours=9))) == timedelta(hours=9)
    assert longest() == timedelta(days=30)


@given(
    rules=st.lists(
        st.builds(
            PolicyRule,
            purpose=st.none() | st.sampled_from(Purpose),
            zone=st.none() | st.just(2),
            quota=st.none() | st.integers(0, 9),
            on_closure=st.none() | st.sampled_from(OnClosure),
        )
    ),
    purpose=st.sampled_from(Purpose),
)
def test_rules_of_another_zone_or_purpose_say_nothing(rules: list[PolicyRule], purpose: Purpose) -> None:
    strange = [rule for rule in rules if rule.zone == 2 or rule.purpose not in (None, purpose)]

    assert policy_for(strange, purpose, terms()) == policy_for((), purpose, terms())


def test_a_policy_rule_that_cannot_be_does_not_construct() -> None:
    with pytest.raises(ValueError, match="zero or more"):
        PolicyRule(quota=-1)
    with pytest.raises(ValueError, match="longer than nothing"):
        PolicyRule(longest=timedelta(0))
