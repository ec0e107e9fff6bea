"""The districts the journey walks on: the real ones where the data lies beside the repository, else schematic ones."""

import json
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "dong-thap-districts.geojson"
CODES = {"CAO_LANH": "866", "SA_DEC": "867", "LAP_VO": "875"}
_BOXES = {"866": (105.55, 10.4), "867": (105.7, 10.25), "875": (105.45, 10.25)}


def shape(name: str) -> dict[str, Any]:
    """The district as a GeoJSON geometry."""
    return _real(CODES[name]) if DATA.exists() else _schematic(CODES[name])


def _real(code: str) -> dict[str, Any]:
    features = json.loads(DATA.read_text())["features"]
    (geometry,) = [one["geometry"] for one in features if one["properties"]["code"] == code]
    found: dict[str, Any] = geometry
    return found


def _schematic(code: str) -> dict[str, Any]:
    west, south = _BOXES[code]
    east, north = west + 0.14, south + 0.14
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}
