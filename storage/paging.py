"""One page of a list that is read by keyset, never by offset."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """Rows in the order of the list's key, and whether another row follows."""

    rows: tuple[T, ...]
    more: bool


def page_of(rows: "list[T] | tuple[T, ...]", first: int) -> Page[T]:
    """A page from `first` + 1 rows asked of the database."""
    return Page(rows=tuple(rows[:first]), more=len(rows) > first)
