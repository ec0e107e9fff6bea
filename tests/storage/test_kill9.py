"""kill -9 at the n-th write, three seeds; fifty by `python -m tests.faults.kill9`."""

import pytest

from tests.faults.kill9 import MUTATIONS, survive


@pytest.mark.parametrize("seed", range(3))
async def test_after_kill_9_every_acknowledged_mutation_is_there_and_none_twice(db_url: str, seed: int) -> None:
    survival = await survive(db_url, seed)

    assert survival.acknowledged <= survival.found <= MUTATIONS


async def test_acknowledging_before_the_commit_would_be_noticed(sqlite_url: str) -> None:
    """The control: the same child, answering too early, breaks its promise."""
    with pytest.raises(AssertionError, match="missing"):
        await survive(sqlite_url, seed=2, mode="early")
