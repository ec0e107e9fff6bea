"""A writer of CBOR that writes one thing wrong: any value of a tree, in any of many ways.

What each way must be answered with was written down by hand: BROKEN is no deterministic CBOR, FOREIGN is well written
and nothing this wire speaks. Only the claims' own signature key can have done it.
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from credentials.wire import ReasonCode as R

BROKEN, FOREIGN = R.BAD_PAYLOAD, R.BAD_CLAIMS
_TAGS: Final = (0, 1, 2, 3, 4, 5, 18, 24, 25, 28, 29, 30, 32, 35, 36, 37, 100, 256, 258, 260, 1004, 43000, 55799, 2**40)
Value = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How one value is written instead; `fits` says for which values it is a way at all."""

    category: str
    name: str
    reason: R
    fits: Callable[[Value], bool]
    write: Callable[[Value], bytes]
    """Raises nothing; may write children with `written`."""


def head(major: int, size: int, width: int | None = None) -> bytes:
    """The head of a value, in `width` bytes after the first (the shortest by default)."""
    if width is None:
        width = next(w for w, most in ((0, 24), (1, 2**8), (2, 2**16), (4, 2**32), (8, 2**64)) if size < most)
    if not width:
        return bytes((major << 5 | size,))
    return bytes((major << 5 | 23 + width.bit_length(),)) + size.to_bytes(width)


def written(value: Value) -> bytes:
    """The one right way."""
    return framed(value, head)


Head = Callable[[int, int], bytes]


