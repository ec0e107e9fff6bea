"""What a decider is told before deciding is what the decision then says; and whose desk an application lies on."""

from typing import Any
from uuid import UUID

from credentials.wire import Purpose, Restriction
from geo.levels.model import Approval
from geo.zones.orders.model import ChangeZone
from identity.access import Actor, Role
from permits.applications.commands import Apply, Decide, Draft
from permits.applications.model import Ruling
from permits.applications.outcomes import ApplicationChanged
from permits.applications.outlook import Outlook
from permits.applications.reading import ApplicationFilter
from permits.policy.model import PolicyRule
from storage.outcomes import Refused
from tests.permits.values import DAY, HOUR, NOON, SA_DEC
from tests.permits.world import HAMLET, LAPVO, SADEC, SHUT, World, asked, person

GOODS = Purpose.ESSENTIAL_GOODS


async def applied(world: World, **changes: Any) -> ApplicationChanged:
    command = Apply(wanted=world.wanted(**({"purpose": GOODS} | changes)))
    done = await world.applications.apply(command, by=world.coordinator, request=asked(world.coordinator))
    assert isinstance(done, ApplicationChanged), done
    return done


async def outlook(world: World, application: UUID, at: Any = NOON) -> Outlook:
    found = await world.application_queries.outlook(application, by=world.sa_dec, now=at)
    assert found is not None
    return found


async def decide(world: World, one: ApplicationChanged, by: Actor, at: Any = NOON, **changes: Any) -> Any:
    command = Decide(application=one.id, version=one.version, ruling=Ruling.APPROVED, **changes)
    return await world.applications.decide(command, by=by, request=asked(by, at))


async def test_each_zone_says_its_name_rule_quota_and_how_many_permits_there_are(world: World) -> None:
    await world.policies.add(PolicyRule(zone=SADEC, quota=3), by=world.department, request=asked(world.department))
    first = await applied(world)
    await decide(world, first, world.sa_dec)
    second = await applied(world, holders=world.people[1:2], zones=(SADEC, HAMLET))

    told = await outlook(world, second.id)

    sadec, hamlet = told.zones
    assert (sadec.version and sadec.version.name, sadec.live, sadec.ground.policy and sadec.ground.policy.quota) == (
        "Sa Đéc",
        1,
        3,
    )
    assert hamlet.version is not None
    assert (hamlet.ground.number, hamlet.version.name, hamlet.live) == (HAMLET, "Ấp Hoà Khánh", 0)
    assert sadec.ground.policy is not None
    assert sadec.ground.policy.approval is Approval.PER_PERMIT
    assert told.refusals == told.stricter == ()
    assert isinstance(await decide(world, second, world.sa_dec), ApplicationChanged)


async def test_what_would_be_refused_is_told_before_and_is_what_the_decision_says(world: World) -> None:
    one = await applied(world)
    rule = PolicyRule(zone=SADEC, quota=0)
    await world.policies.add(rule, by=world.department, request=asked(world.department))

    told = await outlook(world, one.id)
    done = await decide(world, one, world.sa_dec)

    assert [reason.code for reason in told.refusals] == ["QUOTA_FULL"]
    assert done == Refused(reasons=told.refusals)


async def test_that_time_has_passed_is_told_too(world: World) -> None:
    one = await applied(world)

    told = await outlook(world, one.id, NOON + 4 * DAY)

    assert "ALREADY_OVER" in [reason.code for reason in told.refusals]


async def test_what_became_stricter_is_told_apart_from_what_is_refused(world: World) -> None:
    one = await applied(world)
    before = await outlook(world, one.id)
    sealed = ChangeZone(number=SADEC, version=1, terms={"restriction": Restriction.PROHIBITED})
    await world.order(sealed, at=NOON + HOUR)

    after = await outlook(world, one.id, NOON + 2 * HOUR)
    refused = await decide(world, one, world.sa_dec, NOON + 2 * HOUR)

    assert before.stricter == before.refusals == after.refusals == ()
    assert [(reason.code, reason.params["zone"]) for reason in after.stricter] == [("ZONE_TIGHTENED", str(SADEC))]
    assert refused == Refused(reasons=after.stricter)
    known = await decide(world, one, world.sa_dec, NOON + 2 * HOUR, despite_changes=True)
    assert isinstance(known, ApplicationChanged)


async def test_an_outlook_is_for_who_may_read_the_application_and_writes_nothing(world: World) -> None:
    one = await applied(world)
    before = await world.dump()

    for by in (world.lap_vo, person(Role.COORDINATOR, SA_DEC), person(Role.CREW)):
        assert await world.application_queries.outlook(one.id, by=by, now=NOON) is None
    for by in (world.sa_dec, world.coordinator, world.department, person(Role.AUDITOR)):
        assert await world.application_queries.outlook(one.id, by=by, now=NOON) is not None
    assert await world.application_queries.outlook(SA_DEC, by=world.department, now=NOON) is None
    assert await world.dump() == before


async def waiting(world: World, by: Actor) -> set[UUID]:
    wanted = ApplicationFilter(waiting_for_reader=True)
    return {one.id for one in (await world.application_queries.page(wanted, by=by, after=None, first=50)).rows}


async def test_what_waits_for_me_is_what_my_units_have_not_decided(world: World) -> None:
    here, both = await applied(world), await applied(world, zones=(SADEC, LAPVO), holders=world.people[1:2])
    draft = Draft(wanted=world.wanted(purpose=GOODS))
    await world.applications.draft(draft, by=world.coordinator, request=asked(world.coordinator))

    assert await waiting(world, world.sa_dec) == {here.id, both.id} == await waiting(world, world.department)
    assert await waiting(world, world.lap_vo) == {both.id}
    assert await waiting(world, world.coordinator) == await waiting(world, person(Role.AUDITOR)) == set()

    half = await decide(world, both, world.sa_dec)
    assert half.permit is None
    assert await waiting(world, world.sa_dec) == {here.id}
    assert await waiting(world, world.lap_vo) == {both.id} == await waiting(world, world.department) - {here.id}


async def test_a_shut_zone_is_told_with_who_answers_for_it(world: World) -> None:
    one = await applied(world, purpose=Purpose.INCIDENT_REPAIR, zones=(SHUT,))

    (shut,) = (await outlook(world, one.id)).zones

    assert (shut.ground.unit, shut.ground.asks_a_person) == (SA_DEC, True)
