"""Who may do what: the whole table, and what narrows it."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.access import TABLE, Action, Actor, Grant, Role, Subject, allow, ever, may, may_give, reach
from storage.outcomes import Forbidden

A, B = UUID(int=1), UUID(int=2)
NORTH, SOUTH = UUID(int=11), UUID(int=12)
ME, YOU = UUID(int=21), UUID(int=22)

# A dmin, aP prover, D ispatcher, cO ordinator, C rew, checK point, aU ditor
LETTERS = dict(zip("APDOCKU", Role, strict=True))
MATRIX = """
READ_SELF            APDOCKU
READ_UNITS           APDOCKU
MANAGE_UNITS         A......
READ_ORGANISATIONS   APDO..U
MANAGE_ORGANISATIONS A......
READ_ACCOUNTS        A.....U
MANAGE_ACCOUNTS      A......
READ_DEVICES         AP....U
ENROL_DEVICE         AP.....
READ_ROSTER          AP.O..U
MANAGE_ROSTER        A..O...
VET_ROSTER           A......
DECLARE_HEALTH       A..O...
READ_CREWS           APDO..U
COMPOSE_CREW         ...O...
SET_DUTY             A.DO...
READ_ZONES           APDOCKU
PUBLISH_ZONE         A......
REAFFIRM_ZONE        AP.....
MANAGE_LEVELS        A......
READ_PERMIT          APDO..U
APPLY                ..DO...
DECIDE               AP.....
OBJECT_PERMIT        AP.....
SUSPEND_PERMIT       AP.....
REVOKE_PERMIT        AP.O...
EXTEND_PERMIT        AP.....
EXTEND_MANY          AP.....
SUBSTITUTE           ...O...
COMPLETE_PERMIT      A.DO...
BREAK_GLASS          AP.....
REVIEW_PERMIT        A......
MANAGE_POLICY        A......
READ_CHECKPOINTS     APDOCKU
MANAGE_CHECKPOINTS   AP.....
READ_BUNDLE          APDOCKU
VERIFY               AP...K.
RECORD_CHECK         .....K.
READ_CHECKS          AP....U
MANAGE_KEYS          A......
READ_EVENTS          APDO..U
REPORT_INCIDENT      APDOC..
READ_INCIDENTS       APDO..U
MANAGE_INCIDENTS     A.D....
READ_SITES           APDOCKU
MANAGE_SITES         A.D....
READ_WORK_ORDERS     APDO..U
MANAGE_WORK_ORDERS   ..D....
DO_WORK              ..D....
REPORT_POSITIONS     .......
READ_POSITIONS       A.DO..U
REPORT_STOP          ..D....
READ_STOPS           APDO..U
HANDLE_STOP          APD....
READ_INBOX           APDOCKU
READ_DELIVERIES      A.....U
MANAGE_OFFICERS      AP.....
READ_SHEET           AP...K.
CALL_DESK            .....K.
ANSWER_CALL          AP.....
READ_CALLS           AP....U
TYPE_PAPER_LOG       AP.....
READ_FINDINGS        AP....U
SETTLE_FINDING       AP.....
"""
ROWS = {line.split()[0]: line.split()[1] for line in MATRIX.split("\n") if line}
UNITS = st.none() | st.frozensets(st.sampled_from([NORTH, SOUTH]))
GRANTS = st.builds(Grant, role=st.sampled_from(Role), organisation=st.sampled_from([None, A, B]), units=UNITS)


def an_actor(*grants: Grant, person: UUID | None = None, checkpoint: UUID | None = None) -> Actor:
    return Actor(account=ME, name="Thử", grants=grants, person=person, checkpoint=checkpoint)


def test_the_matrix_names_every_action() -> None:
    assert ROWS.keys() == set(Action)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
def test_each_role_has_exactly_the_actions_of_the_matrix(role: Role, action: Action) -> None:
    letter = next(letter for letter, named in LETTERS.items() if named is role)
    assert may(an_actor(Grant(role=role)), action) is (letter in ROWS[action])


@pytest.mark.parametrize("action", Action)
def test_nobody_without_a_grant_may_do_anything(action: Action) -> None:
    with pytest.raises(Forbidden):
        allow(an_actor(), action)


@pytest.mark.parametrize("action", Action)
def test_an_auditor_changes_nothing(action: Action) -> None:
    assert action not in TABLE[Role.AUDITOR] or action.startswith("READ_")


@pytest.mark.parametrize(
    ("grant", "subject", "expected"),
    [
        (Grant(role=Role.COORDINATOR, organisation=A), Subject(organisation=A), True),
        (Grant(role=Role.COORDINATOR, organisation=A), Subject(organisation=B), False),
        (Grant(role=Role.COORDINATOR), Subject(organisation=B), True),
        (Grant(role=Role.APPROVER, units=frozenset({NORTH})), Subject(units=frozenset({NORTH})), True),
        (Grant(role=Role.APPROVER, units=frozenset({NORTH})), Subject(units=frozenset({NORTH, SOUTH})), True),
        (Grant(role=Role.APPROVER, units=frozenset({NORTH})), Subject(units=frozenset({SOUTH})), False),
        (Grant(role=Role.APPROVER, units=frozenset()), Subject(units=frozenset({NORTH})), False),
        (Grant(role=Role.APPROVER), Subject(units=frozenset({SOUTH})), True),
        (Grant(role=Role.APPROVER, units=frozenset({NORTH})), Subject(organisation=A), True),
        (
            Grant(role=Role.ADMIN, organisation=A, units=frozenset({NORTH})),
            Subject(organisation=A, units=frozenset({SOUTH})),
            False,
        ),
    ],
)
def test_a_grant_covers_its_own_organisation_and_units(grant: Grant, subject: Subject, expected: bool) -> None:  # noqa: FBT001 - a table's column
    action = Action.READ_PERMIT
    assert may(an_actor(grant), action, subject) is expected


@pytest.mark.parametrize(("checkpoint", "expected"), [(NORTH, True), (SOUTH, False), (None, True)])
def test_a_checkpoint_verifies_at_its_own_post_only(checkpoint: UUID | None, expected: bool) -> None:  # noqa: FBT001 - a table's column
    post = an_actor(Grant(role=Role.CHECKPOINT), checkpoint=NORTH)
    assert may(post, Action.VERIFY, Subject(checkpoint=checkpoint)) is expected


def test_a_units_own_phone_verifies_at_each_of_its_posts() -> None:
    phone = an_actor(Grant(role=Role.CHECKPOINT, units=frozenset({NORTH})))
    assert may(phone, Action.VERIFY, Subject(units=frozenset({NORTH}), checkpoint=A))
    assert not may(phone, Action.VERIFY, Subject(units=frozenset({SOUTH}), checkpoint=B))


@pytest.mark.parametrize("action", [Action.READ_PERMIT, Action.READ_CREWS, Action.READ_ROSTER, Action.DECLARE_HEALTH])
def test_a_crew_member_touches_what_names_them_and_nothing_else(action: Action) -> None:
    member = an_actor(Grant(role=Role.CREW, organisation=A), person=ME)
    assert may(member, action, Subject(organisation=A, persons=frozenset({ME, YOU})))
    assert not may(member, action, Subject(organisation=A, persons=frozenset({YOU})))
    assert not may(member, action, Subject(organisation=A))


def test_an_account_of_nobody_is_no_member_of_a_crew() -> None:
    nobody = an_actor(Grant(role=Role.CREW, organisation=A))
    assert not may(nobody, Action.READ_PERMIT, Subject(persons=frozenset()))


@pytest.mark.parametrize(
    ("own", "given_", "expected"),
    [
        (Grant(role=Role.ADMIN), Grant(role=Role.ADMIN), True),
        (Grant(role=Role.ADMIN, organisation=A), Grant(role=Role.ADMIN), False),
        (Grant(role=Role.ADMIN, organisation=A), Grant(role=Role.COORDINATOR, organisation=A), True),
        (Grant(role=Role.ADMIN, organisation=A), Grant(role=Role.COORDINATOR, organisation=B), False),
        (Grant(role=Role.ADMIN, units=frozenset({NORTH})), Grant(role=Role.APPROVER), False),
        (Grant(role=Role.ADMIN, units=frozenset({NORTH})), Grant(role=Role.APPROVER, units=frozenset({NORTH})), True),
        (Grant(role=Role.ADMIN, units=frozenset({NORTH})), Grant(role=Role.APPROVER, units=frozenset({SOUTH})), False),
        (Grant(role=Role.APPROVER), Grant(role=Role.CREW), False),
    ],
)
def test_nobody_gives_more_than_they_have(own: Grant, given_: Grant, expected: bool) -> None:  # noqa: FBT001 - a table's column
    assert may_give(an_actor(own), given_) is expected


@given(own=GRANTS, first=GRANTS, organisation=st.sampled_from([A, B]), unit=st.sampled_from([NORTH, SOUTH]))
def test_what_was_given_never_reaches_further_than_the_giver(
    own: Grant, first: Grant, organisation: UUID, unit: UUID
) -> None:
    giver, taker = an_actor(own), an_actor(Grant(role=Role.ADMIN, organisation=first.organisation, units=first.units))
    subject = Subject(organisation=organisation, units=frozenset({unit}))
    if may_give(giver, first) and may(taker, Action.MANAGE_ACCOUNTS, subject):
        assert may(giver, Action.MANAGE_ACCOUNTS, subject)


@given(st.lists(GRANTS, max_size=3), st.sampled_from(Action), st.sampled_from([None, A, B]))
def test_another_grant_never_takes_anything_away(
    grants: list[Grant], action: Action, organisation: UUID | None
) -> None:
    subject = Subject(organisation=organisation)
    some, more = an_actor(*grants), an_actor(*grants, Grant(role=Role.CREW, organisation=A))
    assert not may(some, action, subject) or may(more, action, subject)


@given(st.lists(GRANTS, max_size=3), st.sampled_from(Action))
def test_what_is_never_possible_is_never_allowed(grants: list[Grant], action: Action) -> None:
    actor = an_actor(*grants)
    assert not may(actor, action) or (action in ever(actor) and bool(reach(actor, action)))
