"""Which permit suffices for whom, and what is missing otherwise."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from credentials.claims import Window
from credentials.wire import Purpose
from geo.levels.model import Approval
from incidents.needs.model import Asks, Plan
from incidents.needs.rules import ASKED, NEEDED, fitted, lacking, needs_of, too_many_zones, window
from permits.ground.model import Ground
from permits.permits.model import Carrier, Holder, Permit, PermitStatus
from permits.policy.model import OnClosure, Policy
from tests.permits.values import COMPANY, DAY, HOUR, NOON, SA_DEC, a_permit, an_id

AN, BINH, TRUCK = an_id("An"), an_id("Bình"), an_id("truck")
STANDING = Policy(approval=Approval.STANDING, longest=30 * DAY, quota=None, on_closure=OnClosure.FLAG)


def a_plan(**changes: Any) -> Plan:
    plain = Plan(
        organisation=COMPANY,
        purpose=Purpose.INCIDENT_REPAIR,
        crew=an_id("crew"),
        members=(AN, BINH),
        vehicles=(TRUCK,),
        start=NOON,
        needed_to=NOON + 4 * HOUR,
        end=NOON + DAY,
    )
    return replace(plain, **changes)


def a_ground(**changes: Any) -> Ground:
    return replace(Ground(number=1, unit=SA_DEC, epoch=0, policy=STANDING), **changes)


def of_both(**changes: Any) -> Permit:
    """A permit of both members and their truck, from noon for a day."""
    plain = a_permit(
        holders=(Holder(id=AN, name="An"), Holder(id=BINH, name="Bình")),
        vehicles=(Carrier(id=TRUCK, kind="TRUCK", plate="66C12345"),),
        valid_to=NOON + DAY,
    )
    return replace(plain, **changes)


def test_a_live_permit_of_everybody_leaves_nothing_missing() -> None:
    needs = needs_of(a_plan(), [a_ground()], [of_both()])

    assert (needs.is_met, needs.missing_members, needs.asking) == (True, (), (1,))
    assert {cover.person for cover in needs.zones[0].covers} == {AN, BINH}


NOT_ENOUGH: list[tuple[str, dict[str, Any]]] = [
    ("another purpose", {"purpose": Purpose.QOS_MEASUREMENT}),
    ("another organisation", {"organisation": an_id("other")}),
    ("another zone", {"zones": (2,)}),
    ("suspended", {"status": PermitStatus.SUSPENDED}),
    ("not valid yet", {"valid_from": NOON + timedelta(seconds=1)}),
    ("ends too early", {"valid_to": NOON + 4 * HOUR - timedelta(seconds=1)}),
    ("over", {"valid_to": NOON}),
    ("none of its vehicles", {"vehicles": ()}),
    ("not at these hours", {"hours": (Window(start=13 * 60, end=15 * 60),)}),
]


@pytest.mark.parametrize(("why", "changes"), NOT_ENOUGH, ids=[why for why, _ in NOT_ENOUGH])
def test_a_permit_that_is_not_enough_leaves_everybody_missing(why: str, changes: dict[str, Any]) -> None:
    needs = needs_of(a_plan(), [a_ground()], [of_both(**changes)])

    assert needs.missing_members == (AN, BINH)


def test_noon_until_four_lies_within_hours_that_hold_it_also_over_midnight() -> None:
    local_noon_to_four, over_midnight = Window(start=12 * 60, end=16 * 60), Window(start=11 * 60, end=60)

    for hours in (local_noon_to_four, over_midnight):
        assert needs_of(a_plan(), [a_ground()], [of_both(hours=(hours,))]).is_met


def test_a_permit_older_than_the_zones_last_tightening_is_asked_about_and_does_not_suffice() -> None:
    old, young = of_both(approved_at=NOON - HOUR), of_both(approved_at=NOON + HOUR)
    tightened = a_ground(tightened_at=NOON)

    assert not needs_of(a_plan(), [tightened], [old]).is_met
    assert needs_of(a_plan(), [tightened], [young]).is_met


def test_a_permit_that_only_ends_too_early_is_named_as_such() -> None:
    short, other = of_both(valid_to=NOON + HOUR), of_both(id=an_id("other"), zones=(2,), valid_to=NOON + HOUR)

    needs = needs_of(a_plan(), [a_ground()], [short, other])

    assert needs.zones[0].ending == (short.id,)


def test_who_of_the_crew_lacks_one_is_said_member_by_member() -> None:
    needs = needs_of(a_plan(), [a_ground()], [of_both(holders=(Holder(id=AN, name="An"),))])

    assert (needs.missing_members, [cover.person for cover in needs.zones[0].covers]) == ((BINH,), [AN])
    assert [(one.code, one.params["members"]) for one in lacking(needs)] == [("PERMIT_MISSING", "1")]


def test_a_free_zone_asks_nothing_and_a_forbidden_one_is_not_missing_but_forbidden() -> None:
    free, shut = a_ground(policy=None), a_ground(number=2, policy=None, forbidden_from=NOON)

    needs = needs_of(a_plan(), [free, shut], [])

    assert [one.asks for one in needs.zones] == [Asks.FREE, Asks.FORBIDDEN]
    assert (needs.missing_members, needs.is_met) == ((), False)


def test_units_that_decide_are_named_the_department_first() -> None:
    person = replace(STANDING, approval=Approval.PER_PERMIT)
    grounds = [a_ground(policy=person), a_ground(number=2, unit=None, policy=person), a_ground(number=3)]

    assert needs_of(a_plan(), grounds, []).deciding == (None, SA_DEC)


def test_an_open_end_is_drawn_in_to_what_policy_and_zones_allow_and_no_further() -> None:
    short = a_ground(policy=replace(STANDING, longest=timedelta(hours=12)))
    closing, shut = a_ground(forbidden_from=NOON + 6 * HOUR), a_ground(forbidden_from=NOON + HOUR)

    ends = [fitted(a_plan(), [ground]).end - NOON for ground in (a_ground(), short, closing, shut)]

    assert ends == [DAY, 12 * HOUR, 6 * HOUR, 4 * HOUR]


def test_without_an_appointment_four_hours_are_needed_and_a_day_is_asked() -> None:
    odd = NOON + timedelta(microseconds=7)

    assert window(None, None, odd) == (NOON, NOON + NEEDED, NOON + ASKED)
    assert window(NOON + HOUR, NOON + 3 * HOUR, NOON) == (NOON + HOUR, NOON + 3 * HOUR, NOON + 3 * HOUR)
    assert window(NOON - 2 * DAY, NOON - DAY, NOON) == (NOON, NOON + NEEDED, NOON + ASKED)


def test_one_permit_names_so_many_zones_and_no_more() -> None:
    grounds = [a_ground(number=number) for number in range(1, 34)]

    assert too_many_zones(needs_of(a_plan(), grounds[:32], [])) == ()
    assert [one.code for one in too_many_zones(needs_of(a_plan(), grounds, []))] == ["TOO_MANY_ZONES"]
