"""How a leaf value becomes JSON: a test that lets the usual value through, else graphql-core's own function."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from graphql import GraphQLEnumType, GraphQLLeafType, GraphQLScalarType, Undefined

from api.plan.unusual import UnusualError

INT_MOST = 2**31 - 1

# `{v}` is the value's variable: where the test holds, orjson writes the value as graphql-core would have it.
PASSES = {
    "String": "type({v}) is str",
    "ID": "type({v}) is str",
    "Boolean": "type({v}) is bool",
    "Int": f"type({{v}}) is int and {-INT_MOST - 1} <= {{v}} <= {INT_MOST}",
    "Float": "type({v}) is float and {v} - {v} == 0.0",
    "DateTime": "type({v}) is datetime and {v}.tzinfo is UTC",
}
GLOBALS: dict[str, Any] = {"datetime": datetime, "UTC": UTC}


def passes(kind: GraphQLLeafType, variable: str) -> str | None:
    """The test for a scalar whose usual value needs no work; None where every value does."""
    test = PASSES.get(kind.name)
    return test.format(v=variable) if test is not None and isinstance(kind, GraphQLScalarType) else None


def written(kind: GraphQLLeafType) -> Callable[[Any], Any]:
    """Any value but None as JSON; raises where graphql-core would make an error."""
    return _enum(kind) if isinstance(kind, GraphQLEnumType) else _scalar(kind)


def _scalar(kind: GraphQLLeafType) -> Callable[[Any], Any]:
    coerce = kind.coerce_output_value

    def write(value: Any) -> Any:  # noqa: ANN401 - whatever the scalar takes
        result = None if value is None else coerce(value)
        if result is None or result is Undefined:
            raise UnusualError
        return result

    return write


def _enum(kind: GraphQLEnumType) -> Callable[[Any], Any]:
    names = {member: kind.coerce_output_value(member) for member in getattr(kind, "wrapped_cls", ())}

    def write(value: Any) -> str:  # noqa: ANN401 - a member, or what is none
        try:
            return names[value]
        except (KeyError, TypeError) as fault:
            raise UnusualError from fault

    return write
