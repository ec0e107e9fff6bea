"""A headless checkpoint: enrolled over a bad network, dark for hours, its checks handed in late, and kept once."""

from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

import httpx
import pytest

from storage.event import Cursor
from storage.events import read_after
from tests.journeys import speaking
from tests.journeys.conftest import House
from tests.journeys.field.checkpoint_app import CheckpointApp, Judge, Verdict
from tests.journeys.field.clock import Clock
from tests.journeys.field.disk import Disk
from tests.journeys.field.judge import judge
from tests.journeys.field.speaker import Speaker, Unreachable
from tests.journeys.scene import HAMLET, SA_DEC, Scene, a_scene
from tests.journeys.unlucky import Died, DyingDisk, Fuse, Network


@pytest.fixture
async def scene(house: House, tmp_path: Path) -> AsyncIterator[Scene]:
    scene = await a_scene(house, tmp_path)
    yield scene
    await scene.client.http.aclose()


class Phone:
    """The post's phone: its network, its folder, and the app as often as it is started."""

    def __init__(
        self, scene: Scene, *, folder: str = "post", judge: Judge = judge, now: Callable[[], datetime] | None = None
    ) -> None:
        app = cast("Any", scene.house.deployment.app())
        self.network = Network(httpx.ASGITransport(app=app))
        self.http = httpx.AsyncClient(transport=self.network, base_url="http://fieldpass.test")
        self.folder = scene.folder / folder
        self.judge = judge
        self.clock = Clock(now=now or scene.house.clock, error=timedelta(0))

    def app(self, fuse: Fuse | None = None) -> CheckpointApp:
        """The app starts; with a fuse it dies on the way."""
        disk = DyingDisk(self.folder, fuse) if fuse else Disk(self.folder)
        return CheckpointApp(disk, Speaker(http=self.http, client="checkpoint/1"), self.judge, self.clock)


async def invited(scene: Scene) -> str:
    """An invitation for one more phone at the hamlet's barrier."""
    post = scene.posts["hamlet"]
    made = await scene.client.do(speaking.INVITE, scene.cast.department, checkpoint=post.id, label="Máy 2")
    secret: str = made["secret"]
    return secret


async def a_permit(scene: Scene) -> str:
    """Text of a permit for the hamlet, as its QR has it."""
    applied = await scene.apply("INCIDENT_REPAIR", [SA_DEC, HAMLET], "+2 19:00")
    text: str = (await scene.permit_of(applied["id"]))["credentials"][0]["text"]
    return text


async def nobodys(bundle: Path, text: str, clock: Clock, passage: str) -> Verdict:
    """A judge without a process, for a test that starts the app thirty times."""
    return Verdict(decision="NOT_OURS", passage=passage, reasons=())


async def recorded(scene: Scene) -> int:
    """How many checks the server has recorded, by its own log."""
    async with scene.house.deployment.db.reading() as rx:
        happened = await read_after(rx, Cursor(), 500)
    return sum(len(one.payload["checks"]) for one in happened if one.kind == "CHECKS_RECORDED")


async def test_an_enrolment_whose_answer_was_lost_is_asked_for_again_with_the_same_invitation(scene: Scene) -> None:
    for cuts in (("before",), ("after",), ("", "before"), ("", "after"), ("after", "", "after")):
        invitation = await invited(scene)
        phone = Phone(scene, folder="-".join(("post", *cuts)))
        phone.network.cut(cuts)

        for _ in cuts:
            with suppress(Unreachable):
                await phone.app().enrol(invitation)
        await phone.app().enrol(invitation)

        assert phone.app().post.checkpoint == scene.posts["hamlet"].id
        assert await phone.app().fetch()


async def test_a_bundle_that_has_not_changed_is_not_fetched_again_and_a_cut_leaves_the_old_one(scene: Scene) -> None:
    phone, invitation = Phone(scene), await invited(scene)
    await phone.app().enrol(invitation)

    assert await phone.app().fetch()
    first = phone.app().bundle.read_bytes()
    assert not await phone.app().fetch()
    await a_permit(scene)
    phone.network.cut(["after"])
    with pytest.raises(Unreachable):
        await phone.app().fetch()
    assert phone.app().bundle.read_bytes() == first
    assert await phone.app().fetch()
    assert phone.app().bundle.read_bytes() != first


async def test_a_dark_post_judges_and_hands_in_late_and_every_check_has_one_receipt(scene: Scene) -> None:
    scene.at("19:10")
    text = await a_permit(scene)
    phone, invitation = Phone(scene), await invited(scene)
    app = phone.app()
    await app.enrol(invitation)
    await app.fetch()

    scene.at("20:00")
    phone.network.cut(["before"] * 3)
    said = [await app.check(text), await app.check("FPnonsense"), await app.check(text, "LEAVE")]
    with pytest.raises(Unreachable):
        await app.upload()
    scene.at("23:30")
    phone.network.cut(["after"])
    with pytest.raises(Unreachable):
        await phone.app().upload()
    again = phone.app()
    await again.upload()

    assert [one.decision for one in said] == ["ALLOW", "NOT_OURS", "ALLOW"]
    assert [one.kept for one in again.receipts()] == ["ALREADY_RECORDED"] * 3
    assert again.waiting() == ()
    assert await recorded(scene) == 3


async def test_a_phone_that_dies_anywhere_loses_no_check_and_hands_none_in_twice(scene: Scene) -> None:
    phone, invitation = Phone(scene, judge=nobodys), await invited(scene)
    await phone.app().enrol(invitation)
    before = await recorded(scene)

    deaths, written = 0, 0
    while True:
        fuse = Fuse(deaths)
        phone.network.fuse = fuse
        try:
            app = phone.app(fuse)
            await app.check("FPnonsense")
            await app.check("FPnonsense")
            await app.upload()
        except Died:
            deaths += 1
            phone.network.fuse = Fuse()
            await phone.app().upload()
            written = len(phone.app().receipts())
            assert await recorded(scene) - before == written
        else:
            break

    assert deaths >= 12, "each line torn, each answer lost"
    assert await recorded(scene) - before == written + 2
    assert {one.kept for one in phone.app().receipts()} == {"RECORDED", "ALREADY_RECORDED"}


async def test_a_fast_clock_is_measured_and_the_checks_say_the_right_hour(scene: Scene) -> None:
    scene.at("19:10")
    text = await a_permit(scene)
    phone = Phone(scene, now=lambda: scene.house.clock() + timedelta(hours=3))
    invitation = await invited(scene)
    app = phone.app()
    await app.enrol(invitation)
    await app.fetch()

    await app.check(text)
    await app.clock.measure(Speaker(http=phone.http))
    await app.check(text)
    await app.upload()

    assert app.clock.ahead == timedelta(hours=3)
    assert [one.notes for one in app.receipts()] == [("AHEAD",), ()]
