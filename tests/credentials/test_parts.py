"""Long texts as several codes: any order, any number of times, and pieces of two texts never mix."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credentials import parts
from credentials.wire import LIMITS

MOST = LIMITS["part_characters"]
FILES = st.binary(min_size=1, max_size=5_000)


@settings(max_examples=40, deadline=None)
@given(signed=FILES, order=st.randoms(use_true_random=False))
def test_parts_in_any_order_are_the_text(signed: bytes, order: object) -> None:
    text = parts.to_text(parts.DELTA, signed)
    scanned = [*parts.split(text), *parts.split(text)[:1]]
    order.shuffle(scanned)  # type: ignore[attr-defined] # a Random, which hypothesis types as an object

    found = text if len(text) <= MOST else parts.collect(scanned)

    assert found == text
    assert parts.to_bytes(text) == (parts.DELTA, signed)
    assert all(len(one) <= MOST + 30 for one in scanned)


def test_a_short_text_is_its_own_only_code() -> None:
    assert parts.split("FPD1:ABC") == ("FPD1:ABC",)


def test_a_missing_or_changed_or_foreign_part_gives_nothing() -> None:
    text, other = (parts.to_text(parts.BUNDLE, bytes([fill]) * 2_000) for fill in (1, 2))
    pieces, foreign = parts.split(text), parts.split(other)
    swapped = pieces[0][:-1] + ("0" if pieces[0][-1] != "0" else "1")

    assert parts.collect(pieces) == text
    assert parts.collect(pieces[1:]) is None
    assert parts.collect((*pieces[1:], foreign[0])) is None
    assert parts.collect((swapped, *pieces[1:])) is None
    assert parts.collect(()) is None


@pytest.mark.parametrize(
    "text",
    [
        *("", "FPC1:1/2:ABCDEF01:", "FPC1:0/2:ABCDEF01:A", "FPC1:3/2:ABCDEF01:A", "FPC1:01/2:ABCDEF01:A"),
        *("FPC1:1/401:ABCDEF01:A", "FPC1:1/2:abcdef01:A", "FPC1:1/2:ABCDEF01:a", "FPC1:1/2:ABCDEF01:" + "A" * 801),
        *("FPC1:1/2:ABCDEF01:A\n", "FPC2:1/2:ABCDEF01:A"),
    ],
)
def test_what_is_no_part_is_none(text: str) -> None:
    assert parts.read(text) is None
    assert parts.read("FPC1:1/2:ABCDEF01:A") is not None


def test_no_other_text_is_a_signed_file() -> None:
    assert parts.to_bytes("FP1:ABC") is None
    assert parts.to_bytes("FPD1:a") is None
    assert parts.to_bytes("FPD1:BB8") is not None


def test_a_text_of_too_many_parts_is_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        parts.split("A" * (MOST * LIMITS["parts"] + 1))
    assert len(parts.split("A" * (MOST * LIMITS["parts"]))) == LIMITS["parts"]
