"""What crews record offline: late reports are history, conflicts keep both sides, repeats are harmless."""

from datetime import datetime
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest

from identity.access import Actor
from incidents.work_orders.commands import AddNote, Close, Complete, FinishStop, Progress, StopWanted
from incidents.work_orders.model import CrewProgress, WorkOrder, WorkOrderState, WorkStopState
from incidents.work_orders.outcomes import EditKept, NoteAdded, ProgressReported, WorkOrderChanged, WorkOrderDispatched
from storage.ids import new_id
from storage.outcomes import BadInput, Conflict, Forbidden, NotFound
from tests.incidents.work_orders.world import IN_HAMLET, IN_LAPVO, IN_SADEC, WorkWorld, member
from tests.permits.values import HOUR, NOON
from tests.permits.world import asked

P = CrewProgress
LATER = NOON + 12 * HOUR


async def report(
    house: WorkWorld, order: WorkOrder, progress: P, at: datetime, by: Actor | None = None, **more: Any
) -> Any:
    command = Progress(id=more.pop("id", new_id()), work_order=order.id, progress=progress, at=at, **more)
    actor = by or house.an
    return await house.work.report(command, by=actor, request=asked(actor, LATER))


async def test_a_report_stands_and_puts_the_work_in_progress(house: WorkWorld) -> None:
    order = await house.sent()

    done = await report(house, order, P.EN_ROUTE, NOON + HOUR, place=IN_SADEC)

    assert isinstance(done, ProgressReported)
    seen = await house.seen(order.id)
    assert (done.counted, seen.progress, seen.state) == (True, P.EN_ROUTE, WorkOrderState.IN_PROGRESS)
    assert seen.version == order.version, "a crew's own report decides nothing"
    assert (await house.queries.reports([order.id]))[0].place == IN_SADEC
    assert (await house.told())[-2:] == ["WORK_ORDER_STATE_CHANGED", "WORK_ORDER_PROGRESSED"]


@pytest.mark.parametrize("order_of", list(permutations(range(3))))
async def test_in_whatever_order_reports_arrive_the_newest_stands(
    sqlite_house: WorkWorld, order_of: tuple[int, ...]
) -> None:
    house = sqlite_house
    order = await house.sent()
    reports = [(P.EN_ROUTE, NOON + HOUR), (P.ON_SITE, NOON + 2 * HOUR), (P.REPAIRING, NOON + 3 * HOUR)]

    for position in order_of:
        await report(house, order, *reports[position])

    assert (await house.seen(order.id)).progress is P.REPAIRING
    assert [one.progress for one in await house.queries.reports([order.id])] == [P.EN_ROUTE, P.ON_SITE, P.REPAIRING]


async def test_the_same_report_again_is_kept_once_and_an_id_of_another_is_a_conflict(house: WorkWorld) -> None:
    order, other, id_ = await house.sent(), await house.sent(), new_id()

    first = await report(house, order, P.EN_ROUTE, NOON + HOUR, id=id_)
    again = await report(house, order, P.EN_ROUTE, NOON + HOUR, id=id_)
    elsewhere = await report(house, other, P.EN_ROUTE, NOON + HOUR, id=id_)

    assert first == again
    assert len(await house.queries.reports([order.id])) == 1
    assert isinstance(elsewhere, Conflict)
    assert elsewhere.code == "ID_TAKEN"


async def test_a_clock_that_runs_ahead_does_not_shut_later_reports_out(house: WorkWorld) -> None:
    order = await house.sent()

    await report(house, order, P.EN_ROUTE, LATER + 100 * HOUR)
    seen = await house.seen(order.id)

    assert (seen.progress, seen.progress_at) == (P.EN_ROUTE, LATER)


async def test_only_the_crew_and_its_desk_record(house: WorkWorld) -> None:
    order = await house.sent()

    with pytest.raises(Forbidden):
        await report(house, order, P.EN_ROUTE, NOON + HOUR, by=house.stranger)
    by_desk = await report(house, order, P.EN_ROUTE, NOON + HOUR, by=house.dispatcher)

    assert isinstance(by_desk, ProgressReported)
    assert len(await house.queries.reports([order.id])) == 1


async def test_before_a_crew_is_sent_there_is_nobody_to_report_of(house: WorkWorld) -> None:
    order = await house.create()

    done = await report(house, order, P.EN_ROUTE, NOON, by=house.dispatcher)

    assert isinstance(done, Conflict)
    assert done.code == "NO_CREW"


