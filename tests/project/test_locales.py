"""The word catalogue: both languages whole, every code of the source and of the wire in it."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from graphql import GraphQLEnumType, build_schema
from strawberry.printer import print_schema

from api.schema import the_schema
from tests.project.codes import ROOT, uses, uses_in

LOCALES = ROOT / "locales"
LANGUAGES = ("vi", "en")
FILES = tuple(sorted(path.name for path in (LOCALES / "vi").glob("*.ftl")))
WIRE = json.loads((ROOT / "credentials" / "wire.json").read_text(encoding="utf-8"))


def messages(path: Path) -> Iterator[ast.Message]:
    """The messages of one file; junk fails."""
    for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
        assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content}"
        if isinstance(entry, ast.Message):
            yield entry


@cache
def catalogue(language: str) -> dict[str, frozenset[str]]:
    """Every key, attributes as key.attribute, with the variables its text uses."""
    found: dict[str, frozenset[str]] = {}
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for message in messages(path):
            assert message.id.name not in found, f"{message.id.name} stands twice in {language}"
            found[message.id.name] = variables(message.value)
            found |= {f"{message.id.name}.{one.id.name}": variables(one.value) for one in message.attributes}
    return found


def variables(pattern: ast.BaseNode | None) -> frozenset[str]:
    """The variables anywhere in a pattern."""
    if isinstance(pattern, ast.VariableReference):
        return frozenset({pattern.id.name})
    children = vars(pattern).values() if isinstance(pattern, ast.BaseNode) else ()
    nodes = [node for child in children for node in (child if isinstance(child, list) else [child])]
    return frozenset().union(*(variables(node) for node in nodes if isinstance(node, ast.BaseNode)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_there_and_is_fluent(language: str) -> None:
    assert sorted(path.name for path in (LOCALES / language).glob("*.ftl")) == list(FILES)
    assert {"enums.ftl", "errors.ftl", "pages.ftl", "reasons.ftl"} <= set(FILES)
    assert catalogue(language)


@pytest.mark.parametrize("name", FILES)
def test_both_languages_have_the_same_keys_in_the_same_order(name: str) -> None:
    keys = [[message.id.name for message in messages(LOCALES / language / name)] for language in LANGUAGES]
    assert keys[0] == keys[1]


def test_both_languages_use_the_same_variables() -> None:
    assert catalogue("vi") == catalogue("en")


def test_every_reason_of_the_wire_has_its_words_and_what_to_do() -> None:
    for code in (*WIRE["gate_a"], *WIRE["gate_b"]):
        assert {f"reason-{code}", f"reason-{code}.act"} <= catalogue("vi").keys()


def test_every_value_of_the_wire_has_its_name() -> None:
    values = {"Purpose": WIRE["purposes"]} | WIRE["enums"]
    wanted = {f"{name}-{value}" for name, members in values.items() for value in members}
    assert wanted - catalogue("vi").keys() == set()


def test_every_value_of_the_schema_has_its_name() -> None:
    types = build_schema(print_schema(the_schema())).type_map.values()
    enums = (one for one in types if isinstance(one, GraphQLEnumType))
    wanted = {f"{enum.name}-{value}" for enum in enums if not enum.name.startswith("__") for value in enum.values}

    assert wanted - catalogue("vi").keys() == set()


def test_every_code_the_source_answers_with_has_its_words() -> None:
    missing = {use.key for use in uses()} - catalogue("vi").keys()
    assert missing == set(), f"add to locales/*/errors.ftl or reasons.ftl: {', '.join(sorted(missing))}"


def test_what_is_wrong_with_a_shape_can_also_be_said_of_a_row_of_a_file() -> None:
    said = {
        use.key.removeprefix("input-") for use in uses_in((ROOT / "geo" / "geojson.py").read_text(encoding="utf-8"))
    }

    assert {f"reason-{code}" for code in said} - catalogue("vi").keys() == set()


def test_no_text_uses_a_parameter_that_a_caller_leaves_out() -> None:
    known = catalogue("vi")
    lacking = {
        (use.key, name)
        for use in uses()
        if use.params is not None
        for name in known.get(use.key, frozenset()) - use.params
    }
    assert lacking == set()


def test_vietnamese_is_written_with_its_diacritics() -> None:
    marked = set("ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
    bare = [
        message.id.name
        for name in FILES
        for message in messages(LOCALES / "vi" / name)
        if len(text := plain(message)) > 12 and not marked & set(text.lower())
    ]
    assert bare == []


def plain(message: ast.Message) -> str:
    """The literal text of a message."""
    elements = message.value.elements if message.value else []
    return "".join(element.value for element in elements if isinstance(element, ast.TextElement))


def test_a_code_without_words_would_be_found() -> None:
    source = 'raise BadInput("x", "NOWHERE", limit="1")\nreturn Refused(reasons=(Reason(code="NO" if a else "WAY"),))'
    assert {use.key for use in uses_in(source)} == {"input-NOWHERE", "reason-NO", "reason-WAY"}
    assert {use.params for use in uses_in(source)} == {frozenset({"limit"}), frozenset()}
