"""The offline queue: in order, under the same keys, through every death and every cut; nothing lost, nothing twice."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import httpx
import msgspec
import pytest

from api.app import make_app
from fieldpass.wiring import options
from storage.event import Cursor
from storage.events import read_after
from tests.journeys import joining
from tests.journeys.cast import PASSWORD
from tests.journeys.conftest import House
from tests.journeys.field import contract
from tests.journeys.field.contract import Duty
from tests.journeys.field.crew_app import CrewApp
from tests.journeys.field.disk import Disk
from tests.journeys.field.queue import Done, Entry, Queue, SetAside
from tests.journeys.field.speaker import SignedOut, Speaker, Unreachable
from tests.journeys.scene import Scene, a_scene
from tests.journeys.unlucky import Died, DyingDisk, Fuse, Network

REVOKE_DEVICE = """
mutation ($input: RevokeDeviceInput!) { revokeDevice(input: $input) { __typename ... on DeviceRevoked { device } } }
"""
EVENING: tuple[Duty, ...] = ("ON_DUTY", "OFF_DUTY", "ON_DUTY", "OFF_DUTY")


@pytest.fixture
async def scene(house: House, tmp_path: Path) -> AsyncIterator[Scene]:
    scene = await a_scene(house, tmp_path)
    yield scene
    await scene.client.http.aclose()


class Phone:
    """A member's phone: its network, its folder, and the app as often as it is started."""

    def __init__(self, scene: Scene, *, folder: str = "phone", client: str = "crew/1") -> None:
        self.scene = scene
        self.network = Network(joining.transport(scene))
        self.http = httpx.AsyncClient(transport=self.network, base_url="http://fieldpass.test")
        self.folder = scene.folder / folder
        self.client = client
        self.login = ""

    def app(self, fuse: Fuse | None = None) -> CrewApp:
        """The app starts; with a fuse it dies on the way."""
        self.network.fuse = fuse or Fuse()
        disk = DyingDisk(self.folder, fuse) if fuse else Disk(self.folder)
        return CrewApp(disk, Speaker(http=self.http, client=self.client))


async def a_phone(scene: Scene, **how: str) -> Phone:
    """Enrolled, with nothing in its queue."""
    phone = Phone(scene, **how)
    phone.login = await joining.a_member(scene, 0, "vi")
    await phone.app().enrol(await joining.invitation(scene, phone.login))
    return phone


async def duties(scene: Scene) -> list[str]:
    """What the server's log says of the crew's duty, in order."""
    async with scene.house.deployment.db.reading() as rx:
        happened = await read_after(rx, Cursor(), 500)
    return [one.payload["duty"] for one in happened if one.kind == "DUTY_CHANGED"]


def keys_sent(phone: Phone) -> list[str]:
    """The keys of every SetDuty that reached the server."""
    bodies = [msgspec.json.decode(one.content) for one in phone.network.sent]
    return [one["variables"]["input"]["idempotencyKey"] for one in bodies if one["operationName"] == "SetDuty"]


async def test_a_phone_that_dies_between_any_two_steps_loses_nothing_and_does_nothing_twice(scene: Scene) -> None:
    phone = await a_phone(scene)

    deaths = 0
    while not await an_evening(phone, Fuse(deaths)):
        deaths += 1
        assert await duties(scene) == list(EVENING) * deaths, f"death {deaths}"

    assert deaths >= 4 * 3 + 4 * 5, "each line torn, each request before and after"
    assert await duties(scene) == list(EVENING) * (deaths + 1)


async def an_evening(phone: Phone, fuse: Fuse) -> bool:
    """Four things done and sent; whether the phone lived. If not, its bearer looks at it and does what is not there."""
    before, told = len(phone.app().queue.entries()), 0
    try:
        app = phone.app(fuse)
        for duty in EVENING:
            app.go(phone.scene.crew.crew, duty)
            told += 1
        await app.send()
    except Died:
        app = phone.app()
        kept = len(app.queue.entries()) - before
        assert told <= kept, "what the bearer was told is kept"
        for duty in EVENING[kept:]:
            app.go(phone.scene.crew.crew, duty)
        await app.send()
        return False
    return True


@pytest.mark.parametrize("how", ["before", "after"])
async def test_a_network_that_is_cut_at_every_request_delays_and_changes_nothing(scene: Scene, how: str) -> None:
    phone = await a_phone(scene)
    app = phone.app()
    for duty in EVENING:
        app.go(scene.crew.crew, duty)

    tries = 0
    while app.queue.waiting():
        phone.network.cut([how] if tries % 2 == 0 else ["", how])
        tries += 1
        try:
            await app.send()
        except Unreachable:
            app = phone.app()

    assert await duties(scene) == list(EVENING)
    keys = keys_sent(phone)
    assert len(set(keys)) == len(EVENING)
    assert (len(keys) > len(EVENING)) == (how == "after"), "a lost answer is asked for again, under its key"


