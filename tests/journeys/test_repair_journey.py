"""A night's repair: cut, reported, sent, let in, moved over by a zone, done, reopened. GraphQL text only."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import uuid4

import pytest

from fieldpass.settings import Settings, read
from tests.fakes.fcm import FcmService
from tests.fakes.http import served
from tests.journeys.conftest import MASTER, House
from tests.journeys.field import contract
from tests.journeys.field.checkpoint_app import Verdict
from tests.journeys.field.speaker import Speaker, Unreachable
from tests.journeys.night import (
    BARRIER,
    CUT,
    NEARBY,
    STATION,
    TAN_HOA,
    Night,
    Phone,
    a,
    a_night,
    grow,
    ordered,
    paper,
    reported,
    sent,
)
from tests.journeys.roster import MARKERS
from tests.journeys.scene import HAMLET, SA_DEC

SOON_S = 20.0
WITHIN_S = 2.0
"""Of real time, from the order that lets a zone grow to the bundle that says so and the people who know."""


@pytest.fixture
async def fcm() -> AsyncIterator[tuple[FcmService, str]]:
    """A fake FCM that knows both phones, and where it is."""
    service = FcmService()
    for phone in ("phone-vi", "phone-en"):
        service.fcm.register(phone)
    async with served(service) as origin:
        yield service, origin


@pytest.fixture
def house_settings(db_url: str, tmp_path: Path, fcm: tuple[FcmService, str]) -> Settings:
    """A deployment that reaches phones by the fake FCM."""
    return read(
        {
            "FIELDPASS_DATABASE_URL": db_url,
            "FIELDPASS_MASTER_KEY": MASTER,
            "FIELDPASS_HOME": str(tmp_path),
            "FIELDPASS_FCM_URL": fcm[1],
        }
    )


@pytest.fixture
async def night(house: House, tmp_path: Path) -> Night:
    """Before the cut."""
    return await a_night(house, tmp_path)


async def eventually(found: Callable[[], Awaitable[bool]]) -> None:
    """Ask again until it is so; at most SOON_S of real time."""
    async with asyncio.timeout(SOON_S):
        while not await found():  # noqa: ASYNC110 - another task, or another process, makes it so
            await asyncio.sleep(0.02)


async def codes(by: Speaker) -> list[str]:
    """What an inbox says, newest first."""
    return [edge.node.code for edge in (await contract.inbox(by, first=50)).edges]


def arrived(service: FcmService, phone: Phone) -> Mapping[str, Mapping[str, Any]]:
    """What reached a phone by push, by code."""
    return {one.message["data"]["kind"]: one.message["data"] for one in service.fcm.phones[phone.address].values()}


async def told(service: FcmService, phone: Phone, code: str) -> Mapping[str, Any]:
    """The push of this code, once it has come; the app hears of it and reads the inbox."""

    async def came() -> bool:
        return code in arrived(service, phone)

    await eventually(came)
    push = arrived(service, phone)[code]
    await phone.app.received(push)
    return push


def is_(said: Verdict, decision: str, *reasons: str) -> bool:
    """Whether decision and reasons, worst first, are these."""
    assert (said.decision, said.reasons) == (decision, reasons)
    return True


async def shown(phone: Phone, code: str) -> str:
    """The title of what a phone has shown once, and once only, under this code."""
    (title,) = [one.title for one in phone.app.screen.shown if one.code == code]
    return title


async def qr(phone: Phone, permit: str) -> str:
    """The text of the bearer's own QR, as the phone keeps it."""
    await phone.app.sync()
    (found,) = [one for one in phone.app.known.papers if one.id == permit]
    text = found.credentials[0].text
    assert text is not None
    return text


