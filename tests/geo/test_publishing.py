"""Orders through the service, on both databases: what is written, told and previewed; locks."""

import asyncio
from datetime import timedelta
from uuid import UUID

from credentials.wire import ChangeKind
from geo.levels.model import Words
from geo.zones.model import GeometryQuality
from geo.zones.orders.model import (
    ChangeZone,
    CloseZone,
    CreateZone,
    LiftZone,
    Order,
    Preview,
    Published,
)
from geo.zones.timeline import Span
from tests.geo.desk import HOUR, INSIDE, Desk
from tests.geo.factories import ACT, EVENING, MIDNIGHT, a_square, terms


async def test_an_order_writes_its_zones_their_events_and_their_consequences_together(desk: Desk) -> None:
    done = await desk.publish(
        CreateZone(code="866", terms=terms()), CreateZone(code="867", terms=terms(geometry=a_square(106)))
    )

    assert isinstance(done, Published)
    assert [(one.number, one.code, one.version) for one in done.zones] == [(1, "866", 1), (2, "867", 1)]
    assert [(one.kind, one.payload.get("number")) for one in await desk.log()] == [
        ("ZONES_PUBLISHED", None),
        ("ZONE_CHANGED", 1),
        ("ZONE_CHANGED", 2),
    ]
    assert [one.number for one in desk.ledger.applied] == [1, 2]
    assert [one.count for one in done.touched] == [3, 3]


async def test_everything_said_of_a_zone_comes_back(desk: Desk) -> None:
    said = terms(
        quality=GeometryQuality.APPROXIMATE,
        quality_m=150.0,
        precedence=7,
        contact="0277 3851 234",
        message=Words(vi="Khu vực phong tỏa", en="Sealed"),
    )

    await desk.publish(CreateZone(code="Khóm 3", terms=said))

    (found,) = await desk.zones.zones_at(INSIDE, EVENING, by=desk.admin)
    assert all(getattr(found, name) == getattr(said, name) for name in type(said).__dataclass_fields__)
    assert (found.act, found.code, found.recorded_at) == (ACT, "Khóm 3", EVENING)


async def test_an_order_of_the_evening_for_midnight_flips_at_midnight(desk: Desk) -> None:
    await desk.has()

    await desk.publish(CloseZone(number=1, version=1), at=EVENING + HOUR, start=MIDNIGHT)

    assert await desk.restriction(MIDNIGHT - timedelta(microseconds=1)) == ["REQ_AUTHORISATION"]
    assert await desk.restriction(MIDNIGHT) == ["PROHIBITED"]
    assert await desk.restriction(MIDNIGHT, as_known_at=EVENING) == ["REQ_AUTHORISATION"]


async def test_a_zone_lifted_for_an_hour_is_back_after_it(desk: Desk) -> None:
    await desk.has()

    await desk.publish(LiftZone(number=1, version=1), start=MIDNIGHT, end=MIDNIGHT + HOUR)

    found = [await desk.restriction(MIDNIGHT + n * HOUR) for n in (-1, 0, 1)]
    assert found == [["REQ_AUTHORISATION"], [], ["REQ_AUTHORISATION"]]


async def test_a_change_keeps_what_it_does_not_name(desk: Desk) -> None:
    await desk.has(precedence=4)

    await desk.publish(ChangeZone(number=1, version=1, terms={"level": "D15"}), start=MIDNIGHT)

    (found,) = await desk.zones.zones_at(INSIDE, MIDNIGHT, by=desk.admin)
    assert (found.level, found.precedence, found.version) == ("D15", 4, 2)
    assert found.geometry == a_square()


async def test_a_preview_says_what_publishing_would_do_and_writes_nothing(desk: Desk) -> None:
    await desk.has()
    before = await desk.log()
    order = Order(act=ACT, span=Span(start=MIDNIGHT), instructions=(CloseZone(number=1, version=1),))

    seen = await desk.zones.preview(order, by=desk.admin, now=EVENING + HOUR)

    assert isinstance(seen, Preview)
    assert [(one.number, one.epochs[0].kind, one.effective_at) for one in seen.changes] == [
        (1, ChangeKind.CLOSED, MIDNIGHT)
    ]
    assert seen.touched[0].count == 3
    assert await desk.log() == before
    assert await desk.restriction(MIDNIGHT) == ["REQ_AUTHORISATION"]


async def test_a_permit_that_takes_the_lock_after_a_closure_sees_it(desk: Desk) -> None:
    """64 decisions and a closure at once: whoever judged by the open zone was done before the closure."""
    await desk.has()
    judged: list[str] = []

    async def decide() -> None:
        async with desk.zones.db.transaction() as tx:
            (state,) = await desk.zones.under_lock(tx, [1], EVENING)
            version = state.at(EVENING)
            assert version is not None
            judged.append(version.restriction.value)

    async def close() -> None:
        await desk.publish(CloseZone(number=1, version=1))
        judged.append("closed")

    decisions = [asyncio.create_task(decide()) for _ in range(32)]
    await asyncio.gather(asyncio.create_task(close()), *decisions, *(decide() for _ in range(32)))

    after = judged[judged.index("closed") + 1 :]
    assert set(after) <= {"PROHIBITED"}
    assert len(judged) == 65


async def test_unknown_numbers_are_left_out_under_the_lock(desk: Desk) -> None:
    await desk.has()

    async with desk.zones.db.transaction() as tx:
        states = await desk.zones.under_lock(tx, [9, 1, 1], EVENING)

    assert [one.number for one in states] == [1]
    assert isinstance(states[0].id, UUID)
