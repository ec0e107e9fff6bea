"""Default deny: what each root field, each field with a resolver and each type says about who may read it.

Descriptions come from docstrings. `Gates` (api.gates) refuses a schema in which one of these declarations is missing
and puts a check before every resolver. The check asks whether the actor has the action at all; whether they have it
for this subject is asked by the use case (`identity.access.allow`).
"""

import inspect
from collections.abc import Callable
from enum import Enum, auto
from typing import Any, TypeVar, dataclass_transform

import strawberry

from identity.access import Action

T = TypeVar("T", bound=type)
Resolver = Callable[..., Any]

MAY = "may"
TYPE_MAY = "__fieldpass_may__"


class Open(Enum):
    """What needs no action."""

    PUBLIC = auto()
    """Nobody needs to sign in."""
    SIGNED_IN = auto()
    """Any account or device."""
    PART = auto()
    """Of a type: it is only ever seen inside a type that has its own declaration."""


Need = Action | Open


def query(*, may: Need, deprecation_reason: str | None = None) -> Callable[[Resolver], Any]:
    """A root query field; its docstring is its description."""
    return _field(may, deprecation_reason)


def mutation(*, may: Need, deprecation_reason: str | None = None) -> Callable[[Resolver], Any]:
    """A root mutation field; its docstring is its description."""
    return _field(may, deprecation_reason)


def subscription(*, may: Need, shows: object, deprecation_reason: str | None = None) -> Callable[[Resolver], Any]:
    """A root subscription field; its docstring is its description.

    Its resolver answers an `api.live.feeds.Feed`: what to follow, not the events themselves. `shows` is the type of
    what is told.
    """

    def declare(resolver: Resolver) -> Any:  # noqa: ANN401 - strawberry's field stands for any attribute
        return strawberry.subscription(
            resolver=resolver,
            graphql_type=shows,
            description=told(resolver),
            metadata={MAY: may},
            deprecation_reason=deprecation_reason,
        )

    return declare


def member(*, may: Need, deprecation_reason: str | None = None) -> Callable[[Resolver], Any]:
    """A field of an object type that is looked up by a resolver (use a loader); its docstring is its description."""
    return _field(may, deprecation_reason)


def _field(may: Need, deprecation_reason: str | None) -> Callable[[Resolver], Any]:
    def declare(resolver: Resolver) -> Any:  # noqa: ANN401 - strawberry's field stands for any attribute
        return strawberry.field(
            resolver=resolver,
            description=told(resolver),
            metadata={MAY: may},
            deprecation_reason=deprecation_reason,
        )

    return declare


@dataclass_transform(order_default=True, kw_only_default=True, field_specifiers=(strawberry.field,))
def readable(*, may: Need) -> Callable[[T], T]:
    """An object type and what reading it needs, wherever it is reached from; its docstring is its description."""

    def declare(cls: T) -> T:
        made: T = strawberry.type(cls, description=told(cls))
        setattr(made, TYPE_MAY, may)
        return made

    return declare


@dataclass_transform(order_default=True, kw_only_default=True, field_specifiers=(strawberry.field,))
def part(cls: T) -> T:
    """An object type that is seen only inside others, e.g. a window or a payload."""
    return readable(may=Open.PART)(cls)


@dataclass_transform(order_default=True, kw_only_default=True, field_specifiers=(strawberry.field,))
def input_type(cls: T) -> T:
    """An input object type; its docstring is its description."""
    made: T = strawberry.input(cls, description=told(cls))
    return made


def told(thing: object) -> str:
    """The docstring as one paragraph; a thing without one is refused."""
    doc = vars(thing).get("__doc__") if isinstance(thing, type) else inspect.getdoc(thing)
    if not doc or not doc.strip() or doc.startswith(f"{getattr(thing, '__name__', '')}("):
        raise TypeError(f"{thing!r} needs a docstring: it is its description in the schema")
    return " ".join(inspect.cleandoc(doc).split())
