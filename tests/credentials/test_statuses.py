"""The status list: allocated at random, changed by the thousand, snapshot whole."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from credentials.claims import StatusRef
from credentials.statuses.model import BLOCK, EMPTY, StatusList, changed
from credentials.statuses.permutation import shuffled
from credentials.statuses.service import Statuses
from credentials.wire import Status, seconds
from storage.database import Database

AT = datetime(2021, 9, 15, 12, tzinfo=UTC)
UNTIL = AT + timedelta(days=45)
STATUSES = Statuses()


async def test_a_credential_is_valid_until_it_is_struck_and_its_neighbours_stay_as_they_were(db: Database) -> None:
    async with db.transaction() as tx:
        first, second, third = await STATUSES.allocate(tx, 3, UNTIL, AT)

    async with db.transaction() as tx:
        await STATUSES.set_status(tx, [second], Status.REVOKED, AT)

    async with db.reading() as rx:
        held = await STATUSES.snapshot(rx, AT)
    assert held.as_of == seconds(AT)
    assert [held.find(ref) for ref in (first, second, third)] == [Status.VALID, Status.REVOKED, Status.VALID]


async def test_many_that_allocate_at_once_from_nothing_never_get_the_same_place(db: Database) -> None:
    async def one() -> StatusRef:
        async with db.transaction() as tx:
            return (await STATUSES.allocate(tx, 1, UNTIL, AT))[0]

    for _ in range(3):
        refs = await asyncio.gather(*(one() for _ in range(24)))
        assert len(set(refs)) == 24


async def test_twenty_thousand_places_fill_blocks_without_a_repeat_and_change_at_once(db: Database) -> None:
    async with db.transaction() as tx:
        refs = [*await STATUSES.allocate(tx, 1, UNTIL, AT), *await STATUSES.allocate(tx, 20_000, UNTIL, AT)]

    async with db.transaction() as tx:
        await STATUSES.set_status(tx, refs, Status.SUSPENDED, AT)
        await STATUSES.set_status(tx, refs[:10], Status.ENDED, AT)

    async with db.reading() as rx:
        held = await STATUSES.snapshot(rx, AT)
    assert len(set(refs)) == 20_001
    assert {ref.block for ref in refs} == {0, 1}
    assert {held.find(ref) for ref in refs[:10]} == {Status.ENDED}
    assert {held.find(ref) for ref in refs[10:]} == {Status.SUSPENDED}


async def test_a_change_that_is_rolled_back_leaves_no_trace(db: Database) -> None:
    async with db.transaction() as tx:
        (ref,) = await STATUSES.allocate(tx, 1, UNTIL, AT)

    with pytest.raises(KeyError):
        async with db.transaction() as tx:
            await STATUSES.set_status(tx, [ref, StatusRef(block=9, index=1)], Status.REVOKED, AT)

    async with db.reading() as rx:
        assert (await STATUSES.snapshot(rx, AT)).find(ref) is Status.VALID


async def test_a_block_leaves_the_snapshot_when_the_last_holder_in_it_is_home(db: Database) -> None:
    async with db.transaction() as tx:
        await STATUSES.allocate(tx, 1, AT, AT)
        (late,) = await STATUSES.allocate(tx, 1, UNTIL, AT)
        await STATUSES.allocate(tx, 1, AT, AT)

    async with db.reading() as rx:
        home = UNTIL + timedelta(hours=12)
        assert (await STATUSES.snapshot(rx, home - timedelta(seconds=1))).find(late) is Status.VALID
        assert (await STATUSES.snapshot(rx, home)).find(late) is None


def test_the_order_of_indexes_is_a_permutation_and_another_seed_gives_another() -> None:
    one = [shuffled(b"a" * 16, place) for place in range(BLOCK)]
    other = [shuffled(b"b" * 16, place) for place in range(BLOCK)]

    assert sorted(one) == list(range(BLOCK))
    assert one != other
    assert one != sorted(one)


def test_every_status_is_kept_at_every_position_of_a_byte() -> None:
    for status in Status:
        for index in (0, 1, 2, 3, BLOCK - 1):
            held = StatusList(as_of=0, blocks={5: changed(EMPTY, [index], status)})
            assert held.find(StatusRef(block=5, index=index)) is status
            assert held.find(StatusRef(block=5, index=index ^ 1)) is Status.VALID


def test_a_reference_beyond_the_list_is_unknown_not_valid() -> None:
    held = StatusList(as_of=0, blocks={0: EMPTY})

    assert held.find(StatusRef(block=1, index=0)) is None
    assert held.find(StatusRef(block=0, index=BLOCK)) is None
    assert held.find(StatusRef(block=0, index=BLOCK - 1)) is Status.VALID
