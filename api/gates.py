"""Puts a check before every resolver of a built schema, and refuses a schema in which something forgot to declare.

What a field needs is its own action and the actions of every type that is read through it without another resolver.
"""

from collections.abc import Callable, Iterator
from typing import Any

from graphql import GraphQLField, GraphQLNamedType, GraphQLObjectType, GraphQLSchema, GraphQLUnionType, get_named_type
from graphql.type import GraphQLInterfaceType
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

from api.access import MAY, TYPE_MAY, Need, Open

BACKREF = "strawberry-definition"
NEEDS = "fieldpass-needs"


class UndeclaredError(TypeError):
    """A field or type of the schema does not say who may read it."""


def put_gates(schema: GraphQLSchema) -> None:
    """Check every declaration, then wrap every resolver; raises UndeclaredError naming what is missing."""
    missing = sorted(_undeclared(schema))
    if missing:
        raise UndeclaredError(f"not declared who may read: {', '.join(missing)}")
    for field in _resolved(schema):
        needs = frozenset({may_of(field) or Open.PART, *_reached(schema, get_named_type(field.type), set())})
        field.extensions = {**field.extensions, NEEDS: needs}
        field.resolve = _gated(field.resolve, needs)
        if field.subscribe is not None:  # asked when it begins, and by `resolve` for every event
            field.subscribe = _gated(field.subscribe, needs)


def object_types(schema: GraphQLSchema) -> Iterator[GraphQLObjectType]:
    """Every object type of ours, roots among them."""
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__"):
            yield kind


def may_of(field: GraphQLField) -> Need | None:
    """What a field with a resolver declares."""
    source = field.extensions.get(BACKREF)
    return source.metadata.get(MAY) if isinstance(source, StrawberryField) else None


def has_resolver(field: GraphQLField) -> bool:
    """True unless the field is an attribute of its object."""
    source = field.extensions.get(BACKREF)
    return not (isinstance(source, StrawberryField) and source.is_basic_field)


def _undeclared(schema: GraphQLSchema) -> Iterator[str]:
    roots = {schema.query_type, schema.mutation_type, schema.subscription_type}
    for kind in object_types(schema):
        if kind not in roots and _type_may(kind) is None:
            yield kind.name
        for name, field in kind.fields.items():
            if may_of(field) is None and (has_resolver(field) or kind in roots):
                yield f"{kind.name}.{name}"


def _resolved(schema: GraphQLSchema) -> Iterator[GraphQLField]:
    for kind in object_types(schema):
        yield from (field for field in kind.fields.values() if has_resolver(field))


def _type_may(kind: GraphQLObjectType) -> Need | None:
    definition = kind.extensions.get(BACKREF)
    if not isinstance(definition, StrawberryObjectDefinition):
        return None
    return getattr(definition.origin, TYPE_MAY, None)


def _reached(schema: GraphQLSchema, kind: GraphQLNamedType, seen: set[str]) -> Iterator[Need]:
    if kind.name in seen:
        return
    seen.add(kind.name)
    if isinstance(kind, GraphQLUnionType | GraphQLInterfaceType):
        for possible in schema.get_possible_types(kind):
            yield from _reached(schema, possible, seen)
    elif isinstance(kind, GraphQLObjectType):
        yield _type_may(kind) or Open.PART
        for field in kind.fields.values():
            if not has_resolver(field):
                yield from _reached(schema, get_named_type(field.type), seen)


def _gated(resolve: Callable[..., Any] | None, needs: frozenset[Need]) -> Callable[..., Any]:
    if resolve is None:
        raise UndeclaredError("a field without a resolver needs no gate")

    def through(source: Any, info: Any, **arguments: Any) -> Any:  # noqa: ANN401 - graphql-core's own signature
        info.context.enter(needs)
        return resolve(source, info, **arguments)

    return through
