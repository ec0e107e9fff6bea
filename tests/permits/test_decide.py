"""Deciding: per unit, by somebody else, under the zones' lock."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from credentials.wire import Purpose
from geo.zones.orders.model import ChangeZone, CloseZone
from identity.access import Actor, Role
from permits.applications.commands import Answer, Apply, AskInfo, Decide, Draft, Revise, Submit, Withdraw
from permits.applications.model import Application, ApplicationStatus, Ruling
from permits.applications.outcomes import ApplicationChanged
from storage.ids import new_id
from storage.outcomes import BadInput, Conflict, Forbidden, NotFound, Reason, Refused, Stale
from tests.permits.values import HOUR, LAP_VO, NOON
from tests.permits.world import LAPVO, SADEC, World, asked, person

S = ApplicationStatus
GOODS = Purpose.ESSENTIAL_GOODS


async def submitted(world: World, **changes: Any) -> Application:
    wanted = world.wanted(**({"purpose": GOODS} | changes))
    done = await world.applications.apply(Apply(wanted=wanted), by=world.coordinator, request=asked(world.coordinator))
    assert isinstance(done, ApplicationChanged), done
    return await seen(world, done.id)


async def seen(world: World, application: UUID) -> Application:
    found = await world.application_queries.find(application, by=world.department)
    assert found is not None
    return found


async def decide(world: World, one: Application, by: Actor, at: datetime = NOON, **changes: Any) -> Any:
    plain: dict[str, Any] = {"application": one.id, "version": one.version, "ruling": Ruling.APPROVED}
    return await world.applications.decide(Decide(**(plain | changes)), by=by, request=asked(by, at))


async def test_the_units_yes_issues_the_permit(world: World) -> None:
    one = await submitted(world)

    done = await decide(world, one, world.sa_dec)

    assert isinstance(done, ApplicationChanged)
    permit = await world.queries.find(done.permit, by=world.sa_dec) if done.permit else None
    assert permit is not None
    assert (done.status, permit.issued_by, permit.requested_by) == (
        S.APPROVED,
        world.sa_dec.account,
        world.coordinator.account,
    )
    assert (await world.told())[-3:] == ["APPLICATION_DECIDED", "PERMIT_ISSUED", "APPLICATION_APPROVED"]


async def test_two_units_each_say_yes_before_it_is_issued(world: World) -> None:
    one = await submitted(world, zones=(SADEC, LAPVO))

    half = await decide(world, one, world.sa_dec)
    assert isinstance(half, ApplicationChanged)
    assert (half.status, half.permit) == (S.SUBMITTED, None)

    whole = await decide(world, await seen(world, one.id), world.lap_vo)
    assert isinstance(whole, ApplicationChanged)
    assert whole.status is S.APPROVED


async def test_one_refusal_refuses_the_whole_and_the_rest_may_be_applied_for_again(world: World) -> None:
    one = await submitted(world, zones=(SADEC, LAPVO))
    await decide(world, one, world.sa_dec)

    done = await decide(world, await seen(world, one.id), world.lap_vo, ruling=Ruling.REJECTED, reason="quá đông")

    assert isinstance(done, ApplicationChanged)
    assert (done.status, done.zones_left) == (S.REJECTED, (SADEC,))
    again = await submitted(world, zones=done.zones_left)
    assert [part.unit for part in again.pending] == [next(iter(world.sa_dec.grants[0].units or ()))]


async def test_a_refusal_gives_its_reason(world: World) -> None:
    one = await submitted(world)

    with pytest.raises(BadInput, match=r"input\.reason"):
        await decide(world, one, world.sa_dec, ruling=Ruling.REJECTED)


async def test_the_department_decides_for_every_unit(world: World) -> None:
    done = await decide(world, await submitted(world, zones=(SADEC, LAPVO)), world.department)

    assert isinstance(done, ApplicationChanged)
    assert done.status is S.APPROVED


async def test_who_asked_does_not_approve(world: World) -> None:
    one = await submitted(world)
    both = replace(world.coordinator, grants=(*world.coordinator.grants, *world.sa_dec.grants))
    before = await world.dump()

    assert await decide(world, one, both) == Refused(reasons=(Reason(code="REQUESTER_IS_APPROVER"),))
    holder = replace(world.sa_dec, person=world.people[0])
    assert await decide(world, one, holder) == Refused(reasons=(Reason(code="HOLDER_IS_APPROVER"),))

    assert await world.dump() == before
    assert isinstance(await decide(world, one, world.sa_dec), ApplicationChanged)


async def test_only_its_own_unit_decides_and_nothing_is_said_to_others(world: World) -> None:
    one = await submitted(world)
    before = await world.dump()

    for by in (world.lap_vo, world.coordinator, person(Role.AUDITOR)):
        with pytest.raises(Forbidden):
            await decide(world, replace(one, version=99), by)
    with pytest.raises(Forbidden):
        await decide(world, one, world.sa_dec, unit=new_id())

    assert await world.dump() == before


async def test_a_stale_or_unknown_application_is_said_so(world: World) -> None:
    one = await submitted(world)
    before = await world.dump()

    stale = await decide(world, replace(one, version=one.version - 1), world.sa_dec)
    unknown = await decide(world, replace(one, id=new_id()), world.sa_dec)

    assert stale == Stale(kind="Application", id=one.id, expected=one.version - 1, actual=one.version)
    assert isinstance(unknown, NotFound)
    assert await world.dump() == before


async def test_a_zone_that_closed_meanwhile_is_not_approved_unless_the_approver_has_seen_it(world: World) -> None:
    one = await submitted(world, zones=(LAPVO,))
    await world.order(CloseZone(number=LAPVO, version=1), at=NOON + HOUR)
    before = await world.dump()

    refused = await decide(world, one, world.lap_vo, at=NOON + 2 * HOUR)

    assert refused == Refused(reasons=(Reason(code="ZONE_TIGHTENED", params={"zone": "2"}),))
    assert await world.dump() == before
    known = await decide(world, one, world.lap_vo, at=NOON + 2 * HOUR, despite_changes=True)
    assert isinstance(known, ApplicationChanged)
    assert known.status is S.APPROVED


async def test_a_zone_under_standing_approval_that_closed_meanwhile_asks_its_unit_too(world: World) -> None:
    incident = Purpose.INCIDENT_REPAIR
    one = await submitted(world, zones=(6, LAPVO), purpose=incident)
    assert len(one.parts) == 1
    await world.order(CloseZone(number=LAPVO, version=1), at=NOON + HOUR)

    half = await decide(world, one, world.sa_dec, at=NOON + 2 * HOUR)

    assert isinstance(half, ApplicationChanged)
    assert (half.status, half.permit) == (S.SUBMITTED, None)
    assert (await world.told())[-2:] == ["APPLICATION_DECIDED", "APPLICATION_SUBMITTED"]
    whole = await decide(world, await seen(world, one.id), world.lap_vo, at=NOON + 2 * HOUR)
    assert isinstance(whole, ApplicationChanged)
    assert whole.status is S.APPROVED


async def test_a_level_that_now_forbids_it_is_named_at_the_decision(world: World) -> None:
    await world.order(ChangeZone(number=SADEC, version=1, terms={"level": "D15"}), at=NOON - HOUR)
    one = await submitted(world, purpose=Purpose.ECOMMERCE_DELIVERY)
    await world.order(ChangeZone(number=SADEC, version=2, terms={"level": "D16"}), at=NOON + HOUR)
    before = await world.dump()

    refused = await decide(world, one, world.sa_dec, at=NOON + 2 * HOUR, despite_changes=True)

    assert isinstance(refused, Refused)
    assert [reason.code for reason in refused.reasons] == ["PURPOSE_FORBIDDEN"]
    assert await world.dump() == before


async def test_a_question_stops_the_decision_and_its_answer_lets_it_go_on(world: World) -> None:
    one = await submitted(world)
    by = world.sa_dec
    question = AskInfo(application=one.id, version=one.version, question="Mấy xe?")
    needs = await world.applications.ask_info(question, by=by, request=asked(by))
    assert isinstance(needs, ApplicationChanged)
    assert needs.status is S.NEEDS_INFO
    waiting = await seen(world, one.id)

    assert await decide(world, waiting, by) == Conflict(code="STATE", params={"from": "NEEDS_INFO", "to": "APPROVED"})

    answer = Answer(application=one.id, version=waiting.version, text="Một xe", wanted=world.wanted(purpose=GOODS))
    answered = await world.applications.answer(answer, by=world.coordinator, request=asked(world.coordinator))
    assert isinstance(answered, ApplicationChanged)
    after = await seen(world, one.id)
    assert (after.status, [message.text for message in after.messages]) == (S.SUBMITTED, ["Mấy xe?", "Một xe"])
    assert isinstance(await decide(world, after, by), ApplicationChanged)


async def test_an_answer_that_needs_nobody_any_more_is_issued_at_once(world: World) -> None:
    one = await submitted(world, zones=(6,), purpose=Purpose.INCIDENT_REPAIR)
    by = world.sa_dec
    question = AskInfo(application=one.id, version=one.version, question="Cần vào khu phong toả?")
    await world.applications.ask_info(question, by=by, request=asked(by))

    answer = Answer(application=one.id, version=one.version + 1, text="Không", wanted=world.wanted())
    done = await world.applications.answer(answer, by=world.coordinator, request=asked(world.coordinator))

    assert isinstance(done, ApplicationChanged)
    assert (done.status, done.permit is not None) == (S.APPROVED, True)


async def test_a_draft_is_revised_submitted_and_withdrawn_by_its_company_alone(world: World) -> None:
    by, stranger = world.coordinator, person(Role.COORDINATOR, new_id())
    draft = await world.applications.draft(Draft(wanted=world.wanted(purpose=GOODS)), by=by, request=asked(by))
    assert isinstance(draft, ApplicationChanged)
    revise = Revise(application=draft.id, version=1, wanted=world.wanted(purpose=GOODS, conditions="ban đêm"))
    with pytest.raises(Forbidden):
        await world.applications.revise(revise, by=stranger, request=asked(stranger))
    revised = await world.applications.revise(revise, by=by, request=asked(by))
    assert isinstance(revised, ApplicationChanged)

    submit = Submit(application=draft.id, version=revised.version)
    with pytest.raises(Forbidden):
        await world.applications.submit(submit, by=stranger, request=asked(stranger))
    handed_in = await world.applications.submit(submit, by=by, request=asked(by))
    assert isinstance(handed_in, ApplicationChanged)
    assert handed_in.status is S.SUBMITTED

    withdraw = Withdraw(application=draft.id, version=handed_in.version)
    withdrawn = await world.applications.withdraw(withdraw, by=by, request=asked(by))
    assert isinstance(withdrawn, ApplicationChanged)
    assert withdrawn.status is S.WITHDRAWN
    again = Submit(application=draft.id, version=withdrawn.version)
    assert await world.applications.submit(again, by=by, request=asked(by)) == Conflict(
        code="STATE", params={"from": "WITHDRAWN", "to": "SUBMITTED"}
    )


async def test_an_approver_finds_what_waits_for_the_unit_and_a_stranger_finds_nothing(world: World) -> None:
    from permits.applications.reading import ApplicationFilter

    one = await submitted(world, zones=(SADEC, LAPVO))

    async def found(by: Actor) -> list[UUID]:
        wanted = ApplicationFilter(waiting_for=LAP_VO)
        return [row.id for row in (await world.application_queries.page(wanted, by=by, after=None, first=5)).rows]

    assert await found(world.lap_vo) == await found(world.coordinator) == [one.id]
    assert await found(person(Role.COORDINATOR, new_id())) == []
    assert await world.application_queries.find(one.id, by=person(Role.APPROVER, None, new_id())) is None
    await decide(world, one, world.lap_vo)
    assert await found(world.lap_vo) == []
