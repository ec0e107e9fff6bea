from datetime import UTC, datetime, timedelta
from uuid import uuid4

from checkpoints.checks import sort
from checkpoints.checks.model import CheckKept, CheckNote, Known, Read, Unread
from checkpoints.checks.rules import AHEAD_BY, LATE_AFTER, notes
from checkpoints.checks.text import read
from tests.checkpoints.checks_factory import CHECKPOINT, a_text

DECIDED = datetime(2021, 9, 15, 17, 5, 2, tzinfo=UTC)
KNOWN = Known(cti=uuid4(), permit=uuid4())


def a_read(**changes: object) -> Read:
    found = read(a_text(**changes), CHECKPOINT)
    assert isinstance(found, Read)
    return found


def test_a_check_handed_in_at_once_has_no_note() -> None:
    assert notes(a_read().check, KNOWN, follows=True, received_at=DECIDED) == ()


def test_a_check_is_late_after_an_hour() -> None:
    check = a_read().check

    assert notes(check, KNOWN, follows=True, received_at=DECIDED + LATE_AFTER) == ()
    assert notes(check, KNOWN, follows=True, received_at=DECIDED + LATE_AFTER + timedelta(seconds=1)) == (
        CheckNote.LATE,
    )


def test_a_check_from_a_clock_that_runs_ahead_says_so() -> None:
    check = a_read().check
    earliest = check.decided.earliest

    assert notes(check, KNOWN, follows=True, received_at=earliest - AHEAD_BY) == ()
    assert notes(check, KNOWN, follows=True, received_at=earliest - AHEAD_BY - timedelta(seconds=1)) == (
        CheckNote.AHEAD,
    )


def test_a_gap_and_an_unknown_permit_are_noted() -> None:
    assert notes(a_read().check, Known(), follows=False, received_at=DECIDED) == (
        CheckNote.GAP,
        CheckNote.UNKNOWN_PERMIT,
    )


def test_each_text_of_an_upload_is_sorted() -> None:
    first, again, other = a_read(id="0" * 32), a_read(id="0" * 32), a_read(id="0" * 32, officer="B2")
    unread = read("?", CHECKPOINT)
    assert isinstance(unread, Unread)

    fates = sort.kept((first, unread, again, other), {})

    assert fates == (CheckKept.RECORDED, CheckKept.MALFORMED, CheckKept.ALREADY_RECORDED, CheckKept.DIFFERS)


def test_what_was_recorded_before_is_not_recorded_again() -> None:
    first, changed = a_read(id="1" * 32), a_read(id="1" * 32, officer="B2")
    known = {first.check.id: first.raw.hash}

    assert sort.kept((first,), known) == (CheckKept.ALREADY_RECORDED,)
    assert sort.kept((changed,), known) == (CheckKept.DIFFERS,)
    assert sort.kept((changed,), {}) == (CheckKept.RECORDED,)
