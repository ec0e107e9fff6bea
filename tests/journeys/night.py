"""The night of the fibre cut: a hamlet sealed at 19:00, its barrier, a crew with two phones, who sends and decides."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import httpx

from tests.journeys import joining, speaking
from tests.journeys.conftest import House
from tests.journeys.field import contract
from tests.journeys.field.checkpoint_app import CheckpointApp
from tests.journeys.field.clock import Clock
from tests.journeys.field.contract import OrderChanged
from tests.journeys.field.crew_app import CrewApp
from tests.journeys.field.disk import Disk
from tests.journeys.field.judge import judge
from tests.journeys.field.speaker import Speaker
from tests.journeys.scene import ACT, CAO_LANH, SA_DEC, Scene, a_scene, local
from tests.journeys.unlucky import Network

T = TypeVar("T")
TAN_HOA = 5
"""Number of the zone that is sealed at 19:00."""
CUT = (105.753, 10.29)
"""Where the fibre is cut, 219 m inside the hamlet's eastern edge: EPSG:4326, lon/lat."""
NEARBY = (105.7575, 10.29)
"""The other repair, 270 m east of the hamlet's eastern edge."""
STATION = (105.7400, 10.2900)
"""Where the crew waits, in the district."""
BARRIER = (105.7452, 10.29)
HAMLET_EDGES = (105.745, 10.285, 105.755, 10.295)
GROWN_EDGES = (105.745, 10.285, 105.765, 10.295)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A member's phone: its app, its network, and the address at which the push service reaches it."""

    app: CrewApp
    network: Network
    address: str


@dataclass(slots=True, kw_only=True)
class Night:
    """Everything at hand."""

    scene: Scene
    dispatcher: Speaker
    approver: Speaker
    vi: Phone
    en: Phone
    barrier: CheckpointApp
    dark: Network
    """The barrier's network."""

    def at(self, text: str) -> None:
        """Move the clock to a local time."""
        self.scene.at(text)


async def a_night(house: House, folder: Path) -> Night:
    """Before 02:10: all that is there, nobody asked for anything yet."""
    scene = await a_scene(house, folder)
    scene.at("18:30")
    await _seal(scene)
    await _skilled(scene)
    await _another_crew(scene)
    barrier = await scene.a_post("barrier", SA_DEC, TAN_HOA, BARRIER)
    made = await scene.client.do(speaking.INVITE, scene.cast.department, checkpoint=barrier.id, label="Máy 2")
    dark = Network(joining.transport(scene))
    line = httpx.AsyncClient(transport=dark, base_url="http://fieldpass.test")
    clock = Clock(now=house.clock, error=timedelta(0))
    post = CheckpointApp(Disk(folder / "barrier"), Speaker(http=line, client="checkpoint/1"), judge, clock)
    await post.enrol(made["secret"])
    return Night(
        scene=scene,
        dispatcher=_speaker(scene, "console/1", await joining.a_dispatcher(scene)),
        approver=_speaker(scene, "console/1", scene.cast.sa_dec),
        vi=await _phone(scene, 0, "vi"),
        en=await _phone(scene, 1, "en"),
        barrier=post,
        dark=dark,
    )


async def reported(night: Night) -> contract.Incident:
    """The dispatcher writes down what a resident called in."""
    said = contract.ReportIncidentInput(
        idempotency_key=uuid4(),
        organisation=night.scene.cast.organisation,
        kind="FIBRE_CUT",
        severity="MAJOR",
        location={"type": "Point", "coordinates": list(CUT)},
        words="Mất mạng cả ấp",
    )
    done = a(contract.IncidentReported, await contract.report_incident(night.dispatcher, input=said))
    incident = await contract.incident(night.dispatcher, id=done.incident)
    assert incident is not None
    return incident


async def ordered(night: Night, title: str, place: tuple[float, float], incident: str | None = None) -> OrderChanged:
    """A repair is written down; nobody is sent yet."""
    wanted = contract.CreateWorkOrderInput(
        idempotency_key=uuid4(),
        organisation=night.scene.cast.organisation,
        title=title,
        purpose="INCIDENT_REPAIR",
        incident=incident,
        place=contract.LonLatInput(lon=place[0], lat=place[1]),
    )
    return a(OrderChanged, await contract.create_work_order(night.dispatcher, input=wanted))


