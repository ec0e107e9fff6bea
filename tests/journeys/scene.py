"""The journey's scene: zones, posts, permits and files, made through GraphQL text."""

import asyncio
import json
import sys
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast
from uuid import UUID, uuid4

import httpx
import zxingcpp
from PIL import Image

from tests.journeys import ground, speaking
from tests.journeys.cast import Cast, a_cast
from tests.journeys.conftest import House
from tests.journeys.field.device_key import key_of
from tests.journeys.field.disk import Disk
from tests.journeys.roster import CrewOfTwo, a_crew
from tests.journeys.speaking import Client

ACT = {"number": "1401/QĐ-UBND-HC", "signedOn": "2021-09-15", "authority": "UBND tỉnh Đồng Tháp"}
SEPTEMBER = "2021-09-01T00:00:00+07:00"
CAO_LANH, SA_DEC, LAP_VO, HAMLET = 1, 2, 3, 4
_QR = zxingcpp.barcode_formats_from_str("QRCode")
_RUNNING = asyncio.Semaphore(2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A checkpoint, its own token, and the newest bundle file it has."""

    id: str
    uuid: UUID
    address: str
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What `fieldpass verify` said: exit code, decision, reasons."""

    code: int
    decision: str
    reasons: list[str]


@dataclass(slots=True, kw_only=True)
class Scene:
    """Everything at hand."""

    house: House
    client: Client
    cast: Cast
    folder: Path
    crew: CrewOfTwo
    posts: dict[str, Post] = field(default_factory=dict)

    def at(self, text: str) -> None:
        """Move the clock to a local time of 2021-09-15 or, past midnight, `+1 HH:MM`."""
        self.house.clock.at = local(text)

    async def a_post(self, name: str, from_zone: int, to_zone: int, place: tuple[float, float]) -> Post:
        """Put up a checkpoint and enrol its device."""
        placing = {
            "name": name,
            "kind": "ROAD",
            "place": {"lon": place[0], "lat": place[1]},
            "fromZones": [from_zone],
            "toZones": [to_zone],
            "desk": [{"name": "Trực ban", "phone": "02773851431"}],
        }
        made = await self.client.do(
            speaking.CREATE_CHECKPOINT,
            self.cast.department,
            unit=self.cast.units["867"],
            placing=placing,
            validFrom=SEPTEMBER,
        )
        shown = await self.client.ask(speaking.CHECKPOINT, self.cast.department, id=made["checkpoint"])
        invitation = await self.client.do(
            speaking.INVITE, self.cast.department, checkpoint=made["checkpoint"], label="Máy 1", inPerson=True
        )
        device = await self.client.do(
            speaking.ENROL,
            None,
            invitation=invitation["secret"],
            publicKey=key_of(Disk(self.folder / "first phone")).public,
        )
        post = Post(
            id=made["checkpoint"], uuid=UUID(shown["uuid"]), address=shown["bundleAddress"], token=device["token"]
        )
        self.posts[name] = post
        return post

    async def bundle(self, post: Post) -> Path:
        """Fetch the newest bundle into a file of its own."""
        answer = await self.client.get(post.address)
        assert answer.status_code == 200
        path = self.folder / f"{uuid4().hex}.fpb"
        path.write_bytes(answer.content)
        return path

    def wanted(self, purpose: str, zones: list[int], until: str, **more: object) -> dict[str, object]:
        """A permit for the whole crew from now on."""
        return {
            "organisation": self.cast.organisation,
            "purpose": purpose,
            "subjectType": "CREW",
            "holders": self.crew.members,
            "vehicles": self.crew.vehicles,
            "crew": self.crew.crew,
            "baseZone": CAO_LANH,
            "zones": zones,
            "validFrom": self.house.clock().isoformat(),
            "validTo": local(until).isoformat(),
        } | more

    async def apply(self, purpose: str, zones: list[int], until: str) -> dict[str, Any]:
        """Hand an application in as the company's coordinator."""
        wanted = self.wanted(purpose, zones, until)
        return await self.client.do(speaking.APPLY, self.cast.coordinator, wanted=wanted)

    async def permit_of(self, application: str) -> dict[str, Any]:
        """The permit that came of an application, with its credentials."""
        found = await self.client.ask(speaking.APPLICATION, self.cast.coordinator, id=application)
        assert found["permit"], found
        permit = await self.client.ask(speaking.PERMIT, self.cast.coordinator, id=found["permit"])
        return cast("dict[str, Any]", permit)

    async def qr(self, permit: dict[str, Any]) -> Path:
        """The first holder's QR as a PNG file, as it is printed."""
        credential = permit["credentials"][0]
        answer = await self.client.get(credential["qrPngAddress"], self.cast.coordinator)
        assert answer.status_code == 200, answer.text
        path = self.folder / f"{uuid4().hex}.png"
        path.write_bytes(answer.content)
        with Image.open(path) as image:
            (code,) = zxingcpp.read_barcodes(image.convert("L"), formats=_QR)
        assert code.text == credential["text"]
        return path

    async def verify(self, qr: Path, bundle: Path, at: str, passage: str = "ENTER", *more: str) -> Said:
        """`fieldpass verify` in a process of its own, with nothing but the two files."""
        arguments = [str(qr), "--bundle", str(bundle), "--at", local(at).isoformat(), "--passage", passage]
        async with _RUNNING:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "fieldpass",
                "verify",
                *arguments,
                "--json",
                *more,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env={"PATH": ""},
                cwd=Path(__file__).resolve().parents[2],
            )
            out, err = await process.communicate()
        assert process.returncode in {0, 1, 2, 3}, err.decode()
        said = json.loads(out)
        return Said(
            code=process.returncode, decision=said["decision"], reasons=[one["code"] for one in said["reasons"]]
        )


