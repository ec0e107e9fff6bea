"""How many values an operation may answer: fields, times `first` of every connection around them."""

from dataclasses import dataclass, field
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    NamedTypeNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
)

from api.connection import MOST
from api.errors import TooCostly

MOST_VALUES = 50_000
LIST = 10
"""What a list without `first` is taken to hold, e.g. the holders of a permit."""

Factor = int | str


@dataclass(frozen=True, slots=True)
class Cost:
    """A sum of numbers, each times the variables beside it: made once for a document, asked with each request."""

    terms: tuple[tuple[int, tuple[str, ...]], ...]

    def check(self, variables: dict[str, Any]) -> None:
        """Raise TooCostly when the operation with these variables could answer too many values."""
        total = 0
        for number, names in self.terms:
            term = number
            for name in names:
                term *= _first(variables.get(name))
            total += term
        if total > MOST_VALUES:
            raise TooCostly("values", MOST_VALUES)


def cost_of(
    schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: dict[str, FragmentDefinitionNode]
) -> Cost:
    """The cost of a valid operation; raises TooCostly when its fragments unfold into too much to be counted."""
    counting = _Counting(schema, fragments)
    counting.set(operation.selection_set, schema.get_root_type(operation.operation), 1, ())
    return Cost(tuple((number, names) for names, number in counting.terms.items()))


@dataclass(slots=True)
class _Counting:
    schema: GraphQLSchema
    fragments: dict[str, FragmentDefinitionNode]
    terms: dict[tuple[str, ...], int] = field(default_factory=dict)
    steps: int = 0

    def set(
        self, selections: SelectionSetNode | None, parent: GraphQLNamedType | None, times: int, by: tuple[str, ...]
    ) -> None:
        for selection in selections.selections if selections is not None else ():
            self.steps += 1
            if self.steps > MOST_VALUES:
                raise TooCostly("values", MOST_VALUES)
            self._one(selection, parent, times, by)

    def _one(self, selection: SelectionNode, parent: GraphQLNamedType | None, times: int, by: tuple[str, ...]) -> None:
        match selection:
            case FieldNode():
                self._field(selection, parent, times, by)
            case FragmentSpreadNode(name=name):
                fragment = self.fragments[name.value]
                self.set(fragment.selection_set, self._type(fragment.type_condition, parent), times, by)
            case InlineFragmentNode(type_condition=condition, selection_set=inner):
                self.set(inner, self._type(condition, parent), times, by)

    def _type(self, condition: NamedTypeNode | None, parent: GraphQLNamedType | None) -> GraphQLNamedType | None:
        return parent if condition is None else self.schema.get_type(condition.name.value)

    def _field(self, node: FieldNode, parent: GraphQLNamedType | None, times: int, by: tuple[str, ...]) -> None:
        self.terms[by] = self.terms.get(by, 0) + times
        known = parent.fields.get(node.name.value) if isinstance(parent, _WITH_FIELDS) else None
        if known is None or parent is None or node.selection_set is None:
            return
        match _factor(node, known, parent):
            case int(number):
                times *= number
            case str(name):
                by = (*by, name)
        self.set(node.selection_set, get_named_type(known.type), times, by)


_WITH_FIELDS = (GraphQLObjectType, GraphQLInterfaceType)


def _factor(node: FieldNode, known: GraphQLField, parent: GraphQLNamedType) -> Factor:
    for argument in node.arguments or ():
        if argument.name.value == "first":
            return _literal(argument.value)
    return LIST if _is_list(known.type) and not parent.name.endswith("Connection") else 1


def _literal(value: object) -> Factor:
    match value:
        case IntValueNode(value=number):
            return _first(int(number))
        case VariableNode(name=name):
            return name.value
    return MOST


def _first(value: object) -> int:
    """What `first` may come to; a number outside 1 to MOST is refused by the resolver."""
    return min(value, MOST) if isinstance(value, int) and value > 0 else 1


def _is_list(kind: GraphQLOutputType) -> bool:
    return isinstance(kind.of_type if isinstance(kind, GraphQLNonNull) else kind, GraphQLList)
