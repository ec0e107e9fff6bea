from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from checkpoints.records import rules
from checkpoints.records.model import Close, Head, Placing, Resite
from storage.outcomes import Refused
from tests.checkpoints.records_factory import DESK, EVENING, UNIT, a_checkpoint, a_placing

HOUR = timedelta(hours=1)
ID = uuid4()
HEAD = Head(id=ID, unit=UNIT, version=1)


def codes(placing: Placing, known: frozenset[int] = frozenset({7})) -> tuple[str, ...]:
    found = rules.refused(placing, known)
    return tuple(reason.code for reason in found.reasons) if isinstance(found, Refused) else ()


def test_a_checkpoint_between_two_zones_may_stand() -> None:
    assert codes(a_placing()) == ()
    assert codes(a_placing(from_zones=frozenset({3})), frozenset({3, 7})) == ()


@pytest.mark.parametrize(
    ("placing", "code"),
    [
        (a_placing(to_zones=frozenset({7, 8})), "UNKNOWN_ZONE"),
        (a_placing(from_zones=frozenset({7})), "CHECKPOINT_SIDES_ALIKE"),
        (a_placing(desk=()), "CHECKPOINT_WITHOUT_DESK"),
        (a_placing(desk=(DESK,) * 7), "CHECKPOINT_TOO_MANY_NUMBERS"),
        (a_placing(name=" "), "CHECKPOINT_NAME_LENGTH"),
        (a_placing(name="x" * 121), "CHECKPOINT_NAME_LENGTH"),
    ],
)
def test_a_checkpoint_that_cannot_stand_says_why(placing: Placing, code: str) -> None:
    assert codes(placing) == (code,)


def test_thirty_two_zones_are_enough_for_any_checkpoint() -> None:
    many = frozenset(range(1, 34))

    assert codes(a_placing(to_zones=many), many) == ("CHECKPOINT_TOO_MANY_ZONES",)
    assert codes(a_placing(to_zones=many - {1}), many) == ()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0277 385.1431", "02773851431"),
        ("+84 (0)277-3851431", "+8402773851431"),
        ("113", "113"),
        ("12", None),
        ("x", None),
    ],
)
def test_a_phone_number_loses_its_punctuation(written: str, kept: str | None) -> None:
    assert rules.normal_phone(written) == kept


def test_re_siting_ends_the_old_version_where_the_new_one_begins() -> None:
    old = a_checkpoint(ID)
    moved = a_placing(lon=105.8)

    change = rules.resited(
        HEAD, (old,), Resite(checkpoint=ID, expected=1, placing=moved, valid_from=EVENING + HOUR), EVENING
    )

    ended, newest = change.added
    assert change.superseded == (1,)
    assert (ended.version, ended.placing, ended.valid_to) == (2, old.placing, EVENING + HOUR)
    assert (newest.version, newest.placing, newest.valid_from, newest.valid_to) == (3, moved, EVENING + HOUR, None)


def test_re_siting_from_the_start_leaves_nothing_of_the_old_version_in_force() -> None:
    change = rules.resited(
        HEAD,
        (a_checkpoint(ID),),
        Resite(checkpoint=ID, expected=1, placing=a_placing(lon=105.8), valid_from=EVENING),
        EVENING,
    )

    assert change.superseded == (1,)
    assert [one.version for one in change.added] == [2]


def test_re_siting_drops_what_was_planned_for_later() -> None:
    now, planned = a_checkpoint(ID, valid_to=EVENING + HOUR), a_checkpoint(ID, version=2, valid_from=EVENING + HOUR)

    change = rules.resited(
        Head(id=ID, unit=UNIT, version=2),
        (now, planned),
        Resite(checkpoint=ID, expected=2, placing=a_placing(), valid_from=EVENING + HOUR / 2),
        EVENING,
    )

    assert change.superseded == (1, 2)
    assert [(one.version, one.valid_from) for one in change.added] == [(3, EVENING), (4, EVENING + HOUR / 2)]


def test_what_ended_before_is_left_alone() -> None:
    past = a_checkpoint(ID, valid_to=EVENING + HOUR)

    change = rules.closed(HEAD, (past,), Close(checkpoint=ID, expected=1, at=EVENING + HOUR), EVENING)

    assert change == rules.closed(HEAD, (), Close(checkpoint=ID, expected=1, at=EVENING + HOUR), EVENING)
    assert change.superseded == ()


def test_closing_ends_the_checkpoint_at_the_instant() -> None:
    change = rules.closed(HEAD, (a_checkpoint(ID),), Close(checkpoint=ID, expected=1, at=EVENING + HOUR), EVENING)

    (ended,) = change.added
    assert ended.stands(EVENING)
    assert not ended.stands(EVENING + HOUR)


def test_a_checkpoint_whose_end_is_not_after_its_beginning_does_not_construct() -> None:
    with pytest.raises(ValueError, match="ends after"):
        replace(a_checkpoint(ID), valid_to=EVENING)
