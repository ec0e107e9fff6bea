"""Operation documents read against the schema: which values an app sends and is answered, as classes to be written.

An app reads what it understands and no more, so an answer's enum is a `str` here: a newer server may say a new word.
What an app sends it must spell right, so there the words are listed. A union must be read to its last member.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLType,
    GraphQLUnionType,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    concat_ast,
    is_abstract_type,
    is_required_input_field,
    print_ast,
    type_from_ast,
    validate,
)

SCALARS: Mapping[str, str] = {
    "ID": "str",
    "String": "str",
    "Int": "int",
    "Float": "float",
    "Boolean": "bool",
    "DateTime": "datetime",
    "Date": "date",
    "UUID": "UUID",
    "GeoJSON": "Mapping[str, Any]",
}
TYPENAME = "__typename"


class DocumentError(Exception):
    """A document asks for what the schema does not have, or leaves out what an app must read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One field: its name in GraphQL, its type in Python, and whether a sender may leave it out."""

    name: str
    type: str
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A class; `tag` is the GraphQL type by which it is told from others of a union."""

    name: str
    words: str
    members: tuple[Member, ...]
    tag: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One operation: its text with the fragments it uses, its variables, and the class of its answer."""

    name: str
    kind: OperationType
    text: str
    words: str
    variables: tuple[Member, ...]
    answer: Record


@dataclass(slots=True)
class Needed:
    """Everything the documents need, in the order in which it has to be written."""

    words_of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    inputs: dict[str, Record] = field(default_factory=dict)
    answers: dict[str, Record | str] = field(default_factory=dict)
    """Classes, and unions as the Python expression of their members; what is used comes before who uses it."""
    operations: list[Asked] = field(default_factory=list)


def needed(schema: GraphQLSchema, documents: Sequence[DocumentNode]) -> Needed:
    """Read every operation; raises DocumentError with what the schema says against a document."""
    document = concat_ast(documents)
    faults = validate(schema, document)
    if faults:
        raise DocumentError("\n\n".join(str(fault) for fault in faults))
    reader = _Reader(schema, document)
    for node in sorted(_operations(document), key=lambda one: one.name.value if one.name else ""):
        reader.read(node)
    return reader.found


def _operations(document: DocumentNode) -> Iterator[OperationDefinitionNode]:
    yield from (one for one in document.definitions if isinstance(one, OperationDefinitionNode))


class _Reader:
    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self.found = Needed()
        self._schema = schema
        fragments = (one for one in document.definitions if isinstance(one, FragmentDefinitionNode))
        self._fragments = {one.name.value: one for one in fragments}
        taken = sorted(self._fragments.keys() & schema.type_map.keys())
        if taken:
            raise DocumentError(f"a fragment is a class of its own and cannot be named {', '.join(taken)}")

    def read(self, node: OperationDefinitionNode) -> None:
        if node.name is None:
            raise DocumentError("an operation has no name; a queue could not remember it")
        root = self._schema.get_root_type(node.operation)
        if root is None:
            raise DocumentError(f"{node.name.value}: the schema has no {node.operation.value}")
        members = tuple(self._members(root, (node.selection_set,)))
        answer = Record(name=f"{node.name.value}Data", words="", members=members)
        self.found.operations.append(
            Asked(
                name=node.name.value,
                kind=node.operation,
                text=self._text(node),
                words=_words(root.fields[self._only_root(node)]),
                variables=tuple(self._variables(node)),
                answer=answer,
            )
        )

    def _only_root(self, node: OperationDefinitionNode) -> str:
        roots = [one for one in node.selection_set.selections if isinstance(one, FieldNode)]
        if len(roots) != 1 or roots[0].alias:
            raise DocumentError(f"{node.name and node.name.value} asks for more than one thing, or by another name")
        return roots[0].name.value

    # What is sent

    def _variables(self, node: OperationDefinitionNode) -> Iterator[Member]:
        for one in node.variable_definitions or ():
            type_ = type_from_ast(self._schema, one.type)
            if type_ is None:
                raise DocumentError(f"the schema has no {print_ast(one.type)}")
            optional = one.default_value is not None or not isinstance(type_, GraphQLNonNull)
            yield Member(name=one.variable.name.value, type=self._sent(type_), optional=optional)

    def _sent(self, type_: GraphQLType) -> str:
        if isinstance(type_, GraphQLNonNull):
            return self._sent_name(type_.of_type)
        return f"{self._sent_name(type_)} | None"

    def _sent_name(self, type_: GraphQLType) -> str:
        if isinstance(type_, GraphQLList):
            return f"Sequence[{self._sent(type_.of_type)}]"
        if isinstance(type_, GraphQLEnumType):
            self.found.words_of[type_.name] = tuple(type_.values)
            return type_.name
        if isinstance(type_, GraphQLInputObjectType):
            self._input(type_)
            return type_.name
        return _scalar(type_)

    def _input(self, type_: GraphQLInputObjectType) -> None:
        if type_.name in self.found.inputs:
            return
        members = tuple(
            Member(name=name, type=self._sent(one.type), optional=not is_required_input_field(one))
            for name, one in type_.fields.items()
        )
        self.found.inputs[type_.name] = Record(name=type_.name, words=_words(type_), members=members)

    # What is answered

    def _record(self, type_: GraphQLObjectType, sets: Sequence[SelectionSetNode]) -> str:
        shared = self._shared(type_, sets)
        name, below = (type_.name, sets) if shared is None else (shared.name.value, (shared.selection_set,))
        members = tuple(self._members(type_, below))
        record = Record(name=name, words=_words(type_), members=members, tag=type_.name)
        if self.found.answers.setdefault(name, record) != record:
            raise DocumentError(f"{name} is asked for different fields: name each selection as a fragment")
        return name

    def _shared(self, type_: GraphQLObjectType, sets: Sequence[SelectionSetNode]) -> FragmentDefinitionNode | None:
        """The fragment that is all that is asked of this type: then its class is shared by who uses it."""
        asked = [one for one in self._applying(type_, sets) if not _is_typename(one)]
        if len(asked) == 1 and isinstance(asked[0], FragmentSpreadNode):
            return self._fragments[asked[0].name.value]
        return None

    def _applying(
        self, type_: GraphQLObjectType, sets: Iterable[SelectionSetNode]
    ) -> Iterator[FieldNode | FragmentSpreadNode]:
        """What is asked of this type; inline fragments opened, spreads of exactly this type left whole."""
        for one in (one for each in sets for one in each.selections):
            if isinstance(one, FieldNode):
                yield one
            elif isinstance(one, FragmentSpreadNode):
                fragment = self._fragments[one.name.value]
                if fragment.type_condition.name.value == type_.name:
                    yield one
                elif self._covers(fragment.type_condition.name.value, type_):
                    yield from self._applying(type_, (fragment.selection_set,))
            elif isinstance(one, InlineFragmentNode) and (
                one.type_condition is None or self._covers(one.type_condition.name.value, type_)
            ):
                yield from self._applying(type_, (one.selection_set,))

    def _covers(self, condition: str, type_: GraphQLObjectType) -> bool:
        wider = self._schema.type_map[condition]
        return wider is type_ or (is_abstract_type(wider) and self._schema.is_sub_type(wider, type_))

    def _members(self, type_: GraphQLObjectType, sets: Sequence[SelectionSetNode]) -> Iterator[Member]:
        asked: dict[str, list[FieldNode]] = {}
        for one in self._fields(type_, sets):
            if not _is_typename(one):
                asked.setdefault((one.alias or one.name).value, []).append(one)
        for key, nodes in asked.items():
            below = [node.selection_set for node in nodes if node.selection_set]
            yield Member(name=key, type=self._answered(type_.fields[nodes[0].name.value].type, below))

    def _fields(self, type_: GraphQLObjectType, sets: Sequence[SelectionSetNode]) -> Iterator[FieldNode]:
        for one in self._applying(type_, sets):
            if isinstance(one, FragmentSpreadNode):
                yield from self._fields(type_, (self._fragments[one.name.value].selection_set,))
            else:
                yield one

    def _answered(self, type_: GraphQLOutputType, sets: Sequence[SelectionSetNode]) -> str:
        if isinstance(type_, GraphQLNonNull):
            return self._answered_name(type_.of_type, sets)
        return f"{self._answered_name(type_, sets)} | None"

    def _answered_name(self, type_: GraphQLOutputType, sets: Sequence[SelectionSetNode]) -> str:
        if isinstance(type_, GraphQLList):
            return f"tuple[{self._answered(type_.of_type, sets)}, ...]"
        if isinstance(type_, GraphQLEnumType):
            return "str"
        if isinstance(type_, GraphQLObjectType):
            return self._record(type_, sets)
        if isinstance(type_, GraphQLUnionType):
            return self._union(type_, sets)
        return _scalar(type_)

    def _union(self, type_: GraphQLUnionType, sets: Sequence[SelectionSetNode]) -> str:
        if not any(_is_typename(one) for each in sets for one in each.selections):
            raise DocumentError(f"{type_.name}: ask a union for its __typename")
        unread = [one.name for one in type_.types if not any(not _is_typename(a) for a in self._applying(one, sets))]
        if unread:
            raise DocumentError(f"{type_.name} may be {', '.join(unread)}, which a document does not read")
        members = " | ".join(self._record(one, sets) for one in type_.types)
        if self.found.answers.setdefault(type_.name, members) != members:
            raise DocumentError(f"{type_.name} is read in two ways: use the same fragments")
        return type_.name

    # The text that is sent

    def _text(self, node: OperationDefinitionNode) -> str:
        used: dict[str, FragmentDefinitionNode] = {}
        self._spreads(node.selection_set, used)
        return "\n".join(print_ast(one) for one in (node, *(used[name] for name in sorted(used))))

    def _spreads(self, below: SelectionSetNode, used: dict[str, FragmentDefinitionNode]) -> None:
        for one in below.selections:
            if isinstance(one, FragmentSpreadNode) and one.name.value not in used:
                used[one.name.value] = self._fragments[one.name.value]
                self._spreads(used[one.name.value].selection_set, used)
            elif isinstance(one, FieldNode | InlineFragmentNode) and one.selection_set:
                self._spreads(one.selection_set, used)


def _is_typename(node: FieldNode | FragmentSpreadNode | object) -> bool:
    return isinstance(node, FieldNode) and node.name.value == TYPENAME


def _scalar(type_: GraphQLType) -> str:
    if not isinstance(type_, GraphQLScalarType) or type_.name not in SCALARS:
        raise DocumentError(f"{type_}: no Python type is known for it")
    return SCALARS[type_.name]


def _words(described: GraphQLNamedType | object) -> str:
    return " ".join((getattr(described, "description", None) or "").split())
