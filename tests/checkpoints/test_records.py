"""Checkpoint records on both databases."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from checkpoints.records.model import After, Close, Create, Filter, Placed, Resite
from storage.outcomes import Conflict, Forbidden, NotFound, Refused, Stale
from tests.checkpoints.conftest import APPROVER, INSIDE, NOBODY, OUTSIDE, STRANGER, World, a_request
from tests.checkpoints.records_factory import EVENING, UNIT, a_placing

HOUR = timedelta(hours=1)
HERE = a_placing(from_zones=frozenset({OUTSIDE}), to_zones=frozenset({INSIDE}))
THERE = replace(HERE, place=a_placing(lon=105.8).place, phones=("0901234567",))


async def test_a_checkpoint_is_read_back_as_it_was_put_up(world: World) -> None:
    id_ = await world.a_checkpoint(THERE)

    found = await world.checkpoints.find(id_, by=APPROVER, at=EVENING)

    assert found is not None
    assert (found.version, found.unit, found.valid_from, found.valid_to) == (1, UNIT, EVENING, None)
    assert found.placing == THERE
    assert "CHECKPOINT_CREATED" in await world.kinds()


async def test_it_does_not_stand_before_it_begins(world: World) -> None:
    id_ = await world.a_checkpoint()

    assert await world.checkpoints.find(id_, by=APPROVER, at=EVENING - HOUR) is None
    assert await world.checkpoints.find(id_, by=APPROVER, at=EVENING) is not None


async def test_re_siting_keeps_where_it_stood_and_what_was_known(world: World) -> None:
    id_ = await world.a_checkpoint()
    move = Resite(checkpoint=id_, expected=1, placing=THERE, valid_from=EVENING + 2 * HOUR)

    moved = await world.checkpoints.resite(move, by=APPROVER, request=a_request(EVENING + HOUR))

    async def place(at: int, known_at: int | None = None) -> object:
        known = None if known_at is None else EVENING + known_at * HOUR
        found = await world.checkpoints.find(id_, by=APPROVER, at=EVENING + at * HOUR, known_at=known)
        return found and found.placing

    assert moved == Placed(checkpoint=id_, version=3)
    assert [await place(1), await place(2)] == [HERE, THERE]
    assert await place(2, known_at=0) == HERE
    history = await world.checkpoints.history(id_, by=APPROVER)
    assert [(one.version, one.superseded_at is None) for one in history] == [(1, False), (2, True), (3, True)]
    assert (await world.kinds())[-1] == "CHECKPOINT_RESITED"


async def test_a_closed_checkpoint_stands_until_it_closes(world: World) -> None:
    id_ = await world.a_checkpoint()

    await world.checkpoints.close(
        Close(checkpoint=id_, expected=1, at=EVENING + HOUR), by=APPROVER, request=a_request()
    )

    assert await world.checkpoints.find(id_, by=APPROVER, at=EVENING) is not None
    assert await world.checkpoints.find(id_, by=APPROVER, at=EVENING + HOUR) is None
    assert (await world.kinds())[-1] == "CHECKPOINT_CLOSED"


async def test_a_change_based_on_an_old_version_is_stale(world: World) -> None:
    id_ = await world.a_checkpoint()
    move = Resite(checkpoint=id_, expected=1, placing=THERE, valid_from=EVENING)
    await world.checkpoints.resite(move, by=APPROVER, request=a_request())
    before = await world.kinds()

    stale = await world.checkpoints.resite(move, by=APPROVER, request=a_request())
    closed = await world.checkpoints.close(
        Close(checkpoint=id_, expected=1, at=EVENING), by=APPROVER, request=a_request()
    )

    assert stale == closed == Stale(kind="Checkpoint", id=id_, expected=1, actual=2)
    assert await world.kinds() == before
    assert len(await world.checkpoints.history(id_, by=APPROVER)) == 2


async def test_a_checkpoint_beside_an_unknown_zone_is_refused_and_nothing_is_written(world: World) -> None:
    before = await world.kinds()
    wrong = replace(HERE, to_zones=frozenset({INSIDE, 99}))

    refused = await world.checkpoints.create(
        Create(unit=UNIT, placing=wrong, valid_from=EVENING), by=APPROVER, request=a_request()
    )

    assert isinstance(refused, Refused)
    assert [reason.code for reason in refused.reasons] == ["UNKNOWN_ZONE"]
    assert await world.kinds() == before
    assert (await world.checkpoints.page(Filter(at=EVENING), by=APPROVER, after=None, first=5)).rows == ()


async def test_only_the_unit_s_own_approver_manages_its_checkpoints(world: World) -> None:
    command = Create(unit=UNIT, placing=HERE, valid_from=EVENING)
    before = await world.kinds()

    for actor in (STRANGER, NOBODY):
        with pytest.raises(Forbidden):
            await world.checkpoints.create(command, by=actor, request=a_request(by=actor))

    assert await world.kinds() == before
    assert isinstance(await world.checkpoints.create(command, by=APPROVER, request=a_request()), Placed)


async def test_moving_somebody_else_s_checkpoint_is_forbidden_and_an_unknown_one_is_not_found(world: World) -> None:
    id_ = await world.a_checkpoint()
    move = Resite(checkpoint=id_, expected=1, placing=THERE, valid_from=EVENING)

    with pytest.raises(Forbidden):
        await world.checkpoints.resite(move, by=STRANGER, request=a_request(by=STRANGER))
    unknown = await world.checkpoints.resite(replace(move, checkpoint=uuid4()), by=APPROVER, request=a_request())

    assert isinstance(unknown, NotFound)
    assert len(await world.checkpoints.history(id_, by=APPROVER)) == 1


async def test_the_same_request_twice_puts_up_one_checkpoint(world: World) -> None:
    command = Create(unit=UNIT, placing=HERE, valid_from=EVENING)
    request = a_request()

    first = await world.checkpoints.create(command, by=APPROVER, request=request)
    again = await world.checkpoints.create(command, by=APPROVER, request=request)
    other = await world.checkpoints.create(command, by=APPROVER, request=replace(request, body=b"other"))

    assert first == again
    assert other == Conflict(code="IDEMPOTENCY_KEY_REUSED")
    assert (await world.kinds()).count("CHECKPOINT_CREATED") == 1


async def test_a_list_is_read_page_by_page_in_name_order(world: World) -> None:
    names = ["Bến phà", "Cầu Nhật", "Cầu Nhật", "An Hiệp"]
    for name in names:
        await world.a_checkpoint(replace(HERE, name=name))

    seen: list[tuple[str, UUID]] = []
    after, more = None, True
    while more:
        page = await world.checkpoints.page(Filter(at=EVENING), by=APPROVER, after=after, first=3)
        seen += [(one.placing.name, one.id) for one in page.rows]
        after, more = After(name=seen[-1][0], id=seen[-1][1]), page.more

    assert [name for name, _ in seen] == sorted(names)
    assert len({id_ for _, id_ in seen}) == 4


async def test_a_list_is_narrowed_by_zone_kind_unit_and_knowledge(world: World) -> None:
    id_ = await world.a_checkpoint()

    async def found(wanted: Filter) -> list[UUID]:
        return [one.id for one in (await world.checkpoints.page(wanted, by=APPROVER, after=None, first=9)).rows]

    assert await found(Filter(at=EVENING, zone=OUTSIDE, kind=HERE.kind, units=frozenset({UNIT}))) == [id_]
    assert await found(Filter(at=EVENING, zone=99)) == []
    assert await found(Filter(at=EVENING, units=frozenset({uuid4()}))) == []
    assert await found(Filter(at=EVENING, known_at=EVENING)) == [id_]
    assert await found(Filter(at=EVENING, known_at=EVENING - HOUR)) == []
