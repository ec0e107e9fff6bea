"""What a server does besides answering: follow the zones, seal bundles, rotate keys, tell people, forget the old."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

from fieldpass.jobs.bundles_ahead import seal_ahead
from fieldpass.jobs.findings import find_what_is_odd
from fieldpass.jobs.notifying import notifying
from fieldpass.jobs.stops import ask_the_next
from fieldpass.jobs.turns import watch_turns
from fieldpass.wiring import Deployment
from storage.faults import traced
from storage.maintenance import forget_old_events, forget_old_requests

HOUR_S = 3600.0
_LOG = logging.getLogger(__name__)


@asynccontextmanager
async def kept_up(deployment: Deployment, *more: Callable[[Deployment], Awaitable[None]]) -> AsyncIterator[None]:
    """While the block runs, so do these; each is started again if it fails."""
    jobs = (
        _follow_zones,
        _hourly,
        seal_ahead,
        ask_the_next,
        watch_turns,
        find_what_is_odd,
        *notifying(deployment),
        *more,
    )
    tasks = [asyncio.create_task(_forever(job, deployment)) for job in jobs]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)  # what is on its way is finished


async def _forever(job: Callable[[Deployment], Awaitable[None]], deployment: Deployment) -> None:
    while True:
        try:
            await asyncio.create_task(_run(job, deployment))  # what is cancelled in there is not this one
        except Exception as fault:  # noqa: BLE001 - upkeep must outlive any one fault; it is logged
            if _is_ending():  # a task group, or a database that closes, makes a fault of the cancellation
                return
            _LOG.error("upkeep failed and begins again: %s", traced(fault))
            await asyncio.sleep(1)


async def _run(job: Callable[[Deployment], Awaitable[None]], deployment: Deployment) -> None:
    await job(deployment)


def _is_ending() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


async def _follow_zones(deployment: Deployment) -> None:
    await deployment.zones_now.run()


async def _hourly(deployment: Deployment) -> None:
    """Publish standby keys, seal what a dead process left behind, drop the old, judge priorities: each by itself."""
    while True:
        now = deployment.clock()
        db, services = deployment.db, deployment.services
        for name, task in (
            ("keys", partial(services.keys.rotate, now)),
            ("sealing", services.permits.sealer.heal),
            ("requests", partial(forget_old_requests, db, now)),
            ("events", partial(forget_old_events, db, now)),
            ("news", partial(services.news.forget_old, now)),
            ("positions", partial(services.positions.forget_old, now)),
            ("priorities", partial(services.incidents.judge_anew, now)),
        ):
            await _by_itself(name, task)
        await asyncio.sleep(HOUR_S)


async def _by_itself(name: str, task: Callable[[], Awaitable[object]]) -> None:
    """One that fails is done in the next hour; what comes after it is done in this one."""
    try:
        await task()
    except Exception as fault:
        if _is_ending():
            raise
        _LOG.error("hourly upkeep of %s failed: %s", name, traced(fault))
