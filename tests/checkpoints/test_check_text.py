import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkpoints.checks.model import CheckKept, CheckNote, CheckSource, Override, OverrideKind, Read, Unread
from checkpoints.checks.shift_model import ReadShift, ShiftEvent
from checkpoints.checks.text import KEPT_BYTES_MAX, TEXT_BYTES_MAX, Text, read
from checkpoints.checks.text_parts import ShiftText
from credentials.wire import Decision, Outcome, PassageKind
from tests.checkpoints.checks_factory import CHECKPOINT, a_check, a_text, hash_of


def test_a_text_is_read_into_a_check() -> None:
    text = a_text(previousHash=hash_of("before"))

    found = read(text, CHECKPOINT)

    assert isinstance(found, Read)
    assert found.raw.hash.hex() == hash_of(text)
    assert found.check.source is CheckSource.SCAN
    assert (found.check.passage, found.check.decision) == (PassageKind.ENTER, Decision.ALLOW)
    assert found.check.outcome is Outcome.PASSED
    assert found.check.decided.earliest == datetime(2021, 9, 15, 17, 5, tzinfo=UTC)
    assert found.check.previous_hash is not None


def test_local_time_with_its_offset_becomes_utc() -> None:
    decided = {"earliest": "2021-09-16T00:05:00+07:00", "latest": "2021-09-16T00:05:02+07:00"}

    found = read(a_text(decidedAt=decided), CHECKPOINT)

    assert isinstance(found, Read)
    assert found.check.decided.earliest == datetime(2021, 9, 15, 17, 5, tzinfo=UTC)
    assert found.check.decided.earliest.tzinfo is UTC


def test_fields_of_a_newer_device_are_passed_over_and_kept_in_the_text() -> None:
    text = a_text(mood="patient")

    found = read(text, CHECKPOINT)

    assert isinstance(found, Read)
    assert found.raw.text == text.encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "17"},
        {"id": None},
        {"source": "GUESS"},
        {"outcome": None},
        {"passage": "ENTER\x00"},
        {"decidedAt": {"earliest": "2021-09-15T17:05:00", "latest": "2021-09-15T17:05:02"}},
        {"decidedAt": {"earliest": "2021-09-15T17:05:02Z", "latest": "2021-09-15T17:05:00Z"}},
        {"decidedAt": {"earliest": "0001-01-01T00:00:00+14:00", "latest": "0001-01-01T00:00:00+14:00"}},
        {"plate": "66B1\x00"},
        {"controlCode": "1234"},
        {"previousHash": "ab"},
        {"location": {"lon": 10.29, "lat": 105.76}},
        {"reasons": ["A"] * 65},
        {"bundleSequence": -1},
        {"checkpoint": str(uuid4())},
    ],
)
def test_what_is_no_check_is_kept_as_it_came_and_says_where(changes: dict[str, object]) -> None:
    text = a_text(**changes)

    found = read(text, CHECKPOINT)

    assert isinstance(found, Unread)
    assert found.kept is CheckKept.MALFORMED
    assert found.problem
    assert "\x00" not in found.problem
    assert found.raw.text == text.encode()


def test_an_oversize_text_is_cut_but_its_hash_is_of_all_of_it() -> None:
    text = "x" * (KEPT_BYTES_MAX + 1)

    found = read(text, CHECKPOINT)

    assert isinstance(found, Unread)
    assert found.kept is CheckKept.OVERSIZE
    assert (len(found.raw.text), found.raw.size) == (KEPT_BYTES_MAX, KEPT_BYTES_MAX + 1)
    assert found.raw.hash.hex() == hash_of(text)


def test_a_text_of_just_the_largest_size_is_read() -> None:
    padding = TEXT_BYTES_MAX - len(a_text(padding=""))

    assert isinstance(read(a_text(padding="x" * padding), CHECKPOINT), Read)
    assert isinstance(read(a_text(padding="x" * (padding + 1)), CHECKPOINT), Unread)


@given(st.text() | st.from_type(int).map(str))
def test_no_text_at_all_breaks_the_reader(text: str) -> None:
    assert isinstance(read(text, CHECKPOINT), Unread)


