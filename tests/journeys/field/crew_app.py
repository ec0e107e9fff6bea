"""A crew member's phone without a screen: what is done offline, what has happened, what was told, each exactly once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_OID, uuid4, uuid5

import msgspec

from tests.journeys.field import contract
from tests.journeys.field.clock import Clock
from tests.journeys.field.contract import DeviceEnrolled, Happened, Job, Paper, Told
from tests.journeys.field.disk import Disk
from tests.journeys.field.following import Log
from tests.journeys.field.queue import Entry, Queue, replay
from tests.journeys.field.speaker import NotTaken, Operation, Speaker, Unreachable, UpdateRequired
from tests.journeys.field.told import Screen

MOST = 50
CONCERNING = ("PERMIT", "WORK_ORDER", "ZONE", "APPLICATION")
"""Kinds of events, by their beginning, after which papers and jobs are read anew."""


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """What an enrolled phone remembers of itself."""

    id: str
    token: str


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the phone shows with no network: papers with their QR texts, and jobs."""

    papers: tuple[Paper, ...] = ()
    jobs: tuple[Job, ...] = ()


class CrewApp:
    """One phone of one member; everything it knows is in its folder, so it may die anywhere."""

    def __init__(self, disk: Disk, speaker: Speaker, clock: Clock | None = None) -> None:
        self._disk = disk
        self._by = speaker
        self.clock = clock or Clock()
        self.queue = Queue(disk)
        self.screen = Screen(disk)
        self.log = Log(disk)
        self.too_old = False
        """The server wants a newer version of this app: nothing is sent until it is updated, everything is kept."""
        remembered, known = disk.read("device.json"), disk.read("known.json")
        self.known = msgspec.json.decode(known, type=Known) if known else Known()
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

    def reached_at(self, address: str) -> Entry:
        """Where the push service reaches this phone."""
        did = contract.RegisterPushAddressInput(idempotency_key=uuid4(), kind="TOKEN", value=address)
        return self._did(contract.REGISTER_PUSH_ADDRESS, did)

    def go(self, crew: str, duty: contract.Duty) -> Entry:
        """Put one's crew on or off duty."""
        return self._did(contract.SET_DUTY, contract.SetDutyInput(idempotency_key=uuid4(), crew=crew, duty=duty))

    def progress(self, job: str, progress: contract.CrewProgress) -> Entry:
        """Say how far one has come."""
        did = contract.ReportProgressInput(
            idempotency_key=uuid4(), work_order=job, report=uuid4(), progress=progress, at=self._hour()
        )
        return self._did(contract.REPORT_PROGRESS, did)

    def note(self, job: str, text: str) -> Entry:
        """Write something down about a job."""
        did = contract.AddNoteInput(idempotency_key=uuid4(), work_order=job, note=uuid4(), at=self._hour(), text=text)
        return self._did(contract.ADD_NOTE, did)

    def complete(self, job: Job, note: str = "") -> Entry:
        """Say that the work is done, of the job as one saw it."""
        did = contract.CompleteWorkOrderInput(
            idempotency_key=uuid4(), work_order=job.id, version=job.version, edit=uuid4(), at=self._hour(), note=note
        )
        return self._did(contract.COMPLETE_WORK_ORDER, did, about=job.id)

    def finish(self, job: Job, stop: str, state: contract.WorkStopState = "DONE") -> Entry:
        """Say that one stop of a run is done, or was missed."""
        did = contract.CompleteStopInput(
            idempotency_key=uuid4(),
            work_order=job.id,
            version=job.version,
            edit=uuid4(),
            at=self._hour(),
            stop=stop,
            state=state,
        )
        return self._did(contract.COMPLETE_STOP, did, about=job.id)

    def hand_back(self, paper: Paper) -> Entry:
        """Say that a paper is not needed any more."""
        did = contract.PermitRefInput(idempotency_key=uuid4(), permit=paper.id, version=paper.version)
        return self._did(contract.COMPLETE_PERMIT, did, about=paper.id)

    def stopped(self, crew: str, place: tuple[float, float], words: str, **at: str) -> Entry:
        """One tap: "Bị chặn". `at`: the checkpoint, the permit that was refused; both may be unknown."""
        did = contract.ReportStopInput(
            idempotency_key=uuid4(),
            id=uuid4(),
            crew=crew,
            place=contract.LonLatInput(lon=place[0], lat=place[1]),
            occurred_at=self._hour(),
            words=words,
            **at,
        )
        return self._did(contract.REPORT_STOP, did)

    def no_longer_stopped(self, stop: str, how: contract.StopEnd) -> Entry:
        """How it ended."""
        return self._did(contract.END_STOP, contract.EndStopInput(idempotency_key=uuid4(), stop=stop, how=how))

    def stands(self, crew: str, place: tuple[float, float], accuracy_m: float) -> Entry:
        """A fix of the receiver; a real app hands them in by the dozen."""
        fix = contract.FixInput(at=self._hour(), lon=place[0], lat=place[1], accuracy_m=accuracy_m)
        did = contract.ReportPositionsInput(idempotency_key=uuid4(), crew=crew, fixes=(fix,))
        return self._did(contract.REPORT_POSITIONS, did)

    def take_care(self, notification: str) -> Entry:
        """Acknowledge what somebody must take care of."""
        did = contract.AcknowledgeNotificationInput(idempotency_key=uuid4(), notification=notification)
        return self._did(contract.ACKNOWLEDGE_NOTIFICATION, did)

    def read(self, notifications: Sequence[str]) -> Entry:
        """Say that one has read these."""
        did = contract.NotificationsInput(idempotency_key=uuid4(), notifications=notifications)
        return self._did(contract.READ_NOTIFICATIONS, did)

    def _did(self, operation: Operation[Any], input: msgspec.Struct, about: str = "") -> Entry:
        return self.queue.put(operation, input, made_at=self.clock.now(), about=about)

    def _hour(self) -> datetime:
        """The server's time now as well as this phone knows it."""
        earliest, latest = self.clock.interval()
        return earliest + (latest - earliest) / 2

    # What the network brings

    async def sync(self) -> None:
        """Send what waits, read what has happened and the inbox, say what arrived. Raises the Fault that stops it."""
        await self.send()
        if not self.too_old:
            await self.log.catch_up(self._by, self.load, self.apply)
            await self.look()
            await self.send()

    async def send(self) -> None:
        """Send what waits, in order; raises the Fault that stops it. An app that is too old keeps its queue."""
        if self.too_old:
            return
        try:
            await replay(self.queue, self._by)
        except UpdateRequired:
            self.too_old = True

    async def follow(self) -> None:
        """Hear of events as they happen, until the server or the network ends it."""
        await self.log.follow(self._by, self.load, self.apply)

    async def apply(self, happened: Sequence[Happened]) -> None:
        """An event says that something is otherwise; what it is now is read anew."""
        if any(one.kind.startswith(CONCERNING) for one in happened):
            await self.load()
        if any(one.kind == "INBOX_RECEIVED" for one in happened):
            await self.look()

    async def load(self) -> None:
        """Papers and jobs as they are now, kept for the hours without a network."""
        papers = await contract.my_permits(self._by, first=MOST)
        jobs = await contract.my_work(self._by, first=MOST)
        self.known = Known(
            papers=tuple(edge.node for edge in papers.edges), jobs=tuple(edge.node for edge in jobs.edges)
        )
        self._disk.replace("known.json", msgspec.json.encode(self.known))

    async def look(self) -> tuple[Told, ...]:
        """Read the inbox and show what is new; the service is told that this phone has it."""
        new = await self.screen.refresh(self._by)
        if new:
            had = contract.ReportDeliveredInput(
                idempotency_key=uuid4(), uuids=[one.uuid for one in self.screen.shown[-len(new) :]]
            )
            self._did(contract.REPORT_DELIVERED, had)
        return new

    async def received(self, data: Mapping[str, str]) -> None:
        """A push came: a hint to read the inbox; with no network it is shown as it is."""
        try:
            await self.look()
        except Unreachable:
            self.screen.hint(data)
