"""What a payload that cannot be used is: no deterministic CBOR, or well written and not of this wire. Pure.

Asked only after a refusal, so that two runtimes name one reason: libraries differ in what they make of tags, floats and
simple values. The TypeScript reader (web/shared/credential/cbor.ts) is the twin of this one.
"""

from enum import Enum, auto
from typing import Final

_DEEPEST: Final = 32
_BYTES, _TEXT, _LIST, _MAP, _TAG, _SIMPLE = range(2, 8)
_LEAST: Final = {24: 24, 25: 0x100, 26: 0x10000, 27: 0x100000000}
_LITERALS: Final = frozenset({20, 21, 22})
_ONE_BYTE: Final = 24
_LONGEST_FLOAT: Final = 27


class Shape(Enum):
    """What kind of bytes they are."""

    BROKEN = auto()
    """Not one value of deterministic CBOR: cut short, a longer head than needed, a key twice, text that is no UTF-8."""
    FOREIGN = auto()
    """Well written, with a tag, a float, a simple value, or a key that is neither an integer nor text."""
    PLAIN = auto()


def shape(raw: bytes) -> Shape:
    """Name the shape of a payload; the order of keys is not looked at."""
    reader = _Reader(raw)
    try:
        reader.value(_DEEPEST)
    except ValueError:
        return Shape.BROKEN
    if reader.at != len(raw):
        return Shape.BROKEN
    return Shape.FOREIGN if reader.foreign else Shape.PLAIN


def is_map(raw: bytes) -> bool:
    """Whether the value is a map, by its first byte."""
    return raw[:1] != b"" and raw[0] >> 5 == _MAP


class _Reader:
    """Passes over one value and keeps nothing of it."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.at = 0
        self.foreign = False

    def value(self, depth: int) -> int:
        """Pass over one value; raises ValueError. Gives its major type."""
        first = self._take(1)[0]
        major = first >> 5
        if major == _SIMPLE:
            self._simple(first & 31)
            return major
        size = self._head(first & 31)
        if major == _TEXT:
            self._take(size).decode()
        elif major == _BYTES:
            self._take(size)
        elif major > _TEXT:
            self._node(major, size, depth)
        return major

    def _node(self, major: int, size: int, depth: int) -> None:
        if not depth:
            raise ValueError("nested too deeply")
        if major == _MAP:
            self._map(size, depth - 1)
            return
        self.foreign |= major == _TAG
        for _ in range(min(size, len(self.raw)) if major == _LIST else 1):
            self.value(depth - 1)
        if major == _LIST and size > len(self.raw):
            raise ValueError("a list that is cut short")

    def _map(self, size: int, depth: int) -> None:
        keys: set[bytes] = set()
        for _ in range(min(size, len(self.raw) + 1)):
            start = self.at
            self.foreign |= self.value(depth) not in {0, 1, _TEXT}
            key = self.raw[start : self.at]
            if key in keys:
                raise ValueError("a key comes twice")
            keys.add(key)
            self.value(depth)

    def _simple(self, low: int) -> None:
        self.foreign |= low not in _LITERALS
        if low > _LONGEST_FLOAT:
            raise ValueError("no simple value")
        if low == _ONE_BYTE and self._take(1)[0] < 32:  # noqa: PLR2004 - those below have a shorter head
            raise ValueError("not the shortest simple value")
        if low > _ONE_BYTE:
            self._take(1 << low - _ONE_BYTE)

    def _head(self, low: int) -> int:
        if low < _ONE_BYTE:
            return low
        if low not in _LEAST:
            raise ValueError("a head that is not one, or an indefinite length")
        number = int.from_bytes(self._take(1 << low - _ONE_BYTE))
        if number < _LEAST[low]:
            raise ValueError("not the shortest head")
        return number

    def _take(self, size: int) -> bytes:
        start, self.at = self.at, self.at + size
        if self.at > len(self.raw):
            raise ValueError("cut short")
        return self.raw[start : self.at]
