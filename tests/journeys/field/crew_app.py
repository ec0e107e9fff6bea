"""A crew member's phone without a screen: what is done offline, what has happened, what was told, each exactly once."""

from dataclasses import replace
from uuid import NAMESPACE_OID, uuid4, uuid5

import msgspec

from tests.journeys.field import contract
from tests.journeys.field.clock import Clock
from tests.journeys.field.contract import DeviceEnrolled
from tests.journeys.field.disk import Disk
from tests.journeys.field.queue import Entry, Queue, replay
from tests.journeys.field.speaker import NotTaken, Speaker, UpdateRequired


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """What an enrolled phone remembers of itself."""

    id: str
    token: str


class CrewApp:
    """One phone of one member; everything it knows is in its folder, so it may die anywhere."""

    def __init__(self, disk: Disk, speaker: Speaker, clock: Clock | None = None) -> None:
        self._disk = disk
        self._by = speaker
        self.clock = clock or Clock()
        self.queue = Queue(disk)
        self.too_old = False
        """The server wants a newer version of this app: nothing is sent until it is updated, everything is kept."""
        remembered = disk.read("device.json")
        self._device = msgspec.json.decode(remembered, type=Device) if remembered else None
        if self._device is not None:
            self._by.token = self._device.token

    @property
    def device(self) -> Device:
        """Raises NotTaken before the phone is enrolled."""
        if self._device is None:
            raise NotTaken("NOT_ENROLLED", "This phone is not enrolled yet.")
        return self._device

    async def enrol(self, invitation: str) -> None:
        """Take the invitation. Its key is made from it, so that a lost answer can be asked for again."""
        asked = contract.EnrolDeviceInput(idempotency_key=uuid5(NAMESPACE_OID, invitation), invitation=invitation)
        enrolled = await contract.enrol_device(replace(self._by, token=None), input=asked)
        if not isinstance(enrolled, DeviceEnrolled):
            raise NotTaken(type(enrolled).__name__, enrolled.message)
        self._device = Device(id=enrolled.device, token=enrolled.token)
        self._disk.replace("device.json", msgspec.json.encode(self._device))
        self._by.token = self._device.token

    # What a person does: kept at once, sent when it can be

    def go(self, crew: str, duty: contract.Duty) -> Entry:
        """Go on or off duty."""
        did = contract.SetDutyInput(idempotency_key=uuid4(), crew=crew, duty=duty)
        return self.queue.put(contract.SET_DUTY, did, made_at=self.clock.now())

    async def send(self) -> None:
        """Send what waits, in order; raises the Fault that stops it. An app that is too old keeps its queue."""
        if self.too_old:
            return
        try:
            await replay(self.queue, self._by)
        except UpdateRequired:
            self.too_old = True
