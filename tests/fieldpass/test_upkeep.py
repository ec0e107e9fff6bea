"""What a server does besides answering ends when the server ends, whatever it is doing then."""

import asyncio
import inspect
from typing import cast

import pytest

from fieldpass import upkeep
from fieldpass.upkeep import kept_up
from fieldpass.wiring import Deployment

NOTHING = cast("Deployment", None)
KEEPERS = {"_forever", "_run", "_by_itself"}


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept up but what the test gives."""

    async def idle(deployment: Deployment) -> None:
        await asyncio.Event().wait()

    jobs = [name for name, found in vars(upkeep).items() if inspect.iscoroutinefunction(found) and name not in KEEPERS]
    for name in jobs:
        monkeypatch.setattr(upkeep, name, idle)
    monkeypatch.setattr(upkeep, "notifying", lambda _: ())


async def has_begun() -> None:
    """What was kept up runs by now: a task begins another one."""
    for _ in range(3):
        await asyncio.sleep(0)


async def test_a_job_that_answers_its_end_with_a_fault_is_not_begun_again(only: None) -> None:
    begun: list[None] = []

    async def stubborn(deployment: Deployment) -> None:
        begun.append(None)
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            raise ExceptionGroup("a task group", [OSError("closed")]) from None

    async with asyncio.timeout(5), kept_up(NOTHING, stubborn):
        await has_begun()

    assert len(begun) == 1


async def test_the_block_ends_when_the_last_job_has_ended(only: None) -> None:
    ended: list[str] = []

    async def slow(deployment: Deployment) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            for _ in range(20):
                await asyncio.sleep(0)
            ended.append("slow")

    async with kept_up(NOTHING, slow):
        await has_begun()

    assert ended == ["slow"], "the database may be closed now"


async def test_a_job_whose_task_group_fails_is_begun_again(only: None) -> None:
    begun: list[None] = []
    again = asyncio.Event()

    async def breaks() -> None:
        raise OSError("once")

    async def fails_once(deployment: Deployment) -> None:
        begun.append(None)
        if len(begun) == 1:
            async with asyncio.TaskGroup() as group:  # as `seal_ahead`: its own task stays cancelling afterwards
                group.create_task(breaks())
        again.set()
        await asyncio.Event().wait()

    async with asyncio.timeout(5), kept_up(NOTHING, fails_once):
        await again.wait()


async def test_a_job_that_fails_while_the_server_runs_is_begun_again(
    only: None, caplog: pytest.LogCaptureFixture
) -> None:
    begun: list[None] = []
    again = asyncio.Event()

    async def fails_once(deployment: Deployment) -> None:
        begun.append(None)
        if len(begun) == 1:
            raise OSError("once")
        again.set()
        await asyncio.Event().wait()

    async with asyncio.timeout(5), kept_up(NOTHING, fails_once):
        await again.wait()

    assert "begins again" in caplog.text
