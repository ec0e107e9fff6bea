"""Ids, cursors and scalars: whatever a client sends, an answer and never a crash."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.connection import paging
from api.ids import encode_id, find_id, get_id, kind_of
from api.scalars import read_geojson, read_instant, read_uuid, write_instant
from api.words import MissingWordsError, say, text
from identity.access import Role
from storage.outcomes import BadInput
from storage.paging import Page
from tests.api.harness import NOON, Api


@given(st.uuids(), st.sampled_from(["Permit", "Zone", "Checkpoint"]))
def test_an_id_finds_what_it_was_made_for(uuid: UUID, kind: str) -> None:
    made = encode_id(kind, uuid)

    assert find_id(kind, made) == uuid
    assert find_id(kind + "s", made) is None
    assert kind_of(made) == (kind, uuid)
    assert "=" not in made


@given(st.text() | st.binary(max_size=60).map(lambda raw: raw.decode("latin-1")))
def test_any_text_as_an_id_is_answered(text: str) -> None:
    assert find_id("Permit", text) is None


@given(st.uuids(), st.integers(0, 30), st.characters(codec="ascii"))
def test_a_changed_id_is_never_a_crash(uuid: UUID, at: int, letter: str) -> None:
    made = encode_id("Permit", uuid)
    changed = made[:at] + letter + made[at + 1 :]

    assert isinstance(find_id("Permit", changed), UUID | None)


def test_an_input_id_names_its_field_when_it_is_of_another_kind() -> None:
    with pytest.raises(BadInput) as fault:
        get_id("Zone", encode_id("Permit", UUID(int=1)), "input.zones.0")

    assert (fault.value.field, fault.value.code) == ("input.zones.0", "NOT_AN_ID")
    assert get_id("Zone", encode_id("Zone", UUID(int=1)), "input.zones.0") == UUID(int=1)


@pytest.mark.parametrize("asked", ["x", "", "UGVybWl0", encode_id("Zone", UUID(int=1))])
async def test_a_query_by_a_malformed_or_foreign_id_answers_null(example: Api, asked: str) -> None:
    token = await example.account(Role.COORDINATOR)

    response = await example.post("query($id: ID!) { van(id: $id) { name } }", {"id": asked}, token=token)

    assert response.json() == {"data": {"van": None}}


def cursor_of(name: str, bound: object = None) -> str:
    made = paging(name, 1, None, tuple[datetime, UUID], bound).connection(
        Page(rows=((NOON, UUID(int=3)),), more=True), str, key=lambda row: row
    )
    cursor = made.page_info.end_cursor
    assert cursor is not None
    return cursor


def test_a_cursor_carries_its_key() -> None:
    assert paging("permits", 1, cursor_of("permits"), tuple[datetime, UUID]).after == (NOON, UUID(int=3))


@pytest.mark.parametrize(("name", "bound"), [("zones", None), ("permits", {"status": "ACTIVE"})])
def test_a_cursor_of_another_list_or_filter_is_refused(name: str, bound: object) -> None:
    with pytest.raises(BadInput, match="after: CURSOR_OF_ANOTHER_LIST"):
        paging("permits", 1, cursor_of(name, bound), tuple[datetime, UUID])


def test_a_cursor_of_another_shape_is_refused() -> None:
    with pytest.raises(BadInput, match="after: NOT_A_CURSOR"):
        paging("permits", 1, cursor_of("permits"), int)


@given(st.text())
def test_any_text_as_a_cursor_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="after: "):
        paging("permits", 1, text, tuple[datetime, UUID])


@pytest.mark.parametrize("first", [0, -1, 501, 2**31 - 1])
def test_a_page_is_1_to_500_rows(first: int) -> None:
    with pytest.raises(BadInput, match="first: OUT_OF_RANGE"):
        paging("permits", first, None, tuple[datetime, UUID])
    assert paging("permits", 500, None, tuple[datetime, UUID]).first == 500


async def test_following_the_cursors_gives_every_row_once(example: Api) -> None:
    token = await example.account(Role.COORDINATOR)
    inside = "{ pageInfo { hasNextPage endCursor } edges { node { key } } }"
    query = "query($after: String) { vans(first: 7, after: $after) " + inside + " }"
    keys, after, more = [], None, True
    while more:
        vans = (await example.post(query, {"after": after}, token=token)).json()["data"]["vans"]
        keys += [edge["node"]["key"] for edge in vans["edges"]]
        more, after = vans["pageInfo"]["hasNextPage"], vans["pageInfo"]["endCursor"]

    assert [UUID(key).int for key in keys] == list(range(1, 31))


@given(st.datetimes(timezones=st.timezones()))
def test_an_instant_comes_back_the_same(at: datetime) -> None:
    try:
        utc = at.astimezone(UTC)
    except OverflowError:
        return
    assert read_instant(write_instant(at)) == utc
    assert write_instant(at).endswith("Z")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("2021-09-16T00:00:00", "NAIVE_TIME"),
        ("2021-09-16", "NAIVE_TIME"),
        ("", "NOT_AN_INSTANT"),
        ("16/09/2021", "NOT_AN_INSTANT"),
        ("0001-01-01T00:00:00+07:00", "NOT_AN_INSTANT"),
        (1631725200, "NOT_AN_INSTANT"),
        (None, "NOT_AN_INSTANT"),
        ([], "NOT_AN_INSTANT"),
    ],
)
def test_a_time_without_offset_or_sense_is_refused(value: object, code: str) -> None:
    with pytest.raises(BadInput) as fault:
        read_instant(value)

    assert fault.value.code == code


def test_an_instant_with_any_offset_is_read_as_utc() -> None:
    assert read_instant("2021-09-16T00:00:00+07:00") == datetime(2021, 9, 15, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    "value", ["", "x", 5, None, "urn:uuid:018f0000-0000-7000-8000-000000000001", "0" * 32, "{" + "0" * 34 + "}"]
)
def test_a_uuid_has_one_form(value: object) -> None:
    with pytest.raises(BadInput, match="NOT_A_UUID"):
        read_uuid(value)
    assert read_uuid("018f0000-0000-7000-8000-000000000001").version == 7


@pytest.mark.parametrize("value", ["{}", 5, None, []])
def test_geojson_is_an_object(value: object) -> None:
    with pytest.raises(BadInput, match="GEOJSON_OBJECT"):
        read_geojson(value)


@pytest.mark.parametrize(
    "code",
    ["NAIVE_TIME", "NOT_AN_INSTANT", "NOT_A_DATE", "NOT_A_TIME", "NOT_A_UUID", "GEOJSON_OBJECT", "INVALID_VALUE"],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_refusal_of_a_scalar_has_its_words(code: str, language: str) -> None:
    assert text(f"input-{code}", language, {})


def test_a_missing_text_is_its_key_for_a_person_and_an_error_for_a_test() -> None:
    assert say("error-NOWHERE", "en") == "error-NOWHERE"
    with pytest.raises(MissingWordsError):
        text("error-NOWHERE", "en", {})
    with pytest.raises(MissingWordsError):
        text("problem-STATE", "en", {"from": "A"})
