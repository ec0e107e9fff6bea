"""The five levels that ship; a province changes them and adds its own. Pure.

NEW_NORMAL asks nothing. The directives 15 and 16 of 2021 tighten step by step; D19 is the lighter one of 2020. Classes
1 and 2 are approved by standing order, class 3 one by one. No hours bind class 1 at any level.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from credentials.wire import Purpose, Rule
from geo.levels.model import FORBIDDEN, FREE, Approval, HealthProof, MeasureLevel, PurposeRule, Words
from geo.local_time import DailyWindow

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
_DAYTIME = (DailyWindow(start_min=5 * 60, end_min=18 * 60),)
_LONG_DAY = (DailyWindow(start_min=4 * 60, end_min=22 * 60),)
_TEST_72 = HealthProof(test_within_h=72, doses=2)
_TEST_48 = HealthProof(test_within_h=48, doses=2)


def _by_class(first: PurposeRule, second: PurposeRule, third: PurposeRule) -> dict[Purpose, PurposeRule]:
    of_class = {1: first, 2: second, 3: third}
    return {purpose: of_class[purpose.purpose_class] for purpose in Purpose}


_STANDING = PurposeRule(rule=Rule.PERMIT, approval=Approval.STANDING)
_FORBIDDEN_AT_D16 = (Purpose.ICT_SHOP_OPERATION, Purpose.ECOMMERCE_DELIVERY)

_NEW_NORMAL = dict.fromkeys(Purpose, FREE)
_D19 = _by_class(FREE, FREE, PurposeRule(rule=Rule.FREE, approval=Approval.STANDING, hours=_DAYTIME))
_D15 = _by_class(_STANDING, _STANDING, PurposeRule(rule=Rule.PERMIT, hours=_DAYTIME, quota=40))
_D15_PLUS = _by_class(
    _STANDING,
    replace(_STANDING, hours=_LONG_DAY, health=_TEST_72),
    PurposeRule(rule=Rule.PERMIT, hours=_DAYTIME, health=_TEST_72, quota=20),
)
_D16 = _by_class(
    replace(_STANDING, health=_TEST_72),
    replace(_STANDING, hours=_LONG_DAY, health=_TEST_72, quota=60),
    PurposeRule(rule=Rule.PERMIT, hours=_DAYTIME, health=_TEST_48, quota=10),
) | dict.fromkeys(_FORBIDDEN_AT_D16, FORBIDDEN)


def default_levels() -> tuple[MeasureLevel, ...]:
    """NEW_NORMAL, D19, D15, D15_PLUS and D16, lightest first."""
    return (
        _level("NEW_NORMAL", "Bình thường mới", "New normal", _NEW_NORMAL),
        _level("D19", "Chỉ thị 19", "Directive 19", _D19),
        _level("D15", "Chỉ thị 15", "Directive 15", _D15),
        _level("D15_PLUS", "Chỉ thị 15 tăng cường", "Directive 15, reinforced", _D15_PLUS),
        _level("D16", "Chỉ thị 16", "Directive 16", _D16),
    )


def _level(code: str, vi: str, en: str, rules: Mapping[Purpose, PurposeRule]) -> MeasureLevel:
    name = Words(vi=vi, en=en)
    return MeasureLevel(code=code, name=name, version=1, valid_from=LONG_AGO, recorded_at=LONG_AGO, rules=rules)
