"""The rules of visits and of telling, by many examples; and where a fix lies, against brute force."""

from itertools import groupby, pairwise

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.index import ZoneIndex
from geo.measure import Side, distance_m, whereabouts
from geo.place import Place
from geo.zones.model import GeometryQuality
from tests.geo.factories import a_version
from tests.permits.values import NOON, an_id
from tests.tracking.world import MINUTE, SECOND
from tracking.geofences import rules
from tracking.geofences.model import GeofenceKind, State, Told, Track, Visit
from tracking.geofences.sides import LEAVING, Fence
from tracking.geofences.telling import untold
from tracking.positions.model import Seen, Standing
from tracking.positions.rules import reachable

PHONES = (an_id("phone 1"), an_id("phone 2"))
PLACES = (Place(105.7, 10.3), Place(105.701, 10.3), Place(105.9, 10.5))


@st.composite
def seen(draw: st.DrawFn) -> Seen:
    """A fix of one of two phones, in two zones, in doubt about one, or in none."""
    inside = draw(st.frozensets(st.sampled_from((1, 2))))
    return Seen(
        at=NOON + draw(st.integers(0, 60)) * MINUTE + draw(st.sampled_from((0, 2))) * SECOND,
        source=draw(st.sampled_from(PHONES)),
        place=draw(st.sampled_from(PLACES)),
        accuracy_m=10.0,
        inside=inside,
        near=frozenset({1, 2}) - inside if draw(st.booleans()) else frozenset(),
        winning=inside,
    )


everything = st.lists(seen(), min_size=1, max_size=25, unique_by=lambda one: (one.at, one.source))


def visits_of(fixes: list[Seen]) -> tuple[Visit, ...]:
    """One fold over all."""
    state: State = {}
    steps = []
    for _, group in groupby(sorted(fixes, key=lambda one: (one.at, one.source)), key=lambda one: one.at):
        state, judged = rules.together(state, list(group))
        steps.append(rules.step(state, judged))
    return rules.visits([one for one in steps if one is not None], lambda _zone, _at: True)


@settings(max_examples=200, deadline=None)
@given(fixes=everything)
def test_visits_of_a_zone_follow_one_another_and_begin_and_end_at_fixes(fixes: list[Seen]) -> None:
    found = visits_of(fixes)

    instants = {one.at for one in fixes}
    for zone in (1, 2):
        mine = [one for one in found if one.zone == zone]
        for visit, following in pairwise(mine):
            assert visit.left_at is not None
            assert visit.entered_at < visit.left_at <= following.entered_at
            assert following.outside_at is not None
            assert visit.left_at <= following.outside_at or visit.left_at == following.entered_at
        assert {one.entered_at for one in mine} | {one.left_at for one in mine if one.left_at} <= instants


@settings(max_examples=200, deadline=None)
@given(fixes=everything, chance=st.randoms(use_true_random=False))
def test_whatever_the_order_each_visit_is_told_and_nothing_twice(fixes: list[Seen], chance: "st.DataObject") -> None:
    """People hear after every fix; what they heard stays, the visits are made anew."""
    order = list(fixes)
    chance.shuffle(order)  # type: ignore[attr-defined]  # a random.Random
    told: list[Told] = []

    for arrived in range(1, len(order) + 1):
        told += untold(visits_of(order[:arrived]), told, {})

    assert len(set(told)) == len(told)
    assert untold(visits_of(fixes), told, {}) == ()
    for visit in visits_of(fixes):
        heard = [one for one in told if one.zone == visit.zone and one.kind is GeofenceKind.ENTERED]
        assert any(visit.entered_at <= one.at < (visit.left_at or NOON + 90 * MINUTE) for one in heard)


