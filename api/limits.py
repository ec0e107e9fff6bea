"""What one request may ask for. Everything that can be refused before it costs something is refused before.

A document of 13 kB with 1,000 equal fields costs seconds in validation, one of 2 MB seconds in parsing: so bytes first,
then tokens while parsing, then depth and aliases before validation, then a budget inside it, then cost with the
variables, then a deadline.
"""

import importlib
from collections.abc import Iterator
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
)

from api.errors import TooCostly

BODY_BYTES = 1_000_000
DOCUMENT_BYTES = 64_000
TOKENS = 1_000
COMMENTS = 100
VALIDATION_BUDGET = 10_000
DEPTH = 12
ALIASES = 15
DEADLINE_S = 5.0
IN_FLIGHT = 500

_FREE = frozenset({"edges", "node"})


def limit_validation() -> None:
    """Give graphql-core's validation its budget; it reads these two numbers each time it starts."""
    merging = importlib.import_module("graphql.validation.rules.overlapping_fields_can_be_merged")
    vars(merging)["MAX_COMPLEXITY_BUDGET"] = VALIDATION_BUDGET
    spreading = importlib.import_module("graphql.validation.validation_context")
    vars(spreading)["MAX_FRAGMENT_WORK"] = VALIDATION_BUDGET


def check_size(document: str) -> None:
    """Raise TooCostly for a document that is too long to be looked at."""
    if len(document) > DOCUMENT_BYTES or len(document.encode(errors="replace")) > DOCUMENT_BYTES:
        raise TooCostly("document bytes", DOCUMENT_BYTES)


def check_shape(document: DocumentNode) -> None:
    """Raise TooCostly for a document that nests too deep or renames too much; before validation."""
    fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
    walk = _Walk(fragments, {})
    for one in document.definitions:
        if isinstance(one, OperationDefinitionNode):
            shape = walk.of(one.selection_set, frozenset())
            if shape.depth > DEPTH:
                raise TooCostly("depth", DEPTH)
            if shape.aliases > ALIASES:
                raise TooCostly("aliases", ALIASES)


def introspects(document: DocumentNode) -> bool:
    """True when `__schema` or `__type` is asked for anywhere."""
    return any(_asks_schema(one.selection_set) for one in document.definitions if hasattr(one, "selection_set"))


@dataclass(frozen=True, slots=True)
class _Shape:
    depth: int = 0
    aliases: int = 0


@dataclass(frozen=True, slots=True)
class _Walk:
    """Depth and aliases with fragments in place; a fragment that contains itself is left to validation."""

    fragments: dict[str, FragmentDefinitionNode]
    known: dict[str, _Shape]

    def of(self, selections: SelectionSetNode | None, inside: frozenset[str]) -> _Shape:
        shapes = [self._one(selection, inside) for selection in _each(selections)]
        return _Shape(max((one.depth for one in shapes), default=0), sum(one.aliases for one in shapes))

    def _one(self, selection: SelectionNode, inside: frozenset[str]) -> _Shape:
        if isinstance(selection, FragmentSpreadNode):
            return self._spread(selection.name.value, inside)
        nested = getattr(selection, "selection_set", None)
        if not isinstance(selection, FieldNode):
            return self.of(nested, inside)
        if selection.name.value.startswith("__"):
            return _Shape(1, bool(selection.alias))
        under = self.of(nested, inside)
        return _Shape(under.depth + (selection.name.value not in _FREE), under.aliases + bool(selection.alias))

    def _spread(self, name: str, inside: frozenset[str]) -> _Shape:
        if name in inside or name not in self.fragments:
            return _Shape()
        if name not in self.known:
            self.known[name] = self.of(self.fragments[name].selection_set, inside | {name})
        return self.known[name]


def _each(selections: SelectionSetNode | None) -> Iterator[SelectionNode]:
    yield from selections.selections if selections is not None else ()


def _asks_schema(selections: SelectionSetNode | None) -> bool:
    return any(
        (isinstance(one, FieldNode) and one.name.value in {"__schema", "__type"})
        or _asks_schema(getattr(one, "selection_set", None))
        for one in _each(selections)
    )
