"""Errors about values, with the field as the client wrote it: `input.validFrom`, `input.zones.2`."""

import re
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    GraphQLError,
    GraphQLInputType,
    GraphQLSchema,
    ListValueNode,
    Node,
    ObjectFieldNode,
    OperationDefinitionNode,
    Undefined,
    ValueNode,
    type_from_ast,
)
from graphql.language.ast import QUERY_DOCUMENT_KEYS
from graphql.utilities import validate_input_value

MOST_FAULTS = 10
_MEMBER = re.compile(r"Expected value of type '\w+' (?:not )?to include (?:required|unknown) field '(\w{1,64})'")
"""How the library tells of a member that lacks or is not known: only in words, held by a test."""


def faults(schema: GraphQLSchema, operation: OperationDefinitionNode, given: dict[str, Any]) -> list[GraphQLError]:
    """What is wrong with the variables given, each naming its field; empty when they fit."""
    found: list[GraphQLError] = []
    for definition in operation.variable_definitions or ():
        name = definition.variable.name.value
        kind = type_from_ast(schema, definition.type)
        value = given.get(name, Undefined)
        if kind is None or (value is Undefined and definition.default_value is not None):
            continue
        _check(name, value, kind, found)  # type: ignore[arg-type]  # validation lets only input types pass
    return found[:MOST_FAULTS]


def _check(name: str, value: object, kind: GraphQLInputType, found: list[GraphQLError]) -> None:
    def note(error: GraphQLError, path: list[str | int]) -> None:
        member = _MEMBER.match(error.message)
        found.append(_named(error, [name, *path, *(member.groups() if member else ())]))

    try:
        validate_input_value(value, kind, note, hide_suggestions=True)
    except RecursionError:
        found.append(_named(GraphQLError("The value is nested too deeply."), [name]))


def name_literals(tree: DocumentNode, errors: list[GraphQLError]) -> list[GraphQLError]:
    """The errors of validation; those about a literal value name its field."""
    return [_at_literal(tree, error) for error in errors]


def _at_literal(tree: DocumentNode, error: GraphQLError) -> GraphQLError:
    node = error.nodes[0] if error.nodes else None
    path = _path_to(tree, node, []) if isinstance(node, ValueNode) else None
    return _named(error, path) if path else error


def _path_to(here: Node, wanted: Node, path: list[str | int]) -> list[str | int] | None:
    if here is wanted:
        return path
    for position, (label, child) in enumerate(_children(here)):
        found = _path_to(child, wanted, [*path, *_step(here, label, position)])
        if found is not None:
            return found
    return None


def _children(here: Node) -> list[tuple[str, Node]]:
    found: list[tuple[str, Node]] = []
    for key in QUERY_DOCUMENT_KEYS.get(here.kind, ()):
        value = getattr(here, key, None)
        found.extend((key, one) for one in (value if isinstance(value, list | tuple) else [value]) if one is not None)
    return found


def _step(here: Node, label: str, position: int) -> list[str | int]:
    if isinstance(here, ArgumentNode | ObjectFieldNode) and label == "value":
        return [here.name.value]
    return [position] if isinstance(here, ListValueNode) else []


def _named(error: GraphQLError, path: list[str | int]) -> GraphQLError:
    return GraphQLError(
        error.message,
        nodes=error.nodes,
        original_error=error.original_error,
        extensions={"field": ".".join(str(part) for part in path)},
    )
