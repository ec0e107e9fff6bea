"""A plan answers what graphql-core answers, byte for byte, or leaves it to graphql-core."""

import asyncio
from typing import Any
from uuid import UUID

import orjson
import pytest
from graphql import parse, validate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.context import Context
from api.documents import read
from api.execution import Asked, Engine
from api.graphql_http import WRITE
from api.schema import core
from identity.access import Actor, Grant, Role
from tests.api.example import LOADS, a_van, example_schema
from tests.api.harness import NOON, some_services

SCHEMA = core(example_schema())
ENGINE = Engine(example_schema())
COORDINATOR = Actor(account=UUID(int=1), name="x", grants=(Grant(role=Role.COORDINATOR),))
IDS = [a_van(n).id for n in range(1, 7)] + ["", "Zm9v", "not an id"]
QUOTED = [orjson.dumps(one).decode() for one in IDS]
TUNINGS = ["{colour: RED}", '{colour: BLUE, since: "2021-01-01T00:00:00Z", sizes: 3}', "{colour: $colour}"]
TUNED = [{"colour": "RED"}, {"colour": "BLUE", "sizes": [1, 2]}, {"colour": "NONE"}]
NAMES = st.sampled_from(["a", "b", "name", "size", "x"])

LEAVES = {
    "Van": ["id", "name", "colour", "loadKg", "notes", "built", "seenAt", "key", "shape", "__typename"],
    "Boat": ["name", "draughtM", "__typename"],
    "Wheel": ["size", "spare", "__typename"],
    "NotFoundProblem": ["kind", "id", "message", "__typename"],
    "Named": ["name", "__typename"],
    "PageInfo": ["hasNextPage", "endCursor"],
}


def a_context(actor: Actor | None = COORDINATOR) -> Context:
    return Context(services=some_services(), clock=lambda: NOON, request_id="r", signed_in=actor)


def fields(kind: str) -> st.SearchStrategy[str]:
    return st.sampled_from(LEAVES[kind])


def alias(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda name, field: f"{name}: {field}" if name else field, st.none() | NAMES, inner)


def braced(parts: list[str]) -> str:
    return "{ " + " ".join(parts) + " }"


def on(kind: str, depth: int) -> st.SearchStrategy[str]:
    return selection(kind, depth).map(lambda inner: f"... on {kind} {inner}")


def selection(kind: str, depth: int) -> st.SearchStrategy[str]:
    one = [alias(fields(kind))]
    if kind == "Van" and depth:
        one += [alias(selection("Van", depth - 1).map(lambda inner: f"twin {inner}"))]
        one += [alias(selection("Wheel", 0).map(lambda inner: f"wheels {inner}")), on("Named", 0)]
        one += [st.just("...common"), st.just("owner"), st.just("name @include(if: true)")]
    if kind == "Named" and depth:
        one += [on("Van", depth - 1), on("Boat", 0)]
    return st.lists(st.one_of(one), min_size=1, max_size=5).map(braced)


def thing() -> st.SearchStrategy[str]:
    members = [on(kind, 1) for kind in ("Van", "Boat", "NotFoundProblem")]
    return st.lists(st.one_of(*members, st.just("__typename")), min_size=1, max_size=4).map(braced)


