"""A phone at a checkpoint, from its invitation to its end: over HTTP and GraphQL text, on both databases."""

import base64
import hashlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from checkpoints.sheets import store
from credentials.bundle.certificate import Anchor
from credentials.codes import confirmation_code
from credentials.sheet.model import Sheet
from credentials.sheet.seal import open_sheet
from credentials.wire import Purpose
from tests.journeys import speaking
from tests.journeys.conftest import House
from tests.journeys.field.device_key import DeviceKey, key_of
from tests.journeys.field.disk import Disk
from tests.journeys.scene import HAMLET, SA_DEC, Post, Scene, a_scene

JOIN = """
mutation ($input: EnrolCheckpointDeviceInput!) { enrolCheckpointDevice(input: $input) { __typename
  ... on CheckpointDeviceEnrolled { token deployment root replyKey
    device { id uuid confirmed confirmationCode checkpoint { id uuid bundleAddress sheetAddress } } } } }
"""
CONFIRM = """
mutation ($input: ConfirmDeviceInput!) { confirmDevice(input: $input) { __typename
  ... on DeviceConfirmed { device } } }
"""
ADD_OFFICER = """
mutation ($input: AddOfficerInput!) { addOfficer(input: $input) { __typename ... on PinGiven { officer pin } } }
"""
RESET_PIN = """
mutation ($input: ResetOfficerPinInput!) { resetOfficerPin(input: $input) { __typename
  ... on PinGiven { officer pin } } }
"""
END_OFFICER = """
mutation ($input: EndOfficerInput!) { endOfficer(input: $input) { __typename ... on OfficerEnded { officer } } }
"""
OFFICERS = "query ($checkpoint: ID!) { officers(checkpoint: $checkpoint) { id uuid name leader } }"
DEVICES = """
query ($checkpoint: ID!) { checkpointDevices(checkpoint: $checkpoint) {
  uuid label bundleSequence clockOffsetMs confirmedAt revokedAt } }
"""
SHIFTS = """
query ($checkpoint: ID!) { shifts(checkpoint: $checkpoint, first: 9) {
  edges { node { event officer officerId note notes position } } } }
"""
CHECKS = """
query ($filter: CheckFilterInput) { checks(first: 9, filter: $filter) { edges { node {
  position officer officerId permit notes alert bundleAsOf override { by kind } } } } }
"""
SHUT_OUT = """
mutation ($input: RevokeDeviceInput!) { revokeDevice(input: $input) { __typename
  ... on DeviceRevoked { device } } }
"""


@dataclass(slots=True)
class Phone:
    """What the page on a phone does, without the page."""

    scene: Scene
    key: DeviceKey
    joined: dict[str, Any]
    sequence: int | None = None
    links: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> Anchor:
        root = self.joined["root"]
        return Anchor(deployment=self.joined["deployment"], root=base64.urlsafe_b64decode(root + "=="))

    async def get(self, address: str, etag: str = "") -> httpx.Response:
        """One request as the page sends it; its clock is a minute fast."""
        clock = self.scene.house.clock() + timedelta(minutes=1)
        headers = {"authorization": f"Bearer {self.joined['token']}"}
        headers["x-fieldpass-clock"] = str(int(clock.timestamp() * 1000))
        if self.sequence is not None:
            headers["x-fieldpass-bundle"] = str(self.sequence)
        return await self.scene.client.http.get(address, headers=headers | ({"if-none-match": etag} if etag else {}))

    async def sheet(self) -> Sheet:
        answer = await self.get(self.joined["device"]["checkpoint"]["sheetAddress"])
        assert answer.status_code == 200, answer.text
        opened = open_sheet(answer.content, self.anchor)
        assert opened is not None
        return opened

    def write(self, at: str, **said: object) -> None:
        """The next link of its chain."""
        chained = {"previousHash": hashlib.sha256(self.links[-1].encode()).hexdigest()} if self.links else {}
        device = self.joined["device"]
        text = {
            "id": str(uuid4()),
            "checkpoint": device["checkpoint"]["uuid"],
            "device": device["uuid"],
            "position": len(self.links) + 1,
            "decidedAt": {"earliest": at, "latest": at},
            **chained,
            **said,
        }
        self.links.append(json.dumps(text, ensure_ascii=False))

    async def hand_in(self, *, signed: bool = True) -> list[list[str]]:
        """Everything it ever wrote; the notes of each."""
        deployment, device = self.joined["deployment"], UUID(self.joined["device"]["uuid"])
        answered = await self.scene.client.do(
            speaking.RECORD,
            self.joined["token"],
            checkpoint=self.joined["device"]["checkpoint"]["id"],
            checks=self.links,
            signatures=[self.key.sign(deployment, device, text) if signed else None for text in self.links],
        )
        return [one["notes"] for one in answered["receipts"] if one["kept"] == "RECORDED"]


