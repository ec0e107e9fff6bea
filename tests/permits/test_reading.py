"""A permit kept in memory is always the one that is stored."""

from permits.permits.model import Permit
from permits.permits.reading import PermitQueries
from permits.permits.store import find
from storage.ids import new_id
from tests.permits.test_consequences import CLOSE
from tests.permits.test_lifecycle import do, issued, seen
from tests.permits.values import HOUR, NOON
from tests.permits.world import LAPVO, World


async def stored(world: World, permit: Permit) -> Permit | None:
    async with world.db.reading() as rx:
        return await find(rx, permit.id)


async def test_an_unchanged_permit_is_not_read_again_as_another(world: World) -> None:
    permit = await issued(world)

    assert await seen(world, permit.id) is await seen(world, permit.id)


async def test_a_change_is_seen_at_once_also_when_another_process_made_it(world: World) -> None:
    other = PermitQueries(world.db, world.keys)
    permit = await issued(world, zones=(LAPVO,))

    for verb, by in (("suspend", world.department), ("lift", world.department), ("revoke", world.coordinator)):
        before = await other.find(permit.id, by=world.department)
        assert before is not None
        await do(world, verb, before, by)

        assert await other.find(permit.id, by=world.department) == await stored(world, permit) != before


async def test_a_mark_that_raises_no_version_is_seen_at_once(world: World) -> None:
    permit = await issued(world, zones=(LAPVO,))
    before = await seen(world, permit.id)

    await world.order(CLOSE, at=NOON + HOUR)

    after = await seen(world, permit.id)
    assert (after.version, before.reasons) == (before.version, ())
    assert after == await stored(world, permit)
    assert [one.code for one in after.reasons] == ["ZONE_CLOSED"]


async def test_what_is_not_there_is_not_remembered(world: World) -> None:
    assert await world.queries.find(new_id(), by=world.department) is None
