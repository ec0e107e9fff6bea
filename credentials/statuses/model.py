"""The status list: two bits a credential, in blocks. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from credentials.claims import StatusRef
from credentials.wire import LIMITS, Status

BLOCK: Final = LIMITS["status_block"]
BLOCK_BYTES: Final = BLOCK // 4
EMPTY: Final = bytes(BLOCK_BYTES)
_WORDS: Final = tuple(Status.of_code(code) for code in range(4))


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
        return _WORDS[bits[ref.index >> 2] >> (ref.index & 3) * 2 & 3]


def changed(bits: bytes, indexes: Iterable[int], status: Status) -> bytes:
    """The same block with these entries set."""
    block, code = bytearray(bits), status.code
    for index in indexes:
        shift = (index & 3) * 2
        block[index >> 2] = block[index >> 2] & ~(3 << shift) | code << shift
    return bytes(block)
