"""The lists of units as they lie beside the project: communes of 2021 (CSV), districts and communes of 2025 (GeoJSON).

Dates of the lists are local days; a unit's validity begins and ends at local midnight.
"""

import csv
import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import orjson

from identity.units.model import UnitLevel, UnitRow

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
SINCE = datetime(2020, 1, 1, tzinfo=LOCAL)
_LEVELS = {1: UnitLevel.PROVINCE, 2: UnitLevel.DISTRICT, 3: UnitLevel.COMMUNE}


class ListError(Exception):
    """A file is not one of the lists that can be read; the message says what was expected."""


def rows_of(path: Path) -> tuple[UnitRow, ...]:
    """The rows of one file, by its form; raises ListError."""
    if path.suffix == ".csv":
        return tuple(_communes_2021(path.read_text(encoding="utf-8-sig")))
    if path.suffix in {".geojson", ".json"}:
        return tuple(_features(path.read_bytes()))
    raise ListError(f"{path.name}: expected a .csv list of communes or a .geojson of units")


def merged(rows: tuple[UnitRow, ...]) -> tuple[UnitRow, ...]:
    """Several lists as one: where units of 2025 name predecessors, these end when their successors begin."""
    ends = {code: row.valid_from for row in rows for code in row.predecessor_codes}
    return tuple(_ended(row, ends) for row in rows)


def _ended(row: UnitRow, ends: dict[str, datetime]) -> UnitRow:
    end = ends.get(row.code)
    if end is None or row.valid_to is not None or row.valid_from >= end:
        return row
    return UnitRow(
        code=row.code,
        name=row.name,
        level=row.level,
        parent_code=row.parent_code,
        valid_from=row.valid_from,
        valid_to=end,
    )


def _communes_2021(text: str) -> Iterator[UnitRow]:
    reader = csv.DictReader(io.StringIO(text))
    if not {"code", "name", "district_code"} <= set(reader.fieldnames or ()):
        raise ListError("a list of communes has the columns code, name and district_code")
    for row in reader:
        yield UnitRow(
            code=row["code"].strip(),
            name=row["name"].strip(),
            level=UnitLevel.COMMUNE,
            parent_code=row["district_code"].strip(),
            valid_from=SINCE,
        )


def _features(content: bytes) -> Iterator[UnitRow]:
    try:
        features = orjson.loads(content)["features"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        raise ListError("a map of units is a GeoJSON FeatureCollection") from None
    for feature in features:
        named = feature["properties"]
        starts, ends = named.get("valid_from"), named.get("valid_to")
        successors = [*named.get("communes_2021", ()), *named.get("communes_2021_partial", ())]
        yield UnitRow(
            code=str(named["code"]),
            name=named["name"],
            level=_LEVELS[int(named["level"])],
            parent_code=named.get("parent_code"),
            valid_from=_day(starts) if starts else SINCE,
            valid_to=_day(ends) + timedelta(days=1) if ends else None,
            predecessor_codes=tuple(successors),
        )


def _day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)
