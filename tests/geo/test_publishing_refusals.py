"""Orders that are refused, on both databases: nothing is written and nothing queued; the twin of each is accepted."""

from dataclasses import replace
from uuid import uuid4

import pytest
import shapely

from geo.zones.orders.model import (
    ChangeZone,
    CloseZone,
    CreateZone,
    Instruction,
    LiftZone,
    Order,
    Published,
)
from geo.zones.timeline import Span
from identity.access import Actor, Grant, Role
from storage.outcomes import Conflict, Forbidden, NotFound, Refused, Stale
from tests.geo.desk import HOUR, Desk, refused
from tests.geo.factories import ACT, EVENING, MIDNIGHT, UNIT, terms


async def test_an_older_version_is_stale_and_the_present_one_is_not(desk: Desk) -> None:
    done = await desk.has()
    await desk.publish(ChangeZone(number=1, version=1, terms={"precedence": 1}))

    stale = await refused(desk, CloseZone(number=1, version=1))

    assert stale == Stale(kind="Zone", id=done.zones[0].id, expected=1, actual=2)
    assert isinstance(await desk.publish(CloseZone(number=1, version=2)), Published)


async def test_one_bad_instruction_refuses_the_whole_order(desk: Desk) -> None:
    await desk.has()
    good = CloseZone(number=1, version=1)

    assert await refused(desk, good, CloseZone(number=9, version=1)) == NotFound(kind="Zone", id="9")
    assert isinstance(await desk.publish(good), Published)


async def test_a_code_is_given_once(desk: Desk) -> None:
    await desk.has("866")

    outcome = await refused(desk, CreateZone(code="866", terms=terms()))

    assert outcome == Conflict(code="ZONE_CODE_TAKEN", params={"code": "866"})
    assert isinstance(await desk.publish(CreateZone(code="867", terms=terms())), Published)


async def test_a_zone_that_is_not_there_then_cannot_be_closed_then(desk: Desk) -> None:
    await desk.has()
    await desk.publish(LiftZone(number=1, version=1), start=MIDNIGHT)

    outcome = await refused(desk, CloseZone(number=1, version=2), start=MIDNIGHT + HOUR)

    assert isinstance(outcome, Refused)
    assert [one.code for one in outcome.reasons] == ["ZONE_NOT_IN_FORCE"]
    assert isinstance(await desk.publish(CloseZone(number=1, version=2), start=EVENING, end=MIDNIGHT), Published)


INVALID = "GEOMETRY_INVALID"
BOW_TIE = shapely.Polygon([(105, 10), (105.2, 10.2), (105.2, 10), (105, 10.2)])


@pytest.mark.parametrize(
    ("instruction", "where", "code"),
    [
        (CreateZone(code=" ", terms=terms(), field="create.0"), "create.0.code", "EMPTY"),
        (CreateZone(code="x" * 65, terms=terms(), field="create.0"), "create.0.code", "TOO_LONG"),
        (CreateZone(code="a\nb", terms=terms(), field="create.0"), "create.0.code", "CONTROL_CHARACTER"),
        (CreateZone(code="a", terms=terms(name="x" * 201), field="create.0"), "create.0.name", "TOO_LONG"),
        (CreateZone(code="a", terms=terms(level="D99"), field="create.0"), "create.0.level", "UNKNOWN_LEVEL"),
        (
            CreateZone(code="a", terms=terms(geometry=BOW_TIE), field="create.0"),
            "create.0.geometry",
            "GEOMETRY_INVALID",
        ),
        (CreateZone(code="a", terms=terms(precedence=9_999), field="create.0"), "create.0.precedence", "OUT_OF_RANGE"),
        (ChangeZone(number=1, version=1, terms={"level": "D99"}, field="change.0"), "change.0.level", "UNKNOWN_LEVEL"),
        (
            ChangeZone(number=1, version=1, terms={"geometry": None}, field="change.0"),
            "change.0.geometryQuality",
            "ZONE_TERMS",
        ),
        (
            ChangeZone(number=1, version=1, terms={"geometry": BOW_TIE}, field="change.0"),
            "change.0.geometry",
            "GEOMETRY_INVALID",
        ),
    ],
)
async def test_what_cannot_be_meant_is_refused_with_its_field(
    desk: Desk, instruction: Instruction, where: str, code: str
) -> None:
    await desk.has()

    wrong = await refused(desk, instruction)

    assert (wrong.field, wrong.code) == (where, code)
    assert isinstance(await desk.publish(CreateZone(code="a", terms=terms())), Published)


async def test_the_same_zone_twice_in_an_order_isrefused(desk: Desk) -> None:
    await desk.has()

    wrong = await refused(desk, CloseZone(number=1, version=1), LiftZone(number=1, version=1))

    assert wrong.code == "ZONE_TWICE"
    assert (await refused(desk)).code == "EMPTY"


async def test_the_same_request_twice_is_one_order(desk: Desk) -> None:
    request = desk.request_at(EVENING)
    order = Order(act=ACT, span=Span(start=EVENING), instructions=(CreateZone(code="866", terms=terms()),))

    first = await desk.zones.publish(order, by=desk.admin, request=request)
    again = await desk.zones.publish(order, by=desk.admin, request=request)
    other = await desk.zones.publish(order, by=desk.admin, request=replace(request, body=b"x" * 32))

    assert first == again
    assert other == Conflict(code="IDEMPOTENCY_KEY_REUSED")
    assert len(await desk.log()) == 2


async def test_when_consequences_fail_the_order_is_not_there(desk: Desk) -> None:
    await desk.has()
    before = await desk.log()
    desk.ledger.fails = True

    with pytest.raises(RuntimeError):
        await desk.publish(CloseZone(number=1, version=1))

    assert await desk.log() == before
    assert await desk.restriction(EVENING) == ["REQ_AUTHORISATION"]


async def test_nobody_publishes_outside_their_units_or_without_the_right(desk: Desk) -> None:
    here = Actor(account=uuid4(), name="", grants=(Grant(role=Role.ADMIN, units=frozenset({UNIT})),))
    elsewhere = replace(here, grants=(Grant(role=Role.ADMIN, units=frozenset({uuid4()})),))
    crew = replace(here, grants=(Grant(role=Role.CREW),))
    everywhere = desk.admin

    for actor in (elsewhere, crew):
        desk.admin = actor
        assert isinstance(await refused(desk, CreateZone(code="866", terms=terms())), Forbidden)
    desk.admin = here
    assert isinstance(await refused(desk, CreateZone(code="866", terms=terms(unit=None))), Forbidden)
    assert isinstance(await desk.publish(CreateZone(code="866", terms=terms())), Published)
    desk.admin = everywhere
    assert isinstance(await desk.publish(CreateZone(code="867", terms=terms(unit=None))), Published)
