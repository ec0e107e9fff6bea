"""A checkpoint without a screen: it keeps the newest bundle, judges with no network and hands its checks in late."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

import httpx
import msgspec

from tests.journeys.field import contract
from tests.journeys.field.clock import Clock
from tests.journeys.field.contract import CheckpointDeviceEnrolled, CheckReceipts
from tests.journeys.field.device_key import DeviceKey, key_of
from tests.journeys.field.disk import Disk, Journal
from tests.journeys.field.speaker import NotTaken, Speaker, Unreachable

MOST = 100
"""Texts in one upload."""


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """What an enrolled device remembers of itself."""

    token: str
    device: UUID
    deployment: str
    checkpoint: str
    uuid: UUID
    bundle_address: str


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What an officer is shown."""

    decision: str
    passage: str
    reasons: tuple[str, ...]


class Written(msgspec.Struct, frozen=True, kw_only=True, tag="check"):
    """One check as the text that is handed in and hashed."""

    id: UUID
    text: str


class Received(msgspec.Struct, frozen=True, kw_only=True, tag="receipt"):
    """The server has it: how it was kept, and what is odd about it."""

    id: UUID
    kept: str
    notes: tuple[str, ...]


Judge = Callable[[Path, str, "Clock", str], Awaitable[Verdict]]
"""Bundle file, scanned text, clock and passage to a verdict, with no network."""


class CheckpointApp:
    """One device of one checkpoint; everything it knows is in its folder."""

    def __init__(self, disk: Disk, speaker: Speaker, judge: Judge, clock: Clock | None = None) -> None:
        self._disk = disk
        self._by = speaker
        self._judge = judge
        self.clock = clock or Clock()
        self._checks: Journal[Written | Received] = Journal(disk, "checks.jsonl", Written | Received)  # type: ignore[arg-type]  # a union is a type to msgspec
        remembered = disk.read("post.json")
        self._post = msgspec.json.decode(remembered, type=Post) if remembered else None
        if self._post is not None:
            speaker.token = self._post.token

    @property
    def post(self) -> Post:
        """Raises NotTaken before the device is enrolled."""
        if self._post is None:
            raise NotTaken("NOT_ENROLLED", "This device is not enrolled yet.")
        return self._post

    @property
    def bundle(self) -> Path:
        """The newest bundle, as a file."""
        return self._disk.folder / "bundle.fpb"

    async def enrol(self, invitation: str) -> None:
        """Take the invitation. Its key is made from it, so that a lost answer can be asked for again."""
        asked = contract.EnrolCheckpointDeviceInput(
            idempotency_key=uuid5(NAMESPACE_OID, invitation), invitation=invitation, public_key=self._key().public
        )
        enrolled = await contract.enrol_checkpoint_device(replace(self._by, token=None), input=asked)
        if not isinstance(enrolled, CheckpointDeviceEnrolled):
            raise NotTaken(type(enrolled).__name__, enrolled.message)
        self._by.token = enrolled.token
        checkpoint = enrolled.device.checkpoint
        self._post = Post(
            token=enrolled.token,
            device=enrolled.device.uuid,
            deployment=enrolled.deployment,
            checkpoint=checkpoint.id,
            uuid=checkpoint.uuid,
            bundle_address=checkpoint.bundle_address,
        )
        self._disk.replace("post.json", msgspec.json.encode(self._post))

    def _key(self) -> DeviceKey:
        return key_of(self._disk)

    async def fetch(self) -> bool:
        """Ask for a newer bundle; False when the one at hand is the newest. The old one stays until all is here."""
        etag = self._disk.read("bundle.etag").decode()
        headers = self._by.headers() | ({"if-none-match": etag} if etag and self.bundle.exists() else {})
        try:
            answer = await self._by.http.get(self.post.bundle_address, headers=headers)
        except httpx.TransportError as fault:
            raise Unreachable(type(fault).__name__) from fault
        if answer.status_code != httpx.codes.OK:
            return False
        self._disk.replace("bundle.fpb", answer.content)
        self._disk.replace("bundle.etag", answer.headers["etag"].encode())
        return True

    async def check(self, text: str, passage: str = "ENTER", **seen: Any) -> Verdict:
        """Judge with what is at hand and write down what was decided, both without a network."""
        verdict = await self._judge(self.bundle, text, self.clock, passage)
        earliest, latest = self.clock.interval()
        said: Mapping[str, Any] = {
            "id": str(uuid4()),
            "checkpoint": str(self.post.uuid),
            "source": "SCAN",
            "passage": verdict.passage,
            "decidedAt": {"earliest": earliest.isoformat(), "latest": latest.isoformat()},
            "decision": verdict.decision,
            "reasons": verdict.reasons,
            "outcome": "PASSED" if verdict.decision == "ALLOW" else "TURNED_BACK",
            "payload": text,
            **self._chained(),
            **seen,
        }
        self._checks.append(Written(id=UUID(said["id"]), text=json.dumps(said)))
        return verdict

    def _chained(self) -> Mapping[str, str | int]:
        """Its place and the hash of the text before, as docs/check.md has it; the first has none."""
        texts = [one.text for one in self._checks if isinstance(one, Written)]
        place: dict[str, str | int] = {"device": str(self.post.device), "position": len(texts) + 1}
        return place | ({"previousHash": hashlib.sha256(texts[-1].encode()).hexdigest()} if texts else {})

    def _signature(self, text: str) -> str:
        return self._key().sign(self.post.deployment, self.post.device, text)

    def waiting(self) -> tuple[Written, ...]:
        """Checks that no receipt has come for."""
        received = {one.id for one in self._checks if isinstance(one, Received)}
        return tuple(one for one in self._checks if isinstance(one, Written) and one.id not in received)

    def receipts(self) -> tuple[Received, ...]:
        """Every receipt that came, in order."""
        return tuple(one for one in self._checks if isinstance(one, Received))

    async def upload(self) -> None:
        """Hand in what waits. A check's own id makes a repeat harmless, so an upload needs no memory of its key."""
        while waiting := self.waiting()[:MOST]:
            asked = contract.RecordChecksInput(
                idempotency_key=uuid4(),
                checkpoint=self.post.checkpoint,
                checks=[one.text for one in waiting],
                signatures=[self._signature(one.text) for one in waiting],
            )
            answer = await contract.record_checks(self._by, input=asked)
            if not isinstance(answer, CheckReceipts):
                raise NotTaken(type(answer).__name__, answer.message)
            for one in answer.receipts:
                self._checks.append(Received(id=waiting[one.position].id, kept=one.kept, notes=one.notes))
