"""What a zone change does to open work orders, in the transaction of the change."""

from typing import Any

import pytest
import shapely

from credentials.wire import Purpose, Restriction, Rule, ZoneKind
from geo.levels.model import PurposeRule
from geo.levels.outcomes import LevelSaved
from geo.levels.service import Levels, SaveLevel
from geo.zones.orders.model import ChangeZone, CloseZone, CreateZone, LiftZone, Order, Preview
from geo.zones.timeline import Span
from identity.access import Role
from incidents.touching.service import WorkOrderConsequences
from incidents.work_orders.commands import StopWanted
from tests.incidents.work_orders.test_dispatching import complete
from tests.incidents.work_orders.world import IN_HAMLET, IN_LAPVO, IN_SADEC, WorkWorld
from tests.permits.values import DAY, HOUR, LAP_VO, NOON
from tests.permits.world import ACT, HAMLET, SADEC, SITE, asked, person, terms

AROUND = shapely.box(105.64, 10.24, 105.66, 10.26)
SEALED: dict[str, Any] = {
    "kind": ZoneKind.LOCKDOWN,
    "restriction": Restriction.REQ_AUTHORISATION,
    "level": None,
    "precedence": 10,
}
NEW = CreateZone(code="TANHOA", terms=terms("Ấp Tân Hoà", geometry=AROUND, unit=LAP_VO, **SEALED))


async def flags(house: WorkWorld, *orders: Any) -> dict[Any, tuple[int, str]]:
    found = await house.queries.flags([one.id for one in orders])
    return {one.work_order: (one.zone, one.code) for one in found}


async def test_a_zone_that_comes_over_work_asks_for_a_permit_and_the_unit_may_read_it(house: WorkWorld) -> None:
    here, there = await house.create(), await house.create(place=IN_LAPVO)
    approver = person(Role.APPROVER, None, LAP_VO)
    before = await house.queries.find(here.id, by=approver)

    published = await house.world.order(NEW, at=NOON + HOUR)

    assert await flags(house, here, there) == {here.id: (7, "ZONE_ASKS_PERMIT")}
    touched = [(one.count, one.sample) for one in published.touched if one.kind == "WORK_ORDERS_TOUCHED"]
    assert touched == [(1, (here.id,))]
    assert (await house.told()).count("WORK_ORDERS_TOUCHED") == 1
    assert before is None
    assert await house.queries.find(here.id, by=approver) is not None


async def test_a_zone_that_grows_over_a_second_work_order_touches_that_one_only(house: WorkWorld) -> None:
    inside, outside = await house.create(place=IN_HAMLET), await house.create()
    grown = shapely.unary_union([shapely.box(105.7, 10.3, 105.72, 10.32), AROUND])
    await house.world.order(
        ChangeZone(number=HAMLET, version=1, terms={"geometry": shapely.MultiPolygon(grown)}), at=NOON + HOUR
    )

    assert await flags(house, inside, outside) == {outside.id: (HAMLET, "ZONE_ASKS_PERMIT")}


async def test_a_route_and_a_stop_that_meet_the_ground_are_touched(house: WorkWorld) -> None:
    route = await house.create(route=(IN_LAPVO, IN_SADEC))
    run = await house.create(stops=(StopWanted(place=IN_LAPVO, label="1"), StopWanted(place=IN_SADEC, label="2")))

    await house.world.order(NEW, at=NOON + HOUR)

    assert set(await flags(house, route, run)) == {route.id, run.id}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"restriction": Restriction.PROHIBITED, "level": None}, "ZONE_FORBIDS"),
        ({"restriction": Restriction.NO_RESTRICTION, "level": None}, "ZONE_EASED"),
        ({"restriction": Restriction.PROHIBITED, "level": "D16"}, "ZONE_TIGHTENED"),
    ],
)
async def test_what_a_change_of_terms_does_is_said(house: WorkWorld, change: dict[str, Any], code: str) -> None:
    order = await house.create(place=IN_HAMLET)

    await house.world.order(ChangeZone(number=HAMLET, version=1, terms=change), at=NOON + HOUR)

    assert await flags(house, order) == {order.id: (HAMLET, code)}


