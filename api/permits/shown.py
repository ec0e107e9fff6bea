"""Small translations between permits and the schema."""

from collections.abc import Iterable
from uuid import UUID

from strawberry import ID

from api.ids import encode_id
from api.places import LonLat
from permits.wanted import Position


def id_or_none(kind: str, value: UUID | None) -> ID | None:
    """The opaque id, or null."""
    return None if value is None else encode_id(kind, value)


def ids(kind: str, values: Iterable[UUID]) -> list[ID]:
    """The opaque ids."""
    return [encode_id(kind, value) for value in values]


def place_of(position: Position) -> LonLat:
    """A position as the schema shows it."""
    lon, lat = position
    return LonLat(lon=lon, lat=lat)
