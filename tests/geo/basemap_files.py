"""Files that a basemap is made of: small ones, made here."""

import gzip
import io
from pathlib import Path
from typing import Any

import orjson
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

RIVER = [[105.5, 10.4], [105.6, 10.45], [105.7, 10.42]]


def feature(kind: str, coordinates: Any, **tags: str | None) -> dict[str, Any]:
    """One feature with tags."""
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}, "properties": tags}


def a_geojson(path: Path, *features: dict[str, Any]) -> Path:
    """A file of these features."""
    path.write_bytes(orjson.dumps({"type": "FeatureCollection", "features": list(features)}))
    return path


def some_ground() -> tuple[dict[str, Any], ...]:
    """A river, a road, a town, a lake, and a house that no basemap shows."""
    square = [[[105.6, 10.3], [105.62, 10.3], [105.62, 10.32], [105.6, 10.32], [105.6, 10.3]]]
    return (
        feature("LineString", RIVER, waterway="river", name="Sông Tiền"),
        feature("LineString", [[105.5, 10.3], [105.8, 10.3]], highway="trunk", name="QL.80"),
        feature("LineString", [[105.5, 10.31], [105.8, 10.31]], highway="residential"),
        feature("Point", [105.757, 10.297], place="city", name="Sa Đéc"),
        feature("Point", [105.7, 10.2], place="hamlet"),
        feature("Polygon", square, natural="water", name="Hồ"),
        feature("Polygon", square, building="yes"),
    )


def an_archive(path: Path, kind: TileType = TileType.MVT, **changes: Any) -> Path:
    """A small PMTiles archive with the tile 0/0/0 and one at zoom 1."""
    pressing = changes.pop("pressing", Compression.GZIP)
    told = {"vector_layers": LAYERS, "attribution": '<a href="https://x">© OSM</a> người đóng góp'}
    metadata = changes.pop("metadata", told)
    content = io.BytesIO()
    writer: Any = Writer(content)  # type: ignore[no-untyped-call]  # theirs
    tile = gzip.compress(b"tile", mtime=0) if pressing is Compression.GZIP else b"tile"
    for z, x, y in ((0, 0, 0), (1, 1, 0)):
        writer.write_tile(zxy_to_tileid(z, x, y), tile + bytes(z))
    header = {
        "tile_type": kind,
        "tile_compression": pressing,
        "min_zoom": 0,
        "max_zoom": 1,
        "min_lon_e7": 1_050_000_000,
        "min_lat_e7": 100_000_000,
        "max_lon_e7": 1_060_000_000,
        "max_lat_e7": 110_000_000,
        "center_zoom": 0,
        "center_lon_e7": 0,
        "center_lat_e7": 0,
    }
    writer.finalize(header | changes, metadata)
    path.write_bytes(content.getvalue())
    return path


LAYERS = [
    {"id": "water", "fields": {"name": "String"}},
    {"id": "roads", "fields": {"name": "String", "name:vi": "String"}},
    {"id": "places", "fields": {}},
    {"id": "buildings"},
]