def framed(value: Value, top: Head) -> bytes:
    """`value` with its own head by `top`, what is in it as it should be."""
    if value is None or isinstance(value, bool):
        return {None: b"\xf6", True: b"\xf5", False: b"\xf4"}[value]
    if isinstance(value, int):
        return top(0, value) if value >= 0 else top(1, -1 - value)
    if isinstance(value, bytes):
        return top(2, len(value)) + value
    if isinstance(value, str):
        return top(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return top(4, len(value)) + b"".join(map(written, value))
    return top(5, len(value)) + b"".join(written(key) + written(one) for key, one in value.items())


def _is(*kinds: type) -> Callable[[Value], bool]:
    return lambda value: type(value) in kinds


def _whole(value: Value) -> bool:
    return type(value) is int


def _longer(width: int) -> Callable[[Value], bytes]:
    return lambda value: framed(value, lambda major, size: head(major, size, width))


def _is_shorter_than(width: int) -> Callable[[Value], bool]:
    """Whether a head of so many bytes is longer than it needs to be."""
    least = {1: 24, 2: 2**8, 4: 2**16, 8: 2**32}[width]
    return lambda value: not (value is None or isinstance(value, bool)) and _size(value) < least


def _size(value: Value) -> int:
    if isinstance(value, int):
        return value if value >= 0 else -1 - value
    return len(value.encode() if isinstance(value, str) else value)


def _huge(size: int) -> Callable[[Value], bytes]:
    return lambda value: framed(value, lambda major, _: head(major, size))


def _endless(value: Value) -> bytes:
    whole = framed(value, lambda major, _: bytes((major << 5 | 31,)))
    chunk = written(value) if isinstance(value, bytes | str) else whole[1:]
    return whole[:1] + chunk + b"\xff"


def _float(form: str, first: int) -> Callable[[Value], bytes]:
    return lambda value: bytes((first,)) + struct.pack(form, min(value, 60_000) if form == ">e" else value)


def _bignum(value: Value) -> bytes:
    size = _size(value)
    return (b"\xc2" if value >= 0 else b"\xc3") + written(size.to_bytes(max(1, (size.bit_length() + 7) // 8)))


def _repeated(value: Value) -> bytes:
    rows = [written(key) + written(one) for key, one in value.items()]
    return head(5, len(rows) + 1) + b"".join(rows) + rows[0]


def _repeated_at_once(value: Value) -> bytes:
    rows = [written(key) + written(one) for key, one in value.items()]
    other = written(next(iter(value))) + b"\x00"
    return head(5, len(rows) + 1) + rows[0] + other + b"".join(rows[1:])


def _reversed(value: Value) -> bytes:
    rows = [written(key) + written(one) for key, one in reversed(value.items())]
    return head(5, len(rows)) + b"".join(rows)


def _tagged(tag: int) -> Callable[[Value], bytes]:
    return lambda value: head(6, tag) + written(value)


def _instead(digits: str) -> Callable[[Value], bytes]:
    return lambda _: bytes.fromhex(digits)


def _nested(depth: int) -> Callable[[Value], bytes]:
    return lambda value: b"\x81" * depth + written(value)


def ways() -> Iterator[Way]:
    every: Callable[[Value], bool] = lambda _: True  # noqa: E731 - one of a table of such
    for width in (1, 2, 4, 8):
        fits = _is_shorter_than(width)
        yield Way(category="long head", name=f"{width} bytes", reason=BROKEN, fits=fits, write=_longer(width))
    inside = _is(bytes, str, list, dict)
    yield Way(category="endless", name="of unsaid length", reason=BROKEN, fits=inside, write=_endless)
    for size in (1_000, 2**16, 2**31, 2**32, 2**63, 2**64 - 1):
        yield Way(category="huge length", name=f"says {size}", reason=BROKEN, fits=inside, write=_huge(size))
    for tag in _TAGS:
        yield Way(category="tag", name=str(tag), reason=FOREIGN, fits=every, write=_tagged(tag))
    for form, first in ((">e", 0xF9), (">f", 0xFA), (">d", 0xFB)):
        yield Way(category="float", name=f"as {form}", reason=FOREIGN, fits=_whole, write=_float(form, first))
    for name, raw in {"nan": "f97e00", "infinite": "f97c00", "-0.0": "fb8000000000000000"}.items():
        yield Way(category="float", name=name, reason=FOREIGN, fits=every, write=_instead(raw))
    yield Way(category="bignum", name="as one", reason=FOREIGN, fits=_whole, write=_bignum)
    for name, raw in {
        "undefined": "f7",
        "simple 0": "e0",
        "simple 19": "f3",
        "simple 32": "f820",
        "simple 255": "f8ff",
    }.items():
        yield Way(category="simple", name=name, reason=FOREIGN, fits=every, write=_instead(raw))
    for name, raw in {
        "false in two bytes": "f814",
        "simple 31": "f81f",
        "reserved 28": "fc",
        "break": "ff",
        "reserved": "1c",
    }.items():
        yield Way(category="reserved", name=name, reason=BROKEN, fits=every, write=_instead(raw))
    filled: Callable[[Value], bool] = lambda value: type(value) is dict and bool(value)  # noqa: E731 - as above
    yield Way(category="key twice", name="the same again", reason=BROKEN, fits=filled, write=_repeated)
    yield Way(category="key twice", name="with another value", reason=BROKEN, fits=filled, write=_repeated_at_once)
    yield Way(category="order", name="of keys turned", reason=R.BAD_CLAIMS, fits=filled, write=_reversed)
    yield Way(category="utf-8", name="cut", reason=BROKEN, fits=_is(str), write=lambda _: b"\x61\xc3")
    yield Way(category="utf-8", name="a surrogate", reason=BROKEN, fits=_is(str), write=lambda _: b"\x63\xed\xa0\x80")
    yield Way(category="utf-8", name="too long", reason=BROKEN, fits=_is(str), write=lambda _: b"\x62\xc0\x80")
    for depth in (1, 11, 20):
        yield Way(category="nested", name=f"{depth} deep", reason=FOREIGN, fits=every, write=_nested(depth))
    for depth in (40, 100):
        yield Way(category="nested", name=f"{depth} deep", reason=BROKEN, fits=every, write=_nested(depth))


def places(value: Value, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Value]]:
    """Every value in a tree by its path; a key is at (…, key, None)."""
    yield path, value
    if isinstance(value, dict):
        for key, one in value.items():
            yield (*path, key, None), key
            yield from places(one, (*path, key))
    if isinstance(value, list):
        for at, one in enumerate(value):
            yield from places(one, (*path, at))


def spoiled(value: Value, path: tuple[Any, ...], way: Way) -> bytes:
    """The tree with the value at `path` written in that way, all else as it should be."""
    if not path:
        return way.write(value)
    at, deeper = path[0], path[1:]
    if isinstance(value, list):
        parts = [spoiled(one, deeper, way) if place == at else written(one) for place, one in enumerate(value)]
        return head(4, len(value)) + b"".join(parts)
    rows = []
    for key, one in value.items():
        mine = key == at
        rows.append(way.write(key) if mine and deeper == (None,) else written(key))
        rows.append(spoiled(one, deeper, way) if mine and deeper != (None,) else written(one))
    return head(5, len(value)) + b"".join(rows)