@given(
    st.dictionaries(st.sampled_from([*a_check(), "previousHash"]), st.none() | st.text() | st.integers(), min_size=1)
)
def test_no_field_breaks_the_reader(changes: dict[str, object]) -> None:
    found = read(json.dumps(a_check(**changes)), CHECKPOINT)

    assert isinstance(found, Read | Unread)


def test_a_check_says_which_credential_bundle_and_officer_decided_and_by_whose_word() -> None:
    override = {"by": "Trực ban", "why": "cấp cứu", "kind": "DESK", "challenge": "0427", "replyCode": "123456"}
    officer, cti = uuid4(), uuid4()
    text = a_text(
        cti=cti.hex, bundleAsOf=1_631_725_200, position=7, officerId=str(officer), alert=True, override=override
    )

    found = read(text, CHECKPOINT)

    assert isinstance(found, Read)
    check = found.check
    assert (check.cti, check.position, check.officer_id, check.alert) == (cti, 7, officer, True)
    assert check.bundle_as_of == datetime(2021, 9, 15, 17, tzinfo=UTC)
    assert check.override == Override(
        by="Trực ban", why="cấp cứu", kind=OverrideKind.DESK, challenge="0427", reply_code="123456"
    )
    assert isinstance(read(a_text(kind="CHECK"), CHECKPOINT), Read)


@pytest.mark.parametrize(
    "changes",
    [
        {"cti": "AA" * 16},
        {"cti": "00"},
        {"position": 0},
        {"bundleAsOf": -1},
        {"bundleAsOf": 2**32},
        {"kind": "NOTE"},
        {"override": {"by": "x", "why": "y", "kind": "NOBODY"}},
        {"override": {"by": "x", "why": "y", "replyCode": "12345"}},
    ],
)
def test_what_a_device_may_not_write_is_kept_as_it_came(changes: dict[str, object]) -> None:
    assert isinstance(read(a_text(**changes), CHECKPOINT), Unread)


def a_shift(**changes: object) -> str:
    fields = {
        "kind": "SHIFT",
        "id": str(uuid4()),
        "checkpoint": str(CHECKPOINT),
        "event": "ON",
        "officer": "Trần Thị Mỹ Hạnh",
        "decidedAt": {"earliest": "2021-09-15T17:05:00Z", "latest": "2021-09-15T17:05:02Z"},
    } | changes
    return json.dumps({name: value for name, value in fields.items() if value is not None})


def test_a_shift_is_read_as_one_and_a_check_that_speaks_of_shifts_as_a_check() -> None:
    officer = uuid4()
    found = read(a_shift(officerId=str(officer), note="đã giao ca", position=3), CHECKPOINT)

    assert isinstance(found, ReadShift)
    assert (found.link.event, found.link.officer_id, found.link.note) == (ShiftEvent.ON, officer, "đã giao ca")
    assert found.link.position == 3
    assert isinstance(read(a_text(officer="SHIFT"), CHECKPOINT), Read)


@pytest.mark.parametrize(
    "changes", [{"event": "PAUSE"}, {"officer": None}, {"decidedAt": None}, {"checkpoint": str(uuid4())}, {"id": "1"}]
)
def test_what_is_no_shift_is_kept_as_it_came(changes: dict[str, object]) -> None:
    assert isinstance(read(a_shift(**changes), CHECKPOINT), Unread)


def documented(heading: str) -> set[str]:
    """The first column of the table under a heading of docs/check.md."""
    page = (Path(__file__).parents[2] / "docs" / "check.md").read_text()
    section = page.partition(heading)[2].partition("\n## ")[0]
    return {line.split("`")[1] for line in section.splitlines() if line.startswith("| `")} - {"kept"}


def test_every_field_receipt_and_note_is_documented() -> None:
    notes = (Path(__file__).parents[2] / "docs" / "check.md").read_text().partition("Notes say")[2]

    assert documented("# A check") == {field.encode_name for field in msgspec.structs.fields(Text)}
    shift = {"id", "checkpoint", "device", "decidedAt", "position", "previousHash"}
    named = documented("## Shifts") - {"kind"} | shift | {"officer"}
    assert named == {field.encode_name for field in msgspec.structs.fields(ShiftText)}
    assert documented("## Receipts") == {kept.value for kept in CheckKept}
    assert all(f"`{note.value}`" in notes for note in CheckNote)
