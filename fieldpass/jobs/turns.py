"""Zones that turn by the clock over crews that stand still."""

import asyncio
import contextlib

from fieldpass.wiring import Deployment
from storage.outcomes import Busy

LOOK_S = 15.0


async def watch_turns(deployment: Deployment) -> None:
    """Look where crews stand, by the deployment's clock; any number of processes may do so."""
    while True:
        with contextlib.suppress(Busy):
            await deployment.services.crew_turns.look(deployment.clock())
        await asyncio.sleep(LOOK_S)
