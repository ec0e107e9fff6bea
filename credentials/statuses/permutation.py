"""A random order of a block's indexes, kept as 16 bytes: an index tells nothing of when or for whom. Pure.

A balanced Feistel network over 14 bits is its own proof of being a permutation.
"""

import hashlib
from typing import Final

from credentials.wire import LIMITS

SEED_BYTES: Final = 16
_HALF_BITS: Final = (LIMITS["status_block"].bit_length() - 1) // 2
_MASK: Final = (1 << _HALF_BITS) - 1
_ROUNDS: Final = 6


def shuffled(seed: bytes, place: int) -> int:
    """The index that the block's `place`-th credential gets."""
    left, right = place >> _HALF_BITS, place & _MASK
    for step in range(_ROUNDS):
        digest = hashlib.blake2b(bytes((step, right)), key=seed, digest_size=2).digest()
        left, right = right, left ^ int.from_bytes(digest) & _MASK
    return left << _HALF_BITS | right
