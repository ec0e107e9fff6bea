"""What a change makes true or untrue of permits that are out, beyond the zone's own new shape or closure."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import shapely

from credentials.wire import Purpose, Restriction, Rule, Status, ZoneKind
from geo.levels.model import Approval, PurposeRule, Words
from geo.levels.outcomes import LevelSaved
from geo.levels.service import Levels, SaveLevel
from geo.zones.orders.model import (
    ChangeZone,
    CloseZone,
    CreateZone,
    Instruction,
    LiftZone,
    Order,
    Preview,
    ReaffirmZones,
)
from geo.zones.timeline import Span
from permits.consequences.service import PermitConsequences
from permits.permits.model import Permit, PermitStatus
from storage import events
from storage.outcomes import Stale
from tests.permits.test_consequences import of_class, said
from tests.permits.test_lifecycle import do, issued, seen, statuses
from tests.permits.values import DAY, HOUR, NOON
from tests.permits.world import ACT, HAMLET, LAPVO, SADEC, World, asked, terms

HERE, FAR = (105.65, 10.25), (105.78, 10.38)
IN_HAMLET = (105.71, 10.31)
AROUND_HERE = shapely.box(105.64, 10.24, 105.66, 10.26)
SEAL = 7


async def under(world: World, **changes: Any) -> Permit:
    """A permit for Sa Đéc with a place under a zone 7 that does not win there."""
    low = {"precedence": -5, "geometry": AROUND_HERE, "restriction": Restriction.REQ_AUTHORISATION}
    await world.order(CreateZone(code="SEAL", terms=terms("Ấp", **(low | changes))))
    return await issued(world, zones=(SADEC,), places=(HERE,))


async def lacks(world: World, permit: Permit) -> list[int | None]:
    return [one.zone for one in (await seen(world, permit.id)).reasons if one.code == "ZONE_NOT_NAMED"]


async def told(world: World) -> list[Mapping[str, Any]]:
    async with world.db.reading() as rx:
        recorded = await events.read_after(rx, events.Cursor(), 10_000)
    return [one.payload for one in recorded if one.kind == "PERMITS_TOUCHED"]


async def change(world: World, number: int, version: int, at: datetime = NOON + HOUR, **new: Any) -> None:
    """Other terms from then on."""
    await world.order(ChangeZone(number=number, version=version, terms=new), at=at)


async def test_a_zone_that_is_raised_over_another_is_not_named_by_older_permits(world: World) -> None:
    permit = await under(world)
    assert await lacks(world, permit) == []

    await change(world, SEAL, 1, precedence=5)

    assert await lacks(world, permit) == [SEAL]


async def test_a_zone_that_is_raised_but_asks_nothing_of_the_purpose_need_not_be_named(world: World) -> None:
    permit = await under(world, restriction=Restriction.NO_RESTRICTION, level="NEW_NORMAL")

    await change(world, SEAL, 1, precedence=5)

    assert await lacks(world, permit) == []


async def test_a_zone_made_stricter_than_its_equal_is_not_named_by_older_permits(world: World) -> None:
    permit = await under(world, precedence=0, restriction=Restriction.NO_RESTRICTION)

    await change(world, SEAL, 1, restriction=Restriction.PROHIBITED)

    assert await lacks(world, permit) == [SEAL]


async def test_the_zone_under_a_lifted_one_wins_and_is_told_in_its_own_event(world: World) -> None:
    permit = await issued(world, zones=(HAMLET,), places=(IN_HAMLET,))

    await world.order(LiftZone(number=HAMLET, version=1), at=NOON + HOUR)

    assert await lacks(world, permit) == [SADEC]
    assert [(one["zone"], one["flagged"]) for one in await told(world)] == [(SADEC, 1)]


async def test_a_zone_that_shrinks_is_lacked_no_longer_and_that_is_told(world: World) -> None:
    permit = await under(world)
    await change(world, SEAL, 1, precedence=5)

    await change(world, SEAL, 2, NOON + 2 * HOUR, geometry=shapely.box(105.64, 10.24, 105.645, 10.245))

    assert await lacks(world, permit) == []
    assert [(one["zone"], one["flagged"], one["cleared"]) for one in await told(world)] == [(SEAL, 1, 0), (SEAL, 0, 1)]


async def test_a_zone_that_is_lifted_is_lacked_no_longer_and_one_that_stays_still_is(world: World) -> None:
    permit = await under(world)
    await change(world, SEAL, 1, precedence=5)
    await world.order(CreateZone(code="TWO", terms=terms("Xã", precedence=5, geometry=AROUND_HERE)), at=NOON + HOUR)

    await world.order(LiftZone(number=SEAL, version=2), at=NOON + 2 * HOUR)

    assert await lacks(world, permit) == [8]


async def test_a_change_elsewhere_says_nothing(world: World) -> None:
    permit = await issued(world, zones=(SADEC,), places=(FAR,))

    await world.order(CreateZone(code="SEAL", terms=terms("Ấp", precedence=5, geometry=AROUND_HERE)), at=NOON + HOUR)

    assert (await seen(world, permit.id)).reasons == ()
    assert await told(world) == []


async def test_a_closure_to_come_that_is_called_off_is_said_no_longer(world: World) -> None:
    permit = await of_class(world, Purpose.QOS_MEASUREMENT)
    await world.order(CloseZone(number=LAPVO, version=1), at=NOON + HOUR, start=NOON + DAY)
    assert said(await seen(world, permit.id)) == [("ZONE_WILL_CLOSE", False)]

    off = ChangeZone(number=LAPVO, version=2, terms={"restriction": Restriction.CONDITIONAL})
    await world.order(off, at=NOON + 2 * HOUR, start=NOON + DAY)

    assert (await seen(world, permit.id)).reasons == ()
    assert [one["cleared"] for one in await told(world)] == [0, 1]


async def test_what_was_said_before_a_closure_that_is_called_off_is_said_again(world: World) -> None:
    permit = await of_class(world, Purpose.QOS_MEASUREMENT)
    await change(world, LAPVO, 1, kind=ZoneKind.QUARANTINE_SITE)
    before = said(await seen(world, permit.id))
    await world.order(CloseZone(number=LAPVO, version=2), at=NOON + 2 * HOUR, start=NOON + DAY)
    closing = said(await seen(world, permit.id))

    off = ChangeZone(number=LAPVO, version=3, terms={"restriction": Restriction.CONDITIONAL})
    await world.order(off, at=NOON + 3 * HOUR, start=NOON + DAY)

    assert (before, closing) == ([("ZONE_TIGHTENED", False)], [("ZONE_WILL_CLOSE", False)])
    assert said(await seen(world, permit.id)) == before


async def test_what_was_reaffirmed_is_not_said_again_when_a_later_closure_is_called_off(world: World) -> None:
    permit = await of_class(world, Purpose.QOS_MEASUREMENT)
    await change(world, LAPVO, 1, kind=ZoneKind.QUARANTINE_SITE)
    going_on = ReaffirmZones(numbers=(LAPVO,), reason="đo kiểm")
    await world.zones.reaffirm(going_on, by=world.lap_vo, request=asked(world.lap_vo, NOON + HOUR))
    await world.order(CloseZone(number=LAPVO, version=2), at=NOON + 2 * HOUR, start=NOON + DAY)

    off = ChangeZone(number=LAPVO, version=3, terms={"restriction": Restriction.CONDITIONAL})
    await world.order(off, at=NOON + 3 * HOUR, start=NOON + DAY)

    assert (await seen(world, permit.id)).reasons == ()
    assert [one["cleared"] for one in await told(world)] == [0, 1, 0, 1]


async def test_a_reaffirmation_does_not_say_that_a_zone_is_named(world: World) -> None:
    permit = await under(world)
    await change(world, SEAL, 1, precedence=5)

    going_on = ReaffirmZones(numbers=(SEAL,), reason="sửa cáp")
    await world.zones.reaffirm(going_on, by=world.department, request=asked(world.department, NOON + 2 * HOUR))

    assert await lacks(world, permit) == [SEAL]


async def test_a_closure_put_off_says_the_new_time(world: World) -> None:
    permit = await of_class(world, Purpose.INCIDENT_REPAIR)
    await world.order(CloseZone(number=LAPVO, version=1), at=NOON + HOUR, start=NOON + DAY)

    off = ChangeZone(number=LAPVO, version=2, terms={"restriction": Restriction.CONDITIONAL})
    order = Order(act=ACT, span=Span(start=NOON + DAY, end=NOON + DAY + HOUR), instructions=(off,))
    await world.zones.publish(order, by=world.department, request=asked(world.department, NOON + 2 * HOUR))

    (reason,) = (await seen(world, permit.id)).reasons
    assert (reason.code, reason.params) == ("ZONE_WILL_CLOSE", {"since": (NOON + DAY + HOUR).isoformat()})


async def test_two_zones_that_held_one_permit_and_open_together_let_it_go(world: World) -> None:
    permit = await issued(world, zones=(SADEC, LAPVO), purpose=Purpose.QOS_MEASUREMENT)
    numbers = (SADEC, LAPVO)
    await world.order(*(CloseZone(number=number, version=1) for number in numbers), at=NOON + HOUR)
    assert (await seen(world, permit.id)).status is PermitStatus.SUSPENDED

    opening: list[Instruction] = [
        ChangeZone(number=number, version=2, terms={"restriction": Restriction.CONDITIONAL}) for number in numbers
    ]
    await world.order(*opening, at=NOON + 2 * HOUR)

    assert (await seen(world, permit.id)).status is PermitStatus.ACTIVE
    assert await statuses(world, permit.id) == [Status.VALID]


async def test_a_hold_that_the_department_took_back_does_not_come_again_with_another_change(world: World) -> None:
    permit = await of_class(world, Purpose.QOS_MEASUREMENT)
    await world.order(CloseZone(number=LAPVO, version=1), at=NOON + HOUR)
    await do(world, "lift", await seen(world, permit.id), world.department)

    await change(world, LAPVO, 2, NOON + 2 * HOUR, name="Huyện Lấp Vò")

    assert (await seen(world, permit.id)).status is PermitStatus.ACTIVE


def a_level(world: World, rule: Rule, version: int = 1) -> SaveLevel:
    """D16 with one rule for every purpose."""
    rules = dict.fromkeys(Purpose, PurposeRule(rule=rule, approval=Approval.STANDING))
    name = Words(vi="Chỉ thị 16", en="Directive 16")
    return SaveLevel(code="D16", version=version, name=name, valid_from=NOON + HOUR, rules=rules)


async def test_a_level_has_the_same_consequences_and_its_preview_says_them_and_writes_nothing(world: World) -> None:
    levels = Levels(world.db, (PermitConsequences(world.ports.statuses),))
    named = await of_class(world, Purpose.QOS_MEASUREMENT)
    before = await world.dump()

    preview = await levels.preview(a_level(world, Rule.FORBIDDEN), by=world.department, now=NOON + HOUR)
    assert await world.dump() == before
    done = await levels.save(
        a_level(world, Rule.FORBIDDEN), by=world.department, request=asked(world.department, NOON + HOUR)
    )

    assert isinstance(preview, Preview)
    assert isinstance(done, LevelSaved)
    assert done.touched == preview.touched != ()
    assert said(await seen(world, named.id)) == [("ZONE_TIGHTENED", False)]


async def test_a_level_that_frees_a_purpose_makes_its_zones_need_no_name(world: World) -> None:
    levels = Levels(world.db, (PermitConsequences(world.ports.statuses),))
    permit = await under(world, restriction=Restriction.NO_RESTRICTION)
    await change(world, SEAL, 1, precedence=5, at=NOON)
    assert await lacks(world, permit) == [SEAL]

    free = a_level(world, Rule.FREE)
    await levels.save(free, by=world.department, request=asked(world.department, NOON + HOUR))

    assert await lacks(world, permit) == []


async def test_a_stale_preview_of_a_level_is_refused_and_a_fresh_one_is_not(world: World) -> None:
    levels = Levels(world.db)

    stale = await levels.preview(a_level(world, Rule.FREE, version=3), by=world.department, now=NOON)
    fresh = await levels.preview(replace(a_level(world, Rule.FREE), version=1), by=world.department, now=NOON)

    assert isinstance(stale, Stale)
    assert isinstance(fresh, Preview)
