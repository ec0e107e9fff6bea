"""Following the log: by query and by subscription, from a kept cursor, through deaths; told to start anew, it does."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from tests.api.live_client import served
from tests.journeys import joining
from tests.journeys.conftest import House
from tests.journeys.field.contract import Happened
from tests.journeys.field.crew_app import CrewApp
from tests.journeys.field.disk import Disk
from tests.journeys.field.following import Log
from tests.journeys.field.speaker import SignedOut, Speaker
from tests.journeys.scene import Scene, a_scene
from tests.journeys.unlucky import Died, DyingDisk, Fuse

TURNS = 3


@pytest.fixture
async def scene(house: House, tmp_path: Path) -> AsyncIterator[Scene]:
    scene = await a_scene(house, tmp_path)
    yield scene
    await scene.client.http.aclose()


class Follower:
    """A member's app that remembers what it was given, and how often it loaded anew."""

    def __init__(self, scene: Scene, http: httpx.AsyncClient) -> None:
        self.speaker = Speaker(http=http)
        self.folder = scene.folder / "phone"
        self.crew = scene.crew.crew
        self.app = CrewApp(Disk(self.folder), self.speaker)
        self.given: list[Happened] = []
        self.loads = 0

    async def load(self) -> None:
        self.loads += 1

    async def apply(self, happened: Sequence[Happened]) -> None:
        self.given += happened

    @property
    def duties(self) -> list[str]:
        """What it was told of duty, each event once."""
        once = {one.id: one for one in self.given if one.kind == "DUTY_CHANGED"}
        return [one.payload[0].values[0] for one in once.values()]

    async def turn(self, times: int = TURNS) -> None:
        """On and off duty, so that something happens."""
        for _ in range(times):
            self.app.go(self.crew, "ON_DUTY")
            self.app.go(self.crew, "OFF_DUTY")
        await self.app.send()


async def a_follower(scene: Scene, http: httpx.AsyncClient) -> Follower:
    follower = Follower(scene, http)
    await follower.app.enrol(await joining.invitation(scene, await joining.a_member(scene, 0, "vi")))
    await Log(Disk(follower.folder)).catch_up(follower.speaker, follower.load, follower.apply)
    return follower


async def test_an_app_that_dies_while_it_reads_the_log_steps_over_nothing(scene: Scene) -> None:
    follower = await a_follower(scene, scene.client.http)
    assert (follower.loads, follower.given) == (1, []), "it loads what is shown, and follows from there"
    await follower.turn()

    for steps in range(2):
        with suppress(Died):
            log = Log(DyingDisk(follower.folder, Fuse(steps)))
            await log.catch_up(follower.speaker, follower.load, follower.apply)
    await follower.turn()
    await Log(Disk(follower.folder)).catch_up(follower.speaker, follower.load, follower.apply)

    assert follower.duties == ["ON_DUTY", "OFF_DUTY"] * 2 * TURNS
    assert follower.loads == 1
    follower.given.clear()
    await Log(Disk(follower.folder)).catch_up(follower.speaker, follower.load, follower.apply)
    assert follower.given == []


async def test_a_cursor_that_is_not_of_this_log_makes_the_app_load_anew_and_go_on(scene: Scene) -> None:
    follower = await a_follower(scene, scene.client.http)
    log = Log(Disk(follower.folder))
    log.keep("bm90IG9mIHRoaXMgbG9n")

    await log.catch_up(follower.speaker, follower.load, follower.apply)
    await follower.turn(1)
    await log.catch_up(follower.speaker, follower.load, follower.apply)

    assert follower.loads == 2
    assert follower.duties[-2:] == ["ON_DUTY", "OFF_DUTY"]


async def test_a_subscription_brings_what_happened_before_and_since_and_keeps_its_place(scene: Scene) -> None:
    async with served(scene.house.deployment.app()) as address:
        http = httpx.AsyncClient(base_url=address.replace("ws://", "http://").removesuffix("/graphql"))
        follower = await a_follower(scene, http)
        await follower.turn(1)
        log = Log(Disk(follower.folder))
        following = asyncio.create_task(log.follow(follower.speaker, follower.load, follower.apply))

        async with asyncio.timeout(20):
            while len(follower.duties) < 2:  # noqa: ASYNC110 - the server's own task brings it
                await asyncio.sleep(0.01)
            await follower.turn(1)
            while len(follower.duties) < 4:  # noqa: ASYNC110 - the same
                await asyncio.sleep(0.01)
            following.cancel()
            await asyncio.wait((following,))

        follower.given.clear()
        await Log(Disk(follower.folder)).catch_up(follower.speaker, follower.load, follower.apply)
        assert follower.given == [], "the subscription kept its place"
        stranger = Speaker(http=http, token="fp_nobody")
        with pytest.raises(SignedOut):
            await log.follow(stranger, follower.load, follower.apply)
        await http.aclose()
