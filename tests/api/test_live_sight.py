"""Who sees which events: default deny, by the same table as everything else."""

import re
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api import ids
from api.live.kinds import KINDS, Sight
from api.live.sight import Seen, said_by, sees
from identity.access import TABLE, Action, Actor, Grant, Role, Subject, may
from storage.event import Cursor, Recorded
from tests.api.harness import NOON

CATALOGUE = Path(ids.__file__).parents[1] / "docs" / "events.md"
COUNTED = ("PERMITS_TOUCHED", "INCIDENTS_TOUCHED", "WORK_ORDERS_TOUCHED", "CREWS_TOUCHED")
SEN, CUU = UUID(int=1), UUID(int=2)
SADEC, CAOLANH = UUID(int=11), UUID(int=12)
HUNG, LAN = UUID(int=21), UUID(int=22)
PERSONAL = ("SIGNED_IN", "SIGNED_OUT", "LOCKED_OUT", "PASSWORD_SET", "TOKEN_ISSUED", "LINK_MADE", "GRANTS_CHANGED")


def an_event(kind: str, **changes: object) -> Recorded:
    whole = {
        "cursor": Cursor(0, 1),
        "id": UUID(int=9),
        "at": NOON,
        "kind": kind,
        "subject": UUID(int=8),
        "organisation": None,
        "unit": None,
        "payload": {},
    }
    return Recorded(**(whole | changes))  # type: ignore[arg-type]  # a factory


def seen(kind: str, **subject: object) -> Seen:
    return Seen(event=an_event(kind), subject=Subject(**subject))  # type: ignore[arg-type]  # a factory


def an_actor(
    role: Role, organisation: UUID | None = None, units: frozenset[UUID] | None = None, person: UUID | None = None
) -> Actor:
    grant = Grant(role=role, organisation=organisation, units=units)
    return Actor(account=UUID(int=7), name="x", grants=(grant,), person=person)


def known_kinds() -> set[str]:
    return set(re.findall(r"^\| `([A-Z_]+)` \|", CATALOGUE.read_text(encoding="utf-8"), re.MULTILINE))


def test_every_kind_of_the_catalogue_says_who_sees_it() -> None:
    assert known_kinds()
    assert known_kinds() - KINDS.keys() == set()


def test_a_kind_that_stands_in_no_row_is_seen_by_nobody() -> None:
    for role in Role:
        assert not sees(an_actor(role), seen("SOMETHING_NEW", organisation=SEN))


@pytest.mark.parametrize("kind", PERSONAL)
def test_what_accounts_do_is_seen_by_administrators_and_auditors_only(kind: str) -> None:
    one = seen(kind, organisation=SEN)
    assert {role for role in Role if sees(an_actor(role), one)} == {Role.ADMIN, Role.AUDITOR}
    assert not sees(an_actor(Role.AUDITOR, organisation=CUU), one)


@pytest.mark.parametrize("kind", ["TOKEN_REVOKED", "PASSWORD_SET"])
def test_what_nobody_can_place_is_seen_by_who_sees_everything(kind: str) -> None:
    assert sees(an_actor(Role.AUDITOR), seen(kind))
    assert not sees(an_actor(Role.AUDITOR, organisation=SEN), seen(kind))
    assert not sees(an_actor(Role.ADMIN, units=frozenset({SADEC})), seen(kind))


def test_a_permit_is_seen_by_its_organisation_its_units_and_those_it_names() -> None:
    one = seen("PERMIT_SUSPENDED", organisation=SEN, units=frozenset({SADEC}), persons=frozenset({HUNG}))
    sees_it = [
        an_actor(Role.COORDINATOR, SEN),
        an_actor(Role.DISPATCHER, SEN),
        an_actor(Role.APPROVER, units=frozenset({SADEC})),
        an_actor(Role.CREW, SEN, person=HUNG),
        an_actor(Role.AUDITOR),
    ]
    does_not = [
        an_actor(Role.COORDINATOR, CUU),
        an_actor(Role.APPROVER, units=frozenset({CAOLANH})),
        an_actor(Role.CREW, SEN, person=LAN),
        an_actor(Role.CREW, SEN),
        an_actor(Role.CHECKPOINT),
    ]
    assert all(sees(one_, one) for one_ in sees_it)
    assert not any(sees(one_, one) for one_ in does_not)


def test_a_unit_sees_no_application_that_no_unit_decides_yet() -> None:
    draft = seen("APPLICATION_DRAFTED", organisation=SEN)
    assert sees(an_actor(Role.COORDINATOR, SEN), draft)
    assert not sees(an_actor(Role.APPROVER, units=frozenset({SADEC})), draft)
    handed_in = seen("APPLICATION_SUBMITTED", organisation=SEN, units=frozenset({SADEC}))
    assert sees(an_actor(Role.APPROVER, units=frozenset({SADEC})), handed_in)


