"""Stopped crews whom nobody answers."""

import asyncio
import contextlib

from fieldpass.wiring import Deployment
from storage.outcomes import Busy

LOOK_S = 10.0


async def ask_the_next(deployment: Deployment) -> None:
    """Where a stopped crew has waited its quarter of an hour, ask the next; any number of processes may do so."""
    while True:
        with contextlib.suppress(Busy):
            await deployment.services.stops.escalate(deployment.clock())
        await asyncio.sleep(LOOK_S)
