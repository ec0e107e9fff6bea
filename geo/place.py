"""A place on the ground: EPSG:4326, longitude first. Pure."""

from math import isfinite
from typing import NamedTuple

import shapely

from storage.outcomes import BadInput


class Place(NamedTuple):
    """Longitude and latitude in degrees, as checked by `lon_lat`, which is the only way to make one."""

    lon: float
    lat: float

    @property
    def point(self) -> shapely.Point:
        """The same place for shapely and for a Geometry column."""
        return shapely.Point(self.lon, self.lat)


class Box(NamedTuple):
    """A box in degrees, its edges included; it never crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    @property
    def polygon(self) -> shapely.Polygon:
        """The same box for shapely."""
        return shapely.box(self.west, self.south, self.east, self.north)


def lon_lat(lon: float, lat: float, field: str = "place") -> Place:
    """A checked place. Raises BadInput naming `field`; a swapped pair from Vietnam is told so."""
    check_position(lon, lat, field)
    return Place(float(lon), float(lat))


def place_of(point: shapely.Point) -> Place:
    """The place of a point that was checked when it was stored."""
    return Place(point.x, point.y)


def box(west: float, south: float, east: float, north: float, field: str = "box") -> Box:
    """A checked box. Raises BadInput naming `field`."""
    check_position(west, south, field)
    check_position(east, north, field)
    if west > east or south > north:
        raise BadInput(field, "BOX_ORDER")
    return Box(float(west), float(south), float(east), float(north))


def check_position(lon: float, lat: float, field: str) -> None:
    """Raise BadInput unless lon is within ±180 and lat within ±90."""
    if not (isfinite(lon) and isfinite(lat)):
        raise BadInput(field, "NOT_FINITE")
    if abs(lat) > 90 and abs(lon) <= 90:  # noqa: PLR2004 - the pole
        raise BadInput(field, "LON_LAT_SWAPPED", lon=repr(lon), lat=repr(lat))
    if abs(lat) > 90 or abs(lon) > 180:  # noqa: PLR2004 - the pole and the antimeridian
        raise BadInput(field, "OUT_OF_RANGE", lon=repr(lon), lat=repr(lat))