async def a_scene(house: House, folder: Path) -> Scene:
    """The evening of the order: zones since September, three posts, a crew."""
    transport = httpx.ASGITransport(app=cast("Any", house.deployment.app()))
    client = Client(httpx.AsyncClient(transport=transport, base_url="http://fieldpass.test"))
    people = await a_cast(house, client)
    made = await client.do(
        speaking.PUBLISH, people.department, order={"act": ACT, "validFrom": SEPTEMBER, "create": _zones(people)}
    )
    assert [one["number"] for one in made["zones"]] == [CAO_LANH, SA_DEC, LAP_VO, HAMLET]
    crew = await a_crew(client, people, CAO_LANH)
    scene = Scene(house=house, client=client, cast=people, folder=folder, crew=crew)
    await scene.a_post("bridge", CAO_LANH, SA_DEC, (105.7667, 10.3))
    await scene.a_post("west", CAO_LANH, LAP_VO, (105.55, 10.35))
    await scene.a_post("hamlet", SA_DEC, HAMLET, (105.75, 10.29))
    return scene


def _zones(people: Cast) -> list[dict[str, object]]:
    def district(name: str, level: str, code: str) -> dict[str, object]:
        return {
            "code": code,
            "name": name,
            "kind": "UNIT",
            "restriction": "CONDITIONAL",
            "level": level,
            "unit": people.units[ground.CODES[code]],
            "geometry": ground.shape(code),
        }

    hamlet = {
        "code": "AP-HOA-KHANH",
        "name": "Ấp Hoà Khánh",
        "kind": "LOCKDOWN",
        "restriction": "REQ_AUTHORISATION",
        "level": "D15",
        "unit": people.units["867"],
        "precedence": 10,
    }
    return [
        district("Thành phố Cao Lãnh", "NEW_NORMAL", "CAO_LANH"),
        district("Thành phố Sa Đéc", "D15", "SA_DEC"),
        district("Huyện Lấp Vò", "NEW_NORMAL", "LAP_VO"),
        hamlet,
    ]


def local(text: str) -> datetime:
    """`20:10` is on the evening of the order, `+1 07:00` the morning after."""
    day, _, hours = text.rpartition(" ")
    at = datetime.fromisoformat(f"2021-09-15T{hours}+07:00")
    return at + timedelta(days=int(day or 0))