async def complete(house: WorkWorld, order: WorkOrder, version: int, edit: UUID | None = None) -> Any:
    command = Complete(work_order=order.id, version=version, edit=edit or new_id(), at=NOON + HOUR, note="Xong")
    return await house.work.complete(command, by=house.an, request=asked(house.an, LATER))


async def test_reports_made_offline_do_not_make_the_crews_own_completion_stale(house: WorkWorld) -> None:
    order = await house.sent()
    await report(house, order, P.EN_ROUTE, NOON + HOUR)
    await report(house, order, P.REPAIRING, NOON + 2 * HOUR)

    done = await complete(house, order, order.version)

    assert isinstance(done, WorkOrderChanged)
    assert (done.state, (await house.seen(order.id)).progress) == (WorkOrderState.COMPLETED, P.DONE)


async def test_a_completion_based_on_an_older_version_is_kept_beside_what_stands(house: WorkWorld) -> None:
    order = await house.sent(place=IN_HAMLET)
    call_off = Close(
        work_order=order.id,
        version=order.version,
        edit=new_id(),
        at=NOON,
        state=WorkOrderState.CANCELLED,
        note="Khách hàng tự sửa",
    )
    await house.work.close(call_off, by=house.dispatcher, request=asked(house.dispatcher))
    edit = new_id()

    kept = await complete(house, order, order.version, edit)
    again = await complete(house, order, order.version, edit)

    assert kept == again == EditKept(id=edit, work_order=order.id, based_on=2, found=3)
    (shown,) = await house.queries.edits([order.id])
    assert (shown.said.state, shown.said.note) == (WorkOrderState.COMPLETED, "Xong")
    assert shown.stood.state is WorkOrderState.CANCELLED
    assert (await house.seen(order.id)).state is WorkOrderState.CANCELLED
    assert (await house.told()).count("WORK_ORDER_EDIT_KEPT") == 1


async def test_a_crew_says_that_it_failed_but_only_the_desk_calls_it_off(house: WorkWorld) -> None:
    order = await house.sent()

    def close(state: WorkOrderState) -> Close:
        return Close(
            work_order=order.id, version=order.version, edit=new_id(), at=NOON, state=state, note="Bị chặn ở chốt"
        )

    with pytest.raises(Forbidden):
        await house.work.close(close(WorkOrderState.CANCELLED), by=house.an, request=asked(house.an))
    done = await house.work.close(close(WorkOrderState.FAILED), by=house.an, request=asked(house.an))

    assert isinstance(done, WorkOrderChanged)
    steps = await house.queries.changes([order.id])
    assert [(one.after, one.note) for one in steps][-1] == (WorkOrderState.FAILED, "Bị chặn ở chốt")


async def test_notes_never_conflict_and_repeats_are_harmless(house: WorkWorld) -> None:
    order, photo, id_ = await house.sent(), new_id(), new_id()
    await complete(house, order, order.version)

    async def note() -> Any:
        said = AddNote(id=id_, work_order=order.id, at=NOON, text=" Hàn lại 12 sợi ", photos=(photo,))
        return await house.work.note(said, by=house.binh, request=asked(house.binh))

    assert await note() == await note() == NoteAdded(id=id_, work_order=order.id)
    (kept,) = await house.queries.notes([order.id])
    assert (kept.text, kept.photos) == ("Hàn lại 12 sợi", (photo,))
    assert (await house.told()).count("WORK_ORDER_NOTED") == 1


async def test_a_note_that_says_nothing_is_refused(house: WorkWorld) -> None:
    order = await house.sent()

    with pytest.raises(BadInput):
        await house.work.note(AddNote(id=new_id(), work_order=order.id, at=NOON), by=house.an, request=asked(house.an))

    assert await house.queries.notes([order.id]) == ()


async def a_run(house: WorkWorld) -> WorkOrder:
    stops = tuple(StopWanted(place=place, label=f"Điểm {n}") for n, place in enumerate((IN_SADEC, IN_LAPVO)))
    return await house.sent(stops=stops, title="Thư KT1")


async def finish(house: WorkWorld, order: WorkOrder, stop: UUID, state: WorkStopState, by: Actor) -> Any:
    command = FinishStop(
        work_order=order.id, version=order.version, edit=new_id(), at=NOON + HOUR, stop=stop, state=state
    )
    return await house.work.finish_stop(command, by=by, request=asked(by, LATER))


