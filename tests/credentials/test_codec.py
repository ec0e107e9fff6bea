"""The wire of a credential: sizes, text, template, claims, control code, QR."""

import io
import random
from itertools import pairwise

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from credentials import base45, canonical, claims_codec, codec, control_code, envelope, qr
from credentials.claims import Claims, StatusRef, Window
from credentials.codec import trimmed
from credentials.fields import name as read_name
from credentials.wire import EntryMode, Purpose, SubjectType
from tests.credentials.scenario import DAY, DEPLOYMENT, HAMLET, NOW, SA_DEC, a_claims, key, sealed


def test_a_typical_crew_members_permit_fits_345_characters_and_a_qr_of_version_11() -> None:
    text = sealed(a_claims(zones=(SA_DEC, HAMLET)))

    assert len(text) <= 345
    assert qr.version(text) <= 11


def test_the_largest_permit_there_can_be_fits_the_hard_cap() -> None:
    largest = a_claims(
        deployment="d" * 16,
        zones=tuple(range(65504, 65536)),
        status=StatusRef(block=2**32 - 1, index=16383),
        name="ễ" * 13,
        plates=tuple(f"66C12345678{n}" for n in range(4)),
        tails=("1234", "5678"),
        base_zone=65535,
        windows=(Window(start=1000, end=1400),) * 4,
        entry_mode=EntryMode.SINGLE,
    )

    text = sealed(largest)

    assert len(text) <= 700
    assert len(base45.decode(text[4:])) <= 450


def test_bytes_past_the_hard_cap_are_never_written_as_text() -> None:
    size = 450 - len(envelope.join(b"k" * 8, bytes(300), b"s" * 64)) + 300

    assert codec.to_text(b"k" * 8, bytes(size), b"s" * 64)
    with pytest.raises(ValueError, match="hard cap"):
        codec.to_text(b"k" * 8, bytes(size + 1), b"s" * 64)


def test_the_text_is_written_in_the_alphabet_of_alphanumeric_qr_codes_only() -> None:
    assert set(sealed(a_claims())) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_a_scanners_enter_is_dropped_by_the_input_and_refused_by_the_codec() -> None:
    text = sealed(a_claims())

    assert isinstance(codec.open_text(trimmed(text + "\r\n")), envelope.Envelope)
    assert codec.open_text(text + "\n") == "BAD_BASE45"


@pytest.mark.parametrize(("raw", "text"), [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"ietf!", "QED8WEX0")])
def test_base45_writes_the_examples_of_its_standard(raw: bytes, text: str) -> None:
    assert base45.encode(raw) == text
    assert base45.decode(text) == raw


@given(st.binary(max_size=450))
def test_base45_reads_back_what_it_wrote(raw: bytes) -> None:
    assert base45.decode(base45.encode(raw)) == raw


@given(st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", max_size=40))
def test_base45_reads_only_what_it_would_write(text: str) -> None:
    try:
        raw = base45.decode(text)
    except ValueError:
        return
    assert base45.encode(raw) == text


def _is_name(text: str) -> bool:
    try:
        return bool(read_name(text))
    except ValueError:
        return False


names = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=10).filter(_is_name)


@st.composite
def some_claims(draw: st.DrawFn) -> Claims:
    begin, minutes = draw(st.integers(NOW - DAY, NOW)), st.integers(0, 1439)
    windows = st.lists(st.tuples(minutes, minutes).filter(lambda pair: pair[0] != pair[1]), max_size=4)
    numbers = st.sets(st.integers(1, 65535), min_size=1, max_size=32)
    return a_claims(
        not_before=begin,
        end=draw(st.integers(begin + 1, NOW + 9 * DAY)),
        expires_at=NOW + 9 * DAY,
        purpose=draw(st.sampled_from(Purpose)),
        zones=tuple(sorted(draw(numbers))),
        status=StatusRef(block=draw(st.integers(0, 2**32 - 1)), index=draw(st.integers(0, 16383))),
        subject_type=draw(st.sampled_from(SubjectType)),
        name=draw(names),
        base_zone=draw(st.none() | st.integers(1, 65535)),
        windows=tuple(Window(start=start, end=end) for start, end in draw(windows)),
        entry_mode=draw(st.sampled_from(EntryMode)),
    )


@given(some_claims())
def test_claims_come_back_as_they_were(claims: Claims) -> None:
    assert claims_codec.parse(claims_codec.pack(claims)) == claims


@given(st.binary(min_size=24, max_size=400))
def test_any_signed_bytes_are_claims_or_a_fault_never_an_exception(payload: bytes) -> None:
    answer = claims_codec.parse(payload)

    assert isinstance(answer, claims_codec.Fault | Claims)


json_like = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(max_size=5)
    | st.binary(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.integers() | st.text(max_size=3), inner, max_size=4),
)


@given(json_like)
def test_canonical_cbor_reads_exactly_what_it_writes(value: object) -> None:
    try:
        raw = canonical.write(value)
    except (ValueError, UnicodeError):
        return
    assert canonical.read(raw) == value


def test_an_envelope_is_matched_at_every_length_of_its_payload() -> None:
    for size in (24, 255, 256, 65535, 65536):
        raw = envelope.join(b"k" * 8, bytes(size), b"s" * 64)
        parts = envelope.split(raw)
        assert parts is not None
        assert (parts.kid, len(parts.payload), parts.signature) == (b"k" * 8, size, b"s" * 64)
    with pytest.raises(ValueError, match="24 bytes"):
        envelope.wrap(bytes(23))


def test_claims_the_wire_cannot_carry_are_not_sealed() -> None:
    for changes in ({"end": NOW - 2 * DAY}, {"zones": (7, 5)}, {"name": ""}, {"deployment": "Đồng Tháp"}):
        with pytest.raises(ValueError, match="wire"):
            sealed(a_claims(**changes))


def test_a_permit_of_another_deployment_does_not_verify() -> None:
    sealed_here = codec.open_text(sealed(a_claims()))

    assert isinstance(sealed_here, envelope.Envelope)
    assert codec.is_signed(sealed_here, key("issuer").public, DEPLOYMENT)
    assert not codec.is_signed(sealed_here, key("issuer").public, "dt-2022")


def test_every_wrong_digit_and_every_swap_of_neighbours_in_a_control_code_is_noticed() -> None:
    rng = random.Random(97)
    for _ in range(50):
        code = control_code.make(rng.randrange)
        assert control_code.is_valid(code)
        assert control_code.typed(control_code.spoken(code)) == code
        for at, digit in enumerate(code):
            for other in set("0123456789") - {digit}:
                assert not control_code.is_valid(code[:at] + other + code[at + 1 :])
        for at, (left, right) in enumerate(pairwise(code)):
            swapped = code[:at] + right + left + code[at + 2 :]
            assert left == right or not control_code.is_valid(swapped)


def test_what_cannot_be_a_control_code_is_none() -> None:
    for text in ("", "1234", "48201755361", "4820175536110", "48201755361x", "٤٨٢٠١٧٥٥٣٦١١"):
        assert control_code.typed(text) is None


def test_the_qr_is_read_back_alphanumeric_at_level_m() -> None:
    text = sealed(a_claims())

    (read,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(qr.png(text))).convert("L"))

    assert (read.text, read.ec_level) == (text, "M")
    assert qr.svg(text).startswith("<svg ")