@settings(max_examples=200, deadline=None)
@given(fixes=everything)
def test_with_perfect_reception_what_is_told_is_exactly_what_is_so(fixes: list[Seen]) -> None:
    in_order = sorted(fixes, key=lambda one: (one.at, one.source))
    instants = sorted({one.at for one in in_order})
    told: set[Told] = set()

    for at in instants:
        told |= set(untold(visits_of([one for one in in_order if one.at <= at]), told, {}))

    so = set()
    for one in visits_of(fixes):
        so.add(Told(at=one.entered_at, zone=one.zone, kind=GeofenceKind.ENTERED))
        if one.left_at:
            so.add(Told(at=one.left_at, zone=one.zone, kind=GeofenceKind.LEFT))
        if one.without_permit_at:
            so.add(Told(at=one.without_permit_at, zone=one.zone, kind=GeofenceKind.INSIDE_WITHOUT_PERMIT))
    assert told == so


@pytest.mark.parametrize("late_fix", [5, 15, 25])
def test_a_visit_is_told_once_when_late_fixes_move_its_edges(late_fix: int) -> None:
    told = [Told(at=NOON + 10 * MINUTE, zone=1, kind=GeofenceKind.ENTERED)]
    grown = Visit(zone=1, entered_at=NOON + min(late_fix, 10) * MINUTE, left_at=NOON + 30 * MINUTE)

    fresh = untold([grown], told, {})

    assert [one.kind for one in fresh] == [GeofenceKind.LEFT]


def test_a_jump_no_vehicle_makes_is_doubted_and_a_second_one_to_the_same_place_is_not() -> None:
    here = Seen(at=NOON, source=PHONES[0], place=PLACES[0], accuracy_m=10)
    jump = Seen(at=NOON + MINUTE, source=PHONES[0], place=PLACES[2], accuracy_m=10)
    again = Seen(at=NOON + 2 * MINUTE, source=PHONES[0], place=PLACES[2], accuracy_m=10)
    back = Seen(at=NOON + 2 * MINUTE, source=PHONES[0], place=PLACES[0], accuracy_m=10)

    standings: dict[Place, list[Standing]] = {}
    for last in (again, back):
        track = Track()
        standings[last.place] = []
        for one in (here, jump, last):
            track, kept = rules.advance(track, one)
            standings[last.place].append(kept.standing)

    used, fast = Standing.USED, Standing.TOO_FAST
    assert standings == {PLACES[2]: [used, fast, used], PLACES[0]: [used, fast, used]}
    assert not reachable(here, jump)


def test_accuracy_and_time_make_a_distance_reachable() -> None:
    here = Seen(at=NOON, source=PHONES[0], place=PLACES[0], accuracy_m=10)
    away_m = distance_m(PLACES[0], PLACES[1])
    there = Seen(at=NOON + SECOND, source=PHONES[0], place=PLACES[1], accuracy_m=10)
    vague = Seen(at=NOON + SECOND, source=PHONES[0], place=PLACES[1], accuracy_m=away_m - 80)

    assert (reachable(here, there), reachable(here, vague)) == (False, True)


AREAS = (
    a_version(number=1, geometry=shapely.box(105.6, 10.2, 105.7, 10.3), valid_from=NOON),
    a_version(
        number=2,
        geometry=shapely.box(105.65, 10.25, 105.75, 10.35),
        quality=GeometryQuality.APPROXIMATE,
        quality_m=300.0,
        valid_from=NOON,
        precedence=5,
    ),
)


@settings(max_examples=150, deadline=None)
@given(lon=st.floats(105.58, 105.77), lat=st.floats(10.18, 10.37), accuracy_m=st.sampled_from((10.0, 50.0, 400.0)))
def test_where_a_fix_lies_is_what_brute_force_says(lon: float, lat: float, accuracy_m: float) -> None:
    place = Place(lon, lat)

    found = Fence(ZoneIndex.build(AREAS)).sides(place, accuracy_m, NOON)

    for one in AREAS:
        assert one.geometry is not None
        doubt_m = one.quality_m or 0.0
        near = whereabouts(place, one.geometry, accuracy_m=accuracy_m, quality_m=doubt_m)
        far = whereabouts(place, one.geometry, accuracy_m=LEAVING * accuracy_m, quality_m=doubt_m)
        assert (one.number in found.inside) is (near.side is Side.INSIDE)
        is_near = near.side is Side.NEAR or (near.side is Side.OUTSIDE and far.side is Side.NEAR)
        assert (one.number in found.near) is is_near
    assert found.winning <= found.inside
