"""A subscription that was accepted: its feed, and how a payload becomes the result its document asks for."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any, TypeAlias, cast

import orjson
from graphql import (
    DocumentNode,
    ExecutionResult,
    FieldNode,
    GraphQLError,
    NameNode,
    OperationDefinitionNode,
    VariableNode,
    create_source_event_stream,
    execute_subscription_event,
    visit,
)
from graphql.execution import Executor
from graphql.language import Visitor
from strawberry.execution import optimized_is_awaitable
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from api import variables
from api.context import Context
from api.documents import Document, Operation
from api.errors import TooCostly, Unauthenticated
from api.execution import Asked, Engine, Result, refused
from api.live.feeds import Feed, PositionFeed

Key: TypeAlias = tuple[str, str | None, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """What one or many follow alike: those with the same `key` differ at most in where they began."""

    key: Key
    feed: Feed | PositionFeed
    executor: Executor[Any]
    deadline_s: float

    async def show(self, payload: object, ctx: Context) -> Result:
        """The result for one payload; never raises for what a resolver did, but TimeoutError when it takes too long."""
        executor = self.executor.build_per_event_executor(payload)
        executor.context_value = ctx
        async with asyncio.timeout(self.deadline_s):
            result = execute_subscription_event(executor)
            done: ExecutionResult = await result if isawaitable(result) else result
        return Result(data=done.data, errors=done.errors or ())


async def opened(engine: Engine, asked: Asked, ctx: Context) -> Stream | Result:
    """The stream of a subscription, or why there is none; never raises for what the client sent."""
    document = engine.documents.get(asked.query)
    if document.errors:
        return Result(errors=document.errors, executed=False)
    operation = document.operation(asked.operation)
    if operation is None:
        return refused(GraphQLError("Name one operation of the document as operationName."))
    if not operation.follows:
        return refused(GraphQLError("Only subscriptions are served here; POST queries and mutations."))
    try:
        engine.check(document, operation, asked, ctx)
    except (TooCostly, Unauthenticated) as fault:
        return refused(GraphQLError(str(fault), original_error=fault))
    faults = variables.faults(engine.schema, operation.node, asked.variables)
    return Result(errors=faults, executed=False) if faults else await _source(engine, document, operation, asked, ctx)


async def _source(
    engine: Engine, document: Document, operation: Operation, asked: Asked, ctx: Context
) -> Stream | Result:
    tree = cast("DocumentNode", document.tree)
    executor = StrawberryGraphQLCoreExecutionContext.build(
        engine.schema,
        tree,
        context_value=ctx,
        raw_variable_values=asked.variables,
        operation_name=asked.operation,
        is_awaitable=optimized_is_awaitable,  # type: ignore[arg-type]  # a TypeGuard in all but its signature
        hide_suggestions=True,
    )
    if isinstance(executor, list):
        return Result(errors=executor, executed=False)
    found = create_source_event_stream(executor)
    feed: object = await found if isawaitable(found) else found
    if isinstance(feed, ExecutionResult):
        return Result(errors=feed.errors or (), executed=False)
    assert isinstance(feed, Feed | PositionFeed)  # noqa: S101 - held for every field of the schema by a test
    key = (asked.query, asked.operation, _apart_from_place(tree, operation.node, asked.variables))
    return Stream(key=key, feed=feed, executor=executor, deadline_s=engine.deadline_s)


def _apart_from_place(tree: DocumentNode, operation: OperationDefinitionNode, given: Mapping[str, Any]) -> bytes:
    """The variables as text, without one that says only behind which cursor to begin."""
    places = {
        argument.value.name.value
        for field in operation.selection_set.selections
        if isinstance(field, FieldNode)
        for argument in field.arguments or ()
        if argument.name.value == "after" and isinstance(argument.value, VariableNode)
    }
    uses = _Uses()
    visit(tree, uses)
    kept = {name: value for name, value in given.items() if not (name in places and uses.of(name) == _SAID_AND_USED)}
    return orjson.dumps(kept, option=orjson.OPT_SORT_KEYS)


_SAID_AND_USED = 2  # a variable is named where it is defined, and here at one place more


class _Uses(Visitor):
    """How often each variable is named."""

    def __init__(self) -> None:
        super().__init__()
        self.count: dict[str, int] = {}

    def enter_variable(self, node: VariableNode, *_: object) -> None:
        name: NameNode = node.name
        self.count[name.value] = self.count.get(name.value, 0) + 1

    def of(self, name: str) -> int:
        return self.count.get(name, 0)
