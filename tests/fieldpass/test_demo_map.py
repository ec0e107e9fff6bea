"""The schematic map."""

import shapely

from fieldpass.demo.map import schematic


def test_the_twelve_units_meet_without_gaps_or_overlaps() -> None:
    units = list(schematic().values())

    assert len(units) == 12
    assert all(unit.is_valid for unit in units)
    assert shapely.coverage_is_valid(units)
    assert isinstance(shapely.union_all(units), shapely.Polygon)
