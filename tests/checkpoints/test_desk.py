"""Checkpoints ask their duty desk and are answered, by the network and by telephone, on both databases."""

from dataclasses import replace
from uuid import UUID

import pytest

from checkpoints.desk import store
from checkpoints.desk.model import CallAnswer, CallAnswered, CallState, CallWaiting, Filter
from checkpoints.desk.rules import LAPSES_AFTER
from credentials.codes import UNREAD_CODE, reply_code
from credentials.wire import Outcome
from identity.access import Actor, Role
from storage.database import Database
from storage.ids import new_id
from storage.outcomes import Conflict, Forbidden, NotFound
from tests.checkpoints.desk_world import KEYS, PHONE, SECOND_PHONE, DeskWorld, a_desk, a_device
from tests.permits.values import DAY, HOUR, LAP_VO, NOON, SA_DEC
from tests.permits.world import asked, person
from tests.tracking.world import MINUTE


@pytest.fixture
async def house(db: Database) -> DeskWorld:
    return await a_desk(db)


async def code_of(house: DeskWorld, phone: UUID, code: str, challenge: str) -> str:
    deployment = (await house.world.keys.anchor()).deployment
    return reply_code(KEYS[phone], deployment=deployment, checkpoint=house.post, code=code, challenge=challenge)


async def test_a_post_asks_and_its_phone_is_given_the_code(house: DeskWorld) -> None:
    id_ = await house.waiting()
    (waiting,) = await house.calls(state=CallState.WAITING)
    assert (waiting.id, waiting.device, waiting.permit) == (id_, PHONE, house.permit.id)

    done = await house.answer(house.an_answer(call=id_), at=NOON + MINUTE)

    code = await code_of(house, PHONE, house.permit.control_code, "4471")
    assert isinstance(done, CallAnswered)
    assert [(one.device, one.code) for one in done.replies] == [(PHONE, code)]
    assert await house.calls(state=CallState.WAITING) == ()
    told = await house.desk.of_post(id_, by=house.device)
    assert told is not None
    assert (told.state, told.answer, told.answered_by_name) == ("ANSWERED", "PASS", "Nguyễn Thị Thu")
    assert told.replies == tuple(done.replies)
    assert [(one.kind, one.unit) for one in await house.told()] == [("DESK_CALLED", SA_DEC), ("DESK_ANSWERED", SA_DEC)]


async def test_what_came_by_telephone_becomes_a_call_and_every_phone_of_the_post_is_answered(house: DeskWorld) -> None:
    done = await house.answer(house.an_answer(control_code=None, challenge="0042"))

    assert isinstance(done, CallAnswered)
    wanted = [(phone, await code_of(house, phone, UNREAD_CODE, "0042")) for phone in (PHONE, SECOND_PHONE)]
    assert [(one.device, one.code) for one in done.replies] == wanted
    (call,) = await house.calls()
    assert (call.id, call.decision, call.state, call.control_code) == (done.call, None, CallState.ANSWERED, None)
    assert [one.kind for one in await house.told()] == ["DESK_ANSWERED"]


async def test_a_phone_that_was_shut_out_gets_no_code_and_one_that_is_unknown_is_not_found(house: DeskWorld) -> None:
    house.phones.revoked.add(SECOND_PHONE)
    refused = await house.answer(house.an_answer(device=SECOND_PHONE))
    assert refused == NotFound(kind="Device", id=SECOND_PHONE)
    assert (await house.calls(), await house.told()) == ((), [])

    done = await house.answer(house.an_answer(device=PHONE))

    assert isinstance(done, CallAnswered)
    assert [one.device for one in done.replies] == [PHONE]


async def test_turning_back_hands_out_nothing_and_a_post_without_phones_is_answered_all_the_same(
    house: DeskWorld,
) -> None:
    back = await house.answer(house.an_answer(call=await house.waiting(), answer=CallAnswer.TURN_BACK, reason=""))
    house.phones.revoked |= {PHONE, SECOND_PHONE}
    spoken = await house.answer(house.an_answer(challenge="1111"))

    assert isinstance(back, CallAnswered)
    assert isinstance(spoken, CallAnswered)
    assert (back.replies, spoken.replies) == ([], []) or (tuple(back.replies), tuple(spoken.replies)) == ((), ())
    assert {one.answer for one in await house.calls()} == {CallAnswer.TURN_BACK, CallAnswer.PASS}


async def test_an_officer_who_also_rings_answers_the_same_call(house: DeskWorld) -> None:
    id_ = await house.waiting()

    other = await house.answer(house.an_answer(challenge="9999"))
    same = await house.answer(house.an_answer())

    assert isinstance(same, CallAnswered)
    assert isinstance(other, CallAnswered)
    assert same.call == id_
    assert other.call != id_
    assert len(await house.calls()) == 2