async def test_a_zone_without_a_shape_touches_who_names_it(house: WorkWorld) -> None:
    naming, other = await house.create(zones=(SITE,)), await house.create()

    await house.world.order(CloseZone(number=SITE, version=1), at=NOON + HOUR)

    assert set(await flags(house, naming, other)) == {naming.id}


async def test_a_new_name_touches_nobody(house: WorkWorld) -> None:
    order = await house.create(place=IN_HAMLET)

    published = await house.world.order(
        ChangeZone(number=HAMLET, version=1, terms={"name": "Ấp Hoà Khánh A"}), at=NOON + HOUR
    )

    assert await flags(house, order) == {}
    assert [one.kind for one in published.touched if one.kind == "WORK_ORDERS_TOUCHED"] == []


async def test_what_has_ended_or_ends_before_is_not_touched(house: WorkWorld) -> None:
    done = await house.sent()
    await complete(house, done)
    soon = await house.create(starts_at=NOON, ends_at=NOON + 2 * HOUR)
    lasting = await house.create(starts_at=NOON, ends_at=NOON + 3 * DAY)

    await house.world.order(NEW, at=NOON + HOUR, start=NOON + DAY)

    assert await flags(house, done, soon, lasting) == {lasting.id: (7, "ZONE_ASKS_PERMIT")}


@pytest.mark.parametrize("start", [HOUR, DAY])
async def test_work_that_overruns_its_appointment_is_previewed_and_touched(house: WorkWorld, start: Any) -> None:
    over = await house.sent(starts_at=NOON, ends_at=NOON + HOUR)
    plan = Order(act=ACT, span=Span(start=NOON + HOUR + start), instructions=(NEW,))

    shown = await house.world.zones.preview(plan, by=house.world.department, now=NOON + HOUR)
    await house.world.order(NEW, at=NOON + HOUR, start=NOON + HOUR + start)

    assert isinstance(shown, Preview)
    touched = [one for one in shown.touched if one.kind == "WORK_ORDERS_TOUCHED"]
    assert [(one.count, one.sample) for one in touched] == [(1, (over.id,))]
    assert await flags(house, over) == {over.id: (7, "ZONE_ASKS_PERMIT")}


async def test_a_zone_that_ends_eases_and_its_flag_is_replaced(house: WorkWorld) -> None:
    order = await house.create()
    await house.world.order(NEW, at=NOON + HOUR)

    await house.world.order(LiftZone(number=7, version=1), at=NOON + 2 * HOUR)

    assert await flags(house, order) == {order.id: (7, "ZONE_EASED")}


async def test_a_preview_counts_and_writes_nothing(house: WorkWorld) -> None:
    order = await house.create()
    plan = Order(act=ACT, span=Span(start=NOON + HOUR), instructions=(NEW,))

    shown = await house.world.zones.preview(plan, by=house.world.department, now=NOON)

    assert isinstance(shown, Preview)
    assert [(one.kind, one.count) for one in shown.touched] == [("WORK_ORDERS_TOUCHED", 1)]
    assert await flags(house, order) == {}


async def test_a_level_that_becomes_stricter_touches_the_work_in_its_zones(house: WorkWorld) -> None:
    repair, mail = await house.create(), await house.create(purpose=Purpose.KT1_MAIL)
    levels = Levels(house.world.db, (WorkOrderConsequences(),))
    book = await house.world.zones.levels()
    now = book.find("D16", NOON)
    assert now is not None
    rules = dict(now.rules) | {Purpose.INCIDENT_REPAIR: PurposeRule(rule=Rule.FORBIDDEN)}
    command = SaveLevel(code="D16", version=now.version, name=now.name, valid_from=NOON + DAY, rules=rules)

    done = await levels.save(command, by=house.world.department, request=asked(house.world.department, NOON + HOUR))

    assert isinstance(done, LevelSaved)
    assert await flags(house, repair, mail) == {repair.id: (SADEC, "ZONE_FORBIDS")}
