"""Small lists of units in the form of the real ones."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

CSV_2021 = """code,name,type,district_code,district_name,communes_2025
29863,Phường 11,phường,866,Thành phố Cao Lãnh,29884
29866,Phường 1,phường,866,Thành phố Cao Lãnh,29869
29869,Phường 2,phường,866,Thành phố Cao Lãnh,29869
30091,Xã Mỹ Ngãi,xã,873,Huyện Cao Lãnh,29884
"""
LATE_2021 = datetime(2021, 10, 1, tzinfo=UTC)
MERGER = datetime(2025, 6, 30, 17, tzinfo=UTC)
"""2025-07-01 00:00 in Việt Nam."""


def district(code: str, name: str, level: int = 2, parent: str | None = "87") -> dict[str, Any]:
    return {"code": code, "name": name, "level": level, "parent_code": parent, "valid_to": "2025-06-30"}


def commune_2025(code: str, name: str, before: list[str], partial: list[str] | None = None) -> dict[str, Any]:
    return {
        "code": code,
        "name": name,
        "level": 3,
        "parent_code": "866",
        "communes_2021": before,
        "communes_2021_partial": partial or [],
        "valid_from": "2025-07-01",
    }


DISTRICTS = [
    district("87", "Tỉnh Đồng Tháp", 1, None),
    district("866", "Thành phố Cao Lãnh"),
    district("873", "Huyện Cao Lãnh"),
]
COMMUNES_2025 = [
    commune_2025("29869", "Phường Cao Lãnh", ["29866", "29869"]),
    commune_2025("29884", "Phường Mỹ Ngãi", ["29863"], ["30091"]),
]


def geojson(folder: Path, name: str, features: list[dict[str, Any]]) -> Path:
    path = folder / name
    shaped = [{"type": "Feature", "geometry": None, "properties": properties} for properties in features]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": shaped}), encoding="utf-8")
    return path


def lists(folder: Path) -> tuple[Path, Path, Path]:
    """Districts, communes of 2021, communes of 2025."""
    csv = folder / "communes-2021.csv"
    csv.write_text(CSV_2021, encoding="utf-8")
    return geojson(folder, "districts.geojson", DISTRICTS), csv, geojson(folder, "communes.geojson", COMMUNES_2025)
