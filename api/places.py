"""Places on the ground: EPSG:4326, longitude first."""

from typing import Self

import strawberry

from api.access import input_type, part
from geo.place import Box, Place, box, lon_lat


@part
class LonLat:
    """A place on the ground, EPSG:4326."""

    lon: float = strawberry.field(description="Longitude in degrees, east positive.")
    lat: float = strawberry.field(description="Latitude in degrees, north positive.")

    @classmethod
    def of(cls, place: Place) -> Self:
        """The place as the schema shows it."""
        return cls(lon=place.lon, lat=place.lat)


@input_type
class LonLatInput:
    """A place on the ground, EPSG:4326; swapped values are refused with that hint."""

    lon: float = strawberry.field(description="Longitude in degrees, -180 to 180.")
    lat: float = strawberry.field(description="Latitude in degrees, -90 to 90.")

    def to_domain(self, field: str) -> Place:
        """The checked place; raises BadInput naming the field."""
        return lon_lat(self.lon, self.lat, field)


@input_type
class BoxInput:
    """A box of longitudes and latitudes, its edges included; it never crosses the antimeridian."""

    west: float = strawberry.field(description="Least longitude in degrees.")
    south: float = strawberry.field(description="Least latitude in degrees.")
    east: float = strawberry.field(description="Greatest longitude in degrees.")
    north: float = strawberry.field(description="Greatest latitude in degrees.")

    def to_domain(self, field: str) -> Box:
        """The checked box; raises BadInput naming the field."""
        return box(self.west, self.south, self.east, self.north, field)
