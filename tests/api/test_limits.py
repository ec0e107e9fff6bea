"""What a request may ask for: each limit with its accepted twin, and what refusing costs."""

import asyncio
from time import process_time
from typing import Annotated

import pytest
import strawberry

from api import limits
from api.access import Open, query
from api.cost import MOST_VALUES
from api.documents import KEPT
from api.execution import Engine
from api.schema import build
from identity.access import Role
from storage.database import Database
from tests.api.harness import Api, account_services, an_api, codes

CHEAP_S = 1.0  # of processor time; unlimited, several of these take 3 to 9


def nested(depth: int) -> str:
    """A query of that depth over `twin`; `van` and `name` are two of it."""
    return '{ van(id: "x") ' + "{ twin " * (depth - 2) + "{ name }" + " }" * (depth - 2) + " }"


async def test_a_document_of_64_kb_is_the_longest(example: Api) -> None:
    fits = await example.post("{ __typename } #" + "x" * (limits.DOCUMENT_BYTES - 16))
    too_long = await example.post("{ __typename } #" + "ă" * (limits.DOCUMENT_BYTES // 2))

    assert fits.status_code == 200
    assert (too_long.status_code, codes(too_long)) == (400, ["TOO_COSTLY"])


async def test_a_thousand_tokens_are_the_most(example: Api) -> None:
    def of(tokens: int) -> str:
        return "{ tuned(tuning: { colour: RED, sizes: [" + "1 " * (tokens - 16) + "] }) }"

    fits = await example.post(of(limits.TOKENS))
    too_many = await example.post(of(limits.TOKENS + 1))

    assert fits.status_code == 200
    assert too_many.status_code == 400
    assert "tokens" in too_many.json()["errors"][0]["message"]


async def test_many_comments_are_refused(example: Api) -> None:
    assert (await example.post("#\n" * (limits.COMMENTS + 2) + "{ __typename }")).status_code == 400


async def test_twelve_levels_are_the_deepest(example: Api) -> None:
    token = await example.account(Role.COORDINATOR)

    assert (await example.post(nested(12), token=token)).json()["data"] == {"van": None}
    too_deep = await example.post(nested(13), token=token)
    assert (too_deep.status_code, codes(too_deep)) == (400, ["TOO_COSTLY"])
    assert too_deep.json()["errors"][0]["extensions"]["what"] == "depth"


async def test_edges_and_node_are_not_levels(example: Api) -> None:
    token = await example.account(Role.COORDINATOR)
    deep = "{ vans(first: 1) { edges { node " + "{ twin " * 10 + "{ name }" + " }" * 10 + " } } }"

    assert "data" in (await example.post(deep, token=token)).json()
    assert codes(await example.post(deep.replace("name", "twin { name }"), token=token)) == ["TOO_COSTLY"]


async def test_depth_counts_through_fragments(example: Api) -> None:
    chain = " ".join(f"fragment f{n} on Van {{ twin {{ ...f{n + 1} }} }}" for n in range(12))
    query_text = '{ van(id: "x") { ...f0 } } ' + chain + " fragment f12 on Van { name }"

    assert codes(await example.post(query_text)) == ["TOO_COSTLY"]


async def test_a_fragment_that_contains_itself_is_told_so(example: Api) -> None:
    response = await example.post('{ van(id: "x") { ...f } } fragment f on Van { twin { ...f } }')

    assert codes(response) == ["BAD_REQUEST"]
    assert "itself" in response.json()["errors"][0]["message"]


async def test_fifteen_aliases_are_the_most(example: Api) -> None:
    def aliased(count: int) -> str:
        return "{" + " ".join(f"a{n}: __typename" for n in range(count)) + "}"

    assert (await example.post(aliased(limits.ALIASES))).status_code == 200
    assert codes(await example.post(aliased(limits.ALIASES + 1))) == ["TOO_COSTLY"]


async def test_a_page_larger_than_500_is_refused_by_name(example: Api) -> None:
    token = await example.account(Role.COORDINATOR)

    response = await example.post("{ vans(first: 501) { pageInfo { hasNextPage } } }", token=token)
    assert response.json()["errors"][0]["extensions"] | {"requestId": ""} == {
        "code": "BAD_INPUT",
        "field": "first",
        "reason": {"code": "OUT_OF_RANGE", "params": {"least": "1", "most": "500"}},
        "requestId": "",
    }
    assert "errors" not in (await example.post("{ vans(first: 500) { edges { cursor } } }", token=token)).json()


async def test_first_is_required(example: Api) -> None:
    assert (await example.post("{ vans { edges { cursor } } }")).status_code == 400


async def test_lists_multiply_into_a_cost_with_the_variables(example: Api) -> None:
    token = await example.account(Role.COORDINATOR)
    wheels = " ".join(f"w{n}: wheels {{ size }}" for n in range(5))
    text = "query($n: Int!) { vans(first: $n) { edges { node { " + wheels + " } } } }"

    most = await example.post(text, {"n": 500}, token=token)
    more = await example.post(text.replace("size", "size spare"), {"n": 500}, token=token)
    fewer = await example.post(text.replace("size", "size spare"), {"n": 400}, token=token)

    assert MOST_VALUES == 50_000
    assert codes(more) == ["TOO_COSTLY"]
    assert "errors" not in most.json()
    assert "errors" not in fewer.json()


HOSTILE = {
    "1,000 equal fields": "{" + " __typename" * 990 + "}",
    "1,000 equal fields with selections": "{" + ' van(id:"x"){name}' * 110 + "}",
    "2 MB": "{" + " __typename" * 200_000 + "}",
    "fragments that double": "{ ...f0 } "
    + " ".join(f"fragment f{n} on Query {{ ...f{n + 1} ...f{n + 1} }}" for n in range(60))
    + " fragment f60 on Query { __typename }",
    "fragments that double with fields": '{ van(id: "x") { ...f0 } } '
    + " ".join(f"fragment f{n} on Van {{ twin {{ ...f{n + 1} }} t{n}: twin {{ ...f{n + 1} }} }}" for n in range(9))
    + " fragment f9 on Van { name }",
    "overlapping fields": "{" + " ".join('...on Query { van(id: "x") { twin { name } } }' for _ in range(60)) + "}",
    "nested lists": "{ tuned(tuning: {sizes: " + "[" * 400 + "]" * 400 + "}) }",
    "deep selections": "{ van" * 400 + "}" * 400,
    "a long number": "{ thing(number: " + "9" * 60_000 + ") { __typename } }",
    "a long name": "{ " + "a" * 60_000 + " }",
    "long string": '{ fault(kind: "' + "x" * 60_000 + '") }',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
async def test_a_hostile_document_is_answered_cheaply_and_briefly(example: Api, text: str) -> None:
    started = process_time()
    response = await example.post(text)
    took = process_time() - started

    assert response.status_code in {200, 400, 413}
    assert took < CHEAP_S
    assert len(response.content) < 16_000


@strawberry.type
class SlowQuery:
    @query(may=Open.PUBLIC)
    async def slow(self, seconds: Annotated[float, strawberry.argument(description="How long.")]) -> bool:
        """Takes its time."""
        await asyncio.sleep(seconds)
        return True


async def test_what_takes_longer_than_the_deadline_is_stopped(sqlite_db: Database) -> None:
    api = an_api(account_services(sqlite_db))
    api.app.graphql.engine = Engine(build([SlowQuery]), deadline_s=0.05)

    stopped = await api.post("{ slow(seconds: 5) }")
    done = await api.post("{ slow(seconds: 0) }")

    assert codes(stopped) == ["TIMEOUT"]
    assert stopped.json()["data"] is None
    assert done.json() == {"data": {"slow": True}}


INTROSPECTION = (
    "{ __schema { queryType { name } } }",
    '{ __type(name: "Van") { name } }',
    "{ ...on Query { __schema { description } } }",
)


@pytest.mark.parametrize("text", INTROSPECTION)
async def test_the_schema_is_told_to_who_is_signed_in(example: Api, text: str) -> None:
    token = await example.account(Role.CREW)

    assert codes(await example.post(text)) == ["UNAUTHENTICATED"]
    assert "errors" not in (await example.post(text, token=token)).json()


async def test_the_schema_is_told_to_everybody_where_the_deployment_says_so(sqlite_db: Database) -> None:
    api = an_api(account_services(sqlite_db))
    api.app.graphql.engine = Engine(build([SlowQuery]), open_introspection=True)

    assert "errors" not in (await api.post(INTROSPECTION[0])).json()


async def test_known_documents_are_kept_within_bounds(example: Api) -> None:
    documents = example.app.graphql.engine.documents
    for number in range(510):
        documents.get(f"query q{number} {{ __typename }}")
        documents.get(f"query bad{number} {{ nothing }}")

    assert len(documents) == KEPT
    assert documents.get("query q509 { __typename }") is documents.get("query q509 { __typename }")
