"""What a zone change does to permits, in the transaction of the change."""

from typing import Any

import pytest
import shapely

from credentials.wire import Purpose, Status
from geo.zones.model import PermitRef
from geo.zones.orders.model import (
    ChangeZone,
    CloseZone,
    CreateZone,
    Instruction,
    Order,
    Preview,
    Reaffirmed,
    ReaffirmZones,
)
from geo.zones.timeline import Span
from permits.permits.model import Permit, PermitStatus
from permits.policy.model import OnClosure, PolicyRule
from storage import events
from tests.permits.test_decide import decide, submitted
from tests.permits.test_lifecycle import do, issued, seen, statuses
from tests.permits.values import DAY, HOUR, NOON
from tests.permits.world import ACT, LAPVO, SADEC, World, asked, terms

S = PermitStatus
CLOSE = CloseZone(number=LAPVO, version=1)


async def of_class(world: World, purpose: Purpose, **changes: Any) -> Permit:
    if purpose.purpose_class < 3:
        return await issued(world, purpose=purpose, zones=(LAPVO,), **changes)
    waiting = await submitted(world, purpose=purpose, zones=(LAPVO,), **changes)
    done = await decide(world, waiting, world.lap_vo)
    return await seen(world, done.permit)


def said(permit: Permit) -> list[tuple[str, bool]]:
    return [(one.code, one.holds) for one in permit.reasons]


async def test_a_closure_suspends_classes_2_and_3_and_only_flags_class_1(world: World) -> None:
    repair = await of_class(world, Purpose.INCIDENT_REPAIR)
    measure = await of_class(world, Purpose.QOS_MEASUREMENT)
    goods = await of_class(world, Purpose.ESSENTIAL_GOODS)
    elsewhere = await issued(world, zones=(SADEC,), purpose=Purpose.QOS_MEASUREMENT)

    published = await world.order(CLOSE, at=NOON + HOUR)

    after = [await seen(world, one.id) for one in (repair, measure, goods, elsewhere)]
    assert [one.status for one in after] == [S.ACTIVE, S.SUSPENDED, S.SUSPENDED, S.ACTIVE]
    assert said(after[0])[:1] == [("ZONE_CLOSED", False)]
    assert said(after[1])[:1] == [("ZONE_CLOSED", True)]
    assert after[3].reasons == ()
    assert [(await statuses(world, one.id))[0] for one in (repair, measure, goods)] == [
        Status.VALID,
        Status.SUSPENDED,
        Status.SUSPENDED,
    ]
    touched = {one.kind: one.count for one in published.touched if one.kind == "PERMITS_SUSPENDED"}
    assert touched == {"PERMITS_SUSPENDED": 2}
    assert (await world.told()).count("PERMITS_TOUCHED") == 1


async def test_the_policy_says_what_a_closure_does(world: World) -> None:
    rule = PolicyRule(purpose=Purpose.INCIDENT_REPAIR, zone=LAPVO, on_closure=OnClosure.SUSPEND)
    await world.policies.add(rule, by=world.department, request=asked(world.department))
    repair = await of_class(world, Purpose.INCIDENT_REPAIR)

    await world.order(CLOSE, at=NOON + HOUR)

    assert (await seen(world, repair.id)).status is S.SUSPENDED


async def test_a_closure_to_come_only_flags_and_leaves_out_what_ends_before_it(world: World) -> None:
    lasting = await of_class(world, Purpose.QOS_MEASUREMENT)
    ending = await of_class(world, Purpose.QOS_MEASUREMENT, valid_to=NOON + 2 * HOUR)

    await world.order(CLOSE, at=NOON + HOUR, start=NOON + DAY)

    after = [await seen(world, one.id) for one in (lasting, ending)]
    assert [one.status for one in after] == [S.ACTIVE, S.ACTIVE]
    assert ("ZONE_WILL_CLOSE", False) in said(after[0]) or said(after[0]) == [("ZONE_TIGHTENED", False)]
    assert after[1].reasons == ()


async def test_a_zone_that_opens_again_lets_go_what_it_held_and_nothing_else(world: World) -> None:
    held = await of_class(world, Purpose.QOS_MEASUREMENT)
    twice = await of_class(world, Purpose.QOS_MEASUREMENT)
    await do(world, "object", twice, world.lap_vo)
    await world.order(CLOSE, at=NOON + HOUR)
    open_again = ChangeZone(number=LAPVO, version=2, terms={"restriction": terms("x").restriction})

    await world.order(open_again, at=NOON + 2 * HOUR)

    assert [(await seen(world, one.id)).status for one in (held, twice)] == [S.ACTIVE, S.SUSPENDED]
    assert await statuses(world, held.id) == [Status.VALID]
    assert await statuses(world, twice.id) == [Status.SUSPENDED]
    assert [one.code for one in (await seen(world, twice.id)).reasons] == ["OBJECTION"]


