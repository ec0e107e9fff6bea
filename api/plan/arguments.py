"""One argument of a root field: a constant, a default, or read from the variables at each request."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graphql import (
    ArgumentNode,
    GraphQLArgument,
    GraphQLInputType,
    GraphQLNonNull,
    GraphQLSchema,
    OperationDefinitionNode,
    Undefined,
    ValueNode,
    VariableDefinitionNode,
    VariableNode,
    is_input_type,
    type_from_ast,
)
from graphql.language.ast import QUERY_DOCUMENT_KEYS
from graphql.utilities.coerce_input_value import coerce_default_value, coerce_input_literal, coerce_input_value

from api.plan.unusual import UnusualError

Read = Callable[[dict[str, Any]], Any]

# Given `{v}`, a variable of this type that is just so needs no coercion.
AS_GIVEN = {
    "String": "type({v}) is str",
    "ID": "type({v}) is str",
    "Boolean": "type({v}) is bool",
    "Int": f"type({{v}}) is int and {-(2**31)} <= {{v}} < {2**31}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """How to come by an argument: from `variable` when it passes `as_given`, else by `read`."""

    read: Read
    variable: str | None = None
    as_given: str | None = None


def argument(
    schema: GraphQLSchema, operation: OperationDefinitionNode, defined: GraphQLArgument, node: ArgumentNode | None
) -> Argument:
    """Plan one argument; raises UnusualError for variables inside a literal."""
    if node is None:
        return Argument(read=_default(defined))
    if isinstance(node.value, VariableNode):
        return _from_variable(schema, operation, defined, node.value.name.value)
    if _has_variable(node.value):
        raise UnusualError
    return Argument(read=_constant(node.value, defined.type))


def _default(defined: GraphQLArgument) -> Read:
    value = coerce_default_value(defined)
    if value is Undefined:
        raise UnusualError
    return lambda _given: value


def _constant(node: ValueNode, kind: GraphQLInputType) -> Read:
    """Made anew for each request: an input object is the resolver's to keep."""
    if coerce_input_literal(node, kind) is Undefined:
        raise UnusualError
    return lambda _given: coerce_input_literal(node, kind)


def _from_variable(
    schema: GraphQLSchema, operation: OperationDefinitionNode, defined: GraphQLArgument, name: str
) -> Argument:
    definition = next(one for one in operation.variable_definitions or () if one.variable.name.value == name)
    kind = type_from_ast(schema, definition.type)
    if not is_input_type(kind):
        raise UnusualError
    named = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
    return Argument(
        read=_reader(definition, name, kind, defined),
        variable=name,
        as_given=AS_GIVEN.get(str(named)),
    )


def _reader(definition: VariableDefinitionNode, name: str, kind: GraphQLInputType, defined: GraphQLArgument) -> Read:
    absent = _absent(definition, kind, defined)
    required = isinstance(defined.type, GraphQLNonNull)

    def read(given: dict[str, Any]) -> Any:  # noqa: ANN401 - any input value
        value = coerce_input_value(given[name], kind) if name in given else absent(given)
        if value is Undefined or (value is None and required):
            raise UnusualError
        return value

    return read


def _absent(definition: VariableDefinitionNode, kind: GraphQLInputType, defined: GraphQLArgument) -> Read:
    if definition.default_value is not None:
        return _constant(definition.default_value, kind)
    if isinstance(kind, GraphQLNonNull):
        return lambda _given: Undefined
    value = coerce_default_value(defined)
    return lambda _given: value


def _has_variable(node: ValueNode) -> bool:
    if isinstance(node, VariableNode):
        return True
    for key in QUERY_DOCUMENT_KEYS.get(node.kind, ()):
        inner = getattr(node, key, None)
        for one in inner if isinstance(inner, list | tuple) else [inner]:
            if one is not None and _has_variable(one):
                return True
    return False