async def test_a_night_of_repair(night: Night, fcm: tuple[FcmService, str], caplog: pytest.LogCaptureFixture) -> None:
    service, _ = fcm
    caplog.set_level("DEBUG")
    night.at("+1 02:05")
    for phone in (night.vi, night.en):
        await phone.app.sync()
    night.vi.app.go(night.scene.crew.crew, "ON_DUTY")
    night.vi.app.stands(night.scene.crew.crew, STATION, 15.0)
    await night.vi.app.sync()

    night.at("+1 02:10")
    incident = await reported(night)
    assert (incident.status, incident.severity) == ("ACKNOWLEDGED", "MAJOR")
    rules, district, shapeless = incident.exposure
    assert (rules.zone.number, rules.relation, rules.wins, rules.rule, rules.approval) == (
        (TAN_HOA, "INSIDE", True, "PERMIT", "STANDING")
    )
    assert (rules.distance_m, rules.quality) == (0.0, "DRAWN")
    assert rules.boundary_m == pytest.approx(219.08, abs=0.01)
    assert (district.zone.number, district.relation, district.wins) == (SA_DEC, "INSIDE", False)
    assert (shapeless.zone.number, shapeless.distance_m, shapeless.quality) == (HAMLET, None, "NONE")

    await the_crew_is_found(night, incident.id)
    repair = await ordered(night, "Hàn cáp quang", CUT, incident.id)
    (permit,) = (await sent(night, repair)).issued_permits
    issued = await paper(night, permit)
    assert (issued.status, issued.zones, issued.work_order) == ("ACTIVE", (TAN_HOA,), repair.id)
    assert len(issued.credentials) == 2
    await everybody_is_told_of_the_dispatch(night, service)

    night.at("+1 02:25")
    assert await night.barrier.fetch()
    text = await qr(night.vi, permit)
    night.dark.cut(["before"] * 100)
    assert is_(await night.barrier.check(text), "ALLOW")
    night.dark.cut([])

    night.at("+1 02:40")
    await the_zone_grows_over_another_repair(night, service)

    night.at("+1 04:10")
    await the_repair_is_done(night, repair.id, permit)
    night.at("+1 04:20")
    await it_is_reopened(night, repair.id, permit)
    nothing_of_a_person_went_out(night, service, caplog)


async def the_crew_is_found(night: Night, incident: str) -> None:
    """By skill, duty, distance and the permits it lacks, each with its reason, and with what one step would do."""
    first, last = await contract.crews_for(night.dispatcher, incident=incident)
    assert (first.rank, first.crew.id, first.skill_fits, first.open_work_orders) == (1, night.scene.crew.crew, True, 0)
    assert (first.distance_from, first.zones_on_the_way) == ("FIX", (SA_DEC,))
    assert first.distance_m == pytest.approx(1424.03, abs=0.01)
    assert (first.needs.met, first.needs.at_once) == (False, True)
    assert [(one.zone, one.approval, len(one.missing)) for one in first.needs.zones] == [
        (SA_DEC, "STANDING", 2),
        (TAN_HOA, "STANDING", 2),
    ]
    assert [one.code for one in first.reasons] == [
        "CREW_SKILL_FITS",
        "CREW_ON_DUTY",
        "CREW_PERMIT_AT_ONCE",
        "CREW_LOAD",
        "CREW_DISTANCE_BY_FIX",
    ]
    assert first.remedy.code == "DISPATCH_ISSUES_PERMIT"
    assert (last.rank, last.skill_fits) == (2, False)


async def everybody_is_told_of_the_dispatch(night: Night, service: FcmService) -> None:
    """Each member in their language, by push and inbox, once; the district may object."""
    for phone, title in ((night.vi, "Bạn được điều đi"), (night.en, "You are sent")):
        push = await told(service, phone, "WORK_ORDER_DISPATCHED")
        assert (push["title"], push["urgent"]) == (title, "true")
        await phone.app.received(push)
        assert await shown(phone, "WORK_ORDER_DISPATCHED") == title
    assert "PERMIT_MAY_OBJECT" in await codes(night.approver)


async def the_zone_grows_over_another_repair(night: Night, service: FcmService) -> None:
    """Its permit does not name the zone: flagged, everybody told, and the next bundle ready, within two seconds."""
    other = await ordered(night, "Cột gãy", NEARBY)
    (permit,) = (await sent(night, other)).issued_permits
    assert ((before := await paper(night, permit)).zones, before.reasons) == ((SA_DEC,), ())
    await night.barrier.fetch()
    assert not await night.barrier.fetch()

    night.at("+1 02:41")
    started = perf_counter()
    await grow(night)
    await eventually(night.barrier.fetch)
    ready_s = perf_counter() - started
    pushes = [await told(service, phone, "PERMITS_FLAGGED") for phone in (night.vi, night.en)]

    async def dispatcher_is_told() -> bool:
        return {"PERMITS_FLAGGED", "WORK_ORDERS_TOUCHED"} <= set(await codes(night.dispatcher))

    await eventually(dispatcher_is_told)
    told_s = perf_counter() - started

    assert ready_s < WITHIN_S, f"bundle after {ready_s:.2f} s"
    assert told_s < WITHIN_S, f"told after {told_s:.2f} s"
    assert [one["title"] for one in pushes] == ["Vùng thay đổi, giấy cần xem lại", "A zone changed: look at permits"]
    flagged = await paper(night, permit)
    assert (flagged.status, [(one.code, one.zone) for one in flagged.reasons]) == (
        ("ACTIVE", [("ZONE_NOT_NAMED", TAN_HOA)])
    )
    job = a(contract.Job, await contract.work_order(night.dispatcher, id=other.id))
    assert [(one.zone, one.code) for one in job.flags] == [(TAN_HOA, "ZONE_ASKS_PERMIT")]


