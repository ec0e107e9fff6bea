"""Since when a zone is stricter than a holder could know."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from credentials.wire import ChangeKind, Purpose, Restriction, Rule, ZoneKind
from geo.levels.defaults import default_levels
from geo.levels.model import Approval, LevelBook, MeasureLevel, PurposeRule, Words
from geo.local_time import WeeklyWindow
from geo.zones.model import Epoch
from geo.zones.tightening import Known, numbered, still, stricter
from tests.geo.factories import EVENING, MIDNIGHT, a_version

HOUR = timedelta(hours=1)
BOOK = LevelBook({level.code: (level,) for level in default_levels()})
CLASS_3 = Purpose.ESSENTIAL_GOODS
REPAIR = Purpose.INCIDENT_REPAIR


def _known(*pieces: dict[str, Any], levels: LevelBook = BOOK) -> Known:
    return Known(timeline=tuple(a_version(1, **piece) for piece in pieces), levels=levels)


def _kinds(before: Known, after: Known, since: datetime = EVENING) -> list[tuple[datetime, frozenset[Purpose] | None]]:
    return list(stricter(before, after, since).items())


D15 = {"level": "D15", "restriction": Restriction.CONDITIONAL}
D16 = {"level": "D16", "restriction": Restriction.CONDITIONAL}
SHUT = {"level": "D16", "restriction": Restriction.PROHIBITED}


def test_a_level_that_forbids_a_purpose_tightens_for_that_purpose_only() -> None:
    ((at, purposes),) = _kinds(_known(D15), _known(D16))

    assert at == EVENING
    assert purposes == frozenset({Purpose.ICT_SHOP_OPERATION, Purpose.ECOMMERCE_DELIVERY})


def test_going_back_to_a_milder_level_tightens_nothing() -> None:
    assert _kinds(_known(D16), _known(D15)) == []


def test_an_order_for_midnight_tightens_from_midnight() -> None:
    before = _known({"level": "NEW_NORMAL", "restriction": Restriction.CONDITIONAL})
    after = _known(
        {"level": "NEW_NORMAL", "restriction": Restriction.CONDITIONAL, "valid_to": MIDNIGHT},
        D16 | {"valid_from": MIDNIGHT},
    )

    assert _kinds(before, after) == [(MIDNIGHT, frozenset(Purpose))]


def test_a_closure_is_one_for_all_purposes_and_not_also_a_tightening() -> None:
    assert _kinds(_known(D15), _known(SHUT)) == [(EVENING, None)]


def test_what_was_known_before_is_no_surprise() -> None:
    planned = _known(D15 | {"valid_to": MIDNIGHT}, SHUT | {"valid_from": MIDNIGHT})

    assert _kinds(planned, planned) == []
    assert _kinds(planned, _known(D15 | {"valid_to": MIDNIGHT + HOUR}, SHUT | {"valid_from": MIDNIGHT + HOUR})) == []


def test_a_closure_that_comes_earlier_than_known_is_a_closure() -> None:
    planned = _known(D15 | {"valid_to": MIDNIGHT}, SHUT | {"valid_from": MIDNIGHT})
    sooner = _known(D15 | {"valid_to": MIDNIGHT - HOUR}, SHUT | {"valid_from": MIDNIGHT - HOUR})

    assert _kinds(planned, sooner) == [(MIDNIGHT - HOUR, None)]


def test_a_new_zone_tightens_for_nobody() -> None:
    assert _kinds(Known(timeline=(), levels=BOOK), _known(SHUT)) == []


@pytest.mark.parametrize(
    ("before", "after", "tightens"),
    [
        ({"restriction": Restriction.CONDITIONAL}, {"restriction": Restriction.REQ_AUTHORISATION}, True),
        ({"restriction": Restriction.REQ_AUTHORISATION}, {"restriction": Restriction.CONDITIONAL}, False),
        ({"kind": ZoneKind.LOCKDOWN}, {"kind": ZoneKind.QUARANTINE_SITE}, True),
        ({"schedule": (WeeklyWindow(weekday=0, start_min=0, end_min=60),)}, {"schedule": ()}, True),
        ({"schedule": ()}, {"schedule": (WeeklyWindow(weekday=0, start_min=0, end_min=60),)}, False),
        ({"name": "Sa Đéc"}, {"name": "TP Sa Đéc"}, False),
        ({"precedence": 0}, {"precedence": 9}, False),
    ],
)
def test_what_else_asks_more_of_a_holder(before: dict[str, Any], after: dict[str, Any], *, tightens: bool) -> None:
    level = {"level": "NEW_NORMAL" if "restriction" in before else "D15", "restriction": Restriction.REQ_AUTHORISATION}

    assert bool(_kinds(_known(level | before), _known(level | after))) == tightens


def test_a_new_version_of_a_level_tightens_the_zones_that_stand_at_it() -> None:
    harder = BOOK.with_version(
        _level("D15", 2, {REPAIR: PurposeRule(rule=Rule.PERMIT, approval=Approval.PER_PERMIT)}, MIDNIGHT)
    )

    found = _kinds(_known(D15), _known(D15, levels=harder))

    assert [at for at, _ in found] == [MIDNIGHT]
    assert found[0][1] == frozenset(Purpose), "what it no longer lists is forbidden, and a person decides repairs"


def test_epochs_are_numbered_on_and_know_their_kind() -> None:
    found = {EVENING: frozenset({REPAIR}), MIDNIGHT: None}

    first, second = numbered(found, recorded_at=EVENING, counter=4)

    assert (first.counter, first.kind, first.purposes) == (5, ChangeKind.TIGHTENED, frozenset({REPAIR}))
    assert (second.counter, second.kind, second.effective_at) == (6, ChangeKind.CLOSED, MIDNIGHT)


class TestACohort:
    """Permits issued before an order of 19:00 for 00:00, when a second order comes at 21:00."""

    before = _known(D15)
    epoch = Epoch(counter=1, recorded_at=EVENING, effective_at=MIDNIGHT, kind=ChangeKind.CLOSED)
    now = EVENING + 2 * HOUR

    def test_a_closure_that_is_called_off_will_not_come(self) -> None:
        assert still(self.epoch, self.before, _known(D15), self.now) == {}

    def test_a_closure_that_is_put_off_comes_later(self) -> None:
        later = _known(D15 | {"valid_to": MIDNIGHT + 6 * HOUR}, SHUT | {"valid_from": MIDNIGHT + 6 * HOUR})

        assert still(self.epoch, self.before, later, self.now) == {MIDNIGHT + 6 * HOUR: None}

    def test_a_closure_that_stays_stays(self) -> None:
        same = _known(D15 | {"valid_to": MIDNIGHT}, SHUT | {"valid_from": MIDNIGHT})

        assert still(self.epoch, self.before, same, self.now) == {MIDNIGHT: None}

    def test_a_tightening_looks_at_its_own_purposes_only(self) -> None:
        of_shops = replace(self.epoch, kind=ChangeKind.TIGHTENED, purposes=frozenset({Purpose.ICT_SHOP_OPERATION}))
        after = _known(D15 | {"valid_to": MIDNIGHT}, D16 | {"valid_from": MIDNIGHT})

        assert still(of_shops, self.before, after, self.now) == {MIDNIGHT: of_shops.purposes}


def _level(code: str, version: int, rules: dict[Purpose, PurposeRule], valid_from: datetime) -> MeasureLevel:
    name = Words(vi=code, en=code)
    return MeasureLevel(code=code, name=name, version=version, valid_from=valid_from, recorded_at=EVENING, rules=rules)
