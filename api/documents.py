"""Documents: each parsed, checked and validated once, kept in a bounded cache by their text."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    parse,
    validate,
)

from api import limits
from api.cost import Cost, cost_of
from api.errors import TooCostly
from api.plan import Plan, compile_plan
from api.variables import name_literals

ERRORS = 5
KEPT = 500
KEPT_CHARACTERS = 8_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation of a valid document, with all that can be known before variables come."""

    node: OperationDefinitionNode
    cost: Cost
    plan: Plan | None

    @property
    def writes(self) -> bool:
        """True for a mutation."""
        return self.node.operation is OperationType.MUTATION

    @property
    def follows(self) -> bool:
        """True for a subscription."""
        return self.node.operation is OperationType.SUBSCRIPTION


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that was understood, or why it was not."""

    text: str
    tree: DocumentNode | None = None
    errors: tuple[GraphQLError, ...] = ()
    introspects: bool = False
    operations: Mapping[str, Operation] = field(default_factory=dict)

    def operation(self, name: str | None) -> Operation | None:
        """The operation of that name; without a name the only one."""
        if name:
            return self.operations.get(name)
        return next(iter(self.operations.values())) if len(self.operations) == 1 else None


class Documents:
    """Valid documents of one schema, the least recently used dropped first. Invalid ones are not kept."""

    def __init__(self, schema: GraphQLSchema) -> None:
        limits.limit_validation()
        self.schema = schema
        self._kept: OrderedDict[str, Document] = OrderedDict()
        self._characters = 0

    def get(self, text: str) -> Document:
        """The document of this text."""
        known = self._kept.get(text)
        if known is None:
            known = read(self.schema, text)
            self._keep(known)
        else:
            self._kept.move_to_end(text)
        return known

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._kept)

    def _keep(self, document: Document) -> None:
        if document.errors:
            return
        self._kept[document.text] = document
        self._characters += len(document.text)
        while len(self._kept) > KEPT or self._characters > KEPT_CHARACTERS:
            text, _ = self._kept.popitem(last=False)
            self._characters -= len(text)


def read(schema: GraphQLSchema, text: str) -> Document:
    """Parse, check and validate; what is wrong is in `errors`."""
    try:
        return _read(schema, text)
    except TooCostly as fault:
        return Document(text=text, errors=(GraphQLError(str(fault), original_error=fault),))


def _read(schema: GraphQLSchema, text: str) -> Document:
    try:
        limits.check_size(text)
        tree = parse(text, max_lexical_tokens=limits.TOKENS, max_comments=limits.COMMENTS)
        limits.check_shape(tree)
    except GraphQLError as fault:
        return Document(text=text, errors=(fault,))
    errors = validate(schema, tree, max_errors=ERRORS, hide_suggestions=True)
    if errors:
        return Document(text=text, errors=tuple(name_literals(tree, errors)))
    return _valid(schema, text, tree)


def _valid(schema: GraphQLSchema, text: str, tree: DocumentNode) -> Document:
    fragments = {one.name.value: one for one in tree.definitions if isinstance(one, FragmentDefinitionNode)}
    operations = {
        one.name.value if one.name else "": _operation(schema, one, fragments)
        for one in tree.definitions
        if isinstance(one, OperationDefinitionNode)
    }
    return Document(text=text, tree=tree, introspects=limits.introspects(tree), operations=operations)


def _operation(
    schema: GraphQLSchema, node: OperationDefinitionNode, fragments: dict[str, FragmentDefinitionNode]
) -> Operation:
    cost = cost_of(schema, node, fragments)
    return Operation(node=node, cost=cost, plan=compile_plan(schema, node, fragments))
