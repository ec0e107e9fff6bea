"""Whatever order fixes arrive in, in whatever batches and however often: the same rows, and nothing told twice.

What is expected is made here, by one fold over all fixes in time order, as a crew with perfect reception has them.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.place import Place
from storage.database import connect
from storage.ids import new_id
from tests.permits.values import NOON
from tests.tracking.world import MINUTE, SECOND, Tracked, fix, phone, tracked
from tracking.geofences import rules
from tracking.geofences.model import State, Step, Visit
from tracking.geofences.sides import Fence
from tracking.positions.model import Fix, Standing
from tracking.positions.rules import at_sight, rank
from tracking.positions.tables import crew_position, position_fix
from tracking.positions.taking import seen_of

if TYPE_CHECKING:
    from random import Random

START = NOON - 60 * MINUTE
# Along the border of two districts (105.6), at the edge of the sealed hamlet (105.7), and in no zone: metres and far.
LONGITUDES = (105.59, 105.5998, 105.59995, 105.6, 105.60005, 105.6002, 105.61, 105.6995, 105.7, 105.7005, 105.9)
PHONES = tuple(sorted((new_id(), new_id())))
Fact = tuple[str, int, str]


@dataclass(frozen=True, kw_only=True)
class Said:
    """One fix of one of the two phones of a crew."""

    phone: int
    fix: Fix


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """Everything that is kept of a crew, without the crew's own id."""

    visits: list[Visit]
    fixes: list[tuple[Any, ...]]
    position: tuple[Any, ...] | None
    told: list[Fact]


@st.composite
def said(draw: st.DrawFn) -> Said:
    """Within an hour, seconds or a quarter of an hour apart: phones fall silent, jumps are too fast, some are vague."""
    at = START + draw(st.integers(0, 12)) * 4 * MINUTE + draw(st.sampled_from((0, 3, 40))) * SECOND
    place = Place(draw(st.sampled_from(LONGITUDES)), 10.31)
    return Said(phone=draw(st.integers(0, 1)), fix=fix(at, place, accuracy_m=draw(st.sampled_from((5.0, 30.0, 700.0)))))


@st.composite
def arrivals(draw: st.DrawFn) -> tuple[list[Said], list[list[Said]]]:
    """Fixes, and batches of one phone each in which they arrive: in any order, some of them again."""
    every = draw(st.lists(said(), min_size=1, max_size=14))
    chance: Random = draw(st.randoms(use_true_random=False))
    order = every + draw(st.lists(st.sampled_from(every), max_size=6))
    chance.shuffle(order)
    batches: list[list[Said]] = []
    for one in order:
        if batches and batches[-1][0].phone == one.phone and chance.random() < 0.6:
            batches[-1].append(one)
        else:
            batches.append([one])
    return every, batches


@pytest.fixture(scope="module")
def loop() -> Iterator[asyncio.Runner]:
    """Hypothesis runs functions that do not wait; they share a loop and a database."""
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def province(loop: asyncio.Runner, sqlite_url: str) -> Iterator[Tracked]:
    """On SQLite: a thousand crews are quickly made."""
    db = loop.run(connect(sqlite_url))
    yield loop.run(tracked(db))
    loop.run(db.close())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_arrivals=arrivals())
def test_rows_do_not_depend_on_arrival_and_nothing_is_told_twice(
    loop: asyncio.Runner, province: Tracked, given_arrivals: tuple[list[Said], list[list[Said]]]
) -> None:
    every, batches = given_arrivals
    in_order = [[one] for one in best(every)]

    prompt = loop.run(outcome(province, in_order))
    late = loop.run(outcome(province, batches))

    expected = expected_visits(province, every)
    assert prompt.visits == late.visits == expected
    assert prompt.fixes == late.fixes
    assert prompt.position == late.position
    if not are_at_once(every):
        assert sorted(prompt.told) == sorted(facts_of(expected))
    for told in (prompt.told, late.told):
        assert len(set(told)) == len(told)
        assert [one for one in expected if not is_entry_told(one, told)] == []


async def outcome(province: Tracked, batches: Sequence[Sequence[Said]]) -> Outcome:
    """What is kept of a new crew that hands in these batches one after the other."""
    crew = await province.another_crew(province.world.people[:2])
    phones = [phone(province.world.people[number], device) for number, device in enumerate(PHONES)]
    for batch in batches:
        await province.report(*(one.fix for one in batch), by=phones[batch[0].phone], crew=crew)
    return Outcome(
        visits=[one.visit for one in await province.visits(crew)],
        fixes=await rows(province, position_fix, crew),
        position=next(iter(await rows(province, crew_position, crew)), None),
        told=[(one.kind, one.payload["zone"], one.payload["fix_at"]) for one in await province.told(crew)],
    )


async def rows(province: Tracked, table: sa.Table, crew: UUID) -> list[tuple[Any, ...]]:
    """The rows of a crew, in the order of their keys."""
    columns = [column for column in table.c if column.name != "crew"]
    query = sa.select(*columns).where(table.c.crew == crew).order_by(table.c.fix_at, table.c.source)
    async with province.db.reading() as rx:
        return [tuple(map(repr, row)) for row in await rx.rows(query)]


