"""Writes the Python of a plan and compiles it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    GraphQLUnionType,
    OperationDefinitionNode,
    OperationType,
    is_leaf_type,
)
from graphql.type import GraphQLInterfaceType
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

from api.gates import BACKREF
from api.plan import leaves
from api.plan.calls import Call, call_of
from api.plan.collect import Collector
from api.plan.unusual import Lean, UnusualError

if TYPE_CHECKING:
    from api.context import Context

Run = Callable[["Context", dict[str, Any]], Awaitable[dict[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`run(context, variables)` answers `data`, or raises: then graphql-core is asked."""

    run: Run
    source: str


def compile_plan(
    schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: dict[str, FragmentDefinitionNode]
) -> Plan | None:
    """The plan of a valid query; None when something in it is not for plans."""
    if operation.operation is not OperationType.QUERY or operation.directives or schema.query_type is None:
        return None
    writer = _Writer(schema, operation, Collector(schema, fragments))
    try:
        source = writer.operation(schema.query_type)
    except UnusualError:
        return None
    made: dict[str, Any] = writer.globals
    exec(compile(source, "<plan>", "exec"), made)  # noqa: S102 - our own text: names are numbered, strings are repr()
    return Plan(run=made["run"], source=source)


@dataclass(slots=True)
class _Writer:
    schema: GraphQLSchema
    asked: OperationDefinitionNode
    collector: Collector
    lines: list[str] = field(default_factory=list)
    globals: dict[str, Any] = field(default_factory=lambda: {**leaves.GLOBALS, "Lean": Lean, "Unusual": UnusualError})
    names: int = 0

    def operation(self, root: GraphQLObjectType) -> str:
        self.line(0, "async def run(ctx, given):")
        self.line(1, "info = Lean(ctx)")
        entries = [
            f"{name!r}: {self.root_field(root, nodes)}"
            for name, nodes in self.collector.fields(root, [self.asked.selection_set]).items()
        ]
        self.line(1, f"return {{{', '.join(entries)}}}")
        return "\n".join(self.lines)

    def root_field(self, root: GraphQLObjectType, nodes: list[FieldNode]) -> str:
        name = nodes[0].name.value
        if name == "__typename":
            return repr(root.name)
        known = root.fields.get(name)
        if known is None:
            raise UnusualError
        value = self.call(call_of(self.schema, self.asked, known, nodes[0]))
        return self.value(known.type, nodes, value, 1)

    def call(self, call: Call) -> str:
        self.line(1, f"ctx.enter({self.keep(call.needs)})")
        passed = ["None"] if call.takes_self else []
        passed += [f"{call.info}=info"] if call.info else []
        for python_name, (argument, convert) in call.arguments.items():
            name, read = self.name(), self.keep(argument.read)
            if argument.variable is None or argument.as_given is None:
                self.line(1, f"{name} = {read}(given)")
            else:
                self.line(1, f"{name} = given.get({argument.variable!r})")
                self.line(1, f"if not ({argument.as_given.format(v=name)}): {name} = {read}(given)")
            passed.append(f"{python_name}={f'{self.keep(convert)}({name})' if convert else name}")
        result = self.name()
        self.line(1, f"{result} = {'await ' * call.is_async}{self.keep(call.resolve)}({', '.join(passed)})")
        return result

    def value(self, kind: GraphQLOutputType, nodes: list[FieldNode], source: str, depth: int) -> str:
        """Write what turns the variable `source` into JSON; the name of the variable that holds it."""
        if isinstance(kind, GraphQLNonNull):
            return self.present(kind.of_type, nodes, source, depth)
        result = self.name()
        self.line(depth, f"{result} = {source}")
        self.line(depth, f"if {source} is not None:")
        inner = self.present(kind, nodes, source, depth + 1)
        self.line(depth + 1, f"{result} = {inner}")
        return result

    def present(self, kind: GraphQLOutputType, nodes: list[FieldNode], source: str, depth: int) -> str:
        if isinstance(kind, GraphQLList):
            return self.rows(kind, nodes, source, depth)
        if is_leaf_type(kind):
            return self.leaf(kind, source, depth)
        if isinstance(kind, GraphQLObjectType):
            return self.one(kind, nodes, source, depth)
        if isinstance(kind, GraphQLUnionType | GraphQLInterfaceType):
            return self.abstract(kind, nodes, source, depth)
        raise UnusualError

    def leaf(self, kind: GraphQLLeafType, source: str, depth: int) -> str:
        write, test = self.keep(leaves.written(kind)), leaves.passes(kind, source)
        if test is None:
            result = self.name()
            self.line(depth, f"{result} = {write}({source})")
            return result
        self.line(depth, f"if not ({test}): {source} = {write}({source})")
        return source

    def rows(self, kind: GraphQLList[Any], nodes: list[FieldNode], source: str, depth: int) -> str:
        result, row = self.name(), self.name()
        self.line(depth, f"if type({source}) is not list and type({source}) is not tuple: raise Unusual")
        self.line(depth, f"{result} = []")
        self.line(depth, f"for {row} in {source}:")
        self.line(depth + 1, f"{result}.append({self.value(kind.of_type, nodes, row, depth + 1)})")
        return result

    def abstract(
        self, kind: GraphQLUnionType | GraphQLInterfaceType, nodes: list[FieldNode], source: str, depth: int
    ) -> str:
        result, made = self.name(), self.name()
        self.line(depth, f"{made} = type({source})")
        word = "if"
        for possible in self.schema.get_possible_types(kind):
            self.line(depth, f"{word} {made} is {self.keep(_class_of(possible))}:")
            self.line(depth + 1, f"{result} = {self.one(possible, nodes, source, depth + 1)}")
            word = "elif"
        self.line(depth, "else: raise Unusual")
        return result

    def one(self, kind: GraphQLObjectType, nodes: list[FieldNode], source: str, depth: int) -> str:
        if kind.is_type_of is not None:
            self.line(depth, f"if type({source}) is not {self.keep(_class_of(kind))}: raise Unusual")
        fields = self.collector.fields(kind, [node.selection_set for node in nodes])
        entries = [f"{name!r}: {self.attribute(kind, same, source, depth)}" for name, same in fields.items()]
        result = self.name()
        self.line(depth, f"{result} = {{{', '.join(entries)}}}")
        return result

    def attribute(self, kind: GraphQLObjectType, nodes: list[FieldNode], source: str, depth: int) -> str:
        name = nodes[0].name.value
        if name == "__typename":
            return repr(kind.name)
        known = kind.fields[name]
        basic = known.extensions.get(BACKREF)
        if not isinstance(basic, StrawberryField) or not basic.is_basic_field or known.args:
            raise UnusualError
        value = self.name()
        self.line(depth, f"{value} = {source}.{basic.python_name}")
        return self.value(known.type, nodes, value, depth)

    def line(self, depth: int, text: str) -> None:
        self.lines.append("    " * depth + text)

    def name(self) -> str:
        self.names += 1
        return f"v{self.names}"

    def keep(self, thing: object) -> str:
        """A name under which the plan finds a thing that was made now."""
        name = f"g{len(self.globals)}"
        self.globals[name] = thing
        return name


def _class_of(kind: GraphQLObjectType) -> type:
    """The class whose instances are of this type; raises UnusualError for a generic one, which has many types."""
    definition = kind.extensions.get(BACKREF)
    if not isinstance(definition, StrawberryObjectDefinition) or definition.concrete_of is not None:
        raise UnusualError
    return definition.origin
