"""How a root field's resolver is called: straight to the decorated function, with what strawberry would pass."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from graphql import FieldNode, GraphQLField, GraphQLSchema, OperationDefinitionNode, is_leaf_type
from strawberry import Schema
from strawberry.types.arguments import StrawberryArgument, convert_argument
from strawberry.types.field import StrawberryField
from strawberry.types.fields.resolver import StrawberryResolver

from api.gates import BACKREF, NEEDS
from api.plan.arguments import Argument, argument
from api.plan.unusual import UnusualError

Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A resolver, what its gate needs, and its arguments by Python name, each with its conversion if it has one."""

    resolve: Callable[..., Any]
    is_async: bool
    needs: frozenset[Any]
    takes_self: bool
    info: str | None
    arguments: dict[str, tuple[Argument, Convert | None]]


def call_of(schema: GraphQLSchema, operation: OperationDefinitionNode, field: GraphQLField, node: FieldNode) -> Call:
    """Plan the call of a root field; raises UnusualError for a field that is not a plain decorated function."""
    source = field.extensions.get(BACKREF)
    if not isinstance(source, StrawberryField) or source.extensions or NEEDS not in field.extensions:
        raise UnusualError
    resolver = source.base_resolver
    if resolver is None or resolver.root_parameter or resolver.parent_parameter:
        raise UnusualError
    return _call(schema, operation, field, node, source, resolver)


def _call(  # noqa: PLR0913, PLR0917 - what one call is made of
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    field: GraphQLField,
    node: FieldNode,
    source: StrawberryField,
    resolver: StrawberryResolver[Any],
) -> Call:
    given = {one.name.value: one for one in node.arguments or ()}
    ours = schema.extensions[BACKREF]
    arguments = {
        python.python_name: (
            argument(schema, operation, defined, given.get(name)),
            _conversion(ours, python, defined.type),
        )
        for (name, defined), python in zip(field.args.items(), source.arguments, strict=True)
    }
    return Call(
        resolve=cast("Callable[..., Any]", resolver.wrapped_func),
        is_async=resolver.is_async,
        needs=field.extensions[NEEDS],
        takes_self=resolver.self_parameter is not None,
        info=resolver.info_parameter.name if resolver.info_parameter else None,
        arguments=arguments,
    )


def _conversion(ours: Schema, python: StrawberryArgument, kind: object) -> Convert | None:
    """What strawberry makes of a coerced value: nothing for leaves, its own classes for inputs and lists."""
    if is_leaf_type(getattr(kind, "of_type", kind)):
        return None
    registry, config = ours.schema_converter.scalar_registry, ours.config
    return lambda value: convert_argument(value, python.type, cast("Any", registry), config)
