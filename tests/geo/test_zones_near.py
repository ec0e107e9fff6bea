"""Zones near a box, now and later, and their shapes for drawing."""

import pytest
import shapely

from geo.measure import to_boundary_m
from geo.place import Box, Place
from geo.sketch import sketch
from geo.zones.orders.model import ChangeZone, CreateZone, LiftZone
from geo.zones.timeline import Span
from tests.geo.desk import HOUR, Desk
from tests.geo.factories import EVENING, a_square, a_star, terms

HERE = Box(105.62, 10.32, 105.66, 10.36)
FAR = a_square(lon=106.5)


async def test_a_zone_that_comes_later_is_near_with_all_that_is_ahead_of_it(desk: Desk) -> None:
    await desk.has("now")
    await desk.publish(CreateZone(code="tonight", terms=terms()), at=EVENING + 5 * HOUR)
    await desk.has("elsewhere", geometry=FAR)

    found = await desk.zones.near(HERE, EVENING, by=desk.admin)

    assert [one.code for one in found] == ["now", "tonight"]
    assert [one.valid_from for one in found[1].timeline] == [EVENING + 5 * HOUR]


async def test_what_is_over_is_left_out(desk: Desk) -> None:
    await desk.has("lifted")
    lift = LiftZone(number=1, version=1, span=Span(start=EVENING + HOUR), field="lift")
    await desk.publish(lift)
    await desk.has("moved")
    away = Span(start=EVENING + HOUR)
    await desk.publish(ChangeZone(number=2, version=1, terms={"geometry": FAR}, span=away, field="change"))

    before = await desk.zones.near(HERE, EVENING, by=desk.admin)
    after = await desk.zones.near(HERE, EVENING + HOUR, by=desk.admin)

    assert [(one.code, len(one.timeline)) for one in before] == [("lifted", 1), ("moved", 2)]
    assert after == ()


async def test_a_zone_without_a_shape_comes_with_its_unit(desk: Desk) -> None:
    await desk.has("district")
    await desk.has("hamlet", geometry=None)

    assert [one.code for one in await desk.zones.near(HERE, EVENING, by=desk.admin)] == ["district", "hamlet"]
    assert await desk.zones.near(Box(107.0, 11.0, 107.1, 11.1), EVENING, by=desk.admin) == ()


@pytest.mark.parametrize("within_m", [50.0, 200.0, 500.0])
def test_a_sketch_stays_within_its_metres(within_m: float) -> None:
    area = a_star(105.6, 10.3, 0.1, vertices=2_000)

    drawn = sketch(area, within_m)

    assert len(shapely.get_coordinates(drawn)) < len(shapely.get_coordinates(area)) / 2
    corners = shapely.get_coordinates(area)[::20]
    assert max(to_boundary_m(Place(*corner), drawn) for corner in corners) < within_m * 1.02 + 1
