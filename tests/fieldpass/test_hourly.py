"""What is done every hour: each by itself, so that a busy moment of one costs no other its hour."""

import asyncio
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from fieldpass.upkeep import _hourly
from storage.database import Database
from storage.outcomes import Busy
from tests.api.harness import NOON

if TYPE_CHECKING:
    from fieldpass.wiring import Deployment


async def test_one_that_is_busy_and_one_that_fails_keep_no_other_from_being_done(
    sqlite_db: Database, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[str] = []
    last = asyncio.Event()

    def does(name: str, fault: Exception | None = None) -> Callable[..., Awaitable[None]]:
        async def run(*_: object) -> None:
            done.append(name)
            if name == "judge":
                last.set()
            if fault is not None:
                raise fault

        return run

    services = SimpleNamespace(
        keys=SimpleNamespace(rotate=does("rotate", Busy("not now"))),
        permits=SimpleNamespace(sealer=SimpleNamespace(heal=does("heal", ValueError("never")))),
        news=SimpleNamespace(forget_old=does("forget news")),
        positions=SimpleNamespace(forget_old=does("forget")),
        incidents=SimpleNamespace(judge_anew=does("judge")),
    )
    deployment = cast("Deployment", SimpleNamespace(clock=lambda: NOON, db=sqlite_db, services=services))
    keeping = asyncio.create_task(_hourly(deployment))
    try:
        async with asyncio.timeout(5):
            await last.wait()
    finally:
        keeping.cancel()

    assert done == ["rotate", "heal", "forget news", "forget", "judge"]
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == 2
    assert "keys failed: Busy" in said[0]
    assert "sealing failed: ValueError" in said[1]
