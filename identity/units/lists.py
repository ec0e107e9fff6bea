"""The lists of units as they lie beside the project: communes of 2021 (CSV), districts and communes of 2025 (GeoJSON).

Dates of the lists are local days; a unit's validity begins and ends at local midnight.
"""

import csv
import io
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from identity.units.model import UnitLevel, UnitRow
from identity.units.planning import merged

__all__ = ["LOCAL", "SINCE", "ListError", "merged", "rows_of"]
LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
SINCE = datetime(2020, 1, 1, tzinfo=LOCAL).astimezone(UTC)
"""When a unit whose beginning no list names is taken to begin."""
_LEVELS = {1: UnitLevel.PROVINCE, 2: UnitLevel.DISTRICT, 3: UnitLevel.COMMUNE}


class ListError(Exception):
    """A file is not one of the lists that can be read; the message says what was expected."""


def rows_of(path: Path) -> tuple[UnitRow, ...]:
    """The rows of one file, by its form; raises ListError."""
    try:
        if path.suffix == ".csv":
            return tuple(_communes_2021(path.read_text(encoding="utf-8-sig")))
        if path.suffix in {".geojson", ".json"}:
            return tuple(_features(path.read_bytes()))
    except (UnicodeDecodeError, csv.Error):
        raise ListError(f"{path.name}: is no text in UTF-8") from None
    except ListError as fault:
        raise ListError(f"{path.name}: {fault}") from None
    raise ListError(f"{path.name}: expected a .csv list of communes or a .geojson of units")


def _communes_2021(text: str) -> Iterator[UnitRow]:
    reader = csv.DictReader(io.StringIO(text))
    if not {"code", "name", "district_code"} <= set(reader.fieldnames or ()):
        raise ListError("a list of communes has the columns code, name and district_code")
    for row in reader:
        yield UnitRow(
            code=_text(row["code"]),
            name=_text(row["name"]),
            level=UnitLevel.COMMUNE,
            parent_code=_text(row["district_code"]) or None,
            valid_from=SINCE,
        )


def _features(content: bytes) -> Iterator[UnitRow]:
    try:
        features = [feature["properties"] for feature in orjson.loads(content)["features"]]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        raise ListError("a map of units is a GeoJSON FeatureCollection") from None
    for number, named in enumerate(features, 1):
        try:
            yield _unit(named)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise ListError(f"feature {number} has no code, name and level (1 to 3), or a date that is none") from None


def _unit(named: dict[str, Any]) -> UnitRow:
    starts, ends = named.get("valid_from"), named.get("valid_to")
    predecessors = [*named.get("communes_2021", ()), *named.get("communes_2021_partial", ())]
    return UnitRow(
        code=_text(named["code"]),
        name=_text(named["name"]),
        level=_LEVELS[int(named["level"])],
        parent_code=_text(named.get("parent_code")) or None,
        valid_from=_day(starts) if starts else SINCE,
        valid_to=_day(ends) + timedelta(days=1) if ends else None,
        predecessor_codes=tuple(map(_text, predecessors)),
    )


def _text(value: object) -> str:
    return unicodedata.normalize("NFC", "" if value is None else str(value)).strip()


def _day(text: str) -> datetime:
    """Local midnight at the beginning of the day, in UTC."""
    return datetime.combine(date.fromisoformat(text), time(), LOCAL).astimezone(UTC)
