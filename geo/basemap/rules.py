"""Which role a feature has, and how great it is, by its shape and its tags. Pure.

The tags are those of OpenStreetMap and of what is made from it (Geofabrik's `fclass`), of Natural Earth
(`featurecla`), and where there are none the words in the layer's name, Vietnamese ones too.
"""

import unicodedata
from collections.abc import Mapping
from typing import Final

from geo.basemap.model import Part, Role, Shape

NAME_COLUMNS: Final = ("name:vi", "name_vi", "name", "ten", "ten_goi", "tengoi", "label")
TAG_COLUMNS: Final = (
    "waterway", "water", "natural", "landuse", "highway", "place", "boundary", "admin_level",
    "fclass", "featurecla", "type", "class", "kind", "loai",
)  # fmt: skip
LEAST_RANK: Final = 4
_UNTAGGED_RANK: Final = 2

_WATERWAYS: Final = {"river": 1, "canal": 2, "stream": 3, "drain": 4, "ditch": 4, "lake centerline": 2}
_ROADS: Final = (
    {"motorway", "trunk", "motorway_link", "trunk_link", "major highway", "beltway", "bypass"},
    {"primary", "primary_link", "secondary highway"},
    {"secondary", "secondary_link", "tertiary", "tertiary_link", "road"},
    {
        "unclassified",
        "residential",
        "living_street",
        "service",
        "track",
        "pedestrian",
        "path",
        "footway",
    },
)
_ROAD_RANK: Final = {kind: rank for rank, kinds in enumerate(_ROADS, 1) for kind in kinds}
_PLACES: Final = {
    **dict.fromkeys(("city", "national_capital", "admin-0 capital", "admin-1 capital"), 1),
    **dict.fromkeys(("town", "populated place"), 2),
    **dict.fromkeys(("village", "suburb", "borough", "quarter", "island"), 3),
    **dict.fromkeys(("hamlet", "neighbourhood", "locality", "isolated_dwelling", "islet"), 4),
}
_WATERS: Final = frozenset(
    {"water", "bay", "strait", "reservoir", "basin", "riverbank", "river", "lake", "pond", "lagoon", "canal", "ocean",
     "wetland", "alkaline lake", "dock"}
)  # fmt: skip
_ADMINISTRATIVE: Final = frozenset({"administrative", "admin-0 boundary", "admin-1 boundary", "national"})
_HINTS: Final = (
    (Role.PLACE, ("place", "settlement", "populated", "dia danh", "ten dia", "diem dan cu", "thi tran")),
    (Role.ROAD, ("road", "highway", "street", "duong", "giao thong", "quoc lo")),
    (Role.BOUNDARY, ("bound", "admin", "ranh", "hanh chinh", "dia gioi")),
    (Role.WATERWAY, ("waterway", "river", "canal", "stream", "song", "kenh", "rach")),
    (Role.WATER, ("water", "lake", "thuy", "mat nuoc", "ho nuoc")),
)
_OF_SHAPE: Final = {
    Shape.POLYGON: {Role.WATER, Role.BOUNDARY, Role.PLACE, Role.OTHER},
    Shape.LINE: {Role.WATERWAY, Role.ROAD, Role.BOUNDARY, Role.OTHER},
    Shape.POINT: {Role.PLACE, Role.OTHER},
}
# Layers of well-known tile schemas: Protomaps, OpenMapTiles, Shortbread.
_TILE_LAYERS: Final = {
    **dict.fromkeys(("water", "ocean", "water_polygons"), (Role.WATER, Shape.UNKNOWN)),
    **dict.fromkeys(("waterway", "water_lines", "physical_line"), (Role.WATERWAY, Shape.LINE)),
    **dict.fromkeys(("roads", "transportation", "streets"), (Role.ROAD, Shape.LINE)),
    **dict.fromkeys(("places", "place", "place_labels"), (Role.PLACE, Shape.POINT)),
    **dict.fromkeys(("boundaries", "boundary"), (Role.BOUNDARY, Shape.LINE)),
}


def role_of(shape: Shape, tags: Mapping[str, str], layer: str) -> tuple[Role, int] | None:
    """The role and rank (1 is the greatest, 4 the least) of a feature; None: it says nothing that a basemap shows.

    In a layer whose name says nothing either it may still be something else: the caller sees to that.
    """
    found = _by_tags(shape, {name: value.lower() for name, value in tags.items() if value})
    if found is not None:
        return found
    role = None if any(tags.get(name) for name in TAG_COLUMNS[:7]) else hinted(layer)
    if role is Role.WATERWAY and shape is Shape.POLYGON:
        role = Role.WATER  # a river drawn by its banks
    return (role, _UNTAGGED_RANK) if role in _OF_SHAPE[shape] and role is not None else None


def hinted(layer: str) -> Role | None:
    """The role that the words of a layer's name speak of."""
    plain = folded(layer).replace("_", " ").replace("-", " ")
    return next((role for role, words in _HINTS if any(word in plain for word in words)), None)


def folded(text: str) -> str:
    """Small letters without diacritics."""
    spread = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def tile_part(layer: str, fields: Mapping[str, str]) -> Part:
    """What a layer of vector tiles is, by its name and the fields that the archive names."""
    hint = hinted(layer)
    role, shape = _TILE_LAYERS.get(layer.lower(), (hint or Role.OTHER, Shape.UNKNOWN))
    name = next((one for one in ("name:vi", "name_vi", "name") if one in fields), None)
    return Part(name=layer, role=role, geometry=shape, name_field=name, rank_field="rank" if "rank" in fields else None)


def _by_tags(shape: Shape, tags: Mapping[str, str]) -> tuple[Role, int] | None:
    kinds = [tags[name] for name in TAG_COLUMNS if name in tags]
    if shape is Shape.POINT:
        return _first(Role.PLACE, _PLACES, kinds)
    if "administrative" in tags.get("boundary", "") or any(kind in _ADMINISTRATIVE for kind in kinds):
        return Role.BOUNDARY, _level_rank(tags.get("admin_level", ""))
    if shape is Shape.LINE:
        return _first(Role.WATERWAY, _WATERWAYS, kinds) or _first(Role.ROAD, _ROAD_RANK, kinds)
    return (Role.WATER, 1) if any(kind in _WATERS for kind in kinds) else None


def _first(role: Role, ranks: Mapping[str, int], kinds: list[str]) -> tuple[Role, int] | None:
    return next(((role, ranks[kind]) for kind in kinds if kind in ranks), None)


def _level_rank(admin_level: str) -> int:
    """Nation and province, district, commune, less."""
    level = int(admin_level) if admin_level.isdigit() else 6
    return 1 if level <= 4 else 2 if level <= 6 else 3 if level <= 8 else LEAST_RANK  # noqa: PLR2004 - OSM's levels
