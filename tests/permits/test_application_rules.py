"""The state table of applications: every step, taken and refused."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.access import Actor
from permits.applications import rules
from permits.applications.model import Application, ApplicationStatus, Decision, Message, Part, Ruling
from permits.ground.rules import ground_of
from storage.outcomes import Conflict, Reason, Refused
from tests.permits.values import (
    APPROVER,
    COORDINATOR,
    DAY,
    LAP_VO,
    NOON,
    SA_DEC,
    a_state,
    a_wanted,
    an_application,
    an_id,
)

S = ApplicationStatus
TABLE = {
    (S.DRAFT, S.SUBMITTED),
    (S.SUBMITTED, S.NEEDS_INFO),
    (S.NEEDS_INFO, S.SUBMITTED),
    (S.SUBMITTED, S.APPROVED),
    (S.SUBMITTED, S.REJECTED),
    *((state, S.WITHDRAWN) for state in (S.DRAFT, S.SUBMITTED, S.NEEDS_INFO)),
}
SAID = Message(by=APPROVER, at=NOON, text="?")
APPROVER_ACTOR = Actor(account=APPROVER, name="Sa Đéc")


def into_submitted(application: Application) -> Application | Conflict:
    if application.status is S.NEEDS_INFO:
        return rules.answered(application, SAID, application.parts)
    return rules.submitted(application, application.parts, NOON)


def ruled(ruling: Ruling) -> Callable[[Application], Any]:
    def step(application: Application) -> Any:
        fault = rules.may_decide(application, frozenset({SA_DEC}), APPROVER_ACTOR, ruling)
        if fault is not None:
            return fault
        after = rules.ruled(application, frozenset({SA_DEC}), Decision(ruling=ruling, by=APPROVER, at=NOON))
        return after if ruling is Ruling.REJECTED else rules.moved(replace(after, version=1), S.APPROVED)

    return step


STEPS: dict[ApplicationStatus, Callable[[Application], Any]] = {
    S.SUBMITTED: into_submitted,
    S.NEEDS_INFO: lambda application: rules.asked(application, SAID),
    S.APPROVED: ruled(Ruling.APPROVED),
    S.REJECTED: ruled(Ruling.REJECTED),
    S.WITHDRAWN: rules.withdrawn,
}


@pytest.mark.parametrize("to", STEPS)
@pytest.mark.parametrize("start", ApplicationStatus)
def test_every_step_of_the_table_is_taken_and_any_other_names_both_states(start: S, to: S) -> None:
    application = an_application(status=start)

    done = STEPS[to](application)

    if (start, to) in TABLE:
        assert isinstance(done, Application)
        assert (done.status, done.version) == (to, 2)
    else:
        assert done == Conflict(code="STATE", params={"from": start, "to": to})


@given(steps=st.lists(st.sampled_from(list(STEPS)), max_size=10))
def test_no_sequence_of_steps_leaves_the_table(steps: list[S]) -> None:
    application = an_application(status=S.DRAFT)
    for to in steps:
        done = STEPS[to](application)
        if isinstance(done, Application):
            assert (application.status, done.status) in TABLE
            application = done


@pytest.mark.parametrize("start", ApplicationStatus)
def test_only_drafts_and_questions_are_revised(start: S) -> None:
    wanted = a_wanted(conditions="two persons")

    done = rules.revised(an_application(status=start), wanted)

    if start in (S.DRAFT, S.NEEDS_INFO):
        assert isinstance(done, Application)
        assert done.wanted == wanted
    else:
        assert done == Conflict(code="STATE", params={"from": start, "to": S.DRAFT})


def test_nobody_decides_what_they_asked_for_nor_what_names_them() -> None:
    units = frozenset({SA_DEC})
    requester = Actor(account=COORDINATOR, name="x")
    holder = Actor(account=APPROVER, name="x", person=an_id("person"))

    def decide(by: Actor) -> Any:
        return rules.may_decide(an_application(), units, by, Ruling.APPROVED)

    assert decide(requester) == Refused(reasons=(Reason(code="REQUESTER_IS_APPROVER"),))
    assert decide(holder) == Refused(reasons=(Reason(code="HOLDER_IS_APPROVER"),))
    assert decide(APPROVER_ACTOR) is None


def two_parts() -> Application:
    parts = (Part(unit=SA_DEC, zones=(1,), epochs=(0,)), Part(unit=LAP_VO, zones=(2, 3), epochs=(0, 0)))
    return an_application(parts=parts, wanted=a_wanted(zones=(1, 2, 3, 4)))


def test_each_unit_decides_its_part_and_one_refusal_offers_the_rest_again() -> None:
    yes = Decision(ruling=Ruling.APPROVED, by=APPROVER, at=NOON)
    no = Decision(ruling=Ruling.REJECTED, by=an_id("Lấp Vò's"), at=NOON, reason="no crews at night")

    one = rules.ruled(two_parts(), frozenset({SA_DEC}), yes)
    both = rules.ruled(one, frozenset({LAP_VO}), yes)
    refused = rules.ruled(one, frozenset({LAP_VO}), no)

    assert ([part.unit for part in one.pending], one.status) == ([LAP_VO], S.SUBMITTED)
    assert both.pending == ()
    assert refused.status is S.REJECTED
    assert rules.zones_without(refused) == (1, 4)
    assert rules.may_decide(one, frozenset({SA_DEC}), APPROVER_ACTOR, Ruling.APPROVED) == Conflict(
        code="NOTHING_TO_DECIDE"
    )


def test_a_unit_does_not_say_yes_to_a_zone_that_became_stricter_behind_its_back() -> None:
    ground = ground_of(a_state(), a_wanted().purpose, NOON, NOON + DAY)

    def after(epoch: int) -> Refused | None:
        return rules.changed_since(an_application(), frozenset({SA_DEC}), [replace(ground, epoch=epoch)])

    assert after(0) is None
    assert after(1) == Refused(reasons=(Reason(code="ZONE_TIGHTENED", params={"zone": "1"}),))


def test_a_zone_that_became_stricter_since_another_units_yes_is_asked_there_again() -> None:
    decision = Decision(ruling=Ruling.APPROVED, by=APPROVER, at=NOON)
    earlier = (Part(unit=SA_DEC, zones=(1,), epochs=(0,), decision=decision),)
    goods = a_wanted().purpose.ESSENTIAL_GOODS
    ground = ground_of(a_state(), goods, NOON, NOON + DAY)

    assert rules.parts_from([ground], earlier) == earlier
    (asked,) = rules.parts_from([replace(ground, epoch=1)], earlier)
    assert (asked.decision, asked.epochs) == (None, (1,))
