"""Orders through the service, on both databases: what is written, refused, told; locks, idempotency, epochs."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import shapely

from credentials.wire import ChangeKind, Purpose, Restriction, Rule
from geo.levels.model import Approval, LevelSaved, PurposeRule, Words
from geo.levels.service import Levels, SaveLevel
from geo.place import lon_lat
from geo.zones.change import Touched, ZoneChange
from geo.zones.model import GeometryQuality, PermitRef, Reaffirmation, ZoneState
from geo.zones.orders.model import (
    ChangeZone,
    CloseZone,
    CreateZone,
    Instruction,
    LiftZone,
    Order,
    Preview,
    Published,
    Reaffirmed,
    ReaffirmZones,
)
from geo.zones.service import Zones
from geo.zones.timeline import Span
from identity.access import Actor, Grant, Role
from storage import events
from storage.database import Database, Rx, Tx
from storage.event import Cursor, Recorded
from storage.idempotency import Request
from storage.outcomes import BadInput, Conflict, Forbidden, NotFound, Refused, Stale
from tests.geo.factories import ACT, EVENING, MIDNIGHT, UNIT, a_square, terms

HOUR = timedelta(hours=1)
Requests = Callable[..., Request]
INSIDE = lon_lat(105.65, 10.35)


@dataclass
class Ledger:
    """Consequences that remember what they were asked."""

    previewed: list[ZoneChange] = field(default_factory=list)
    applied: list[ZoneChange] = field(default_factory=list)
    fails: bool = False
    reaffirmed_zones: list[int] = field(default_factory=list)

    async def preview(self, _rx: Rx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        self.previewed += changes
        return tuple(Touched(zone=one.zone, kind="permit", count=3) for one in changes)

    async def apply(self, _tx: Tx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        if self.fails:
            raise RuntimeError("the consequences cannot be applied")
        self.applied += changes
        return tuple(Touched(zone=one.zone, kind="permit", count=3) for one in changes)

    async def reaffirmed(self, _tx: Tx, zone: ZoneState, _one: Reaffirmation) -> None:
        self.reaffirmed_zones.append(zone.number)


@dataclass
class Desk:
    """Somebody who may publish, at a register of their own."""

    zones: Zones
    levels: Levels
    admin: Actor
    request_at: Requests
    ledger: Ledger

    async def publish(self, *instructions: Instruction, at: Any = EVENING, **span: Any) -> Any:
        order = Order(act=ACT, span=Span(**({"start": at} | span)), instructions=instructions)
        return await self.zones.publish(order, by=self.admin, request=self.request_at(at))

    async def has(self, code: str = "Z1", **changes: Any) -> Published:
        done = await self.publish(CreateZone(code=code, terms=terms(**changes)))
        assert isinstance(done, Published)
        return done

    async def log(self) -> tuple[Recorded, ...]:
        async with self.zones.db.reading() as rx:
            return await events.read_after(rx, Cursor())

    async def restriction(self, at: Any, **more: Any) -> list[str]:
        return [one.restriction.value for one in await self.zones.zones_at(INSIDE, at, by=self.admin, **more)]


@pytest.fixture
def desk(db: Database, admin: Actor, request_at: Requests) -> Desk:
    """On each database."""
    ledger = Ledger()
    return Desk(Zones(db, [ledger]), Levels(db, [ledger]), admin, request_at, ledger)


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


async def _refused(desk: Desk, *instructions: Instruction, **span: Any) -> Any:
    """The outcome or the BadInput, after seeing that nothing was written and nothing queued."""
    before, states = await desk.log(), await desk.zones.states()
    try:
        outcome: Any = await desk.publish(*instructions, **span)
    except (BadInput, Forbidden) as wrong:
        outcome = wrong
    assert await desk.log() == before
    assert await desk.zones.states() == states
    return outcome


async def test_an_older_version_is_stale_and_the_present_one_is_not(desk: Desk) -> None:
    done = await desk.has()
    await desk.publish(ChangeZone(number=1, version=1, terms={"precedence": 1}))

    stale = await _refused(desk, CloseZone(number=1, version=1))

    assert stale == Stale(kind="Zone", id=done.zones[0].id, expected=1, actual=2)
    assert isinstance(await desk.publish(CloseZone(number=1, version=2)), Published)


async def test_one_bad_instruction_refuses_the_whole_order(desk: Desk) -> None:
    await desk.has()
    good = CloseZone(number=1, version=1)

    assert await _refused(desk, good, CloseZone(number=9, version=1)) == NotFound(kind="Zone", id="9")
    assert isinstance(await desk.publish(good), Published)


async def test_a_code_is_given_once(desk: Desk) -> None:
    await desk.has("866")

    refused = await _refused(desk, CreateZone(code="866", terms=terms()))

    assert refused == Conflict(code="ZONE_CODE_TAKEN", params={"code": "866"})
    assert isinstance(await desk.publish(CreateZone(code="867", terms=terms())), Published)


async def test_a_zone_that_is_not_there_then_cannot_be_closed_then(desk: Desk) -> None:
    await desk.has()
    await desk.publish(LiftZone(number=1, version=1), start=MIDNIGHT)

    refused = await _refused(desk, CloseZone(number=1, version=2), start=MIDNIGHT + HOUR)

    assert isinstance(refused, Refused)
    assert [one.code for one in refused.reasons] == ["ZONE_NOT_IN_FORCE"]
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
        (ChangeZone(number=1, version=1, terms={"geometry": None}, field="change.0"), "change.0", "ZONE_TERMS"),
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

    wrong = await _refused(desk, instruction)

    assert (wrong.field, wrong.code) == (where, code)
    assert isinstance(await desk.publish(CreateZone(code="a", terms=terms())), Published)


async def test_the_same_zone_twice_in_an_order_is_refused(desk: Desk) -> None:
    await desk.has()

    wrong = await _refused(desk, CloseZone(number=1, version=1), LiftZone(number=1, version=1))

    assert wrong.code == "ZONE_TWICE"
    assert (await _refused(desk)).code == "EMPTY"


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
        assert isinstance(await _refused(desk, CreateZone(code="866", terms=terms())), Forbidden)
    desk.admin = here
    assert isinstance(await _refused(desk, CreateZone(code="866", terms=terms(unit=None))), Forbidden)
    assert isinstance(await desk.publish(CreateZone(code="866", terms=terms())), Published)
    desk.admin = everywhere
    assert isinstance(await desk.publish(CreateZone(code="867", terms=terms(unit=None))), Published)


async def test_an_epoch_counts_up_and_a_closure_called_off_before_midnight_is_gone(desk: Desk) -> None:
    await desk.has(level="D15", restriction=Restriction.CONDITIONAL)
    await desk.publish(ChangeZone(number=1, version=1, terms={"level": "D16"}), at=EVENING + HOUR)
    await desk.publish(CloseZone(number=1, version=2), at=EVENING + 2 * HOUR, start=MIDNIGHT)
    await desk.publish(
        ChangeZone(number=1, version=3, terms={"restriction": Restriction.CONDITIONAL}),
        at=EVENING + 3 * HOUR,
        start=MIDNIGHT,
    )

    (state,) = await desk.zones.states()

    assert [(one.counter, one.kind.value, one.effective_at) for one in state.epochs] == [
        (1, "TIGHTENED", EVENING + HOUR)
    ]
    assert state.epoch(Purpose.ICT_SHOP_OPERATION) == 1
    assert state.epoch(Purpose.INCIDENT_REPAIR) == 0


async def test_a_closure_put_off_keeps_the_instant_at_which_it_was_decided(desk: Desk) -> None:
    await desk.has(level="D15", restriction=Restriction.CONDITIONAL)
    await desk.publish(CloseZone(number=1, version=1), at=EVENING + HOUR, start=MIDNIGHT)

    await desk.publish(
        ChangeZone(number=1, version=2, terms={"restriction": Restriction.CONDITIONAL}),
        at=EVENING + 2 * HOUR,
        start=MIDNIGHT,
        end=MIDNIGHT + 6 * HOUR,
    )

    (state,) = await desk.zones.states()
    assert [(one.counter, one.recorded_at, one.effective_at) for one in state.epochs] == [
        (2, EVENING + HOUR, MIDNIGHT + 6 * HOUR)
    ]


async def test_a_reaffirmation_is_kept_with_its_scope_and_told(desk: Desk) -> None:
    await desk.has()
    said = ReaffirmZones(
        numbers=(1,),
        reason="Đội sửa cáp",
        purposes=frozenset({Purpose.INCIDENT_REPAIR}),
        permits=frozenset({PermitRef(0, 17)}),
    )

    done = await desk.zones.reaffirm(said, by=desk.admin, request=desk.request_at(EVENING + HOUR))

    assert done == Reaffirmed(at=EVENING + HOUR, numbers=(1,))
    (state,) = await desk.zones.states()
    (kept,) = state.reaffirmations
    assert (kept.at, kept.purposes, kept.permits) == (EVENING + HOUR, said.purposes, said.permits)
    assert (await desk.log())[-1].kind == "ZONE_REAFFIRMED"


async def test_a_reaffirmation_of_an_unknown_zone_or_elsewhere_writes_nothing(desk: Desk) -> None:
    await desk.has()
    before = await desk.log()
    elsewhere = Actor(account=uuid4(), name="", grants=(Grant(role=Role.APPROVER, units=frozenset({uuid4()})),))

    unknown = await desk.zones.reaffirm(
        ReaffirmZones(numbers=(1, 9), reason="x"), by=desk.admin, request=desk.request_at()
    )
    with pytest.raises(Forbidden):
        await desk.zones.reaffirm(ReaffirmZones(numbers=(1,), reason="x"), by=elsewhere, request=desk.request_at())

    assert unknown == NotFound(kind="Zone", id="9")
    assert await desk.log() == before


async def test_a_level_made_stricter_tightens_the_zones_that_stand_at_it(desk: Desk) -> None:
    await desk.has(level="D15", restriction=Restriction.CONDITIONAL)
    await desk.has("Z2", level="D16")
    decided = {purpose: PurposeRule(rule=Rule.PERMIT, approval=Approval.PER_PERMIT) for purpose in Purpose}
    command = SaveLevel(
        code="D15", version=1, name=Words(vi="Chỉ thị 15", en="Directive 15"), valid_from=MIDNIGHT, rules=decided
    )

    done = await desk.levels.save(command, by=desk.admin, request=desk.request_at(EVENING + HOUR))
    stale = await desk.levels.save(command, by=desk.admin, request=desk.request_at(EVENING + HOUR))

    assert isinstance(done, LevelSaved)
    assert isinstance(stale, Stale)
    assert (done.version, done.zones) == (2, 1)
    assert (stale.expected, stale.actual) == (1, 2)
    first, second = await desk.zones.states()
    assert [(one.effective_at, one.recorded_at) for one in first.epochs] == [(MIDNIGHT, EVENING + HOUR)]
    assert second.epochs == ()
    assert first.levels.rule_for("D15", Purpose.INCIDENT_REPAIR, MIDNIGHT).approval is Approval.PER_PERMIT
    assert first.levels.rule_for("D15", Purpose.INCIDENT_REPAIR, EVENING).approval is Approval.STANDING


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
