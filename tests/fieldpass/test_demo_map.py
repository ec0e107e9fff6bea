"""The schematic map."""

import shapely
from shapely.geometry import shape

from fieldpass.demo.ground_map import FRAME, PLACES, features
from fieldpass.demo.map import schematic


def test_the_twelve_units_meet_without_gaps_or_overlaps() -> None:
    units = list(schematic().values())

    assert len(units) == 12
    assert all(unit.is_valid for unit in units)
    assert shapely.coverage_is_valid(units)
    assert isinstance(shapely.union_all(units), shapely.Polygon)


def test_the_ground_under_it_is_sound_and_every_unit_has_a_town() -> None:
    drawn = [(shape(one["geometry"]), one["properties"]) for one in features()]
    towns = [shapely.Point(lon, lat) for _, kind, lon, lat in PLACES if kind in {"city", "town"}]

    assert all(one.is_valid and not one.is_empty and FRAME.covers(one) for one, _ in drawn)
    assert {next(iter(tags)) for _, tags in drawn} == {"natural", "waterway", "highway", "place"}
    for code, unit in schematic().items():
        assert any(unit.covers(town) for town in towns), code
