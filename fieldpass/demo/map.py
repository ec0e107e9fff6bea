"""A schematic map of the province, drawn for this project from memory of its layout; not official, not to scale.

Corners are shared by name, so that neighbours meet without gaps or overlaps. EPSG:4326, lon/lat.
"""

from collections.abc import Mapping
from pathlib import Path

import orjson
import shapely
from shapely.geometry import shape

CORNERS: Mapping[str, tuple[float, float]] = {
    "west": (105.18, 10.80),
    "northwest": (105.20, 10.93),
    "border_1": (105.32, 10.95),
    "border_2": (105.42, 10.97),
    "border_3": (105.58, 10.93),
    "ford": (105.30, 10.82),
    "middle_1": (105.40, 10.82),
    "middle_2": (105.58, 10.82),
    "plain_1": (105.70, 10.76),
    "plain_2": (105.96, 10.66),
    "plain_3": (105.97, 10.50),
    "tien_1": (105.28, 10.74),
    "inland_1": (105.45, 10.68),
    "inland_2": (105.66, 10.66),
    "inland_3": (105.60, 10.54),
    "inland_4": (105.78, 10.52),
    "tien_2": (105.32, 10.62),
    "tien_3": (105.45, 10.50),
    "tien_4": (105.58, 10.42),
    "tien_5": (105.70, 10.42),
    "tien_6": (105.78, 10.38),
    "tien_7": (105.95, 10.38),
    "city": (105.70, 10.50),
    "between_1": (105.60, 10.32),
    "between_2": (105.71, 10.28),
    "between_3": (105.82, 10.30),
    "hau_1": (105.40, 10.38),
    "hau_2": (105.52, 10.28),
    "hau_3": (105.68, 10.16),
    "hau_4": (105.86, 10.12),
    "east": (105.94, 10.26),
}

OUTLINES: Mapping[str, str] = {
    "866": "inland_3 city tien_5 tien_4 tien_3",
    "867": "tien_5 tien_6 between_3 between_2",
    "868": "border_1 border_2 middle_1 ford",
    "869": "border_2 border_3 middle_2 middle_1",
    "870": "northwest border_1 ford tien_1 west",
    "871": "ford middle_1 middle_2 plain_1 inland_2 inland_1 tien_1",
    "872": "inland_2 plain_1 plain_2 plain_3 inland_4",
    "873": "inland_3 inland_2 inland_4 plain_3 tien_7 tien_6 tien_5 city",
    "874": "tien_1 inland_1 inland_2 inland_3 tien_3 tien_2",
    "875": "tien_3 tien_4 between_1 hau_2 hau_1",
    "876": "tien_4 tien_5 between_2 hau_3 hau_2 between_1",
    "877": "between_2 between_3 east hau_4 hau_3",
}


def schematic() -> dict[str, shapely.Polygon]:
    """District code → outline, drawn by the project."""
    return {
        code: shapely.Polygon([CORNERS[corner] for corner in corners.split()]) for code, corners in OUTLINES.items()
    }


def real(folder: Path) -> dict[str, shapely.Geometry]:
    """District code → outline, from a folder with `dong-thap-districts.geojson`; raises FileNotFoundError."""
    features = orjson.loads((folder / "dong-thap-districts.geojson").read_bytes())["features"]
    return {
        feature["properties"]["code"]: shape(feature["geometry"])
        for feature in features
        if str(feature["properties"]["code"]) in OUTLINES
    }
