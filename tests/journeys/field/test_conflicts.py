"""What a crew did with no network meets what was decided meanwhile: the server's real answers, both sides kept."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.journeys.conftest import House
from tests.journeys.field import contract
from tests.journeys.field.crew_app import CrewApp
from tests.journeys.field.disk import Disk
from tests.journeys.field.queue import Dropped, Entry, Queue, SetAside
from tests.journeys.field.speaker import Unreachable
from tests.journeys.night import CUT, NEARBY, Night, a, a_night, ordered, paper, sent

KEPT = "Trong lúc đó có người đã thay đổi."
STALE = "Đối tượng đã được người khác thay đổi."
SUSPEND = """
mutation ($input: PermitReasonInput!) { suspendPermit(input: $input) { __typename ... on PermitChanged { version } } }
"""
HISTORY = "query ($id: ID!) { workOrder(id: $id) { progressHistory { progress counted } } }"


@pytest.fixture
async def night(house: House, tmp_path: Path) -> Night:
    night = await a_night(house, tmp_path)
    night.at("+1 02:05")
    return night


def offline(night: Night) -> CrewApp:
    """The phone that reads Vietnamese, out of reach from now on."""
    night.vi.network.cut(["before"] * 1000)
    return night.vi.app


async def comes_home(night: Night) -> None:
    """Where every other answer is lost, so that each thing is sent twice; in the end the network is whole."""
    app, tries = night.vi.app, 0
    while app.queue.waiting():
        night.vi.network.cut(["", "after"] if tries % 2 else ["after"])
        tries += 1
        try:
            await app.send()
        except Unreachable:
            continue
    assert tries > 2
    night.vi.network.cut([])
    await app.sync()


async def as_it_stands(night: Night, order: str) -> contract.Job:
    """The work order as the dispatcher sees it."""
    return a(contract.Job, await contract.work_order(night.dispatcher, id=order))


async def move(night: Night, order: str, state: contract.WorkOrderState, note: str) -> int:
    """The dispatcher decides; the version it has become."""
    seen = await as_it_stands(night, order)
    wanted = contract.MoveWorkOrderInput(
        idempotency_key=uuid4(), work_order=order, version=seen.version, state=state, note=note
    )
    return a(contract.OrderChanged, await contract.move_work_order(night.dispatcher, input=wanted)).version


async def note(night: Night, order: str, text: str) -> None:
    """The dispatcher writes something down."""
    at = night.scene.house.clock()
    said = contract.AddNoteInput(idempotency_key=uuid4(), work_order=order, note=uuid4(), at=at, text=text)
    a(contract.WorkOrderNoteAdded, await contract.add_note(night.dispatcher, input=said))


def aside(night: Night, entry: Entry) -> SetAside:
    """What the server said of this entry, beside what the crew did, also after the phone was started anew."""
    started_anew = Queue(Disk(night.scene.folder / "phone-vi")).set_aside()
    assert started_anew == night.vi.app.queue.set_aside()
    (found,) = [said for own, said in started_anew if own == entry]
    return found


async def test_work_finished_without_a_signal_is_kept_beside_the_dispatchers_hold_and_the_suspended_paper(
    night: Night,
) -> None:
    order = await ordered(night, "Hàn cáp quang", CUT)
    (permit,) = (await sent(night, order)).issued_permits
    await night.vi.app.sync()
    app = offline(night)
    (job,), (own,) = app.known.jobs, [one for one in app.known.papers if one.id == permit]
    night.at("+1 02:30")
    app.progress(job.id, "ON_SITE")
    app.note(job.id, "Đứt hai chỗ")
    night.at("+1 03:00")
    app.progress(job.id, "DONE")
    app.note(job.id, "Đã hàn 24 sợi")
    completed = app.complete(job, "Đã hàn 24 sợi")
    back = app.hand_back(own)

    night.at("+1 03:10")
    held = await move(night, job.id, "HELD", "Chờ cuộn cáp")
    await note(night, job.id, "Cáp đến lúc sáng")
    suspended = await suspend(night, own)
    night.at("+1 04:00")
    await comes_home(night)

    said = aside(night, completed)
    assert (said.code, said.theirs, completed.input["note"]) == ("KEPT_BESIDE", held, "Đã hàn 24 sợi")
    assert said.words.startswith(KEPT)
    assert said.words.endswith(f"{job.reference}: HELD")
    said = aside(night, back)
    assert (said.code, said.theirs, back.base) == ("STALE", suspended, own.version)
    assert said.words.startswith(STALE)
    assert len(app.queue.set_aside()) == 2

    now = await as_it_stands(night, job.id)
    assert (now.state, now.version, now.progress) == ("HELD", held, "DONE"), "nothing was overwritten"
    assert (await paper(night, permit)).status == "SUSPENDED"
    (kept,) = now.kept_edits
    assert (kept.state, kept.stood, kept.note) == ("COMPLETED", "HELD", "Đã hàn 24 sợi")
    assert (kept.based_on, kept.found) == (job.version, held)
    assert sorted(one.text for one in now.notes) == ["Cáp đến lúc sáng", "Đã hàn 24 sợi", "Đứt hai chỗ"]
    assert await history(night, job.id) == [("ON_SITE", True), ("DONE", True)]
    assert app.known.jobs == (now,), "the phone shows what stands beside what its bearer did"
    await it_is_settled(night, app, completed, job.id)


async def it_is_settled(night: Night, app: CrewApp, completed: Entry, order: str) -> None:
    """The dispatcher has looked at both and lets the work go on; the crew says once more that it is done."""
    await move(night, order, "IN_PROGRESS", "Đã xem")
    await app.sync()
    (job,) = app.known.jobs
    app.complete(job, "Đã hàn 24 sợi")
    app.queue.end(Dropped(key=completed.key))
    await app.sync()

    now = await as_it_stands(night, order)
    assert (now.state, len(now.kept_edits), len(now.notes)) == ("COMPLETED", 1, 3)
    assert [own.operation for own, _ in app.queue.set_aside()] == ["CompletePermit"]


async def test_a_stop_done_without_a_signal_is_kept_beside_the_dispatchers_word_and_the_other_is_done(
    night: Night,
) -> None:
    run = await a_run(night)
    await night.vi.app.sync()
    app = offline(night)
    (job,) = app.known.jobs
    first, second = job.stops
    night.at("+1 02:40")
    done = app.finish(job, first.id)
    app.note(job.id, "Đã phát ở cổng")
    app.finish(job, second.id)

    night.at("+1 02:50")
    missed = contract.CompleteStopInput(
        idempotency_key=uuid4(),
        work_order=run,
        version=job.version,
        edit=uuid4(),
        at=night.scene.house.clock(),
        stop=first.id,
        state="MISSED",
    )
    a(contract.OrderChanged, await contract.complete_stop(night.dispatcher, input=missed))
    night.at("+1 03:30")
    await comes_home(night)

    said = aside(night, done)
    assert said.code == "KEPT_BESIDE"
    assert said.words.startswith(KEPT)
    assert len(app.queue.set_aside()) == 1
    now = await as_it_stands(night, run)
    assert [(one.label, one.state) for one in now.stops] == [("Trạm y tế", "MISSED"), ("Bưu cục", "DONE")]
    (kept,) = now.kept_edits
    assert (kept.stop, kept.stop_state, kept.stop_stood) == (first.id, "DONE", "MISSED")
    assert [one.text for one in now.notes] == ["Đã phát ở cổng"]


async def a_run(night: Night) -> str:
    """Two stops, and the crew is sent; its id."""
    places = ((CUT, "Trạm y tế"), (NEARBY, "Bưu cục"))
    wanted = contract.CreateWorkOrderInput(
        idempotency_key=uuid4(),
        organisation=night.scene.cast.organisation,
        title="Thư KT1",
        purpose="KT1_MAIL",
        stops=[
            contract.WorkOrderStopInput(place=contract.LonLatInput(lon=lon, lat=lat), label=label)
            for (lon, lat), label in places
        ],
    )
    made = a(contract.OrderChanged, await contract.create_work_order(night.dispatcher, input=wanted))
    await sent(night, made)
    return made.id


async def suspend(night: Night, own: contract.Paper) -> int:
    """The district suspends a paper; the version it has become."""
    cast, why = night.scene.cast, {"permit": own.id, "version": own.version, "reason": "Ổ dịch mới"}
    version: int = (await night.scene.client.do(SUSPEND, cast.sa_dec, **why))["version"]
    return version


async def history(night: Night, order: str) -> list[Any]:
    """Every progress report of a work order."""
    by = night.dispatcher
    answer = await by.http.post("/graphql", json={"query": HISTORY, "variables": {"id": order}}, headers=by.headers())
    told = answer.json()["data"]["workOrder"]["progressHistory"]
    return [(one["progress"], one["counted"]) for one in told]
