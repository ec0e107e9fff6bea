"""A company that applies again after a district objected: the district is asked first."""

from datetime import datetime
from typing import Any

import pytest

from credentials.wire import Purpose
from permits.applications.commands import Apply
from permits.applications.model import ApplicationStatus
from permits.applications.outcomes import ApplicationChanged
from permits.permits.model import Permit, PermitStatus
from tests.permits.test_decide import decide
from tests.permits.test_decide import seen as application
from tests.permits.test_lifecycle import do, issued, seen
from tests.permits.values import DAY, LAP_VO, NOON
from tests.permits.world import HAMLET, LAPVO, SADEC, World, asked

S = ApplicationStatus


async def apply_again(world: World, at: datetime = NOON, **changes: Any) -> ApplicationChanged:
    by = world.coordinator
    done = await world.applications.apply(Apply(wanted=world.wanted(**changes)), by=by, request=asked(by, at))
    assert isinstance(done, ApplicationChanged), done
    return done


async def objected(world: World, **changes: Any) -> Permit:
    """A permit for Sa Đéc and Lấp Vò that Lấp Vò objects to."""
    permit = await issued(world, **changes)
    await do(world, "object", permit, world.lap_vo)
    return await seen(world, permit.id)


async def test_the_same_again_waits_for_the_unit_that_objects_and_for_no_other(world: World) -> None:
    await objected(world)
    permits = (await world.dump())["permit"]

    again = await apply_again(world, zones=(SADEC, LAPVO))

    assert (again.status, again.permit) == (S.SUBMITTED, None)
    assert (await world.dump())["permit"] == permits
    waiting = await application(world, again.id)
    assert [(part.unit, part.zones) for part in waiting.pending] == [(LAP_VO, (LAPVO,))]
    decided = await decide(world, waiting, world.lap_vo)
    assert isinstance(decided, ApplicationChanged)
    assert decided.status is S.APPROVED


@pytest.mark.parametrize(
    "changes",
    [
        {"zones": (SADEC, HAMLET)},
        {"zones": (LAPVO,), "purpose": Purpose.CONGESTION_RELIEF},
        {"zones": (LAPVO,), "valid_from": NOON + 3 * DAY, "valid_to": NOON + 4 * DAY, "at": NOON + 3 * DAY},
    ],
    ids=["another unit's zone", "another purpose", "after the permit's end"],
)
async def test_what_nobody_objects_to_is_issued_at_once(world: World, changes: dict[str, Any]) -> None:
    await objected(world)

    assert (await apply_again(world, **changes)).status is S.APPROVED


async def test_an_objection_that_is_lifted_no_longer_asks(world: World) -> None:
    permit = await objected(world)
    await do(world, "lift", permit, world.lap_vo)

    assert (await apply_again(world, zones=(LAPVO,))).status is S.APPROVED


async def test_a_company_does_not_get_rid_of_an_objection_by_revoking_its_permit(world: World) -> None:
    permit = await objected(world)
    await do(world, "revoke", permit, world.coordinator)
    assert (await seen(world, permit.id)).status is PermitStatus.REVOKED

    assert (await apply_again(world, zones=(LAPVO,))).status is S.SUBMITTED


async def test_what_replaces_a_permit_objected_to_is_issued_when_its_unit_says_yes(world: World) -> None:
    permit = await objected(world)
    again = await apply_again(world, zones=(SADEC, LAPVO), replaces=permit.id)
    assert again.status is S.SUBMITTED

    await decide(world, await application(world, again.id), world.lap_vo)

    assert (await seen(world, permit.id)).status is PermitStatus.SUPERSEDED
