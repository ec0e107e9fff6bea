"""What a server does besides answering: follow the zones, seal bundles, rotate keys, tell people, forget the old."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fieldpass.jobs.bundles_ahead import seal_ahead
from fieldpass.jobs.notifying import notifying
from fieldpass.jobs.stops import ask_the_next
from fieldpass.jobs.turns import watch_turns
from fieldpass.wiring import Deployment
from storage.faults import traced
from storage.maintenance import forget_old_events, forget_old_requests
from storage.outcomes import Busy

HOUR_S = 3600.0
_LOG = logging.getLogger(__name__)


@asynccontextmanager
async def kept_up(deployment: Deployment, *more: Callable[[Deployment], Awaitable[None]]) -> AsyncIterator[None]:
    """While the block runs, so do these; each is started again if it fails."""
    jobs = (_follow_zones, _hourly, seal_ahead, ask_the_next, watch_turns, *notifying(deployment), *more)
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
            await job(deployment)
        except Exception as fault:  # noqa: BLE001 - upkeep must outlive any one fault; it is logged
            if _is_ending():  # a task group, or a database that closes, makes a fault of the cancellation
                return
            _LOG.error("upkeep failed and begins again: %s", traced(fault))
            await asyncio.sleep(1)


def _is_ending() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


async def _follow_zones(deployment: Deployment) -> None:
    await deployment.zones_now.run()


async def _hourly(deployment: Deployment) -> None:
    """Publish missing standby keys, seal what a dead process left behind, drop what is too old, judge priorities."""
    while True:
        now = deployment.clock()
        with contextlib.suppress(Busy):
            await deployment.services.keys.rotate(now)
            await deployment.services.permits.sealer.heal()
            await forget_old_requests(deployment.db, now)
            await forget_old_events(deployment.db, now)
            await deployment.services.positions.forget_old(now)
            await deployment.services.incidents.judge_anew(now)
        await asyncio.sleep(HOUR_S)