@pytest.fixture
async def scene(house: House, tmp_path: Path) -> AsyncIterator[Scene]:
    scene = await a_scene(house, tmp_path)
    yield scene
    await scene.client.http.aclose()


async def a_phone(scene: Scene, post: Post, name: str = "phone", **more: object) -> Phone:
    """Invited by the district, enrolled by what somebody typed."""
    invited = await scene.client.do(speaking.INVITE, scene.cast.sa_dec, checkpoint=post.id, label=name, **more)
    key = key_of(Disk(scene.folder / name))
    typed = "-".join(invited["secret"][at : at + 4] for at in (0, 4, 8, 12)).lower()
    joined = await scene.client.do(JOIN, None, invitation=typed, publicKey=key.public)
    return Phone(scene, key, joined)


async def confirm(scene: Scene, phone: Phone) -> None:
    """The phone reads its code aloud; the district types what it heard."""
    device = phone.joined["device"]
    public_key = base64.urlsafe_b64decode(phone.key.public + "==")
    assert device["confirmationCode"] == confirmation_code("dt-2021", UUID(device["uuid"]), public_key)
    await scene.client.do(CONFIRM, scene.cast.sa_dec, device=device["id"], code=device["confirmationCode"])


async def an_officer(scene: Scene, post: Post, name: str, *, leader: bool = False) -> dict[str, Any]:
    return await scene.client.do(ADD_OFFICER, scene.cast.sa_dec, checkpoint=post.id, name=name, leader=leader)


async def test_a_phone_from_its_invitation_to_its_end(scene: Scene) -> None:
    scene.at("19:10")
    post = scene.posts["hamlet"]
    hanh = await an_officer(scene, post, "Trần Thị Mỹ Hạnh", leader=True)
    tam = await an_officer(scene, post, "Lê Văn Tám")
    phone = await a_phone(scene, post)
    addresses = phone.joined["device"]["checkpoint"]

    # not confirmed: the bundle, no sheet
    bundle = await phone.get(addresses["bundleAddress"])
    early = await phone.get(addresses["sheetAddress"])
    assert (bundle.status_code, early.status_code) == (200, 403)
    assert early.json()["errors"][0]["extensions"]["code"] == "NOT_CONFIRMED"
    await confirm(scene, phone)

    # the sheet: officers, and who may come
    phone.sequence = 1
    sheet = await phone.sheet()
    assert [(one.name, one.leader) for one in sheet.officers] == [("Trần Thị Mỹ Hạnh", True), ("Lê Văn Tám", False)]
    assert len({hanh["pin"], tam["pin"]}) == 2
    known = await scene.client.ask(OFFICERS, scene.cast.sa_dec, checkpoint=post.id)
    assert [one["uuid"] for one in known] == [str(one.id) for one in sheet.officers]
    (listed, _) = await scene.client.ask(DEVICES, scene.cast.sa_dec, checkpoint=post.id)
    assert (listed["bundleSequence"], listed["clockOffsetMs"], listed["revokedAt"]) == (1, 60_000, None)
    assert listed["confirmedAt"]

    # a shift, a look-up by plate, and a hand-over
    applied = await scene.apply("INCIDENT_REPAIR", [SA_DEC, HAMLET], "+2 19:00")
    permit = await scene.permit_of(applied["id"])
    scene.at("19:20")
    row = (await phone.sheet()).rows[0]
    first, second = known
    phone.write("2021-09-15T19:21:00+07:00", kind="SHIFT", event="ON", officer=first["name"], officerId=first["uuid"])
    phone.write(
        "2021-09-15T19:25:00+07:00",
        source="PLATE",
        plate=row.plates[0],
        cti=row.cti.hex(),
        passage="ENTER",
        decision="REFER",
        reasons=["CODE_ONLY"],
        outcome="PASSED",
        officer=first["name"],
        officerId=first["uuid"],
        bundleSequence=1,
        bundleAsOf=1_631_707_800,
        alert=True,
        override={"by": "Trực ban", "why": "xác nhận", "kind": "DESK", "challenge": "0427", "replyCode": "123456"},
    )
    off = {"kind": "SHIFT", "event": "OFF", "officer": first["name"], "officerId": first["uuid"]}
    phone.write("2021-09-15T19:30:00+07:00", **off, note="đã giao cho anh Tám")
    on = {"kind": "SHIFT", "event": "ON", "officer": second["name"], "officerId": second["uuid"]}
    phone.write("2021-09-15T19:30:30+07:00", **on)
    scene.at("19:40")
    assert await phone.hand_in() == [[], [], [], []]
    edges = (await scene.client.ask(SHIFTS, scene.cast.sa_dec, checkpoint=post.id))["edges"]
    assert [(one["node"]["event"], one["node"]["officer"]) for one in edges] == [
        ("ON", "Lê Văn Tám"), ("OFF", "Trần Thị Mỹ Hạnh"), ("ON", "Trần Thị Mỹ Hạnh"),
    ]  # fmt: skip
    (edge,) = (await scene.client.ask(CHECKS, scene.cast.sa_dec, filter={"checkpoint": post.id}))["edges"]
    check = edge["node"]
    assert (check["position"], check["permit"], check["alert"]) == (2, permit["id"], True)
    assert check["override"] == {"by": "Trực ban", "kind": "DESK"}
    assert check["bundleAsOf"] == "2021-09-15T12:10:00Z"

    # the end: it is told so, gets nothing more, and hands in what it holds
    await scene.client.do(SHUT_OUT, scene.cast.sa_dec, device=phone.joined["device"]["id"])
    for address in (addresses["sheetAddress"], addresses["bundleAddress"]):
        gone = await phone.get(address)
        assert (gone.status_code, gone.json()["errors"][0]["extensions"]["code"]) == (401, "DEVICE_REVOKED")
    phone.write("2021-09-15T19:35:00+07:00", **off | {"officer": second["name"], "officerId": second["uuid"]})
    assert await phone.hand_in() == [["REVOKED_DEVICE"]]


