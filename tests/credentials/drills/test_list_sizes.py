"""How long the status list gets beside what no list can be shorter than."""

import math
import zlib

import numpy as np
import pytest

from credentials.statuses.model import BLOCK, StatusList
from credentials.wire import Status
from tests.credentials.scenario import a_bundle, sealed_bundle

CASES = [(live, share) for live in (100_000, 1_000_000, 10_000_000) for share in (0.01, 0.1)]


def blocks_of(live: int, share: float) -> list[bytes]:
    """Every credential revoked by chance, as indexes are drawn at random; the last block is not full."""
    rng = np.random.default_rng(live)
    entries = np.zeros(-(-live // BLOCK) * BLOCK, dtype=np.uint8)
    entries[:live] = rng.random(live) < share
    fours = entries.reshape(-1, 4) * Status.REVOKED.code
    packed = (fours << np.array([0, 2, 4, 6], dtype=np.uint8)).sum(axis=1, dtype=np.uint8).reshape(-1, BLOCK // 4)
    return [row.tobytes() for row in packed]


def entropy_bytes(live: int, share: float) -> float:
    """What any code needs to say which of so many are revoked."""
    bits = -share * math.log2(share) - (1 - share) * math.log2(1 - share)
    return live * bits / 8


def test_the_list_stays_near_the_entropy_bound_at_every_size() -> None:
    print(f"\n{'live':>12}{'revoked':>10}{'bitmap, zlib':>16}{'entropy bound':>16}{'times':>8}")  # noqa: T201 - to be read
    for live, share in CASES:
        size = sum(len(zlib.compress(bits, 9)) for bits in blocks_of(live, share))
        bound = entropy_bytes(live, share)
        print(f"{live:>12,}{share:>10.0%}{size:>16,}{bound:>16,.0f}{size / bound:>8.2f}")  # noqa: T201 - to be read
        assert size < 1.9 * bound, (live, share, size, bound)


@pytest.mark.parametrize(("live", "share", "most"), [(100_000, 0.01, 4_000), (1_000_000, 0.01, 22_000)])
def test_in_a_bundle_it_takes_that_and_little_more(live: int, share: float, most: int) -> None:
    bare, held = a_bundle(status=None), StatusList(as_of=1, blocks=dict(enumerate(blocks_of(live, share))))

    size = len(sealed_bundle(a_bundle(status=held))) - len(sealed_bundle(bare))

    assert size < most, size
