"""Who of those concerned is told, and who is next. Pure."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from notifications.inbox.model import ToldAs, Urgency
from notifications.telling.choosing import People, choose, next_step
from notifications.telling.model import Circle, Concerned, Matter, Rule
from storage.ids import new_id
from tests.permits.values import NOON, an_id

MATTER = Matter(about_kind="Permit", about=new_id(), params={"reference": "GP-1", "count": "3"})
A, B, C, D = (an_id(name) for name in "ABCD")
DISPATCHERS, APPROVERS, DEPARTMENT = Circle.DISPATCHERS, Circle.APPROVERS, Circle.DEPARTMENT
RULE = Rule(code="PERMIT_SUSPENDED", to=(Circle.HOLDERS, DISPATCHERS), urgency=Urgency.URGENT)
HAND_ON = Rule(code="CREW_STOPPED", to=(DISPATCHERS, APPROVERS), hand_on=timedelta(minutes=3))


def off(account: UUID) -> Concerned:
    return Concerned(account=account, organisation=None)


def on(account: UUID, hours: int = 1) -> Concerned:
    """On duty since that many hours."""
    return Concerned(account=account, organisation=None, since=NOON - timedelta(hours=hours))


Roles = Mapping[Circle, Sequence[Concerned]]


def at_one_desk(roles: Roles) -> People:
    """Everybody of a role sits at one desk."""
    return {circle: [everybody] for circle, everybody in roles.items()}


def told(rule: Rule, roles: Roles) -> dict[UUID, ToldAs]:
    return {one.account: one.told_as for one in choose(rule, MATTER, at_one_desk(roles))}


def test_of_a_role_those_on_duty_are_told() -> None:
    assert told(RULE, {DISPATCHERS: [on(A), off(B), on(C)]}) == {A: ToldAs.ON_DUTY, C: ToldAs.ON_DUTY}


def test_when_nobody_of_a_role_is_on_duty_everybody_of_it_is_told_and_why() -> None:
    assert told(RULE, {DISPATCHERS: [off(A), off(B)]}) == {A: ToldAs.NOBODY_ON_DUTY, B: ToldAs.NOBODY_ON_DUTY}


def test_whom_the_matter_names_is_told_on_duty_or_not() -> None:
    assert told(RULE, {Circle.HOLDERS: [on(A), off(B)]}) == {A: ToldAs.NAMED, B: ToldAs.NAMED}


def test_each_role_is_asked_by_itself() -> None:
    """A dispatcher on duty is no reason to leave a unit out where nobody is."""
    rule = Rule(code="CREW_STOPPED", to=(DISPATCHERS, APPROVERS))
    people = {DISPATCHERS: [on(A), off(B)], APPROVERS: [off(C)]}
    assert told(rule, people) == {A: ToldAs.ON_DUTY, C: ToldAs.NOBODY_ON_DUTY}


def test_each_desk_of_a_role_is_asked_by_itself() -> None:
    """A focal point on duty in one unit is nobody on duty in the next."""
    rule = Rule(code="PERMIT_MAY_OBJECT", to=(APPROVERS,))
    found = choose(rule, MATTER, {APPROVERS: [[on(A), off(B)], [off(C)], [on(A), off(D)]]})
    assert {one.account: one.told_as for one in found} == {A: ToldAs.ON_DUTY, C: ToldAs.NOBODY_ON_DUTY}


def test_somebody_with_two_roles_is_told_once_by_the_first() -> None:
    assert told(RULE, {Circle.HOLDERS: [on(A)], DISPATCHERS: [on(A), on(B)]}) == {A: ToldAs.NAMED, B: ToldAs.ON_DUTY}


def test_who_did_it_is_told_but_not_pushed() -> None:
    matter = Matter(about_kind="Permit", about=new_id(), caused_by=A)
    found = choose(RULE, matter, {DISPATCHERS: [[on(A), on(B)]]})
    assert {one.account: one.pushed for one in found} == {A: False, B: True}


def test_what_is_quiet_is_not_pushed() -> None:
    quiet = Rule(code="PERMIT_COMPLETED", to=(DISPATCHERS,), urgency=Urgency.QUIET)
    assert [one.pushed for one in choose(quiet, MATTER, {DISPATCHERS: [[on(A)]]})] == [False]


def test_everybody_hears_of_their_own_organisation_only() -> None:
    own, other = new_id(), new_id()
    matter = Matter(about_kind="Zone", about=new_id(), params={"count": "5"}, of_organisation={own: {"count": "2"}})
    people = {
        DISPATCHERS: [
            Concerned(account=A, organisation=own),
            Concerned(account=B, organisation=other),
            Concerned(account=C, organisation=None),
        ]
    }
    counts = {one.account: one.params["count"] for one in choose(RULE, matter, at_one_desk(people))}
    assert counts == {A: "2", B: "5", C: "5"}


def test_what_is_handed_on_goes_first_to_whose_shift_began_first() -> None:
    people = {DISPATCHERS: [on(A, 1), on(B, 3), off(C)], APPROVERS: [on(D, 2)]}
    assert told(HAND_ON, people) == {B: ToldAs.ON_DUTY, D: ToldAs.ON_DUTY}


def test_what_is_handed_on_goes_to_everybody_where_nobody_is_on_duty() -> None:
    assert set(told(HAND_ON, {DISPATCHERS: [off(A), off(B)], APPROVERS: [on(C)]})) == {A, B, C}


def steps(people: Roles) -> list[set[UUID]]:
    """Everybody told, step by step, from the first on."""
    said = set(told(HAND_ON, people))
    found = [set(said)]
    while step := {one.account for one in next_step(at_one_desk(people), said)}:
        found.append(step)
        said |= step
    return found


def test_it_is_handed_to_the_next_on_duty_then_to_everybody_then_to_the_department() -> None:
    people = {DISPATCHERS: [on(A, 1), on(B, 2), off(C)], DEPARTMENT: [off(D)]}
    assert steps(people) == [{B}, {A}, {C}, {D}]


def test_the_departments_desk_is_asked_before_the_rest_of_it() -> None:
    assert steps({DISPATCHERS: [on(A)], DEPARTMENT: [off(B), on(C)]}) == [{A}, {C}, {B}]


def test_where_nobody_has_the_role_it_goes_to_the_department() -> None:
    assert steps({DISPATCHERS: [], APPROVERS: [], DEPARTMENT: [off(D)]}) == [set(), {D}]


PERSON = st.builds(
    Concerned,
    account=st.sampled_from([A, B, C, D]),
    organisation=st.none(),
    since=st.one_of(st.none(), st.integers(0, 9).map(lambda hours: NOON - timedelta(hours=hours))),
)


@given(st.dictionaries(st.sampled_from([DISPATCHERS, APPROVERS, DEPARTMENT]), st.lists(PERSON, max_size=5)))
def test_handing_on_reaches_everybody_once_and_ends(people: Roles) -> None:
    every = {one.account for circle in people.values() for one in circle}
    found = steps(people)
    assert set().union(*found) == every
    assert sum(map(len, found)) == len(every)
