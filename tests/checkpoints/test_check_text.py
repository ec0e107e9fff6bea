import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkpoints.checks.model import CheckKept, CheckNote, CheckSource, Read, Unread
from checkpoints.checks.text import KEPT_BYTES_MAX, TEXT_BYTES_MAX, Text, read
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


def documented(heading: str) -> set[str]:
    """The first column of the table under a heading of docs/check.md."""
    page = (Path(__file__).parents[2] / "docs" / "check.md").read_text()
    section = page.partition(heading)[2].partition("\n## ")[0]
    return {line.split("`")[1] for line in section.splitlines() if line.startswith("| `")} - {"kept"}


def test_every_field_receipt_and_note_is_documented() -> None:
    notes = (Path(__file__).parents[2] / "docs" / "check.md").read_text().partition("Notes say")[2]

    assert documented("# A check") == {field.encode_name for field in msgspec.structs.fields(Text)}
    assert documented("## Receipts") == {kept.value for kept in CheckKept}
    assert all(f"`{note.value}`" in notes for note in CheckNote)
