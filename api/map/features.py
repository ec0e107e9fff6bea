"""GeoJSON features as bytes (RFC 7946). Coordinates have six decimals: 11 cm, finer than any screen."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import orjson
import shapely
from shapely.geometry.base import BaseGeometry

from geo.place import Place, place_of

DECIMALS: Final = 6
NO_GEOMETRY: Final = b"null"
COMMA: Final = b","
_OPTIONS: Final = orjson.OPT_UTC_Z | orjson.OPT_SERIALIZE_NUMPY


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """The features of a layer as pieces to be put together, commas among them.

    `mark` says what the pieces are, for whoever knows it without reading them; None: they are read.
    """

    parts: Sequence[bytes]
    mark: bytes | None = None


async def layer(features: Iterable[bytes]) -> Layer:
    """A layer of whole features; written beside the loop, for there may be thousands."""
    return Layer(parts=await asyncio.to_thread(joined, features))


def joined(features: Iterable[bytes]) -> list[bytes]:
    """The features with a comma between each two."""
    parts: list[bytes] = []
    for one in features:
        parts += (one, COMMA)
    return parts[:-1]


def feature(id: str, geometry: bytes, properties: Mapping[str, Any]) -> bytes:
    """One feature; its id stands in its properties too, where map libraries look for it.

    `key` is unique within the layer; it is the id unless the properties say otherwise.
    """
    told = written({"id": id, "key": id} | dict(properties))
    return b'{"type":"Feature","id":%b,"geometry":%b,"properties":%b}' % (written(id), geometry, told)


def written(value: object) -> bytes:
    """As JSON; instants in UTC with `Z`."""
    return orjson.dumps(value, option=_OPTIONS)


def at_place(place: Place) -> bytes:
    """A point."""
    return written({"type": "Point", "coordinates": [round(place.lon, DECIMALS), round(place.lat, DECIMALS)]})


def shaped(shape: BaseGeometry) -> bytes:
    """Any geometry of one kind: points, lines, areas, one or several of them; outer rings counter-clockwise."""
    if isinstance(shape, shapely.Point):
        return at_place(place_of(shape))
    nest = _nested(shapely.orient_polygons(shape))
    return written({"type": shape.geom_type, "coordinates": nest})


def _nested(shape: BaseGeometry) -> Any:  # noqa: ANN401 - a nest of lists
    if isinstance(shape, shapely.Polygon):
        return [_corners(ring) for ring in (shape.exterior, *shape.interiors)]
    if isinstance(shape, shapely.Point):
        return _corners(shape)[0]
    if shape.geom_type.startswith("Multi"):
        return [_nested(part) for part in shapely.get_parts(shape).tolist()]
    return _corners(shape)


def _corners(path: BaseGeometry) -> Any:  # noqa: ANN401 - an array, as orjson writes it
    return np.ascontiguousarray(np.round(shapely.get_coordinates(path), DECIMALS))
