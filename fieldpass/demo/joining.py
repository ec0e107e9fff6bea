"""How a newcomer joins a checkpoint of the demonstration: an invitation that is good now, and an officer's PIN."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

from checkpoints.officers.model import AddOfficer
from credentials import qr
from fieldpass.demo import story
from fieldpass.demo.house import OPERATOR, House, asked, done
from fieldpass.demo.trials import POST, night_repair, repairing
from fieldpass.enrolling import Invited, invited
from fieldpass.wiring import Deployment
from identity.devices.model import InviteToPost

OFFICERS = (("Trần Thị Mỹ Hạnh", True, "482017"), ("Lê Văn Tám", False, "605142"))
"""Name, shift leader, PIN; the same two at every post, so that one page says it all."""
PHONE = InviteToPost(label="Điện thoại dùng thử", in_person=True)
PERMIT_PNG = "/demo/permit.png"
_STAYS_GOOD = timedelta(minutes=30)


async def officers(house: House) -> None:
    """Two at every post."""
    await asyncio.gather(*(_officers(house, post.name) for post in story.POSTS))


async def _officers(house: House, post: str) -> None:
    at = story.OPENS_AT - timedelta(hours=2)
    for name, leader, pin in OFFICERS:
        command = AddOfficer(checkpoint=house.checkpoints[post], name=name, leader=leader, pin=pin)
        done(await house.deployment.services.officers.add(command, by=OPERATOR, request=asked(OPERATOR, at)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """What is shown: where to join, who to sign on as, and which permit to check."""

    invited: Invited
    officer: str
    pin: str = field(repr=False)
    control_code: str


class Joins:
    """One invitation at a time; a used or old one is replaced."""

    def __init__(self, deployment: Deployment) -> None:
        self._deployment = deployment
        self._made: Joining | None = None

    async def now(self) -> Joining:
        """The invitation of the moment."""
        if self._made is None or not await self._is_good(self._made):
            name, _, pin = OFFICERS[0]
            permit = await repairing(self._deployment)
            made = await invited(self._deployment, POST, PHONE)
            self._made = Joining(invited=made, officer=name, pin=pin, control_code=permit.control_code)
        return self._made

    async def permit_png(self) -> bytes:
        """The QR that the checkpoint scans, as it stands on the crew's phone."""
        return qr.png(await night_repair(self._deployment))

    async def _is_good(self, made: Joining) -> bool:
        services, at = self._deployment.services, self._deployment.clock() + _STAYS_GOOD
        return await services.devices.invitation_lives(made.invited.invitation, at)
