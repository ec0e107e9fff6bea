"""What a basemap is made of, as frozen values. Pure; EPSG:4326 lon/lat, zooms as web maps count them."""

from dataclasses import dataclass
from enum import StrEnum

from geo.levels.model import Words

SCHEMATIC = Words(vi="sơ đồ, không chính thức", en="schematic, not official")


class Role(StrEnum):
    """What a layer shows; in this order they are drawn, the last on top."""

    OTHER = "other"
    WATER = "water"
    BOUNDARY = "boundary"
    WATERWAY = "waterway"
    ROAD = "road"
    PLACE = "place"


class SourceKind(StrEnum):
    """How a source reaches the page; in this order they are drawn."""

    RASTER = "raster"
    VECTOR = "vector"
    GEOJSON = "geojson"


class Shape(StrEnum):
    """What a layer's features are; tiles do not always say."""

    POLYGON = "polygon"
    LINE = "line"
    POINT = "point"
    UNKNOWN = "unknown"


Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One layer of a source; `name_field` and `rank_field` are properties of its features."""

    name: str
    role: Role
    geometry: Shape
    name_field: str | None = None
    rank_field: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the operator says of a file: under which name it is kept, whose it is, how far to trust it."""

    base: str = "map"
    attribution: str | None = None
    is_official: bool = False
    is_schematic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source: `file` is its file in the folder, named by what is in it; `mark` tells its versions apart."""

    name: str
    base: str
    kind: SourceKind
    file: str
    mark: str
    bounds: Bounds
    min_zoom: int
    max_zoom: int
    layers: tuple[Part, ...]
    media_type: str
    is_pressed: bool
    """What is in the file is gzip, as HTTP sends it."""
    tile_size: int | None = None
    attribution: str | None = None
    is_official: bool = False
    note: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file made of what was read, before it is kept; `file` lies in a temporary folder."""

    file: str
    kind: SourceKind
    bounds: Bounds
    min_zoom: int
    max_zoom: int
    layers: tuple[Part, ...]
    media_type: str
    is_pressed: bool
    tile_size: int | None = None
    attribution: str | None = None
    features: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTask:
    """What the reader's process is told: which layers of which file (empty: all), within which box, and where to."""

    path: str
    into: str
    layers: tuple[str, ...] = ()
    box: Bounds | None = None
    crs: str | None = None
    most_features: int = 300_000
    most_bytes: int = 40_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    """One line of the reader's process: how far it is, what it made, or why it could not."""

    done: int | None = None
    total: int | None = None
    found: Found | None = None
    fault: str | None = None
    field: str = "file"
    params: dict[str, str] | None = None