@pytest.mark.parametrize("kind", ["DESK_CALLED", "DESK_ANSWERED"])
def test_a_call_to_the_desk_is_seen_by_those_who_answer_there_and_by_no_company(kind: str) -> None:
    here = frozenset({SADEC})
    called = seen(kind, units=here)

    assert sees(an_actor(Role.APPROVER, units=here), called)
    assert sees(an_actor(Role.ADMIN), called)
    assert sees(an_actor(Role.AUDITOR), called)
    assert not sees(an_actor(Role.APPROVER, units=frozenset({CAOLANH})), called)
    assert not sees(an_actor(Role.DISPATCHER, SEN), called)
    assert not sees(an_actor(Role.CHECKPOINT, units=here), called)


def test_zones_are_told_to_everybody_and_other_events_to_no_checkpoint() -> None:
    for kind in KINDS:
        of_a_zone = KINDS[kind].sight is Sight.PUBLIC
        one = seen(kind, organisation=SEN, units=frozenset({SADEC}), account=UUID(int=99))
        assert sees(an_actor(Role.CHECKPOINT), one) == of_a_zone, kind


def test_an_inbox_is_seen_by_nobody_else_not_even_an_administrator() -> None:
    actor = an_actor(Role.CREW)
    assert sees(actor, seen("INBOX_RECEIVED", account=actor.account))
    for role in Role:
        assert not sees(an_actor(role), seen("INBOX_RECEIVED", account=UUID(int=99))), role


def test_an_event_says_whom_it_concerns() -> None:
    event = an_event(
        "PERMIT_ISSUED", organisation=SEN, unit=SADEC, payload={"units": [str(CAOLANH)], "account": str(HUNG)}
    )
    assert said_by(event) == Subject(organisation=SEN, units=frozenset({SADEC, CAOLANH}), account=HUNG)


scopes = st.builds(
    Grant,
    role=st.sampled_from(Role),
    organisation=st.sampled_from([None, SEN, CUU]),
    units=st.sampled_from([None, frozenset({SADEC}), frozenset({CAOLANH}), frozenset[UUID]()]),
)
actors = st.builds(
    Actor,
    account=st.sampled_from([UUID(int=7), UUID(int=99)]),
    name=st.just("x"),
    grants=st.lists(scopes, max_size=3).map(tuple),
    person=st.sampled_from([None, HUNG, LAN]),
)
subjects = st.builds(
    Subject,
    organisation=st.sampled_from([None, SEN, CUU]),
    units=st.sampled_from([frozenset[UUID](), frozenset({SADEC}), frozenset({SADEC, CAOLANH})]),
    account=st.sampled_from([None, UUID(int=7), UUID(int=99)]),
    persons=st.sampled_from([frozenset[UUID](), frozenset({HUNG})]),
)


@given(actor=actors, subject=subjects, kind=st.sampled_from(sorted(KINDS)))
def test_nothing_is_seen_that_the_table_does_not_cover(actor: Actor, subject: Subject, kind: str) -> None:
    row = KINDS[kind]
    if sees(actor, Seen(event=an_event(kind), subject=subject)):
        match row.sight:
            case Sight.SCOPE:
                assert may(actor, row.may, subject)
                assert may(actor, Action.READ_EVENTS, subject)
            case Sight.COUNTED:
                for action in (row.may, Action.READ_EVENTS):
                    assert any(may(replace(actor, grants=(one,)), action, subject) for one in _of_all(actor))
            case Sight.OPEN:
                assert may(actor, row.may)
                assert may(actor, Action.READ_EVENTS)
            case Sight.PUBLIC:
                assert may(actor, row.may)
            case Sight.OWN:
                assert subject.account == actor.account


def _of_all(actor: Actor) -> list[Grant]:
    return [one for one in actor.grants if one.organisation is None]


@given(actor=actors, units=st.sampled_from([frozenset[UUID](), frozenset({SADEC})]), kind=st.sampled_from(COUNTED))
def test_what_is_counted_over_every_organisation_is_seen_by_no_grant_of_one(
    actor: Actor, units: frozenset[UUID], kind: str
) -> None:
    one = seen(kind, units=units)
    of_all = _of_all(actor)
    assert sees(actor, one) == sees(replace(actor, grants=tuple(of_all)), one)
    if sees(actor, one):
        assert any(grant.units is None or grant.units & units for grant in of_all)


@pytest.mark.parametrize("kind", COUNTED)
def test_a_company_hears_no_number_that_holds_anothers(kind: str) -> None:
    one = seen(kind, units=frozenset({SADEC}))
    assert not any(sees(an_actor(role, SEN), one) for role in Role)
    assert sees(an_actor(Role.ADMIN, units=frozenset({SADEC})), one)
    assert not sees(an_actor(Role.ADMIN, units=frozenset({CAOLANH})), one)
    assert sees(an_actor(Role.AUDITOR), one)


@given(kind=st.sampled_from(sorted(KINDS)), subject=subjects)
def test_who_sees_everything_sees_every_event_but_other_peoples_inboxes(kind: str, subject: Subject) -> None:
    one = Seen(event=an_event(kind), subject=subject)
    assert sees(an_actor(Role.AUDITOR), one) == (KINDS[kind].sight is not Sight.OWN or subject.account == UUID(int=7))


def test_every_reading_a_kind_asks_for_is_somebodys() -> None:
    assert all(any(row.may in TABLE[role] for role in Role) for row in KINDS.values())
