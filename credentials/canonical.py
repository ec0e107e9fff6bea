"""Deterministic CBOR (RFC 8949, 4.2.1) of maps (integer or text keys), lists, text, bytes, integers, true, null. Pure.

Reading is: decode, walk with exact types, encode again, compare. cbor2 alone accepts repeated keys, trailing bytes,
tags that become regular expressions, and 1 = 1.0 = True as keys.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

import cbor2

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAVES: Final = frozenset({int, str, bytes, bool, type(None)})
_NODES: Final = frozenset({list, dict})
_DEEPEST: Final = 12
_PAST: Final = 1 << 64


def read(raw: bytes) -> object:
    """Read one value; raises ValueError for anything this module would not have written."""
    value = decode(raw)
    walk(value)
    return value


def decode(raw: bytes) -> object:
    """Decode, encode again, compare; the caller walks the value with exact types, keys and their order included."""
    try:
        value: object = cbor2.loads(raw)
        again = cbor2.dumps(value)
    except Exception as fault:
        raise ValueError("not CBOR") from fault
    if again != raw:
        raise ValueError("not deterministic CBOR")
    return value


def write(value: object) -> bytes:
    """Write one value whose maps are in order already; raises ValueError if they are not."""
    walk(value)
    return cbor2.dumps(value)


def walk(value: object, depth: int = _DEEPEST) -> None:
    """Pass over exact types and ordered keys; raises ValueError for any other."""
    if type(value) in _LEAVES:
        _walk_leaf(value)
        return
    if not depth or type(value) not in _NODES:
        raise ValueError("a type this wire does not speak")
    if isinstance(value, dict):
        _walk_keys(value)
        value = value.values()
    for part in cast("Iterable[object]", value):
        walk(part, depth - 1)


def _walk_leaf(value: object) -> None:
    """A longer integer is a tag on the wire."""
    if type(value) is int and not -_PAST <= value < _PAST:
        raise ValueError("an integer of more than 64 bits")


def _walk_keys(table: dict[object, object]) -> None:
    kinds = set(map(type, table))
    if not kinds <= {int} and not kinds <= {str}:
        raise ValueError("keys are all integers or all text")
    for key in table:
        _walk_leaf(key)
    if not _in_order(tuple(table)):
        raise ValueError("keys are out of order")


@lru_cache(maxsize=1024)
def _in_order(keys: tuple[int | str, ...]) -> bool:
    """Few shapes come again and again; the cache makes this a look-up."""
    return list(keys) == sorted(keys, key=_order)


def _order(key: int | str) -> tuple[bool, int, int | bytes]:
    """Bytewise order of encoded keys: positive before negative, small before large; short text before long."""
    if isinstance(key, int):
        return (key < 0, 0, abs(key))
    text = key.encode()
    return (False, len(text), text)
