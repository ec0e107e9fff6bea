"""Default deny: nothing is in the schema that does not say who may read it."""

import ast
from contextlib import suppress
from pathlib import Path
from typing import Annotated
from uuid import UUID

import pytest
import strawberry
from graphql import GraphQLField

from api import context
from api.access import Open, member, part, query, readable
from api.context import Context
from api.errors import DeviceRevoked, Unauthenticated
from api.gates import NEEDS, UndeclaredError, has_resolver, may_of, object_types
from api.schema import build, core, the_schema
from identity.access import Action, Actor, Grant, Role
from storage.outcomes import Forbidden
from tests.api.harness import NOON, some_services

API = Path(context.__file__).parent
# The latter three are for who holds a one-time secret.
PUBLIC = {"serverTime", "usePasswordLink", "enrolDevice", "enrolCheckpointDevice"}


def root_fields() -> dict[str, GraphQLField]:
    schema = core(the_schema())
    roots = [kind for kind in (schema.query_type, schema.mutation_type, schema.subscription_type) if kind is not None]
    return {name: field for root in roots for name, field in root.fields.items()}


def test_every_field_with_a_resolver_says_what_it_needs() -> None:
    kinds = object_types(core(the_schema()))
    resolved = [field for kind in kinds for field in kind.fields.values() if has_resolver(field)]

    assert resolved
    assert all(may_of(field) is not None and NEEDS in field.extensions for field in resolved)


def test_only_these_root_fields_are_open_to_everybody() -> None:
    assert {name for name, field in root_fields().items() if may_of(field) is Open.PUBLIC} == PUBLIC


async def test_every_other_root_field_turns_a_stranger_away() -> None:
    for name, field in root_fields().items():
        ctx = Context(services=some_services(), clock=lambda: NOON, request_id="r")
        if name not in PUBLIC:
            with pytest.raises(Unauthenticated):
                ctx.enter(field.extensions[NEEDS])


async def test_every_root_field_with_an_action_turns_away_who_has_no_grant() -> None:
    nobody = Actor(account=UUID(int=1), name="x")
    for field in root_fields().values():
        ctx = Context(services=some_services(), clock=lambda: NOON, request_id="r", signed_in=nobody)
        if isinstance(may_of(field), Action):
            with pytest.raises(Forbidden):
                ctx.enter(field.extensions[NEEDS])


@part
class Plain:
    """Plain."""

    x: int = strawberry.field(description="x")


@strawberry.type(description="Undeclared.")
class Undeclared:
    x: int = strawberry.field(description="x")


@readable(may=Action.MANAGE_KEYS)
class Secret:
    """Secret."""

    x: int = strawberry.field(description="x")


@part
class Envelope:
    """Around a secret."""

    inside: list[Secret] = strawberry.field(description="x")

    @member(may=Action.READ_ZONES)
    async def looked_up(self) -> Plain:
        """Looked up."""
        return Plain(x=1)


def test_a_root_field_without_a_declaration_is_no_schema() -> None:
    @strawberry.type
    class Forgetful:
        @strawberry.field(description="x")  # type: ignore[untyped-decorator]  # strawberry's own
        def plain(self) -> Plain:
            return Plain(x=1)

    with pytest.raises(UndeclaredError, match=r"Query\.plain"):
        build([Forgetful])


def test_a_type_without_a_declaration_is_no_schema() -> None:
    @strawberry.type
    class Forgetful:
        @query(may=Open.PUBLIC)
        def thing(self) -> Undeclared:
            """X."""
            return Undeclared(x=1)

    with pytest.raises(UndeclaredError, match="Undeclared"):
        build([Forgetful])


def test_a_resolver_below_the_root_without_a_declaration_is_no_schema() -> None:
    @part
    class Leaky:
        """Leaky."""

        @strawberry.field(description="x")  # type: ignore[untyped-decorator]  # strawberry's own
        def more(self) -> int:
            return 1

    @strawberry.type
    class Forgetful:
        @query(may=Open.PUBLIC)
        def leaky(self) -> Leaky:
            """X."""
            return Leaky()

    with pytest.raises(UndeclaredError, match=r"Leaky\.more"):
        build([Forgetful])


def test_a_field_needs_what_the_types_it_reaches_need() -> None:
    @strawberry.type
    class Reaching:
        @query(may=Open.SIGNED_IN)
        def envelope(self, many: Annotated[bool, strawberry.argument(description="x")]) -> list[Envelope] | None:
            """X."""
            return None if many else []

    schema = core(build([Reaching]))
    assert schema.query_type is not None
    needs = schema.query_type.fields["envelope"].extensions[NEEDS]
    assert Action.MANAGE_KEYS in needs
    assert Action.READ_ZONES not in needs


def test_a_revoked_device_comes_through_one_gate_only() -> None:
    gone = Actor(account=UUID(int=1), name="x", grants=(Grant(role=Role.CHECKPOINT),), shut_out=True)
    ctx = Context(services=some_services(), clock=lambda: NOON, request_id="r", signed_in=gone)
    open_to_it = set()
    for name, field in root_fields().items():
        with suppress(DeviceRevoked):
            ctx.enter(field.extensions[NEEDS])
            open_to_it.add(name)
    assert open_to_it - PUBLIC == {"recordChecks"}


def test_two_subjects_may_not_have_the_same_root_field() -> None:
    @strawberry.type
    class One:
        @query(may=Open.PUBLIC)
        def same(self) -> int:
            """X."""
            return 1

    @strawberry.type
    class Two:
        @query(may=Open.PUBLIC)
        def same(self) -> int:
            """X."""
            return 2

    with pytest.raises(TypeError, match="same"):
        build([One, Two])


def test_a_field_without_a_docstring_is_refused() -> None:
    with pytest.raises(TypeError, match="docstring"):

        @query(may=Open.PUBLIC)
        def silent() -> int:
            return 1


def test_resolvers_use_nothing_of_info_but_its_context() -> None:
    """A plan gives them nothing else."""
    used = {
        (path.relative_to(API).as_posix(), node.attr)
        for path in API.rglob("*.py")
        if path.name != "gates.py" and "plan" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "info"
    }

    assert {attribute for _, attribute in used} == {"context"}, used