def argument(name: str, literals: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from([*literals, f"${name}"])


ROOTS = st.one_of(
    st.builds("van(id: {}) {}".format, argument("id", QUOTED), selection("Van", 3)),
    st.builds("thing(number: {}) {}".format, argument("n", ["1", "2", "3"]), thing()),
    st.builds("named(number: {}) {}".format, argument("n", ["0", "1", "2", "-3"]), selection("Named", 2)),
    selection("Named", 1).map(lambda inner: f"named {inner}"),
    st.builds(
        "vans(first: {}, colour: {}) {{ pageInfo {} edges {{ cursor node {} }} }}".format,
        argument("n", ["1", "3", "0"]),
        argument("colour", ["RED", "null"]),
        selection("PageInfo", 0),
        selection("Van", 1),
    ),
    argument("t", TUNINGS).map("tuned(tuning: {})".format),
    st.sampled_from(["__typename", 'fault(kind: "input")', "broken { size spare }"]),
)
DOCUMENTS = st.lists(alias(ROOTS), min_size=1, max_size=3).map(
    lambda roots: (
        "query($id: ID!, $n: Int = 2, $colour: Colour, $t: Tuning!) { "
        + " ".join(roots)
        + " } fragment common on Van { name twin { name colour } } "
    )
)
VARIABLES = st.fixed_dictionaries(
    {"id": st.sampled_from([*IDS, 5]), "t": st.sampled_from(TUNED)},
    optional={"n": st.sampled_from([1, 2, 3, None, "x", 2**40]), "colour": st.sampled_from(["RED", None, "GREEN"])},
)


def unused_dropped(text: str) -> str:
    """The document without the variables and the fragment it does not use."""
    head, _, rest = text.partition(")")
    declared = head.removeprefix("query(").split(", ")
    used = [one for one in declared if f"{one.split(':')[0]}" in rest]
    body = rest if "...common" in rest else rest.split(" fragment common")[0]
    return (f"query({', '.join(used)})" if used else "query") + body


async def both(text: str, variables: dict[str, Any], actor: Actor | None = COORDINATOR) -> tuple[bytes | None, bytes]:
    """What the plan answers (None when it leaves it to graphql-core) and what graphql-core answers."""
    document = read(SCHEMA, text)
    operation = document.operation(None)
    assert operation is not None, document.errors
    planned = None
    if operation.plan is not None:
        try:
            planned = orjson.dumps(await operation.plan.run(a_context(actor), variables), option=WRITE)
        except Exception:  # noqa: BLE001 - that is how a plan gives up
            planned = None
    slow = await ENGINE.answer_slowly(document, operation, Asked(query=text, variables=variables), a_context(actor))
    return planned, b"ERRORS" if slow.errors else orjson.dumps(slow.data, option=WRITE)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(DOCUMENTS, VARIABLES)
def test_a_plan_answers_what_graphql_core_answers_or_nothing(text: str, variables: dict[str, Any]) -> None:
    text = unused_dropped(text)
    if validate(SCHEMA, parse(text)) or read(SCHEMA, text).errors:
        return  # not valid, or more than one request may ask for

    planned, slow = asyncio.run(both(text, variables))

    assert planned is None or planned == slow, text


EVERY_FIELD = "id name colour loadKg notes built seenAt key shape wheels { size spare } twin { name } __typename"
PLAIN = {
    "every plain field": f"{{ van(id: $id) {{ {EVERY_FIELD} }} }}",
    "a list": "{ vans(first: 30) { pageInfo { hasNextPage endCursor } edges { cursor node { id wheels { size } } } } }",
    "a union": "{ thing(number: $n) { __typename ... on Named { name } ... on NotFoundProblem { message } } }",
    "an interface": "{ named(number: $n) { name ... on Boat { draughtM } } }",
    "fragments": "{ van(id: $id) { ...v twin { ...v } } } fragment v on Van { key ...w } fragment w on Named { name }",
    "merged fields": "{ van(id: $id) { wheels { size } wheels { spare } name } }",
    "an input": "{ tuned(tuning: {colour: RED, sizes: [1]}) }",
    "defaults": "{ named { name } }",
}
GIVEN: dict[str, Any] = {"id": IDS[1], "n": 2}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN.keys())
async def test_plain_queries_do_have_a_plan(text: str) -> None:
    declared = [one for one, name in (("$id: ID!", "$id"), ("$n: Int!", "$n")) if name in text]
    text = (f"query({', '.join(declared)}) " if declared else "") + text

    planned, slow = await both(text, GIVEN)

    assert planned is not None
    assert planned == slow
    assert planned != b"ERRORS"


UNUSUAL = {
    "a directive": "{ named { name @skip(if: false) } }",
    "a resolver below the root": "{ named { ... on Van { owner } } }",
    "introspection": "{ __schema { queryType { name } } }",
    "a variable inside a literal": "query($c: Colour!) { tuned(tuning: {colour: $c}) }",
    "a mutation": "mutation($input: RenameInput!) { rename(input: $input) { __typename } }",
}


@pytest.mark.parametrize("text", UNUSUAL.values(), ids=UNUSUAL.keys())
def test_anything_unusual_is_left_to_graphql_core(text: str) -> None:
    operation = read(SCHEMA, text).operation(None)

    assert operation is not None
    assert operation.plan is None


@pytest.mark.parametrize("actor", [None, Actor(account=UUID(int=2), name="y")])
async def test_a_plan_lets_nobody_through_a_gate(actor: Actor | None) -> None:
    planned, slow = await both("{ named { name } }", {}, actor)

    assert planned is None
    assert slow == b"ERRORS"


async def test_loaders_below_the_root_are_asked_once_for_all() -> None:
    LOADS.clear()

    result = await ENGINE.answer(Asked(query="{ vans(first: 5) { edges { node { owner } } } }"), a_context())

    assert not result.errors
    assert [len(names) for names in LOADS] == [5]


async def test_a_loader_forgets_when_its_operation_ends() -> None:
    LOADS.clear()
    for _ in range(2):
        await ENGINE.answer(Asked(query="{ vans(first: 1) { edges { node { owner } } } }"), a_context())

    assert len(LOADS) == 2


def test_strategies_reach_plans_and_non_plans() -> None:
    seen: dict[bool, int] = {True: 0, False: 0}

    @settings(max_examples=100, deadline=None, derandomize=True)
    @given(DOCUMENTS)
    def look(text: str) -> None:
        operation = read(SCHEMA, unused_dropped(text)).operation(None)
        if operation is not None:
            seen[operation.plan is not None] += 1

    look()
    assert min(seen.values()) > 2
