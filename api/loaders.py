"""Loaders for fields that look things up one by one: asked together, answered together, for one operation only."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from strawberry.dataloader import DataLoader

if TYPE_CHECKING:
    from api.context import Context

K = TypeVar("K")
V = TypeVar("V")


class Loaders:
    """One loader for each loading function: `await ctx.loaders.of(zones_by_id).load(zone_id)`."""

    __slots__ = ("_context", "_made")

    def __init__(self, context: "Context") -> None:
        self._context = context
        self._made: dict[Callable[..., Any], DataLoader[Any, Any]] = {}

    def of(self, load: Callable[["Context", list[K]], Awaitable[Sequence[V]]]) -> DataLoader[K, V]:
        """The operation's loader for `load(context, keys)`, which answers in the order of the keys."""
        if load not in self._made:
            self._made[load] = DataLoader(load_fn=lambda keys: load(self._context, keys))
        return self._made[load]
