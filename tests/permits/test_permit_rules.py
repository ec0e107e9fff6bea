"""The state table of permits: every step, taken and refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permits.permits import rules
from permits.permits.model import Carrier, Holder, Permit, PermitPhase, PermitStatus, Standing, StandingCause
from storage.outcomes import Conflict, Reason, Refused
from tests.permits.values import DAY, HOUR, LAP_VO, NOON, SA_DEC, a_hold, a_permit, an_id, in_state

S = PermitStatus
TABLE = {
    (S.ACTIVE, S.SUSPENDED),
    (S.SUSPENDED, S.ACTIVE),
    *((state, end) for state in (S.ACTIVE, S.SUSPENDED) for end in (S.REVOKED, S.COMPLETED, S.SUPERSEDED)),
    (S.COMPLETED, S.ACTIVE),
}
AUTHORITY = Standing(cause=StandingCause.AUTHORITY, code="ORDER", at=NOON, holds=True)
STEPS: dict[PermitStatus, Callable[[Permit], Permit | Conflict | Refused]] = {
    S.SUSPENDED: lambda permit: rules.suspended(permit, AUTHORITY),
    S.REVOKED: lambda permit: rules.revoked(permit, replace(AUTHORITY, holds=False)),
    S.COMPLETED: rules.completed,
    S.SUPERSEDED: rules.superseded,
}


def activated(permit: Permit) -> Permit | Conflict | Refused:
    """Lift what is suspended, reopen what is completed."""
    if permit.status is S.COMPLETED:
        return rules.reopened(permit, NOON)
    return rules.lifted(permit, frozenset({a_hold().key}))


@pytest.mark.parametrize("to", PermitStatus)
@pytest.mark.parametrize("start", PermitStatus)
def test_every_step_of_the_table_is_taken_and_any_other_names_both_states(start: S, to: S) -> None:
    permit = in_state(start)

    done = STEPS.get(to, activated)(permit)

    if (start, to) in TABLE:
        assert isinstance(done, Permit)
        assert (done.status, done.version) == (to, permit.version + 1)
    else:
        assert done == Conflict(code="STATE", params={"from": start, "to": to})


@given(steps=st.lists(st.sampled_from([*STEPS, S.ACTIVE]), max_size=12))
def test_no_sequence_of_steps_leaves_the_table(steps: list[S]) -> None:
    permit = in_state(S.ACTIVE)
    for to in steps:
        done = STEPS.get(to, activated)(permit)
        if isinstance(done, Permit):
            assert (permit.status, done.status) in TABLE
            assert (done.status is S.SUSPENDED) <= any(one.holds for one in done.reasons)
            permit = done


def test_a_completed_permit_reopens_until_the_hard_limit() -> None:
    permit = in_state(S.COMPLETED)

    late = rules.reopened(permit, permit.hard_limit)
    in_time = rules.reopened(permit, permit.hard_limit - timedelta(microseconds=1))

    assert isinstance(late, Refused)
    assert [reason.code for reason in late.reasons] == ["PAST_HARD_LIMIT"]
    assert isinstance(in_time, Permit)


def test_a_permit_completed_while_held_does_not_reopen_behind_the_holders_back() -> None:
    held = rules.completed(in_state(S.SUSPENDED))
    assert isinstance(held, Permit)

    assert rules.reopened(held, NOON) == Refused(reasons=(Reason(code="HELD_BY_OTHERS"),))
    assert isinstance(rules.reopened(in_state(S.COMPLETED), NOON), Permit)


def test_two_units_object_and_each_lifts_only_its_own_hold() -> None:
    first = rules.objected(a_permit(), a_hold(unit=SA_DEC))
    assert isinstance(first, Permit)
    both = rules.objected(first, a_hold(unit=LAP_VO))
    assert isinstance(both, Permit)

    one_left = rules.lifted(both, frozenset({a_hold(unit=SA_DEC).key}))
    assert isinstance(one_left, Permit)
    none_left = rules.lifted(one_left, frozenset({a_hold(unit=LAP_VO).key}))
    assert isinstance(none_left, Permit)

    assert [one.status for one in (first, both, one_left, none_left)] == [S.SUSPENDED] * 3 + [S.ACTIVE]
    assert rules.lifted(one_left, frozenset({a_hold(unit=SA_DEC).key})) == Refused(
        reasons=(Reason(code="HELD_BY_OTHERS"),)
    )


def test_a_unit_objects_once_and_only_where_a_zone_is_its_own() -> None:
    once = rules.objected(a_permit(), a_hold())
    assert isinstance(once, Permit)

    assert rules.objected(once, a_hold()) == Conflict(code="ALREADY_OBJECTED")
    assert rules.objected(a_permit(), a_hold(unit=an_id("elsewhere"))) == Refused(
        reasons=(Reason(code="NOT_ITS_UNIT"),)
    )


@pytest.mark.parametrize(
    ("to", "at", "code"),
    [
        (NOON + 4 * DAY, NOON, None),
        (NOON + 3 * DAY, NOON, "NOT_LATER"),
        (NOON + 5 * DAY, NOON + 3 * DAY, "EXPIRED"),
        (NOON + 5 * DAY, NOON + 3 * DAY - HOUR, None),
    ],
)
def test_a_live_permit_is_extended_to_a_later_end(to: datetime, at: datetime, code: str | None) -> None:
    done = rules.extended(a_permit(), to, at)

    if code is None:
        assert isinstance(done, Permit)
        assert done.valid_to == to <= done.hard_limit
    else:
        assert isinstance(done, Refused)
        assert [reason.code for reason in done.reasons] == [code]


@pytest.mark.parametrize("status", [S.REVOKED, S.COMPLETED, S.SUPERSEDED])
def test_an_ended_permit_is_neither_extended_nor_changed(status: S) -> None:
    ended = in_state(status)
    stays = Conflict(code="STATE", params={"from": status, "to": status})

    assert rules.extended(ended, NOON + 9 * DAY, NOON) == stays
    assert rules.with_holder(ended, ended.holders[0], Holder(id=an_id("b"), name="B"), NOON) == stays
    assert rules.with_vehicle(ended, None, Carrier(id=an_id("v"), kind="BOAT"), NOON) == stays


def test_a_swap_keeps_the_others_and_their_order() -> None:
    a, b, c, d = (Holder(id=an_id(name), name=name.upper()) for name in "abcd")
    permit = a_permit(holders=(a, b, c))

    done = rules.with_holder(permit, b, d, NOON)

    assert isinstance(done, Permit)
    assert done.holders == (a, d, c)
    assert rules.with_holder(permit, b, a, NOON) == Conflict(code="ALREADY_A_HOLDER")


def test_vehicles_join_leave_and_are_swapped() -> None:
    boat, truck = Carrier(id=an_id("boat"), kind="BOAT"), Carrier(id=an_id("truck"), kind="TRUCK", plate="66C12345")
    permit = a_permit(vehicles=(boat,))

    swapped = rules.with_vehicle(permit, boat, truck, NOON)
    joined = rules.with_vehicle(permit, None, truck, NOON)
    left = rules.with_vehicle(permit, boat, None, NOON)

    assert [one.vehicles for one in (swapped, joined, left) if isinstance(one, Permit)] == [
        (truck,),
        (boat, truck),
        (),
    ]
    assert rules.with_vehicle(permit, None, boat, NOON) == Conflict(code="ALREADY_A_VEHICLE")


def test_a_break_glass_permit_is_reviewed_once_and_not_by_its_granter() -> None:
    permit = a_permit(break_glass=True, reasons=(a_hold(cause=StandingCause.REVIEW, holds=False, unit=None),))

    def review(by: str) -> Standing:
        return Standing(cause=StandingCause.AUTHORITY, code="REVIEWED", at=NOON, holds=False, by=an_id(by))

    done = rules.reviewed(permit, review("department"))

    assert isinstance(done, Permit)
    assert done.reviewed_by == an_id("department")
    assert [one.cause for one in done.reasons] == [StandingCause.AUTHORITY]
    assert rules.reviewed(done, review("somebody else")) == Conflict(code="NOTHING_TO_REVIEW")
    assert rules.reviewed(permit, review("coordinator")) == Refused(reasons=(Reason(code="REVIEWER_IS_GRANTER"),))
    assert rules.reviewed(a_permit(), review("department")) == Conflict(code="NOTHING_TO_REVIEW")


@pytest.mark.parametrize(
    ("at", "phase"),
    [
        (NOON - timedelta(microseconds=1), PermitPhase.NOT_YET_VALID),
        (NOON, PermitPhase.IN_FORCE),
        (NOON + 3 * DAY - timedelta(microseconds=1), PermitPhase.IN_FORCE),
        (NOON + 3 * DAY, PermitPhase.EXPIRED),
    ],
)
def test_not_yet_valid_and_expired_are_computed_half_open(at: datetime, phase: PermitPhase) -> None:
    assert a_permit().phase(at) is phase
