"""What the checks say together, worked out when they have come home."""

from typing import Final

from checkpoints.findings.service import Findings, Looked
from fieldpass.clock import Clock
from fieldpass.wiring import Deployment
from notifications.looking import AT_ONCE, look
from storage import reader

_WAIT_S: Final = {Looked.DONE: AT_ONCE, Looked.NOTHING: reader.LOOK_S, Looked.HELD_BACK: reader.BEHIND_S}


async def find_what_is_odd(deployment: Deployment) -> None:
    """What a server does; any number of processes may do so."""
    await follow_checks(deployment.services.findings, deployment.clock)


async def follow_checks(findings: Findings, clock: Clock) -> None:
    """Look at every upload, for ever."""

    async def step() -> float:
        return _WAIT_S[await findings.look(clock())]

    await look(findings.db, step)
