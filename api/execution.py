"""One operation from its text to its result: by a plan where there is one, else by graphql-core."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from inspect import isawaitable
from typing import Any

from graphql import ExecutionResult, GraphQLError, execute
from strawberry import Schema
from strawberry.execution import optimized_is_awaitable
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from api import limits, variables
from api.context import Context
from api.documents import Document, Documents, Operation
from api.errors import TooCostly, Unauthenticated
from api.schema import core


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a request body says."""

    query: str
    variables: dict[str, Any] = field(default_factory=dict)
    operation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What execution came to. `executed` is False for a request error: then there is no `data`."""

    data: dict[str, Any] | None = None
    errors: Sequence[GraphQLError] = ()
    executed: bool = True
    by: str = "core"


class Engine:
    """Answers operations on one schema."""

    def __init__(
        self, schema: Schema, *, open_introspection: bool = False, deadline_s: float = limits.DEADLINE_S
    ) -> None:
        self.schema = core(schema)
        self.documents = Documents(self.schema)
        self.open_introspection = open_introspection
        self.deadline_s = deadline_s

    async def answer(self, asked: Asked, ctx: Context) -> Result:
        """The result of one operation; never raises for what the client sent or a resolver did."""
        document = self.documents.get(asked.query)
        if document.errors:
            return Result(errors=document.errors, executed=False)
        operation = document.operation(asked.operation)
        if operation is None:
            return refused(GraphQLError("Name one operation of the document as operationName."))
        if operation.follows:
            return refused(GraphQLError("Subscriptions are served over the WebSocket of this address."))
        try:
            self.check(document, operation, asked, ctx)
        except (TooCostly, Unauthenticated) as fault:
            return refused(GraphQLError(str(fault), original_error=fault))
        return await self._within_deadline(document, operation, asked, ctx)

    def check(self, document: Document, operation: Operation, asked: Asked, ctx: Context) -> None:
        """Raise TooCostly or Unauthenticated where the operation may not run at all."""
        if document.introspects and not self.open_introspection and ctx.signed_in is None:
            raise Unauthenticated
        operation.cost.check(asked.variables)

    async def _within_deadline(self, document: Document, operation: Operation, asked: Asked, ctx: Context) -> Result:
        try:
            async with asyncio.timeout(self.deadline_s):
                return await self._run(document, operation, asked, ctx)
        except TimeoutError as fault:
            return Result(errors=(GraphQLError("deadline", original_error=fault),))

    async def _run(self, document: Document, operation: Operation, asked: Asked, ctx: Context) -> Result:
        if operation.plan is not None:
            try:
                return Result(data=await operation.plan.run(ctx, asked.variables), by="plan")
            except Exception:  # noqa: BLE001, S110 - graphql-core runs the query anew and says what is wrong
                pass
        return await self.answer_slowly(document, operation, asked, ctx)

    async def answer_slowly(self, document: Document, operation: Operation, asked: Asked, ctx: Context) -> Result:
        """The result by graphql-core, which does everything and says what is wrong."""
        faults = variables.faults(self.schema, operation.node, asked.variables)
        if faults:
            return Result(errors=faults, executed=False)
        assert document.tree is not None  # noqa: S101 - a document without errors has a tree
        result = execute(
            self.schema,
            document.tree,
            context_value=ctx,
            variable_values=asked.variables,
            operation_name=asked.operation,
            executor_class=StrawberryGraphQLCoreExecutionContext,
            is_awaitable=optimized_is_awaitable,  # type: ignore[arg-type]  # a TypeGuard in all but its signature
            hide_suggestions=True,
        )
        done: ExecutionResult = await result if isawaitable(result) else result
        return Result(data=done.data, errors=done.errors or ())


def refused(error: GraphQLError) -> Result:
    """A request that is not executed."""
    return Result(errors=(error,), executed=False)