async def test_a_call_is_answered_once_and_the_second_is_told_by_whom(house: DeskWorld) -> None:
    id_ = await house.waiting()
    first = await house.answer(house.an_answer(call=id_))
    before = await house.told()

    second = await house.answer(house.an_answer(call=id_, answer=CallAnswer.TURN_BACK), by=person(Role.ADMIN))

    assert isinstance(first, CallAnswered)
    assert second == Conflict(code="CALL_ANSWERED", params={"by": "Nguyễn Thị Thu"})
    assert await house.told() == before
    assert [one.answer for one in await house.calls()] == [CallAnswer.PASS]


async def test_what_was_turned_back_by_telephone_is_not_answered_again_for_the_same_challenge(house: DeskWorld) -> None:
    back = house.an_answer(answer=CallAnswer.TURN_BACK, reason="")
    assert isinstance(await house.answer(back), CallAnswered)
    before = await house.told()

    soon = await house.answer(house.an_answer(), at=NOON + 9 * MINUTE, by=replace(house.focal, name="Cao Minh Trí"))

    assert soon == Conflict(code="CALL_ANSWERED", params={"by": "Nguyễn Thị Thu"})
    assert (await house.told(), len(await house.calls())) == (before, 1)
    anew = await house.answer(house.an_answer(challenge="9999"), at=NOON + 9 * MINUTE)
    other_person = await house.answer(house.an_answer(control_code=None), at=NOON + 9 * MINUTE)
    dead_by_then = await house.answer(house.an_answer(), at=NOON + 10 * MINUTE)
    assert all(isinstance(one, CallAnswered) for one in (anew, other_person, dead_by_then))


async def test_a_phone_that_asked_and_would_get_no_code_is_not_let_pass_into_nothing(house: DeskWorld) -> None:
    id_ = await house.waiting()
    house.phones.revoked |= {PHONE}
    before = await house.told()

    refused = await house.answer(house.an_answer(call=id_))

    assert refused == Conflict(code="PHONE_NOT_CONFIRMED")
    assert [one.state for one in await house.calls()] == [CallState.WAITING]
    assert await house.told() == before
    house.phones.revoked.clear()
    done = await house.answer(house.an_answer(call=id_))
    assert isinstance(done, CallAnswered)
    assert [one.device for one in done.replies] == [PHONE]


async def test_the_check_that_used_the_code_is_shown_beside_the_answer(house: DeskWorld) -> None:
    done = await house.answer(house.an_answer(call=await house.waiting()))
    assert isinstance(done, CallAnswered)
    assert await house.endings() == [None]

    override = {"by": "Trực ban", "why": "reply code", "kind": "DESK", "replyCode": done.replies[0].code}
    check = await house.passed(at=NOON + MINUTE, override=override)

    assert await house.endings() == [(check, Outcome.PASSED, True)]


async def test_the_check_of_a_call_is_found_however_many_came_home_for_others(
    house: DeskWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "CHECKS_MOST", 2)
    await house.waiting(at=NOON - 8 * DAY)
    for minutes in (50, 40):
        await house.passed(at=NOON - minutes * MINUTE)
    id_ = await house.waiting()
    await house.answer(house.an_answer(call=id_, answer=CallAnswer.TURN_BACK, reason=""))
    late = await house.waiting(at=NOON + MINUTE, challenge="5555")
    check = await house.passed(at=NOON + 2 * MINUTE)

    calls = await house.calls()

    assert [one.id for one in calls][:2] == [late, id_]
    assert await house.endings() == [(check, Outcome.PASSED, False), None, None]


async def test_a_call_by_plate_ends_by_the_check_of_that_plate(house: DeskWorld) -> None:
    unread = {"controlCode": None, "plate": "66C99999", "source": "PLATE"}
    answered = await house.waiting(control_code=None, plate="66C99999")
    done = await house.answer(house.an_answer(call=answered, control_code=None))
    assert isinstance(done, CallAnswered)
    override = {"by": "Trực ban", "why": "reply code", "kind": "DESK", "replyCode": done.replies[0].code}
    by_code = await house.passed(at=NOON + MINUTE, override=override, **unread)
    await house.waiting(at=NOON + 2 * MINUTE, control_code=None, plate="66C99999", challenge="5555")
    await house.passed(at=NOON + 3 * MINUTE, **unread | {"plate": "66C11111"})
    assert await house.endings() == [None, (by_code, Outcome.PASSED, True)]

    alone = await house.passed(at=NOON + 4 * MINUTE, outcome="TURNED_BACK", **unread)

    assert await house.endings() == [(alone, Outcome.TURNED_BACK, False), (by_code, Outcome.PASSED, True)]


async def test_the_same_request_gets_the_same_code_and_another_body_is_a_conflict(house: DeskWorld) -> None:
    request, command = asked(house.focal), house.an_answer()

    first = await house.desk.answer(command, by=house.focal, request=request)
    again = await house.desk.answer(command, by=house.focal, request=request)
    other = await house.desk.answer(command, by=house.focal, request=replace(request, body=b"other"))

    assert isinstance(first, CallAnswered)
    assert isinstance(again, CallAnswered)
    assert (again.call, list(again.replies)) == (first.call, list(first.replies))
    assert other == Conflict(code="IDEMPOTENCY_KEY_REUSED")
    assert len(await house.calls()) == 1


