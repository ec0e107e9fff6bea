"""The shapes that payloads of the bundle family are made of, by exact types; anything else raises ValueError. Pure."""

import zlib
from collections.abc import Callable, Collection
from typing import Any, Final, TypeVar

from credentials.fields import whole

T = TypeVar("T")
Reader = Callable[[Any], T]
MANY: Final = 100_000
_LONG: Final = 2**32 - 1


def table(value: object, always: Collection[int], sometimes: Collection[int] = ()) -> dict[Any, Any]:
    """A map of these keys; those of `sometimes` may be left out, and are never null."""
    if type(value) is not dict or not set(always) <= value.keys() <= {*always, *sometimes}:
        raise ValueError("not a map with its keys")
    if any(key in value and value[key] is None for key in sometimes):
        raise ValueError("a key that should have been left out")
    return value


def row(value: object, size: int) -> list[Any]:
    """A list of exactly `size` values."""
    if type(value) is not list or len(value) != size:
        raise ValueError("not a list of its length")
    return value


def text(value: object) -> str:
    """Text, of any length."""
    if type(value) is not str:
        raise ValueError("not text")
    return value


def flag(value: object) -> bool:
    """True or false."""
    if type(value) is not bool:
        raise ValueError("not true or false")
    return value


def span(value: object) -> int:
    """A number of seconds, or any other count, from 0."""
    return whole(value, 0, _LONG)


def maybe(read: Reader[T]) -> Reader[T | None]:
    """What `read` reads, or null."""
    return lambda value: None if value is None else read(value)


def each(read: Reader[T]) -> Reader[tuple[T, ...]]:
    """A list, in the order it came."""

    def several(value: object) -> tuple[T, ...]:
        if type(value) is not list or len(value) > MANY:
            raise ValueError("not a list")
        return tuple(map(read, value))

    return several


def some(read: Reader[T]) -> Reader[tuple[T, ...]]:
    """A list that is left out when it is empty."""

    def several(value: object) -> tuple[T, ...]:
        if value == []:
            raise ValueError("an empty list")
        return each(read)(value)

    return several


def members(read: Reader[T]) -> Reader[frozenset[T]]:
    """A list whose order means nothing."""
    return lambda value: frozenset(each(read)(value))


def inflated(packed: bytes, most: int) -> bytes:
    """A whole zlib stream of at most so many bytes, whatever the compressed ones claim."""
    reader = zlib.decompressobj()
    try:
        content = reader.decompress(packed, most + 1)
    except zlib.error as fault:
        raise ValueError("not a zlib stream") from fault
    if len(content) > most or not reader.eof or reader.unused_data:
        raise ValueError("not a whole zlib stream of its size")
    return content
