"""The life of a permit: held up, lifted, revoked, completed, extended, changed; and what the status list says of it."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from credentials.wire import Purpose, Status, SubjectType
from geo.zones.orders.model import CloseZone
from identity.access import Actor, Role
from permits.applications.commands import Apply
from permits.applications.outcomes import ApplicationChanged
from permits.permits.commands import (
    BreakGlass,
    Complete,
    Extend,
    Lift,
    Object,
    Reopen,
    Review,
    Revoke,
    SubstituteMember,
    SubstituteVehicle,
    Suspend,
)
from permits.permits.model import Permit, PermitStatus
from permits.permits.outcomes import PermitChanged
from storage.ids import new_id
from storage.outcomes import BadInput, Conflict, Forbidden, NotFound, Reason, Refused, Stale
from tests.permits.values import DAY, HOUR, LAP_VO, NOON, SA_DEC
from tests.permits.world import HAMLET, LAPVO, SADEC, SHUT, World, asked, person

S = PermitStatus
COMMANDS: dict[str, tuple[type, dict[str, Any]]] = {
    "suspend": (Suspend, {"reason": "tạm dừng"}),
    "object": (Object, {"reason": "xã không đồng ý"}),
    "lift": (Lift, {}),
    "revoke": (Revoke, {"reason": "khai sai"}),
    "complete": (Complete, {}),
    "reopen": (Reopen, {}),
    "review": (Review, {}),
    "extend": (Extend, {"valid_to": NOON + 5 * DAY}),
    "substitute_member": (SubstituteMember, {}),
    "substitute_vehicle": (SubstituteVehicle, {}),
}


async def issued(world: World, **changes: Any) -> Permit:
    wanted = world.wanted(**({"zones": (SADEC, LAPVO)} | changes))
    by = world.coordinator
    done = await world.applications.apply(Apply(wanted=wanted), by=by, request=asked(by))
    assert isinstance(done, ApplicationChanged), done
    assert done.permit is not None
    return await seen(world, done.permit)


async def seen(world: World, permit: UUID) -> Permit:
    found = await world.queries.find(permit, by=world.department)
    assert found is not None
    return found


async def do(world: World, verb: str, permit: Permit, by: Actor, **changes: Any) -> Any:
    kind, plain = COMMANDS[verb]
    at = changes.pop("at", NOON)
    command = kind(**({"permit": permit.id, "version": permit.version} | plain | changes))
    return await getattr(world.permits, verb)(command, by=by, request=asked(by, at))


async def statuses(world: World, permit: UUID) -> list[Status | None]:
    """What the status list says of every credential the permit ever had, oldest first."""
    from permits.permits import credential_store

    async with world.db.reading() as rx:
        every = await credential_store.of_permit(rx, permit)
        listed = await world.permits.ports.statuses.snapshot(rx, NOON)  # type: ignore[attr-defined]  # not in the port
    return [listed.find(one.ref) for one in every]


async def test_the_status_list_follows_the_permit_in_every_state(world: World) -> None:
    by, permit = world.department, await issued(world)
    said = []
    for verb in ("suspend", "lift", "complete", "reopen", "revoke"):
        done = await do(world, verb, await seen(world, permit.id), by)
        assert isinstance(done, PermitChanged), (verb, done)
        said.append((done.status, *await statuses(world, permit.id)))

    assert said == [
        (S.SUSPENDED, Status.SUSPENDED),
        (S.ACTIVE, Status.VALID),
        (S.COMPLETED, Status.ENDED),
        (S.ACTIVE, Status.VALID),
        (S.REVOKED, Status.REVOKED),
    ]
    assert (await world.told())[-5:] == [
        "PERMIT_SUSPENDED",
        "PERMIT_LIFTED",
        "PERMIT_COMPLETED",
        "PERMIT_REOPENED",
        "PERMIT_REVOKED",
    ]


@pytest.mark.parametrize(
    ("verb", "states"),
    [
        ("suspend", ("SUSPENDED",)),
        ("lift", ("ACTIVE",)),
        ("complete", ("COMPLETED",)),
        ("reopen", ("ACTIVE",)),
        ("revoke", ("REVOKED",)),
    ],
)
async def test_a_revoked_permit_stays_so_and_both_states_are_named(world: World, verb: str, states: Any) -> None:
    permit = await issued(world)
    await do(world, "revoke", permit, world.department)
    permit, before = await seen(world, permit.id), await world.dump()

    refused = await do(world, verb, permit, world.department)

    assert refused == Conflict(code="STATE", params={"from": "REVOKED", "to": states[0]})
    assert await world.dump() == before


@pytest.mark.parametrize("verb", ["suspend", "object", "lift", "extend"])
async def test_what_an_authority_does_the_company_and_other_units_may_not(world: World, verb: str) -> None:
    permit = await issued(world, zones=(SADEC,))
    if verb == "lift":
        await do(world, "suspend", permit, world.sa_dec)
        permit = await seen(world, permit.id)
    before = await world.dump()

    for by in (world.coordinator, world.lap_vo, person(Role.AUDITOR), person(Role.CHECKPOINT)):
        with pytest.raises(Forbidden):
            await do(world, verb, replace(permit, version=99), by)
    assert await world.dump() == before

    assert isinstance(await do(world, verb, permit, world.sa_dec), PermitChanged)


@pytest.mark.parametrize("verb", ["revoke", "complete", "substitute_member"])
async def test_what_the_company_does_another_company_may_not(world: World, verb: str) -> None:
    permit = await issued(world, zones=(SADEC,))
    changes = {"out": world.people[0], "joining": world.people[1]} if verb == "substitute_member" else {}
    before = await world.dump()

    for by in (world.lap_vo, person(Role.COORDINATOR, new_id())):
        with pytest.raises(Forbidden):
            await do(world, verb, permit, by, **changes)
    assert await world.dump() == before

    assert isinstance(await do(world, verb, permit, world.coordinator, **changes), PermitChanged)


async def test_the_employer_and_the_authority_revoke_each_in_their_own_name(world: World) -> None:
    ours, theirs = await issued(world), await issued(world)

    await do(world, "revoke", ours, world.coordinator)
    await do(world, "revoke", theirs, world.sa_dec)

    codes = [(await seen(world, one.id)).reasons[-1].code for one in (ours, theirs)]
    assert codes == ["REVOKED_BY_EMPLOYER", "REVOKED"]


@pytest.mark.parametrize("verb", sorted(set(COMMANDS) - {"review", "substitute_member", "substitute_vehicle"}))
async def test_a_stale_version_and_an_unknown_permit_are_said_so(world: World, verb: str) -> None:
    permit, before = await issued(world), await world.dump()
    by = world.coordinator if verb in ("complete", "reopen") else world.sa_dec
    before = await world.dump()

    stale = await do(world, verb, replace(permit, version=7), by)
    unknown = await do(world, verb, replace(permit, id=new_id()), by)

    assert stale == Stale(kind="Permit", id=permit.id, expected=7, actual=1)
    assert isinstance(unknown, NotFound)
    assert await world.dump() == before


async def test_each_district_may_object_and_each_lifts_its_own(world: World) -> None:
    permit = await issued(world)

    await do(world, "object", permit, world.sa_dec)
    await do(world, "object", await seen(world, permit.id), world.lap_vo)
    half = await do(world, "lift", await seen(world, permit.id), world.sa_dec)
    assert await statuses(world, permit.id) == [Status.SUSPENDED]
    again = await do(world, "lift", await seen(world, permit.id), world.sa_dec)
    whole = await do(world, "lift", await seen(world, permit.id), world.lap_vo)

    assert (half.status, again, whole.status) == (
        S.SUSPENDED,
        Refused(reasons=(Reason(code="HELD_BY_OTHERS"),)),
        S.ACTIVE,
    )
    assert await statuses(world, permit.id) == [Status.VALID]
    told = [kind for kind in await world.told() if kind.startswith("PERMIT_")]
    assert told == ["PERMIT_ISSUED", "PERMIT_OBJECTED", "PERMIT_OBJECTED", "PERMIT_LIFTED", "PERMIT_LIFTED"]


async def test_the_department_objects_for_a_unit_it_names(world: World) -> None:
    permit = await issued(world)

    with pytest.raises(BadInput, match=r"input\.unit"):
        await do(world, "object", permit, world.department)
    await do(world, "object", permit, world.department, unit=LAP_VO)

    assert [one.unit for one in (await seen(world, permit.id)).reasons] == [LAP_VO]


async def test_extending_one_gives_new_credentials_and_leaves_the_old_ones_good(world: World) -> None:
    permit = await issued(world)

    done = await do(world, "extend", permit, world.sa_dec, at=NOON + DAY)

    assert isinstance(done, PermitChanged)
    (current,) = await world.queries.credentials(permit.id, by=world.coordinator)
    after = await seen(world, permit.id)
    assert (current.cti,) == done.credentials
    assert (current.text or "").startswith("FP1:")
    assert (after.valid_to, after.hard_limit) == (NOON + 5 * DAY, NOON + 46 * DAY - HOUR / 6)
    assert await statuses(world, permit.id) == [Status.VALID, Status.VALID]
    await do(world, "revoke", after, world.sa_dec)
    assert await statuses(world, permit.id) == [Status.REVOKED, Status.REVOKED]


async def test_extending_past_the_longest_validity_or_into_the_past_is_refused(world: World) -> None:
    permit, by = await issued(world), world.sa_dec
    before = await world.dump()

    far = await do(world, "extend", permit, by, valid_to=NOON + 31 * DAY)
    back = await do(world, "extend", permit, by, valid_to=NOON + DAY)
    late = await do(world, "extend", permit, by, at=NOON + 3 * DAY)

    assert [one.reasons[0].code for one in (far, back, late)] == ["TOO_LONG_VALIDITY", "NOT_LATER", "EXPIRED"]
    assert await world.dump() == before


async def test_every_unit_that_decided_must_say_yes_to_an_extension(world: World) -> None:
    by = world.coordinator
    goods = world.wanted(purpose=Purpose.ESSENTIAL_GOODS, zones=(SADEC, LAPVO))
    waiting = await world.applications.apply(Apply(wanted=goods), by=by, request=asked(by))
    assert isinstance(waiting, ApplicationChanged)
    from tests.permits.test_decide import decide
    from tests.permits.test_decide import seen as application

    done = await decide(world, await application(world, waiting.id), world.department)
    permit = await seen(world, done.permit)

    with pytest.raises(Forbidden):
        await do(world, "extend", permit, world.sa_dec)
    both = person(Role.APPROVER, None, SA_DEC, LAP_VO)
    assert isinstance(await do(world, "extend", permit, both), PermitChanged)


async def test_a_swapped_member_loses_the_credential_and_the_others_keep_theirs(world: World) -> None:
    an, binh, cuong = world.people[:3]
    permit = await issued(world, holders=(an, binh), subject_type=SubjectType.CREW)
    kept = {one.holder: one.cti for one in await world.queries.credentials(permit.id, by=world.coordinator)}

    done = await do(world, "substitute_member", permit, world.coordinator, out=an, joining=cuong)

    assert isinstance(done, PermitChanged)
    now = {one.holder: one.cti for one in await world.queries.credentials(permit.id, by=world.coordinator)}
    assert now == {binh: kept[binh], cuong: done.credentials[0]}
    assert sorted(map(str, await statuses(world, permit.id))) == ["REVOKED", "VALID", "VALID"]
    assert [holder.id for holder in (await seen(world, permit.id)).holders] == [cuong, binh]
    assert (await world.told())[-1] == "PERMIT_SUBSTITUTED"


async def test_a_swapped_vehicle_reissues_every_credential_that_names_it(world: World) -> None:
    an, binh = world.people[:2]
    truck, boat = world.vehicles
    permit = await issued(world, holders=(an, binh), vehicles=(truck,), subject_type=SubjectType.CREW)

    done = await do(world, "substitute_vehicle", permit, world.coordinator, out=truck, joining=boat)

    assert isinstance(done, PermitChanged)
    assert len(done.credentials) == 2
    assert sorted(map(str, await statuses(world, permit.id))) == ["REVOKED", "REVOKED", "VALID", "VALID"]
    assert [vehicle.kind for vehicle in (await seen(world, permit.id)).vehicles] == ["BOAT"]


async def test_swaps_that_cannot_be_are_refused(world: World) -> None:
    by, people = world.coordinator, world.people
    permit = await issued(world)
    before = await world.dump()

    unvetted = await do(world, "substitute_member", permit, by, out=people[0], joining=people[4])
    nobody = await do(world, "substitute_member", permit, by, out=people[1], joining=people[2])
    twice = await do(world, "substitute_member", permit, by, out=people[0], joining=people[0])
    strange = await do(world, "substitute_vehicle", permit, by, joining=new_id())
    with pytest.raises(BadInput):
        await do(world, "substitute_vehicle", permit, by)

    assert [one.reasons[0].code for one in (unvetted, strange)] == ["NOT_VETTED", "NOT_ON_ROSTER"]
    assert (nobody, twice) == (NotFound(kind="Holder", id=people[1]), Conflict(code="ALREADY_A_HOLDER"))
    assert await world.dump() == before


async def test_nobody_is_swapped_into_a_zone_that_closed_since_the_permit_was_issued(world: World) -> None:
    permit = await issued(world, zones=(LAPVO,))
    await world.order(CloseZone(number=LAPVO, version=1), at=NOON + HOUR)
    permit = await seen(world, permit.id)
    swap = {"out": world.people[0], "joining": world.people[1], "at": NOON + 2 * HOUR}
    before = await world.dump()

    refused = await do(world, "substitute_member", permit, world.coordinator, **swap)

    assert refused == Refused(reasons=(Reason(code="ZONE_TIGHTENED", params={"zone": str(LAPVO)}),))
    assert await world.dump() == before


async def test_what_a_district_holds_is_not_replaced_behind_its_back(world: World) -> None:
    permit = await issued(world, zones=(SADEC,))
    await do(world, "suspend", permit, world.sa_dec)
    again = Apply(wanted=world.wanted(replaces=permit.id))
    by, before = world.coordinator, await world.dump()

    refused = await world.applications.apply(again, by=by, request=asked(by))
    assert refused == Refused(reasons=(Reason(code="HELD_BY_OTHERS"),))
    assert await world.dump() == before

    await do(world, "lift", await seen(world, permit.id), world.sa_dec)
    assert isinstance(await world.applications.apply(again, by=by, request=asked(by)), ApplicationChanged)


async def test_reopening_counts_against_the_quota_again(world: World) -> None:
    from permits.policy.model import PolicyRule

    done, other = await issued(world, zones=(SADEC,)), None
    await do(world, "complete", done, world.coordinator)
    rule = PolicyRule(zone=SADEC, quota=1)
    await world.policies.add(rule, by=world.department, request=asked(world.department))
    other = await issued(world, zones=(SADEC,))
    done = await seen(world, done.id)

    full = await do(world, "reopen", done, world.coordinator)
    await do(world, "complete", other, world.coordinator)
    room = await do(world, "reopen", done, world.coordinator)

    assert full.reasons[0].code == "QUOTA_FULL"
    assert room.status is S.ACTIVE


async def test_a_permit_whose_holder_is_vetted_no_more_is_not_reopened(world: World) -> None:
    from identity.rosters import store as rosters
    from identity.rosters.model import VettingState

    permit = await issued(world)
    await do(world, "complete", permit, world.coordinator)
    async with world.db.transaction() as tx:
        holder = await rosters.lock_person(tx, world.people[0])
        assert holder is not None
        await rosters.set_state(tx, holder, VettingState.REJECTED, new_id(), NOON)

    refused = await do(world, "reopen", await seen(world, permit.id), world.coordinator)

    assert refused == Refused(reasons=(Reason(code="NOT_VETTED", params={"id": str(world.people[0])}),))
    assert (await seen(world, permit.id)).status is S.COMPLETED


async def test_a_crew_member_completes_what_names_them(world: World) -> None:
    permit = await issued(world)
    crew = replace(person(Role.CREW, world.company), person=world.people[0])
    other = replace(person(Role.CREW, world.company), person=world.people[1])

    with pytest.raises(Forbidden):
        await do(world, "complete", permit, other)
    assert isinstance(await do(world, "complete", permit, crew), PermitChanged)


async def test_break_glass_is_short_needs_a_reason_and_somebody_else_reviews_it(world: World) -> None:
    by = world.sa_dec
    wanted = world.wanted(zones=(SHUT,), valid_to=NOON + 4 * HOUR, purpose=Purpose.PRESS_REPORTING)

    async def grant(who: Actor = by, reason: str = "cấp cứu trạm", **changes: Any) -> Any:
        command = BreakGlass(wanted=replace(wanted, **changes), reason=reason)
        return await world.permits.break_glass(command, by=who, request=asked(who))

    before = await world.dump()
    with pytest.raises(BadInput):
        await grant(reason=" ")
    for stranger in (world.lap_vo, world.coordinator):
        with pytest.raises(Forbidden):
            await grant(stranger)
    assert (await grant(valid_to=NOON + 13 * HOUR)).reasons[0].code == "TOO_LONG_VALIDITY"
    unnamed = await grant(places=((105.71, 10.31),))
    assert unnamed.reasons == (Reason(code="ZONE_NOT_NAMED", params={"zone": str(HAMLET)}),)
    assert await world.dump() == before

    done = await grant()
    assert isinstance(done, PermitChanged)
    permit = await seen(world, done.id)
    assert (permit.break_glass, permit.reasons[0].note) == (True, "cấp cứu trạm")
    with pytest.raises(Forbidden):
        await do(world, "review", permit, by)
    reviewed = await do(world, "review", permit, world.department, note="đúng")
    assert isinstance(reviewed, PermitChanged)
    assert (await seen(world, done.id)).reviewed_by == world.department.account