async def the_repair_is_done(night: Night, order: str, permit: str) -> None:
    """Said in the hamlet without a signal, sent on the way home; then no barrier lets the same paper in."""
    app = night.vi.app
    text = await qr(night.vi, permit)
    (job,) = [one for one in app.known.jobs if one.id == order]
    night.vi.network.cut(["before"] * 100)
    for progress in ("EN_ROUTE", "ON_SITE", "REPAIRING", "DONE"):
        app.progress(order, progress)
    app.note(order, "Đã hàn 24 sợi")
    app.complete(job, "Đã hàn 24 sợi")
    with pytest.raises(Unreachable):
        await app.sync()
    night.vi.network.cut([])
    await app.sync()

    assert (app.queue.waiting(), app.queue.set_aside()) == ((), ())
    done = a(contract.Job, await contract.work_order(night.dispatcher, id=order))
    assert (done.state, done.progress, [one.text for one in done.notes]) == ("COMPLETED", "DONE", ["Đã hàn 24 sợi"])
    assert (await paper(night, permit)).status == "COMPLETED"
    assert await night.barrier.fetch()
    assert is_(await night.barrier.check(text), "DENY", "ENDED")


async def it_is_reopened(night: Night, order: str, permit: str) -> None:
    """The line is down again: the same paper is good again."""
    seen = a(contract.Job, await contract.work_order(night.dispatcher, id=order))
    wanted = contract.ReopenWorkOrderInput(
        idempotency_key=uuid4(), work_order=order, version=seen.version, note="Lại mất mạng"
    )
    again = a(contract.Sent, await contract.reopen_work_order(night.dispatcher, input=wanted))
    assert (again.rearmed_permits, again.issued_permits) == ((permit,), ())
    assert (await paper(night, permit)).status == "ACTIVE"
    text = await qr(night.vi, permit)
    assert await night.barrier.fetch()
    assert is_(await night.barrier.check(text), "ALLOW")
    await night.barrier.upload()
    assert [one.kept for one in night.barrier.receipts()] == ["RECORDED"] * 3


def nothing_of_a_person_went_out(night: Night, service: FcmService, caplog: pytest.LogCaptureFixture) -> None:
    """No planted name, number or plate in a push, a log line or the address of a request."""
    pushed = [one.body.decode() for one in service.asked]
    asked = [str(one.url) for network in (night.vi.network, night.en.network, night.dark) for one in network.sent]
    assert len(pushed) >= 6
    assert len(asked) >= 20
    for marker in MARKERS:
        assert not [text for text in (*pushed, *asked, caplog.text) if marker in text], marker


async def test_a_crew_that_is_stopped_is_answered_or_the_next_is_asked(
    night: Night, fcm: tuple[FcmService, str]
) -> None:
    service, _ = fcm
    app, crew = night.vi.app, night.scene.crew.crew
    night.at("+1 02:20")
    for phone in (night.vi, night.en):
        await phone.app.sync()

    night.vi.network.cut(["before"])
    app.stopped(crew, BARRIER, "Chốt nói giấy không đúng", checkpoint=night.scene.posts["barrier"].id)
    with pytest.raises(Unreachable):
        await app.sync()
    night.at("+1 02:22")
    await app.sync()
    (stop,) = [edge.node for edge in (await contract.stops(night.approver, first=10)).edges]
    assert (stop.status, stop.checkpoint_id, stop.step) == ("OPEN", night.scene.posts["barrier"].id, 0)
    for by in (night.dispatcher, night.approver):
        await eventually(partial(has, by, "CREW_STOPPED"))
        assert not await has(by, "STOP_STILL")

    night.at("+1 02:38")
    for by in (night.approver, night.dispatcher):
        await eventually(partial(has, by, "STOP_STILL"))

    night.at("+1 02:40")
    taken = contract.AcknowledgeStopInput(idempotency_key=uuid4(), stop=stop.id, words="Tôi gọi chốt ngay")
    answered = a(contract.StopStands, await contract.acknowledge_stop(night.approver, input=taken))
    assert answered.status == "ACKNOWLEDGED"
    await told(service, night.vi, "STOP_TAKEN_FOR_YOU")
    app.no_longer_stopped(stop.id, "PASSED")
    await app.sync()
    (ended,) = [edge.node for edge in (await contract.stops(night.dispatcher, first=10)).edges]
    assert (ended.status, ended.how, ended.answer) == ("ENDED", "PASSED", "Tôi gọi chốt ngay")
    assert app.queue.set_aside() == ()


async def has(by: Speaker, code: str) -> bool:
    """Whether an inbox holds this."""
    return code in await codes(by)