async def sent(night: Night, order: OrderChanged) -> contract.Sent:
    """The crew is sent."""
    wanted = contract.DispatchWorkOrderInput(
        idempotency_key=uuid4(), work_order=order.id, version=order.version, crew=night.scene.crew.crew
    )
    return a(contract.Sent, await contract.dispatch_work_order(night.dispatcher, input=wanted))


async def paper(night: Night, permit: str) -> contract.Paper:
    """A permit as the dispatcher sees it now."""
    found = await contract.paper_of_permit(night.dispatcher, id=permit)
    assert found is not None
    return found


async def grow(night: Night) -> None:
    """The hamlet's zone grows eastwards, over the other repair, at once."""
    change = [{"number": TAN_HOA, "version": 1, "geometry": square(GROWN_EDGES)}]
    order = {"act": ACT, "validFrom": night.scene.house.clock().isoformat(), "change": change}
    await night.scene.client.do(speaking.PUBLISH, night.scene.cast.department, order=order)


def a(kind: type[T], answer: object) -> T:
    """The answer, which is of this kind; anything else fails the test with what it is."""
    assert isinstance(answer, kind), answer
    return answer


def square(edges: tuple[float, float, float, float]) -> dict[str, object]:
    """A shape from west, south, east, north, as GeoJSON."""
    west, south, east, north = edges
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


async def _seal(scene: Scene) -> None:
    """The order that seals the hamlet at 19:00, published half an hour before."""
    hamlet = {
        "code": "AP-TAN-HOA",
        "name": "Ấp Tân Hoà",
        "kind": "LOCKDOWN",
        "restriction": "REQ_AUTHORISATION",
        "level": "D16",
        "unit": scene.cast.units["867"],
        "precedence": 20,
        "geometry": square(HAMLET_EDGES),
        "geometryQuality": "DRAWN",
    }
    order = {"act": ACT, "validFrom": local("19:00").isoformat(), "create": [hamlet]}
    made = await scene.client.do(speaking.PUBLISH, scene.cast.department, order=order)
    assert [one["number"] for one in made["zones"]] == [TAN_HOA]


async def _skilled(scene: Scene) -> None:
    """The crew can splice fibre."""
    crew = {
        "organisation": scene.cast.organisation,
        "crew": scene.crew.crew,
        "version": 1,
        "name": "Đội 1",
        "lead": scene.crew.members[0],
        "members": scene.crew.members,
        "vehicles": scene.crew.vehicles,
        "skills": ["FIBRE_SPLICING"],
        "baseZone": CAO_LANH,
    }
    await scene.client.do(speaking.COMPOSE, scene.cast.coordinator, **crew)


async def _another_crew(scene: Scene) -> None:
    """One that cannot splice and is off duty: the last to be sent."""
    organisation = scene.cast.organisation
    new = {"organisation": organisation, "name": "Lê Văn Markerc", "phone": "0912000333", "cccd": "087199003333"}
    added = await scene.client.do(speaking.ADD_PERSON, scene.cast.coordinator, **new)
    vetted = {"subject": added["subject"], "version": added["version"], "accept": True}
    await scene.client.do(speaking.VET, scene.cast.department, **vetted)
    crew = {"organisation": organisation, "name": "Đội 2", "lead": added["subject"], "members": [added["subject"]]}
    await scene.client.do(speaking.COMPOSE, scene.cast.coordinator, **crew)


async def _phone(scene: Scene, member: int, language: str) -> Phone:
    network = Network(joining.transport(scene))
    http = httpx.AsyncClient(transport=network, base_url="http://fieldpass.test")
    app = CrewApp(Disk(scene.folder / f"phone-{language}"), Speaker(http=http), Clock(now=scene.house.clock))
    await app.enrol(await joining.invitation(scene, await joining.a_member(scene, member, language)))
    app.reached_at(f"phone-{language}")
    return Phone(app=app, network=network, address=f"phone-{language}")


def _speaker(scene: Scene, client: str, token: str | None = None) -> Speaker:
    http = httpx.AsyncClient(transport=joining.transport(scene), base_url="http://fieldpass.test")
    return Speaker(http=http, token=token, client=client)
