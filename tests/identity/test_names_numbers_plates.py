"""Names, phones, numbers and plates as people write them in Việt Nam."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.names import NameParts, folded, name_of, parts_of
from identity.rosters.model import VehicleKind, VettingState
from identity.rosters.rules import ALLOWED, number_of, phone_of, plate_of, shown_plate, step
from storage.outcomes import BadInput, Conflict

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
VIETNAMESE = st.text(
    alphabet="AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYaăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạ ", min_size=1, max_size=60
)


@pytest.mark.parametrize(
    ("written", "family", "middle", "given_name"),
    [
        ("Nguyễn Văn Hùng", "Nguyễn", "Văn", "Hùng"),
        ("Nguyễn Thị Minh Khai", "Nguyễn", "Thị Minh", "Khai"),
        ("Lê Lợi", "Lê", "", "Lợi"),
        ("Khánh", "", "", "Khánh"),
        ("  Tôn   Nữ  Thị Ninh ", "Tôn", "Nữ Thị", "Ninh"),
    ],
)
def test_the_given_name_is_the_last_word(written: str, family: str, middle: str, given_name: str) -> None:
    assert parts_of(name_of(written)) == NameParts(family=family, middle=middle, given=given_name)


@given(VIETNAMESE.filter(str.strip))
def test_a_name_is_one_text_however_the_keyboard_wrote_it(text: str) -> None:
    assert name_of(unicodedata.normalize("NFD", text)) == name_of(unicodedata.normalize("NFC", text))


@given(VIETNAMESE.filter(str.strip))
def test_the_parts_of_a_name_are_the_name(text: str) -> None:
    name = name_of(text)
    parts = parts_of(name)
    assert " ".join(part for part in (parts.family, parts.middle, parts.given) if part) == name


@given(VIETNAMESE)
def test_what_is_searched_for_has_no_diacritics_and_folding_again_changes_nothing(text: str) -> None:
    assert folded(text).isascii()
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize("text", ["", "   ", "x" * 81, "a\x00b", "a\u202eb", "a\u200bb"])
def test_a_text_that_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        name_of(text)
    assert (refused.value.field, refused.value.code) == ("name", "NAME_FORM")


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("0912 345 678", "+84912345678"),
        ("0912.345.678", "+84912345678"),
        ("+84 912-345-678", "+84912345678"),
        ("(0277) 3851 431", "+842773851431"),
    ],
)
def test_a_phone_is_kept_in_international_form(written: str, stored: str) -> None:
    assert phone_of(written) == stored


@pytest.mark.parametrize("text", ["", "113", "912345678", "+1 212 555 0100", "0912 345 67x", "09123456789012"])
def test_a_text_that_is_no_vietnamese_phone_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="phone: PHONE_FORM"):
        phone_of(text)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("66C-123.45", "66C12345"),
        ("66c 12345", "66C12345"),
        ("66-B1 234.56", "66B123456"),
        ("66-B1\u2013234.56", "66B123456"),
        ("66-MĐ1 234.56", "66MD123456"),
        ("66LD-012.34", "66LD01234"),
        ("80A-123.45", "80A12345"),
        ("ĐT-12345", "DT12345"),
        ("SĐ 4321 H", "SD4321H"),
        ("TM-1234-AB", "TM1234AB"),
        ("QĐ 12-34", "QD1234"),
        ("", None),
        ("  - ", None),
        (None, None),
    ],
)
def test_a_plate_is_compared_by_its_letters_and_digits(written: str | None, stored: str | None) -> None:
    assert plate_of(VehicleKind.CAR, written) == stored


@pytest.mark.parametrize("text", ["66C", "66C-123.45.678.901.234", "66C_12345", "Xe 66 ô tô ạ", "66C\u041212345"])
def test_a_text_that_is_no_plate_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="plate: PLATE_FORM"):
        plate_of(VehicleKind.CAR, text)


@given(st.text(alphabet="0123456789ABCDEFGHĐ.- ", max_size=20))
def test_a_plate_normalised_twice_is_the_same_plate(text: str) -> None:
    try:
        once = plate_of(VehicleKind.CAR, text)
    except BadInput:
        return
    assert plate_of(VehicleKind.CAR, once) == once
    assert once is None or once.isascii()


@pytest.mark.parametrize("kind", VehicleKind)
def test_no_plate_is_legal_for_every_kind(kind: VehicleKind) -> None:
    assert plate_of(kind, None) is None


def test_who_goes_on_foot_has_no_plate() -> None:
    with pytest.raises(BadInput, match="plate: PLATE_UNEXPECTED"):
        plate_of(VehicleKind.NONE, "66C-123.45")


def test_a_plate_is_shown_as_it_was_written_while_a_screen_can_hold_it() -> None:
    assert shown_plate("  66C - 123.45 ") == "66C - 123.45"
    with pytest.raises(BadInput):
        shown_plate("6 " * 13)


@pytest.mark.parametrize(("text", "field"), [("340 000 101", "cmnd"), ("087080000101", "cccd")])
def test_an_identity_number_is_kept_as_its_last_digits_and_a_keyed_hash(text: str, field: str) -> None:
    kept = number_of(text, KEY, field)
    assert kept.last4 == "0101"
    assert kept == number_of(text.replace(" ", "."), KEY, field)
    assert kept.keyed_hash != number_of(text, OTHER_KEY, field).keyed_hash
    assert text.replace(" ", "") not in repr(kept)


@pytest.mark.parametrize(
    ("text", "field"), [("34000010", "cmnd"), ("087080000101", "cmnd"), ("340000101", "cccd"), ("08708000010a", "cccd")]
)
def test_a_number_of_another_length_is_refused(text: str, field: str) -> None:
    with pytest.raises(BadInput, match=f"{field}: IDENTITY_NUMBER_FORM"):
        number_of(text, KEY, field)


@pytest.mark.parametrize("before", VettingState)
@pytest.mark.parametrize("after", VettingState)
def test_a_vetting_goes_only_where_the_list_allows(before: VettingState, after: VettingState) -> None:
    expected = None if after in ALLOWED[before] else Conflict(code="STATE", params={"from": before, "to": after})
    assert step(before, after) == expected


def test_nothing_becomes_pending_again_and_nothing_comes_back_from_removed() -> None:
    assert all(VettingState.PENDING not in allowed for allowed in ALLOWED.values())
    assert ALLOWED[VettingState.REMOVED] == frozenset()
    assert ALLOWED.keys() == set(VettingState)
