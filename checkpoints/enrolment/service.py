"""Use cases of enrolment: a phone joins its checkpoint, is confirmed by voice, asks how it stands."""

from datetime import datetime
from uuid import UUID

from checkpoints.enrolment import rules
from checkpoints.enrolment.model import Confirm, Enrol, Enrolled, PostDevice
from checkpoints.records import store as records
from credentials.codes import confirmation_code
from credentials.keys.service import Keys
from identity.access import Actor
from identity.devices.model import Confirmed, Device
from identity.devices.service import Devices
from storage.database import Database
from storage.idempotency import Request
from storage.outcomes import NotFound, Refusal


class Enrolment:
    """A checkpoint's devices, with the keys they sign by and the anchor they trust."""

    def __init__(self, db: Database, devices: Devices, keys: Keys) -> None:
        self.db = db
        self.devices = devices
        self.keys = keys

    async def enrol(self, command: Enrol, *, request: Request, address: str = "") -> Enrolled | Refusal:
        """Take the invitation; asked again with the same key and invitation, the same answer."""
        rules.check_key(command.public_key)
        anchor = await self.keys.anchor()
        done = await self.devices.enrol(
            command.invitation, request=request, public_key=command.public_key, address=address
        )
        if isinstance(done, Refusal):
            return done
        post = await self._post(done.device, request.at)
        if post is None:
            return NotFound(kind="Device", id=done.device)
        return Enrolled(
            post=post,
            anchor=anchor,
            expires_at=done.expires_at,
            token=done.token,
            reply_key=self.devices.reply_key(done.device),
        )

    async def confirm(self, command: Confirm, *, by: Actor, request: Request) -> Confirmed | Refusal:
        """Type the code the device read aloud: from now on it gets its checkpoint's sheet."""
        typed, deployment = rules.heard(command.code), (await self.keys.anchor()).deployment
        return await self.devices.confirm(
            command.device, lambda device: rules.fits(_code(deployment, device), typed), by=by, request=request
        )

    async def own(self, *, by: Actor, at: datetime) -> PostDevice | None:
        """The device that asks; None for any other account."""
        return None if by.device is None else await self._post(by.device, at)

    async def _post(self, id: UUID, at: datetime) -> PostDevice | None:
        deployment = (await self.keys.anchor()).deployment
        device = await self.devices.find(id)
        if device is None or device.checkpoint is None or device.public_key is None:
            return None
        return PostDevice(
            device=device,
            checkpoint=device.checkpoint,
            checkpoint_name=await self._name(device.checkpoint, at),
            code=_code(deployment, device),
        )

    async def _name(self, checkpoint: UUID, at: datetime) -> str:
        """As it stands, or was last known; a post may be enrolled before it opens."""
        async with self.db.reading() as rx:
            found = await records.standing(rx, checkpoint, at)
            known = (found,) if found is not None else await records.known(rx, checkpoint)
        return known[-1].placing.name if known else ""


def _code(deployment: str, device: Device) -> str:
    return confirmation_code(deployment, device.id, device.public_key or b"")