async def test_the_event_names_the_permits_of_which_something_is_taken_back_and_no_others(world: World) -> None:
    measure = await of_class(world, Purpose.QOS_MEASUREMENT)
    goods = await of_class(world, Purpose.ESSENTIAL_GOODS)
    await world.order(CLOSE, at=NOON + HOUR)
    command = ReaffirmZones(numbers=(LAPVO,), reason="đo kiểm", purposes=frozenset({Purpose.QOS_MEASUREMENT}))
    await world.zones.reaffirm(command, by=world.lap_vo, request=asked(world.lap_vo, NOON + 2 * HOUR))
    open_again = ChangeZone(number=LAPVO, version=2, terms={"restriction": terms("x").restriction})
    await world.order(open_again, at=NOON + 3 * HOUR)

    async with world.db.reading() as rx:
        recorded = await events.read_after(rx, events.Cursor(), 10_000)
    freed = [one.payload["freed"] for one in recorded if one.kind == "PERMITS_TOUCHED"]
    assert freed == [[], [str(measure.id)], [str(goods.id)]]


async def test_a_reaffirmation_lets_go_the_purposes_it_is_about(world: World) -> None:
    measure = await of_class(world, Purpose.QOS_MEASUREMENT)
    goods = await of_class(world, Purpose.ESSENTIAL_GOODS)
    await world.order(CLOSE, at=NOON + HOUR)
    command = ReaffirmZones(numbers=(LAPVO,), reason="đo kiểm", purposes=frozenset({Purpose.QOS_MEASUREMENT}))

    done = await world.zones.reaffirm(command, by=world.lap_vo, request=asked(world.lap_vo, NOON + 2 * HOUR))

    assert isinstance(done, Reaffirmed)
    assert [(await seen(world, one.id)).status for one in (measure, goods)] == [S.ACTIVE, S.SUSPENDED]
    assert await statuses(world, measure.id) == [Status.VALID]
    assert await statuses(world, goods.id) == [Status.SUSPENDED]


async def test_a_reaffirmation_of_one_credential_lets_go_its_permit_alone(world: World) -> None:
    one, other = [await of_class(world, Purpose.QOS_MEASUREMENT) for _ in range(2)]
    await world.order(CLOSE, at=NOON + HOUR)
    (credential,) = await world.queries.credentials(one.id, by=world.department)
    refs = frozenset({PermitRef(block=credential.block, index=credential.index)})
    command = ReaffirmZones(numbers=(LAPVO,), reason="đo kiểm", permits=refs)

    await world.zones.reaffirm(command, by=world.department, request=asked(world.department, NOON + 2 * HOUR))

    assert [(await seen(world, permit.id)).status for permit in (one, other)] == [S.ACTIVE, S.SUSPENDED]


async def test_a_new_zone_over_a_permits_place_flags_that_it_is_not_named(world: World) -> None:
    inside = await issued(world, zones=(SADEC,), places=((105.65, 10.25),))
    along = await issued(world, zones=(SADEC,), route=((105.62, 10.25), (105.68, 10.25)))
    outside = await issued(world, zones=(SADEC,), places=((105.75, 10.35),))
    seal: Instruction = CreateZone(
        code="SEAL", terms=terms("Ấp", precedence=5, geometry=shapely.box(105.64, 10.24, 105.66, 10.26))
    )

    await world.order(seal, at=NOON + HOUR)

    codes = [said(await seen(world, one.id)) for one in (inside, along, outside)]
    assert codes == [[("ZONE_NOT_NAMED", False)], [("ZONE_NOT_NAMED", False)], []]


async def test_the_preview_counts_and_lists_what_publishing_then_touches_and_writes_nothing(world: World) -> None:
    measure = await of_class(world, Purpose.QOS_MEASUREMENT)
    before = await world.dump()
    order = Order(act=ACT, span=Span(start=NOON + HOUR), instructions=(CLOSE,))

    preview = await world.zones.preview(order, by=world.department, now=NOON + HOUR)

    assert isinstance(preview, Preview)
    assert await world.dump() == before
    suspended = [(one.count, one.sample) for one in preview.touched if one.kind == "PERMITS_SUSPENDED"]
    assert suspended == [(1, (measure.id,))]
    assert (await world.order(CLOSE, at=NOON + HOUR)).touched == preview.touched


async def test_a_permit_judged_before_the_closure_with_a_clock_past_it_is_suspended(world: World) -> None:
    """Its credential looks issued after the closure: no checkpoint could tell, so the status list must."""
    repair = await of_class(world, Purpose.INCIDENT_REPAIR)

    await world.order(CLOSE, at=NOON - HOUR)

    after = await seen(world, repair.id)
    assert after.status is S.SUSPENDED
    assert await statuses(world, repair.id) == [Status.SUSPENDED]


@pytest.mark.parametrize("ended", ["revoke", "complete"])
async def test_ended_permits_feel_nothing(world: World, ended: str) -> None:
    gone = await of_class(world, Purpose.QOS_MEASUREMENT)
    await do(world, ended, gone, world.coordinator)

    await world.order(CLOSE, at=NOON + HOUR)

    after = await seen(world, gone.id)
    assert [one for one in after.reasons if one.zone] == []
