"""Which fields a selection asks of one object type: fragments in place, equal response names merged, in order."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    NamedTypeNode,
    SelectionNode,
    SelectionSetNode,
    is_abstract_type,
)

from api.plan.unusual import UnusualError

MOST_FIELDS = 2_000


@dataclass(slots=True)
class Collector:
    """Collects for one operation; raises UnusualError at a directive, or when fragments unfold into too much."""

    schema: GraphQLSchema
    fragments: dict[str, FragmentDefinitionNode]
    collected: int = 0

    def fields(self, parent: GraphQLObjectType, sets: Iterable[SelectionSetNode | None]) -> dict[str, list[FieldNode]]:
        """Response name → the nodes that ask for it."""
        walk = _Walk(self, parent)
        for one in sets:
            walk.set(one)
        return walk.found


@dataclass(slots=True)
class _Walk:
    collector: Collector
    parent: GraphQLObjectType
    found: dict[str, list[FieldNode]] = field(default_factory=dict)
    visited: set[str] = field(default_factory=set)

    def set(self, selections: SelectionSetNode | None) -> None:
        for selection in selections.selections if selections is not None else ():
            self._one(selection)

    def _one(self, selection: SelectionNode) -> None:
        self._count(selection)
        match selection:
            case FieldNode():
                name = selection.alias.value if selection.alias else selection.name.value
                self.found.setdefault(name, []).append(selection)
            case FragmentSpreadNode(name=name):
                self._spread(name.value)
            case InlineFragmentNode():
                self._inside(selection.type_condition, selection.selection_set)

    def _count(self, selection: SelectionNode) -> None:
        self.collector.collected += 1
        if selection.directives or self.collector.collected > MOST_FIELDS:
            raise UnusualError

    def _spread(self, name: str) -> None:
        if name not in self.visited:
            self.visited.add(name)
            fragment = self.collector.fragments[name]
            if fragment.directives:
                raise UnusualError
            self._inside(fragment.type_condition, fragment.selection_set)

    def _inside(self, condition: NamedTypeNode | None, selections: SelectionSetNode) -> None:
        if condition is None or self._applies(condition.name.value):
            self.set(selections)

    def _applies(self, name: str) -> bool:
        kind = self.collector.schema.get_type(name)
        if kind is self.parent:
            return True
        return is_abstract_type(kind) and self.collector.schema.is_sub_type(kind, self.parent)
