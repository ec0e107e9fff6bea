"""The schema as clients read it: current, described, evolving by addition."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    specified_scalar_types,
)

from api import schema
from api.schema import core, sdl, the_schema
from tests.api.example import example_schema

SNAPSHOT = Path(schema.__file__).parent.parent / "schema.graphql"


def described(built: GraphQLSchema) -> Iterator[tuple[str, str | None]]:
    """Everything that can have a description, with the one it has."""
    for name, kind in built.type_map.items():
        if name.startswith("__") or name in specified_scalar_types:
            continue
        yield name, kind.description
        if isinstance(kind, GraphQLEnumType):
            yield from ((f"{name}.{value}", one.description) for value, one in kind.values.items())
        if isinstance(kind, GraphQLInputObjectType):
            yield from ((f"{name}.{field}", one.description) for field, one in kind.fields.items())
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field, one in kind.fields.items():
                yield f"{name}.{field}", one.description
                yield from ((f"{name}.{field}({arg})", each.description) for arg, each in one.args.items())


def undescribed(built: GraphQLSchema) -> list[str]:
    return [name for name, text in described(built) if not text or not text.strip()]


def test_the_snapshot_is_the_schema() -> None:
    assert SNAPSHOT.read_text(encoding="utf-8") == sdl(), "run `make schema` and review the difference"


def test_everything_in_the_schema_is_described() -> None:
    assert undescribed(core(the_schema())) == []


def test_something_without_a_description_would_be_found() -> None:
    assert {"Colour.RED", "Colour.BLUE"} <= set(undescribed(core(example_schema())))


def test_every_mutation_takes_one_input_with_an_idempotency_key() -> None:
    mutation = core(the_schema()).mutation_type
    assert mutation is not None
    for name, field in mutation.fields.items():
        assert list(field.args) == ["input"], name
        kind = field.args["input"].type
        assert isinstance(kind, GraphQLNonNull), name
        assert isinstance(kind.of_type, GraphQLInputObjectType), name
        assert str(kind.of_type.fields["idempotencyKey"].type) == "UUID!", name


def test_every_list_that_can_grow_asks_for_its_page() -> None:
    for kind in core(the_schema()).type_map.values():
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__"):
            for name, field in kind.fields.items():
                if str(field.type).strip("!").endswith("Connection"):
                    assert str(field.args["first"].type) == "Int!", f"{kind.name}.{name}"
                    assert "after" in field.args, f"{kind.name}.{name}"


def test_enum_values_are_screaming_snake() -> None:
    for kind in core(the_schema()).type_map.values():
        if isinstance(kind, GraphQLEnumType) and not kind.name.startswith("__"):
            assert all(name == name.upper() for name in kind.values), kind.name


def test_one_process_has_one_schema() -> None:
    assert the_schema() is the_schema()


@pytest.mark.parametrize("name", ["GlobalID", "JSON", "Upload", "Node"])
def test_nothing_comes_in_by_accident(name: str) -> None:
    assert core(the_schema()).get_type(name) is None
