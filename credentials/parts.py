"""One long text as several QR codes, and back. Pure.

`FPC1:` place / count : name : piece. The name is the beginning of the whole text's hash: pieces of two texts never mix.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from credentials import base45
from credentials.wire import CONSTANTS, LIMITS

DELTA: Final[str] = CONSTANTS["news_prefix"]["delta"]
BUNDLE: Final[str] = CONSTANTS["news_prefix"]["bundle"]
_PART: Final[str] = CONSTANTS["news_prefix"]["part"]
_MOST: Final = LIMITS["parts"]
_LONGEST: Final = LIMITS["part_characters"]
_NUMBER: Final = r"([1-9][0-9]{0,2})"
_SHAPE: Final = re.compile(
    rf"{_PART}{_NUMBER}/{_NUMBER}:([0-9A-F]{{8}}):([0-9A-Z $%*+\-./:]{{1,{_LONGEST}}})", re.ASCII
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One piece of a text: its place from 1, of how many, and the name of the whole."""

    place: int
    count: int
    name: str
    piece: str


def to_text(prefix: str, signed: bytes) -> str:
    """A signed file as text: `FPD1:` for a delta, `FPB1:` for a bundle."""
    return prefix + base45.encode(signed)


def to_bytes(text: str) -> tuple[str, bytes] | None:
    """The prefix and the signed file; None for any other text."""
    prefix = next((prefix for prefix in (DELTA, BUNDLE) if text.startswith(prefix)), None)
    try:
        return None if prefix is None else (prefix, base45.decode(text[len(prefix) :]))
    except ValueError:
        return None


def split(text: str) -> tuple[str, ...]:
    """The text itself where one code holds it, else its parts, nearly equal; raises ValueError past the limit."""
    if len(text) <= _LONGEST:
        return (text,)
    count = -(-len(text) // _LONGEST)
    if count > _MOST:
        raise ValueError("a text of too many parts")
    size = -(-len(text) // count)
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    return tuple(f"{_PART}{place}/{len(pieces)}:{name_of(text)}:{piece}" for place, piece in enumerate(pieces, start=1))


def name_of(text: str) -> str:
    """Eight digits that tell one text from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:8].upper()


def read(text: str) -> Part | None:
    """One scanned part, or None for any other text."""
    found = _SHAPE.fullmatch(text)
    if found is None:
        return None
    place, count = int(found[1]), int(found[2])
    return Part(place=place, count=count, name=found[3], piece=found[4]) if place <= count <= _MOST else None


def collect(texts: Iterable[str]) -> str | None:
    """The whole text of scanned parts in any order, however often; None while one is missing or they do not fit."""
    parts = [part for part in map(read, texts) if part is not None]
    pieces = {part.place: part.piece for part in parts}
    if len({(part.name, part.count) for part in parts}) != 1 or len(pieces) != parts[0].count:
        return None
    text = "".join(pieces[place] for place in sorted(pieces))
    return text if name_of(text) == parts[0].name else None
