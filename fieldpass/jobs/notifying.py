"""The jobs that tell people what happened: read the log, send pushes, hand on, tidy up."""

import asyncio
import contextlib
import random
from collections.abc import Awaitable, Callable
from datetime import timedelta

from api.words import say
from fieldpass import master_key
from fieldpass.push_services import fcm_options
from fieldpass.push_services import senders as senders_of
from fieldpass.wiring import Deployment
from notifications.addresses import store as addresses
from notifications.deliveries import store as deliveries
from notifications.escalation.worker import Escalation
from notifications.outbox.worker import Means, Outbox
from notifications.senders import close_all
from notifications.telling.reader import Reader
from storage.outcomes import Busy

Job = Callable[[Deployment], Awaitable[None]]
HOUR_S = 3600.0
DELIVERIES_KEPT = timedelta(days=30)
_CHANCE = random.SystemRandom()


def notifying(deployment: Deployment) -> tuple[Job, ...]:
    """The jobs of a server: none where `fieldpass worker` does them. Raises SettingsError for a wrong FCM account."""
    if deployment.settings.worker == "none":
        return ()
    fcm_options(deployment.settings)
    return JOBS


async def _tell(deployment: Deployment) -> None:
    reader = Reader(deployment.db, deployment.clock)
    try:
        await reader.run()
    finally:
        with contextlib.suppress(Busy):
            await reader.stop()


async def _send(deployment: Deployment) -> None:
    senders = senders_of(deployment.settings, master_key.read(deployment.settings))
    means = Means(senders=senders, say=say, clock=deployment.clock, chance=_CHANCE.random)
    try:
        await Outbox(deployment.db, means).run()
    finally:
        await close_all(senders)


async def _hand_on(deployment: Deployment) -> None:
    await Escalation(deployment.db, deployment.clock).run()


async def _tidy(deployment: Deployment) -> None:
    """Forget addresses whose session ran out, and how pushes went a month ago."""
    while True:
        now = deployment.clock()
        with contextlib.suppress(Busy):
            async with deployment.db.transaction() as tx:
                await addresses.remove_signed_out(tx, now)
                await deliveries.forget(tx, now - DELIVERIES_KEPT)
        await asyncio.sleep(HOUR_S)


JOBS: tuple[Job, ...] = (_tell, _send, _hand_on, _tidy)
