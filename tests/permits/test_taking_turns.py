"""Several who change the same thing at the same moment: one changes it, the others are told what they missed."""

import asyncio

import pytest

from permits.applications.outcomes import ApplicationChanged
from permits.permits.model import PermitStatus
from permits.permits.outcomes import PermitChanged
from storage.outcomes import Stale
from tests.permits.test_decide import decide, submitted
from tests.permits.test_lifecycle import do, issued, seen
from tests.permits.world import World

AT_ONCE = 6


@pytest.mark.parametrize("verb", ["suspend", "revoke", "extend", "complete"])
async def test_of_those_who_change_a_permit_at_once_one_does(world: World, verb: str) -> None:
    permit = await issued(world)
    by = world.coordinator if verb == "complete" else world.department

    answers = await asyncio.gather(*(do(world, verb, permit, by) for _ in range(AT_ONCE)))

    assert sorted(type(one).__name__ for one in answers) == [PermitChanged.__name__] + [Stale.__name__] * (AT_ONCE - 1)
    assert (await seen(world, permit.id)).version == permit.version + 1


async def test_a_hold_and_a_revocation_at_once_leave_no_half_of_each(world: World) -> None:
    permit = await issued(world)

    held, revoked = await asyncio.gather(
        do(world, "suspend", permit, world.sa_dec), do(world, "revoke", permit, world.department)
    )

    assert {type(held), type(revoked)} == {PermitChanged, Stale}
    now = PermitStatus.SUSPENDED if isinstance(held, PermitChanged) else PermitStatus.REVOKED
    assert (await seen(world, permit.id)).status is now


async def test_of_those_who_decide_an_application_at_once_one_issues_a_permit(world: World) -> None:
    one = await submitted(world)

    answers = await asyncio.gather(*(decide(world, one, world.sa_dec) for _ in range(AT_ONCE)))

    assert sorted(type(answer).__name__ for answer in answers) == [ApplicationChanged.__name__] + [Stale.__name__] * (
        AT_ONCE - 1
    )
    assert (await world.told()).count("PERMIT_ISSUED") == 1
