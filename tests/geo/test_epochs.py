"""Epochs, re-affirmations and levels made stricter, on both databases."""

from uuid import uuid4

import pytest

from credentials.wire import Purpose, Restriction, Rule
from geo.levels.model import Approval, PurposeRule, Words
from geo.levels.outcomes import LevelSaved
from geo.levels.service import SaveLevel
from geo.zones.model import PermitRef
from geo.zones.orders.model import (
    ChangeZone,
    CloseZone,
    Reaffirmed,
    ReaffirmZones,
)
from identity.access import Actor, Grant, Role
from storage.outcomes import Forbidden, NotFound, Stale
from tests.geo.desk import HOUR, Desk
from tests.geo.factories import EVENING, MIDNIGHT


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
