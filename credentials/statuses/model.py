"""The status list: two bits a credential, in blocks. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from credentials.claims import StatusRef
from credentials.wire import LIMITS, Status

BLOCK: Final = LIMITS["status_block"]
BLOCK_BYTES: Final = BLOCK // 4
EMPTY: Final = bytes(BLOCK_BYTES)
_WORDS: Final = tuple(sorted(Status, key=lambda status: status.code))


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusList:
    """Every credential's status as known at `as_of` (seconds UTC); a block that is absent is unknown, not VALID."""

    as_of: int
    blocks: Mapping[int, bytes]

    def find(self, ref: StatusRef) -> Status | None:
        """Find one status, or None where the list does not reach."""
        bits = self.blocks.get(ref.block)
        if bits is None or not 0 <= ref.index < BLOCK:
            return None
        return entry(bits, ref.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """Entries of one block that were set at once; none when the block was opened."""

    at: datetime
    block: int
    indexes: tuple[int, ...]


def changed(bits: bytes, indexes: Iterable[int], status: Status) -> bytes:
    """The same block with these entries set."""
    block, code = bytearray(bits), status.code
    for index in indexes:
        shift = (index & 3) * 2
        block[index >> 2] = block[index >> 2] & ~(3 << shift) | code << shift
    return bytes(block)


def edited(bits: bytes, entries: Mapping[int, Status]) -> bytes:
    """The same block with each entry set to its own status."""
    for status in set(entries.values()):
        bits = changed(bits, (index for index, said in entries.items() if said is status), status)
    return bits


def differences(old: bytes, new: bytes) -> dict[int, Status]:
    """The entries in which a block changed, as they are now, in order."""
    places = (place for place, (before, after) in enumerate(zip(old, new, strict=True)) if before != after)
    near = (index for place in places for index in range(place * 4, place * 4 + 4))
    return {index: entry(new, index) for index in near if entry(old, index) is not entry(new, index)}


def entry(bits: bytes, index: int) -> Status:
    """What a block says of one credential."""
    return _WORDS[bits[index >> 2] >> (index & 3) * 2 & 3]
