"""What leaves the plan, and the little that resolvers get to see inside it."""

from typing import Any


class UnusualError(Exception):
    """Something a plan does not do: graphql-core does it."""


class Lean:
    """The `info` of a resolver inside a plan: its context and nothing else."""

    __slots__ = ("context",)

    def __init__(self, context: Any) -> None:  # noqa: ANN401 - api.context imports what imports this
        self.context = context