async def test_a_sheet_says_who_is_expected_is_another_one_when_that_changes_and_is_shown_to_nobody_else(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.at("19:10")
    post, bridge = scene.posts["hamlet"], scene.posts["bridge"]
    phone = await a_phone(scene, post, inPerson=True)
    other = await a_phone(scene, bridge, "other", inPerson=True)
    address = phone.joined["device"]["checkpoint"]["sheetAddress"]

    # nobody else
    said = {
        "another post's phone": (await other.get(address)).status_code,
        "the approver": (await scene.client.get(address, scene.cast.sa_dec)).status_code,
        "the company": (await scene.client.get(address, scene.cast.coordinator)).status_code,
        "nobody": (await scene.client.get(address)).status_code,
        "no checkpoint": (await phone.get("/sheets/x")).status_code,
        "its own phone": (await phone.get(address)).status_code,
    }
    assert said == {
        "another post's phone": 403, "the approver": 403, "the company": 403, "nobody": 401, "no checkpoint": 404,
        "its own phone": 200,
    }  # fmt: skip

    # another one when it says something else
    first = await phone.get(address)
    same = await phone.get(address, etag=first.headers["etag"])
    officer = await an_officer(scene, post, "Lê Văn Tám")
    changed = await phone.get(address, etag=first.headers["etag"])
    await scene.client.do(RESET_PIN, scene.cast.sa_dec, officer=officer["officer"])
    again = await phone.get(address, etag=changed.headers["etag"])
    await scene.client.do(END_OFFICER, scene.cast.sa_dec, officer=officer["officer"])
    ended = await phone.get(address, etag=first.headers["etag"])
    assert [one.status_code for one in (first, same, changed, again, ended)] == [200, 304, 200, 200, 304]
    assert first.headers["cache-control"] == "private, no-cache"
    assert first.headers["content-type"] == "application/vnd.fieldpass.sheet+cose"
    assert await scene.client.ask(OFFICERS, scene.cast.sa_dec, checkpoint=post.id) == []

    # who is expected: by zone, by base, as long as the permit is good
    assert (await phone.sheet()).rows == ()
    await scene.apply("INCIDENT_REPAIR", [SA_DEC], "+2 19:00")
    await scene.apply("CONGESTION_RELIEF", [HAMLET], "21:00")
    baseless = scene.wanted("TRANSMISSION_DEPLOYMENT", [HAMLET], "+2 19:00", baseZone=None)
    await scene.client.do(speaking.APPLY, scene.cast.coordinator, wanted=baseless)
    gone = await scene.permit_of((await scene.apply("KT1_MAIL", [HAMLET], "+1 19:00"))["id"])
    await scene.client.do(
        speaking.REVOKE, scene.cast.department, permit=gone["id"], version=gone["version"], reason="nhầm"
    )
    scene.at("19:20")
    here, there = await phone.sheet(), await other.sheet()
    scene.at("21:00")
    later = await phone.sheet()
    assert purposes(here) == {"INCIDENT_REPAIR", "CONGESTION_RELIEF", "TRANSMISSION_DEPLOYMENT"}
    assert purposes(there) == {"INCIDENT_REPAIR", "CONGESTION_RELIEF"}
    assert purposes(later) == {"INCIDENT_REPAIR", "TRANSMISSION_DEPLOYMENT"}
    assert len(here.rows) == 3 * len(scene.crew.members)

    # what does not fit is counted: those that end first are there
    monkeypatch.setattr(store, "ROWS_MOST", 3)
    scene.house.clock.at -= timedelta(minutes=30)
    cut = await phone.get(address)
    assert cut.headers["x-fieldpass-left-off"] == "3"
    sheet = await phone.sheet()
    assert len(sheet.rows) == 3
    assert [row.purpose for row in sheet.rows].count(Purpose.CONGESTION_RELIEF) == 2


def purposes(sheet: Sheet) -> set[str]:
    return {row.purpose.value for row in sheet.rows}
