"""A crew that does not know where it is, is heard at once; whoever answers there is asked when the place is known."""

import pytest

from checkpoints.stops.model import AcknowledgeStop, Audience, ReportStop, StopReported
from checkpoints.stops.rules import LONGEST_WORDS, PATIENCE
from geo.place import Place
from identity.access import Role
from storage.outcomes import Conflict
from tests.checkpoints.test_stops import BY_THE_POST, FAR, Stopping, stopping
from tests.permits.values import NOON, SA_DEC
from tests.permits.world import asked
from tests.tracking.world import MINUTE, phone

__all__ = ["stopping"]


async def told_again(stopping: Stopping, first: ReportStop, place: Place, words: str = "") -> StopReported:
    """The same stop, now with its place, twenty minutes later."""
    by = stopping.tracked.member
    command = stopping.a_stop(id=first.id, place=place, words=words)
    done = await stopping.stops.report(command, by=by, request=asked(by, NOON + 20 * MINUTE))
    assert isinstance(done, StopReported)
    return done


async def test_the_dispatcher_and_the_department_are_told_at_once(stopping: Stopping) -> None:
    done = await stopping.report(stopping.a_stop(place=None))

    assert isinstance(done, StopReported)
    assert (done.checkpoint, done.proposed, done.escalates_at) == (None, False, NOON + PATIENCE)
    assert done.told == (
        Audience(role=Role.DISPATCHER, organisation=stopping.tracked.world.company),
        Audience(role=Role.ADMIN),
    )
    assert (await stopping.stop(done.stop)).place is None
    assert (await stopping.told(done.stop))[0].payload["placed"] is False


async def test_a_post_that_is_named_says_whose_it_is_without_a_place(stopping: Stopping) -> None:
    done = await stopping.report(stopping.a_stop(place=None, checkpoint=stopping.post))

    assert isinstance(done, StopReported)
    assert done.told[1] == Audience(role=Role.APPROVER, unit=SA_DEC)
    assert (await stopping.told(done.stop))[0].payload["placed"] is True


async def test_its_place_is_added_once_and_the_unit_there_is_asked_from_the_beginning(stopping: Stopping) -> None:
    first = stopping.a_stop(place=None)
    await stopping.report(first)
    assert await stopping.stops.escalate(NOON + PATIENCE) == 1
    assert (await stopping.stop(first.id)).next_step_at is None

    done = await told_again(stopping, first, BY_THE_POST, "Vị trí do máy lấy được 20 phút sau")
    await told_again(stopping, first, FAR)

    found = await stopping.stop(first.id)
    assert (found.place, found.unit, found.checkpoint, found.proposed) == (BY_THE_POST, SA_DEC, stopping.post, True)
    assert found.words == "Chưa có thông báo của xã\nVị trí do máy lấy được 20 phút sau"
    assert (found.step, found.next_step_at) == (0, NOON + 20 * MINUTE + PATIENCE)
    assert (found.occurred_at, found.received_at) == (NOON, NOON)
    assert done.told[1] == Audience(role=Role.APPROVER, unit=SA_DEC)
    [_, still, placed] = await stopping.told(first.id)
    assert (still.kind, still.payload["placed"]) == ("STOP_ESCALATED", False)
    assert (placed.kind, placed.unit) == ("STOP_PLACED", SA_DEC)
    assert placed.payload == {"crew": str(stopping.tracked.crew), "checkpoint": str(stopping.post), "waiting": True}


async def test_somebody_who_answered_is_not_asked_again(stopping: Stopping) -> None:
    first = stopping.a_stop(place=None)
    await stopping.report(first)
    taken = AcknowledgeStop(stop=first.id)
    await stopping.stops.acknowledge(taken, by=stopping.dispatcher, request=asked(stopping.dispatcher))

    await told_again(stopping, first, FAR)

    found = await stopping.stop(first.id)
    assert (found.place, found.unit, found.next_step_at) == (FAR, SA_DEC, None)
    assert (await stopping.told(first.id))[-1].payload["waiting"] is False


async def test_a_place_that_was_told_stays(stopping: Stopping) -> None:
    first = stopping.a_stop()
    await stopping.report(first)

    await told_again(stopping, first, FAR, "Chỗ khác")

    found = await stopping.stop(first.id)
    assert (found.place, found.words) == (BY_THE_POST, first.words)
    assert [one.kind for one in await stopping.told(first.id)] == ["CREW_STOPPED"]


async def test_words_for_which_there_is_no_room_are_left_out(stopping: Stopping) -> None:
    first = stopping.a_stop(place=None, words="a" * LONGEST_WORDS)
    await stopping.report(first)

    await told_again(stopping, first, FAR, "muộn")

    assert (await stopping.stop(first.id)).words == first.words


async def test_another_crew_places_no_stop_of_this_one(stopping: Stopping) -> None:
    first = stopping.a_stop(place=None)
    await stopping.report(first)
    people = stopping.tracked.world.people
    other = await stopping.tracked.another_crew(people[2:4])

    refused = await stopping.report(stopping.a_stop(id=first.id, crew=other, place=FAR), by=phone(people[2]))

    assert refused == Conflict(code="STOP_ID_TAKEN")
    assert (await stopping.stop(first.id)).place is None
    assert [one.kind for one in await stopping.told(first.id)] == ["CREW_STOPPED"]


@pytest.mark.parametrize("again", [True, False])
async def test_without_a_place_told_again_tells_nobody_anew(stopping: Stopping, again: bool) -> None:  # noqa: FBT001 - a table's column
    first = stopping.a_stop(place=None)
    for _ in range(1 + again):
        assert isinstance(await stopping.report(first), StopReported)

    assert [one.kind for one in await stopping.told(first.id)] == ["CREW_STOPPED"]
