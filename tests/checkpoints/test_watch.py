"""How posts fare at an instant: whom they turned back in the 24 hours before it, as far as it was known then."""

from datetime import timedelta

from checkpoints.watch.service import PostWatch
from identity.access import Role
from storage.database import Database
from tests.checkpoints.findings_world import HOME, MINUTE, a_check_at, a_findable
from tests.permits.values import DAY, LAP_VO, NOON, SA_DEC
from tests.permits.world import person

SECOND = timedelta(seconds=1)


async def test_those_turned_back_are_counted_for_24_hours_once_they_are_known(db: Database) -> None:
    scene = await a_findable(db)
    _, credential = await scene.a_permit()
    turned = {"outcome": "TURNED_BACK", "decision": "REFER", "reasons": ["STATUS_STALE"]}
    texts = [a_check_at(scene.west, credential, minute, **turned) for minute in (0, 10)]
    await scene.hand_in(scene.west, *texts, a_check_at(scene.west, credential, 5))
    await scene.hand_in(scene.east, a_check_at(scene.east, credential, 7))
    watch, by = PostWatch(db), person(Role.ADMIN)

    async def refusals(at: timedelta, known: timedelta | None = None) -> tuple[int, ...]:
        """Of the west, then of the east."""
        found = await watch.at(NOON + at, None if known is None else NOON + known, by=by)
        fares = {one.checkpoint.id: one.fares for one in found}
        return tuple(one.refusals for one in (fares[scene.west], fares[scene.east]) if one is not None)

    assert await refusals(timedelta(hours=1)) == (2, 0)
    assert await refusals(5 * MINUTE) == (1, 0)
    assert await refusals(DAY + 5 * MINUTE) == (1, 0)
    assert await refusals(DAY + 11 * MINUTE) == (0, 0)
    home = HOME - NOON
    assert await refusals(timedelta(hours=1), home - SECOND) == (0, 0), "the phones had not handed them in"
    assert await refusals(timedelta(hours=1), home) == (2, 0)


async def test_a_district_sees_how_its_own_posts_fare(sqlite_db: Database) -> None:
    await a_findable(sqlite_db)
    watch = PostWatch(sqlite_db)

    mine = await watch.at(NOON, None, by=person(Role.APPROVER, None, SA_DEC))
    elsewhere = await watch.at(NOON, None, by=person(Role.APPROVER, None, LAP_VO))

    assert [one.fares is not None for one in mine] == [True, True]
    assert [one.fares is not None for one in elsewhere] == [False, False]
    assert [one.checkpoint.id for one in elsewhere] == [one.checkpoint.id for one in mine], "where they stand is known"
