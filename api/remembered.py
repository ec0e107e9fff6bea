"""What a record looks like in the schema, made once for as long as the same record is read again.

A service that keeps an unchanged record hands out the same object; then its shown form is the same too. Compared by
identity, so a changed record can never be shown as it was.
"""

from collections.abc import Callable
from typing import Generic, TypeVar
from uuid import UUID

M = TypeVar("M")
T = TypeVar("T")
MOST = 10_000


class Remembered(Generic[M, T]):
    """Shown forms by id, the newest record of each."""

    def __init__(self, make: Callable[[M], T]) -> None:
        self._make = make
        self._kept: dict[UUID, tuple[M, T]] = {}

    def copy_of(self, id: UUID, one: M) -> T:
        """The shown form, the caller's to complete with what depends on the request."""
        kept = self._kept.get(id)
        if kept is None or kept[0] is not one:
            if len(self._kept) >= MOST:
                self._kept.clear()
            kept = self._kept[id] = (one, self._make(one))
        shown = kept[1]
        copy = object.__new__(type(shown))
        copy.__dict__.update(shown.__dict__)
        return copy
