"""The zones of this moment follow the log: in the process that published and in others."""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa

from credentials.wire import Purpose, Rule
from geo.current import CurrentZones
from geo.levels.model import PurposeRule, Words
from geo.levels.service import Levels, SaveLevel
from geo.place import lon_lat
from geo.zones.orders.model import CloseZone, CreateZone, Instruction, LiftZone, Order, Published
from geo.zones.service import Zones
from geo.zones.timeline import Span
from identity.access import Actor
from storage.database import Database, connect
from storage.idempotency import Request
from tests.geo.factories import ACT, EVENING, MIDNIGHT, terms

Requests = Callable[..., Request]
INSIDE = lon_lat(105.65, 10.35)


async def _publish(db: Database, admin: Actor, request: Request, *instructions: Instruction) -> None:
    order = Order(act=ACT, span=Span(start=request.at), instructions=instructions)
    assert isinstance(await Zones(db).publish(order, by=admin, request=request), Published)


async def test_an_index_started_before_and_after_a_change_says_the_same(
    db: Database, admin: Actor, request_at: Requests
) -> None:
    early = CurrentZones(db)
    await early.start()
    await _publish(
        db, admin, request_at(), CreateZone(code="866", terms=terms()), CreateZone(code="867", terms=terms())
    )
    await _publish(db, admin, request_at(MIDNIGHT), CloseZone(number=1, version=1), LiftZone(number=2, version=1))
    late = CurrentZones(db)
    await late.start()

    refreshed = await early.refresh()

    assert refreshed == 2
    assert await early.refresh() == 0
    for at in (EVENING, MIDNIGHT):
        assert early.index.at(INSIDE, at) == late.index.at(INSIDE, at)
    assert [one.restriction.value for one in late.index.at(INSIDE, MIDNIGHT)] == ["PROHIBITED"]
    assert [one.number for one in late.index.at(INSIDE, EVENING)] == [1, 2]


async def test_who_holds_an_index_keeps_it(db: Database, admin: Actor, request_at: Requests) -> None:
    zones = CurrentZones(db)
    await zones.start()
    held = zones.index

    await _publish(db, admin, request_at(), CreateZone(code="866", terms=terms()))
    await zones.refresh()

    assert held.at(INSIDE, EVENING) == ()
    assert len(zones.index.at(INSIDE, EVENING)) == 1


async def test_another_process_sees_a_change_within_a_second(
    db: Database, db_url: str, admin: Actor, request_at: Requests
) -> None:
    """Another connection stands for another process: nothing is shared but the database."""
    elsewhere = await connect(db_url)
    follower = CurrentZones(elsewhere)
    await follower.start()
    following = asyncio.create_task(follower.run())
    try:
        await _publish(db, admin, request_at(), CreateZone(code="866", terms=terms()))
        async with asyncio.timeout(3):  # a loaded machine; the look is every half second
            while not follower.index.at(INSIDE, EVENING):  # noqa: ASYNC110 - what a reader in that process would do
                await asyncio.sleep(0.01)
    finally:
        following.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await following
        await elsewhere.close()

    assert [one.code for one in follower.index.at(INSIDE, EVENING)] == ["866"]


async def test_levels_are_read_anew_when_one_changes(db: Database, admin: Actor, request_at: Requests) -> None:
    zones = CurrentZones(db)
    await zones.start()
    rules = {Purpose.KT1_MAIL: PurposeRule(rule=Rule.FREE)}
    command = SaveLevel(
        code="D16",
        version=1,
        name=Words(vi="Chỉ thị 16", en="Directive 16"),
        valid_from=EVENING + timedelta(hours=1),
        rules=rules,
    )
    await Levels(db).save(command, by=admin, request=request_at())

    await zones.refresh()

    later = EVENING + timedelta(hours=1)
    assert zones.levels.rule_for("D16", Purpose.KT1_MAIL, EVENING).rule is Rule.PERMIT
    assert zones.levels.rule_for("D16", Purpose.KT1_MAIL, later).rule is Rule.FREE
    assert zones.levels.rule_for("D16", Purpose.PRESS_REPORTING, later).rule is Rule.FORBIDDEN


@pytest.mark.postgres
async def test_an_order_is_seen_while_an_older_transaction_still_runs(
    postgres_url: str, admin: Actor, request_at: Requests
) -> None:
    """A reader of the event log would wait for it; the register's times of knowledge do not."""
    db = await connect(postgres_url)
    zones = CurrentZones(db)
    await zones.start()
    try:
        async with db.transaction() as older:
            await older.execute(sa.text("SELECT pg_current_xact_id()"))
            await _publish(db, admin, request_at(), CreateZone(code="866", terms=terms()))

            assert await zones.refresh() == 1

        assert [one.code for one in zones.index.at(INSIDE, EVENING)] == ["866"]
    finally:
        await db.close()