def best(every: Sequence[Said]) -> list[Said]:
    """One fix of each phone and instant, in time order."""
    ordered = sorted(every, key=lambda one: (one.fix.at, PHONES[one.phone], rank(one.fix)))
    return [next(same) for _, same in groupby(ordered, key=lambda one: (one.fix.at, one.phone))]


def expected_visits(province: Tracked, every: Sequence[Said]) -> list[Visit]:
    """One fold over all."""
    fence = Fence(province.world.current.index)
    taking_part = [one for one in best(every) if at_sight(one.fix) is Standing.USED]
    seen = [seen_of(one.fix, PHONES[one.phone], fence, NOON) for one in taking_part]
    state: State = {}
    steps: list[Step] = []
    for _, group in groupby(seen, key=lambda one: one.at):
        state, judged = rules.together(state, list(group))
        steps += [one for one in [rules.step(state, judged)] if one is not None]
    return list(rules.visits(steps, lambda _zone, _at: True))


def are_at_once(every: Sequence[Said]) -> bool:
    """Whether both phones speak of one instant: of the two batches the first may tell what the second makes untrue."""
    instants = {(one.fix.at, one.phone) for one in every}
    return len({at for at, _ in instants}) < len(instants)


def facts_of(visits: Sequence[Visit]) -> list[Fact]:
    """What a crew with perfect reception makes people hear."""
    said_of = (
        [("CREW_ENTERED_ZONE", one.zone, one.entered_at) for one in visits]
        + [("CREW_LEFT_ZONE", one.zone, one.left_at) for one in visits if one.left_at]
        + [("CREW_INSIDE_WITHOUT_PERMIT", one.zone, one.without_permit_at) for one in visits if one.without_permit_at]
    )
    return [(kind, zone, at.isoformat().replace("+00:00", "Z")) for kind, zone, at in said_of]


def is_entry_told(visit: Visit, told: Sequence[Fact]) -> bool:
    """Whether somebody was told of an instant of this visit that the crew came in."""
    end = (visit.left_at or NOON + MINUTE).isoformat()
    return any(
        kind == "CREW_ENTERED_ZONE" and zone == visit.zone and visit.entered_at.isoformat()[:19] <= at[:19] < end[:19]
        for kind, zone, at in told
    )


def test_a_crew_of_two_phones_at_one_instant_may_be_told_to_have_left_and_is_not_told_twice(
    loop: asyncio.Runner, province: Tracked
) -> None:
    quarter_past = START + 12 * MINUTE
    every = [
        Said(phone=1, fix=fix(START, Place(105.59, 10.31))),
        Said(phone=0, fix=fix(START + 4 * MINUTE, Place(105.61, 10.31))),
        Said(phone=0, fix=fix(quarter_past, Place(105.59995, 10.31))),
        Said(phone=1, fix=fix(quarter_past, Place(105.59, 10.31))),
    ]

    prompt = loop.run(outcome(province, [[one] for one in best(every)]))

    assert are_at_once(every)
    assert prompt.visits == expected_visits(province, every)
    assert len(set(prompt.told)) == len(prompt.told)


def test_a_visit_that_a_late_fix_divides_is_without_a_permit_from_its_own_first_instant(
    loop: asyncio.Runner, province: Tracked
) -> None:
    early, late = Said(phone=0, fix=fix(START + 4 * MINUTE, Place(105.6002, 10.31))), START + 20 * MINUTE
    at_the_edge = Said(phone=0, fix=fix(START + 24 * MINUTE, Place(105.7, 10.31)))
    other = Said(phone=1, fix=fix(START + 32 * MINUTE, Place(105.6002, 10.31)))
    between = Said(phone=0, fix=fix(late, Place(105.59, 10.31)))

    found = loop.run(outcome(province, [[early], [at_the_edge], [other], [between]]))

    assert found.visits == expected_visits(province, [early, at_the_edge, other, between])
    assert [(one.zone, one.without_permit_at) for one in found.visits][-1] == (1, other.fix.at)


def test_the_expectation_sees_fixes_of_every_kind(loop: asyncio.Runner, province: Tracked) -> None:
    """The examples above can make every standing and visits with and without an end."""
    every = [
        Said(phone=0, fix=fix(START, Place(105.61, 10.31))),
        Said(phone=0, fix=fix(START + 3 * SECOND, Place(105.9, 10.31))),
        Said(phone=1, fix=fix(START + 4 * MINUTE, Place(105.59, 10.31))),
        Said(phone=0, fix=fix(START + 20 * MINUTE, Place(105.9, 10.31))),
    ]

    found = loop.run(outcome(province, [[one] for one in every]))

    standings = [row[[column.name for column in position_fix.c][1:].index("standing")] for row in found.fixes]
    assert standings == ["'USED'", "'TOO_FAST'", "'USED'", "'USED'"]
    assert [(one.zone, one.left_at is not None) for one in found.visits] == [(1, True), (2, True)]