async def test_an_app_that_is_too_old_stops_sending_and_keeps_its_queue(scene: Scene, house: House) -> None:
    phone = await a_phone(scene)
    app = phone.app()
    app.go(scene.crew.crew, "ON_DUTY")
    strict = at_least(house, "crew", 2)

    phone.network.inner = strict
    await app.send()
    asked = len(phone.network.sent)
    await app.send()

    assert app.too_old
    assert len(phone.network.sent) == asked, "it does not knock again"
    assert [one.operation for one in phone.app().queue.waiting()] == ["SetDuty"]
    assert await duties(scene) == []
    phone.client = "crew/2"
    updated = phone.app()
    await updated.send()
    assert await duties(scene) == ["ON_DUTY"]


def at_least(house: House, client: str, version: int) -> httpx.ASGITransport:
    """The same deployment, told that older apps are answered no more."""
    deployment = house.deployment
    settings = replace(deployment.settings, minimum_clients={client: version})
    app = make_app(deployment.services, deployment.clock, options(settings), deployment._ready)  # noqa: SLF001 - as app() does
    return httpx.ASGITransport(app=cast("Any", app))


async def test_what_the_server_refuses_is_set_aside_in_its_words_and_the_rest_goes_on(scene: Scene) -> None:
    phone = await a_phone(scene)
    app = phone.app()
    app.go("Q3Jldzo", "ON_DUTY")
    app.go(scene.crew.crew, "ON_DUTY")

    await app.send()

    ((entry, said),) = phone.app().queue.set_aside()
    assert entry.input["crew"] == "Q3Jldzo"
    assert said.code
    assert said.words
    assert await duties(scene) == ["ON_DUTY"]


async def test_a_phone_that_is_shut_out_keeps_what_its_bearer_did(scene: Scene) -> None:
    phone = await a_phone(scene)
    app = phone.app()
    app.go(scene.crew.crew, "ON_DUTY")
    page = await scene.client.signed_in(phone.login, PASSWORD)
    await page.do(REVOKE_DEVICE, None, device=app.device.id)
    await page.http.aclose()

    with pytest.raises(SignedOut):
        await app.send()

    assert [one.operation for one in phone.app().queue.waiting()] == ["SetDuty"]
    await phone.app().enrol(await joining.invitation(scene, phone.login))
    await phone.app().send()
    assert await duties(scene) == ["ON_DUTY"]


NOON = datetime(2021, 9, 15, 5, tzinfo=UTC)


class Change(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Any input that is based on a version."""

    idempotency_key: str
    version: int
    words: str = ""


def changed(queue: Queue, key: int, version: int, about: str = "order") -> Entry:
    """One more change of a thing as the person saw it."""
    key_text = f"00000000-0000-4000-8000-{key:012d}"
    return queue.put(contract.SET_DUTY, Change(idempotency_key=key_text, version=version), made_at=NOON, about=about)


def test_ones_own_changes_are_followed_and_a_strangers_is_not(tmp_path: Path) -> None:
    queue = Queue(Disk(tmp_path))
    first, second, third = (changed(queue, key, 3) for key in (1, 2, 3))
    other = changed(queue, 4, 3, about="another order")

    queue.end(Done(key=first.key, version=4))
    assert queue.ready(second)["version"] == 4
    queue.end(Done(key=second.key, version=5))
    assert queue.ready(third)["version"] == 5
    assert queue.ready(other)["version"] == 3
    assert Queue(Disk(tmp_path)).ready(third)["version"] == 5, "the same after a restart"


def test_a_conflict_keeps_both_until_the_person_says_which(tmp_path: Path) -> None:
    queue = Queue(Disk(tmp_path))
    entry = changed(queue, 1, 3)
    said = SetAside(key=entry.key, code="STALE", words="Đã có bản mới hơn.", theirs=7)

    queue.end(said)
    assert queue.waiting() == ()
    assert queue.set_aside() == ((entry, said),)

    renewed = queue.again(entry, said, made_at=NOON)
    assert renewed.key != entry.key, "another thing done, under another key"
    assert queue.ready(renewed)["version"] == 7
    assert Queue(Disk(tmp_path)).set_aside() == ()
    assert [one.key for one in Queue(Disk(tmp_path)).waiting()] == [renewed.key]


def test_a_torn_line_was_never_written_and_nothing_is_written_onto_it(tmp_path: Path) -> None:
    queue = Queue(Disk(tmp_path))
    first = changed(queue, 1, 1)
    path = tmp_path / "queue.jsonl"
    path.write_bytes(path.read_bytes() + b'{"type": "did", "key": "0000')

    again = Queue(Disk(tmp_path))
    second = changed(again, 2, 1)

    assert [one.key for one in Queue(Disk(tmp_path)).waiting()] == [first.key, second.key]
    assert path.stat().st_mode & 0o077 == 0, "nobody else's"