async def test_each_stop_of_a_run_is_done_for_itself(house: WorkWorld) -> None:
    order = await a_run(house)
    first, second = order.stops

    await finish(house, order, first.id, WorkStopState.DONE, house.an)
    await finish(house, order, second.id, WorkStopState.MISSED, house.binh)

    seen = await house.seen(order.id)
    assert [one.state for one in seen.stops] == [WorkStopState.DONE, WorkStopState.MISSED]
    assert [one.done_by for one in seen.stops] == [house.an.account, house.binh.account]
    assert seen.version == order.version


async def test_two_words_about_one_stop_are_both_kept(house: WorkWorld) -> None:
    order = await a_run(house)
    (stop, _) = order.stops
    await finish(house, order, stop.id, WorkStopState.DONE, house.an)

    same = await finish(house, order, stop.id, WorkStopState.DONE, house.binh)
    other = await finish(house, order, stop.id, WorkStopState.MISSED, house.binh)

    assert isinstance(same, WorkOrderChanged)
    assert isinstance(other, EditKept)
    (kept,) = await house.queries.edits([order.id])
    assert (kept.said.stop_state, kept.stood.stop_state) == (WorkStopState.MISSED, WorkStopState.DONE)
    assert (await house.seen(order.id)).stops[0].state is WorkStopState.DONE


async def test_a_stop_of_another_run_is_not_found(house: WorkWorld) -> None:
    one, other = await a_run(house), await a_run(house)

    done = await finish(house, one, other.stops[0].id, WorkStopState.DONE, house.an)

    assert isinstance(done, NotFound)
    assert done.kind == "WorkOrderStop"


async def relieved(house: WorkWorld) -> WorkOrder:
    """A run as its first crew saw it before it went offline and the second took over."""
    order = await a_run(house)
    taken = await house.send(order, house.other, NOON + 2 * HOUR)
    assert isinstance(taken, WorkOrderDispatched), taken
    return order


async def test_what_a_relieved_crew_reports_and_notes_is_history_under_its_own_name(house: WorkWorld) -> None:
    order = await relieved(house)
    stands = await house.seen(order.id)

    late = await report(house, order, P.ON_SITE, NOON + HOUR)
    ahead = await report(house, order, P.DONE, NOON + 3 * HOUR)
    said = AddNote(id=new_id(), work_order=order.id, at=NOON + HOUR, text="Đã hàn 12 sợi")
    noted = await house.work.note(said, by=house.binh, request=asked(house.binh, LATER))

    assert (late.counted, ahead.counted) == (False, False)
    assert {one.crew for one in await house.queries.reports([order.id])} == {house.crew.id}
    assert noted == NoteAdded(id=said.id, work_order=order.id)
    assert await house.seen(order.id) == stands
    with pytest.raises(Forbidden):
        await report(house, order, P.ON_SITE, NOON + HOUR, by=member(house.world.people[4]))


async def test_what_a_relieved_crew_ended_or_finished_is_kept_and_moves_nothing(house: WorkWorld) -> None:
    order = await relieved(house)
    stands = await house.seen(order.id)
    say: dict[str, Any] = {"work_order": order.id, "at": NOON + HOUR}
    by, request = house.an, asked(house.an, LATER)

    answers = [
        await finish(house, order, order.stops[0].id, WorkStopState.DONE, house.an),
        await house.work.complete(Complete(**say, version=stands.version, edit=new_id()), by=by, request=request),
        await house.work.close(
            Close(**say, version=order.version, edit=new_id(), state=WorkOrderState.FAILED, note="Bị chặn"),
            by=by,
            request=asked(house.an, LATER),
        ),
    ]

    assert [type(one) for one in answers] == [EditKept] * 3
    assert await house.seen(order.id) == stands
    kept = await house.queries.edits([order.id])
    assert {one.stood.crew for one in kept} == {house.other.id}
    assert {one.said.state for one in kept} == {None, WorkOrderState.COMPLETED, WorkOrderState.FAILED}


async def test_a_crew_that_is_sent_again_counts_again(house: WorkWorld) -> None:
    order = await relieved(house)
    await house.send(await house.seen(order.id), house.crew, NOON + 3 * HOUR)

    back = await report(house, order, P.EN_ROUTE, NOON + 4 * HOUR)

    assert back.counted
    assert (await house.seen(order.id)).progress is P.EN_ROUTE
