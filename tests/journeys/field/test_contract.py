"""The apps stand on schema.graphql and the client written from it, and on nothing else of ours."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.journeys.field import contract
from tests.journeys.field.speaker import (
    Later,
    NotTaken,
    NotUnderstood,
    SignedOut,
    UpdateRequired,
    understood,
)
from tests.project.codes import ROOT
from tools.field_client import CLIENT, client, written
from tools.operations import DocumentError

SCHEMA = """
type Query { crew: Crew! }
type Mutation { go(input: GoInput!): GoResult! }
input GoInput { crew: ID!, pace: Pace! = SLOW, why: String = null }
enum Pace { SLOW FAST }
union GoResult = Gone | Refused
type Gone { crew: Crew! }
type Refused { message: String! }
type Crew { id: ID!, name: String!, pace: Pace }
"""
GO = "mutation Go($input: GoInput!) { go(input: $input) { __typename ... on Gone { crew { id pace } } %s } }"
REFUSED = "... on Refused { message }"
OURS = frozenset({"cryptography", "httpx", "msgspec", "websockets", "tests.journeys.field"})
APPS = [path for path in CLIENT.parent.glob("*.py") if not path.name.startswith("test_")]


def test_the_client_is_the_one_its_documents_and_the_schema_give() -> None:
    assert CLIENT.read_text(encoding="utf-8") == client(), "run `make schema`"


def test_what_is_sent_is_spelt_right_and_what_is_answered_may_be_new() -> None:
    module = written(SCHEMA, GO % REFUSED)

    assert 'Pace: TypeAlias = Literal["SLOW", "FAST"]' in module
    assert "pace: Pace | UnsetType = UNSET" in module
    assert "crew: str" in module
    assert "why: str | UnsetType | None = UNSET" in module
    assert "pace: str | None" in module
    assert "async def go(by: Speaker, *, input: GoInput) -> GoResult:" in module


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("query A { crew { plate } }", "Cannot query field 'plate' on type 'Crew'"),
        (GO % "", "GoResult may be Refused, which a document does not read"),
        ("mutation Go($input: GoInput!) { go(input: $input) { ... on Gone { crew { id } } } }", "__typename"),
        ("query A { crew { id } } query B { crew { name } }", "Crew is asked for different fields"),
        ("query A { crew { ...Crew } } fragment Crew on Crew { id }", "a fragment is a class of its own"),
        ("{ crew { id } }", "an operation has no name"),
        ("query A { crew { id } other: crew { id } }", "asks for more than one thing"),
    ],
)
def test_a_document_that_asks_wrongly_is_refused_with_what_is_wrong(document: str, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        written(SCHEMA, document)


def test_two_selections_of_a_type_are_told_apart_by_the_names_of_fragments() -> None:
    module = written(SCHEMA, "query A { crew { ...Short } } query B { crew { name } } fragment Short on Crew { id }")

    assert "class Short(" in module
    assert "class Crew(" in module


def imported(source: str) -> Iterator[str]:
    """Every module a text imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def strange(source: str) -> list[str]:
    """What an app imports beside the standard library, its own modules, a client for HTTP and JSON, and a key."""

    def known(name: str) -> bool:
        return name.split(".", maxsplit=1)[0] in sys.stdlib_module_names or any(
            name == ours or name.startswith(f"{ours}.") for ours in OURS
        )

    return [name for name in imported(source) if not known(name)]


@pytest.mark.parametrize("path", APPS, ids=lambda path: path.name)
def test_an_app_imports_nothing_of_the_server(path: Path) -> None:
    assert strange(path.read_text(encoding="utf-8")) == []


def test_an_import_of_the_server_would_be_found() -> None:
    assert strange("def f():\n    from credentials.verdict import verdict\n") == ["credentials.verdict"]
    assert strange("import api.schema as s\nfrom . import x\nimport json") == ["api.schema", "."]
    assert len(APPS) >= 5
    assert all(path.is_relative_to(ROOT / "tests") for path in APPS)


def response(status: int, body: str, **headers: str) -> httpx.Response:
    return httpx.Response(status, content=body.encode(), headers=headers)


def test_an_answer_in_newer_words_is_an_answer_and_one_of_a_newer_kind_says_so() -> None:
    newer = '{"data": {"setDuty": {"__typename": "CrewChanged", "crew": "x", "version": 2, "since": "now"}}}'
    strange_kind = '{"data": {"setDuty": {"__typename": "CrewPostponed"}}}'
    pace = '{"data": {"crews": {"edges": [{"node": {"id": "x", "name": "y", "duty": "HALF_DUTY", "version": 1}}]}}}'

    done = understood(contract.SET_DUTY, response(200, newer)).set_duty
    assert isinstance(done, contract.CrewChanged)
    assert done.version == 2
    assert understood(contract.MY_CREWS, response(200, pace)).crews.edges[0].node.duty == "HALF_DUTY"
    with pytest.raises(NotUnderstood):
        understood(contract.SET_DUTY, response(200, strange_kind))


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("UPDATE_REQUIRED", UpdateRequired),
        ("UNAUTHENTICATED", SignedOut),
        ("BUSY", Later),
        ("TOO_MANY", Later),
        ("INTERNAL", Later),
        ("FORBIDDEN", NotTaken),
        ("BAD_INPUT", NotTaken),
    ],
)
def test_every_error_says_what_an_app_does(code: str, fault: type[Exception]) -> None:
    body = f'{{"errors": [{{"message": "m", "extensions": {{"code": "{code}"}}}}]}}'

    with pytest.raises(fault):
        understood(contract.SERVER_TIME, response(200, body))


def test_a_page_of_a_proxy_instead_of_an_answer_is_asked_for_again_when_it_says() -> None:
    with pytest.raises(Later) as raised:
        understood(contract.SERVER_TIME, response(503, "<html>", **{"retry-after": "7"}))

    assert raised.value.after_s == 7.0
