"""GraphQL over HTTP: statuses, media types, and bodies that are no request."""

from collections.abc import AsyncIterator

import httpx
import orjson
import pytest

from api import limits
from tests.api.harness import Api, codes

GRAPHQL = "application/graphql-response+json"
TIME = "{ serverTime }"


async def test_a_query_is_answered(api: Api) -> None:
    response = await api.post(TIME)

    assert response.status_code == 200
    assert response.json() == {"data": {"serverTime": "2021-09-15T05:00:00Z"}}
    assert response.headers["content-type"] == f"{GRAPHQL}; charset=utf-8"
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "body", [b"null", b"1", b"true", b'"x"', b"[]", b'[{"query":"{serverTime}"}]', b"", b"{", b"\xff"]
)
async def test_a_body_that_is_no_object_is_refused_with_400(api: Api, body: bytes) -> None:
    for accept in ("application/json", GRAPHQL):
        response = await api.send(body, headers={"accept": accept})

        assert response.status_code == 400
        assert codes(response) == ["BAD_REQUEST"]
        assert "data" not in response.json()


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"query": None},
        {"query": ""},
        {"query": 1},
        {"query": [TIME]},
        {"query": TIME, "variables": []},
        {"query": TIME, "variables": "x"},
        {"query": TIME, "operationName": 1},
        {"query": TIME, "extensions": []},
    ],
)
async def test_a_request_with_a_wrong_part_is_refused_with_400(api: Api, said: object) -> None:
    response = await api.send(orjson.dumps(said))

    assert response.status_code == 400
    assert codes(response) == ["BAD_REQUEST"]


@pytest.mark.parametrize(
    "query",
    ["{", "{ nothing }", "{ serverTime { x } }", "subscription { serverTime }", "query($a: Int!) { serverTime }"],
)
async def test_a_refused_document_is_400_without_data_and_200_where_only_json_is_accepted(api: Api, query: str) -> None:
    proper = await api.post(query, headers={"accept": GRAPHQL})
    legacy = await api.post(query, headers={"accept": "application/json"})

    assert proper.status_code == 400
    assert legacy.status_code == 200
    for response in (proper, legacy):
        assert "data" not in response.json()
        assert response.json()["errors"]


async def test_a_fault_while_answering_is_200_with_data(example: Api) -> None:
    response = await example.post('{ fault(kind: "busy") }', headers={"accept": GRAPHQL})

    assert response.status_code == 200
    assert response.json()["data"] == {"fault": None}
    assert codes(response) == ["UNAUTHENTICATED"]


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        ("*/*", GRAPHQL),
        ("application/*;q=0.5", GRAPHQL),
        ("application/json", "application/json"),
        ("text/html, application/json;q=0.9", "application/json"),
        (f"application/json;q=0.1, {GRAPHQL}", GRAPHQL),
        ("application/json; charset=utf-8", "application/json"),
    ],
)
async def test_the_answer_comes_in_the_best_type_accepted(api: Api, accept: str, answered: str) -> None:
    response = await api.post(TIME, headers={"accept": accept})

    assert response.status_code == 200
    assert response.headers["content-type"] == f"{answered}; charset=utf-8"


@pytest.mark.parametrize(
    "accept", ["text/html", "application/json;q=0", "application/json; charset=latin-1", "image/*"]
)
async def test_nothing_acceptable_is_406(api: Api, accept: str) -> None:
    assert (await api.post(TIME, headers={"accept": accept})).status_code == 406


@pytest.mark.parametrize(
    "kind",
    [
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
        "text/plain",
        "application/graphql",
        "",
        "application/json; charset=utf-16",
    ],
)
async def test_other_content_types_are_refused_with_415(api: Api, kind: str) -> None:
    response = await api.send(b'{"query":"{serverTime}"}', headers={"content-type": kind})

    assert response.status_code == 415


@pytest.mark.parametrize("kind", ["application/json; charset=UTF-8", 'Application/JSON;charset="utf-8"'])
async def test_json_in_utf8_is_taken_however_it_is_spelt(api: Api, kind: str) -> None:
    assert (await api.send(b'{"query":"{serverTime}"}', headers={"content-type": kind})).status_code == 200


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"])
async def test_other_methods_are_refused_with_405(api: Api, method: str) -> None:
    response = await api.client.request(method, "/graphql?query={serverTime}")

    assert response.status_code == 405
    assert response.headers["allow"] == "POST"


async def test_a_compressed_body_is_refused(api: Api) -> None:
    response = await api.send(b"x", headers={"content-encoding": "gzip"})

    assert response.status_code == 415


async def test_a_body_beyond_a_megabyte_is_refused_by_its_announced_length(api: Api) -> None:
    response = await api.send(b"x", headers={"content-length": str(limits.BODY_BYTES + 1)})

    assert response.status_code == 413
    assert codes(response) == ["TOO_COSTLY"]


async def test_a_body_that_comes_in_pieces_is_read_whole_and_cut_off_at_a_megabyte(api: Api) -> None:
    given: list[bytes] = []

    async def pieces(count: int) -> httpx.Response:
        async def stream() -> AsyncIterator[bytes]:
            yield b'{"query":"{serverTime}","extensions":{"x":"'
            for _ in range(count):
                given.append(b"y" * 100_000)
                yield given[-1]
            yield b'"}}'

        headers = {"content-type": "application/json"}
        return await api.client.post("/graphql", content=stream(), headers=headers)

    assert (await pieces(9)).status_code == 200
    assert (await pieces(10)).status_code == 413


@pytest.mark.parametrize("length", ["-1", "abc", "9" * 40])
async def test_a_length_that_is_no_number_is_refused(api: Api, length: str) -> None:
    assert (await api.send(b"x", headers={"content-length": length})).status_code == 400


async def test_one_of_several_operations_is_chosen_by_name(api: Api) -> None:
    text = "query A { a: serverTime } query B { b: serverTime }"

    chosen = await api.send(orjson.dumps({"query": text, "operationName": "B"}))
    unnamed = await api.send(orjson.dumps({"query": text}))
    unknown = await api.send(orjson.dumps({"query": text, "operationName": "C"}))

    assert chosen.json()["data"].keys() == {"b"}
    assert (unnamed.status_code, unknown.status_code) == (400, 400)


async def test_too_many_requests_at_once_are_told_to_wait(api: Api) -> None:
    api.app.graphql.meters.in_flight = limits.IN_FLIGHT
    refused = await api.post(TIME)
    api.app.graphql.meters.in_flight = 0
    answered = await api.post(TIME)

    assert (refused.status_code, codes(refused)) == (429, ["TOO_MANY"])
    assert refused.headers["retry-after"] == "1"
    assert answered.status_code == 200