async def test_the_same_call_told_again_is_one_and_another_question_under_its_id_is_refused(house: DeskWorld) -> None:
    command = house.a_call()
    first, again = await house.call(command), await house.call(command)

    other = await house.call(replace(command, challenge="0000"))

    assert isinstance(first, CallWaiting)
    assert again == first
    assert other == Conflict(code="CALL_ID_TAKEN")
    assert len(await house.calls()) == 1
    assert len(await house.told()) == 1


async def test_a_phone_that_asks_anew_about_the_same_person_replaces_its_earlier_call(house: DeskWorld) -> None:
    early = await house.waiting()
    about_another = await house.waiting(control_code=None, plate="66C99999")

    late = await house.waiting(at=NOON + 11 * MINUTE, challenge="5555")

    assert {one.id for one in await house.calls(state=CallState.WAITING)} == {late, about_another}
    assert [one.id for one in await house.calls(state=CallState.LAPSED)] == [early]
    refused = await house.answer(house.an_answer(call=early), at=NOON + 12 * MINUTE)
    assert refused == Conflict(code="STATE", params={"from": "LAPSED", "to": "ANSWERED"})


async def test_a_call_that_nobody_answers_leaves_the_list_after_two_hours(house: DeskWorld) -> None:
    id_ = await house.waiting()
    late = NOON + LAPSES_AFTER

    assert [one.id for one in await house.calls(at=late - MINUTE, state=CallState.WAITING)] == [id_]
    assert await house.calls(at=late, state=CallState.WAITING) == ()
    assert [one.id for one in await house.calls(at=late, state=CallState.LAPSED)] == [id_]
    assert isinstance(await house.answer(house.an_answer(call=id_), at=late), Conflict)
    assert isinstance(await house.answer(house.an_answer(call=id_), at=late - MINUTE), CallAnswered)


async def test_only_the_posts_own_phone_asks_in_its_name(house: DeskWorld) -> None:
    command = house.a_call()
    strangers = (house.focal, a_device(house.other_post), replace(house.device, checkpoint=None))
    for by in strangers:
        with pytest.raises(Forbidden):
            await house.call(command, by=by)
    assert (await house.calls(), await house.told()) == ((), [])

    assert isinstance(await house.call(command), CallWaiting)


async def test_only_the_desk_of_its_unit_answers_a_post(house: DeskWorld) -> None:
    id_ = await house.waiting()
    for by in (house.elsewhere, house.device, person(Role.AUDITOR), person(Role.DISPATCHER)):
        with pytest.raises(Forbidden):
            await house.answer(house.an_answer(call=id_), by=by)
    assert [one.state for one in await house.calls()] == [CallState.WAITING]
    assert len(await house.told()) == 1

    assert isinstance(await house.answer(house.an_answer(call=id_), by=person(Role.APPROVER)), CallAnswered)


async def test_what_is_unknown_is_not_found_and_nothing_is_written(house: DeskWorld) -> None:
    nowhere = new_id()

    called = await house.call(house.a_call(checkpoint=nowhere), by=a_device(nowhere))
    answered = await house.answer(house.an_answer(checkpoint=nowhere))
    no_call = await house.answer(house.an_answer(call=nowhere))

    assert called == answered == NotFound(kind="Checkpoint", id=nowhere)
    assert no_call == NotFound(kind="DeskCall", id=nowhere)
    assert (await house.calls(), await house.told()) == ((), [])


async def test_a_post_hears_of_its_own_calls_alone(house: DeskWorld) -> None:
    id_ = await house.waiting()

    assert await house.desk.of_post(id_, by=a_device(house.other_post)) is None
    assert await house.desk.of_post(id_, by=house.focal) is None
    assert await house.desk.of_post(new_id(), by=house.device) is None
    assert await house.desk.of_post(id_, by=house.device) is not None


async def test_calls_are_listed_newest_first_within_the_readers_reach(house: DeskWorld) -> None:
    times = [NOON + minutes * MINUTE for minutes in range(5)]
    ids = [await house.waiting(at=at, control_code=None, plate=f"66C0000{at.minute}") for at in times]

    first = await house.desk.page(Filter(now=NOON + HOUR), by=house.focal, after=None, first=3)
    last = first.rows[-1].call
    rest = await house.desk.page(Filter(now=NOON + HOUR), by=house.focal, after=(last.called_at, last.id), first=3)

    assert [one.call.id for one in (*first.rows, *rest.rows)] == ids[::-1]
    assert (first.more, rest.more) == (True, False)
    assert [one.id for one in await house.calls(since=times[3])] == ids[:2:-1]
    assert await house.calls(checkpoint=house.other_post) == ()
    assert len(await house.calls(by=person(Role.AUDITOR))) == 5
    blind: tuple[Actor, ...] = (house.elsewhere, house.device, person(Role.APPROVER, None, LAP_VO))
    for by in blind:
        assert await house.calls(by=by) == ()
