"""The reader's own process: `python -m geo.boundaries.child`, a task on stdin, one JSON line a row on stdout.

GDAL and hostile shapes stay here, where a deadline can end them. Nothing here knows the database.
"""

import sys
from collections.abc import Iterator
from typing import Any

import msgspec
import shapely

from geo import geojson
from geo.boundaries.model import Fault, Line, ReadRow, Task
from storage.outcomes import BadInput, Reason

WGS84 = "EPSG:4326"


def main() -> None:
    """Answer the number of rows, then every row; or one fault."""
    task = msgspec.json.decode(sys.stdin.buffer.read(), type=Task)
    try:
        frame = _in_wgs84(_read(task), task)
        _check_columns(frame, task)
        _say(Line(total=len(frame)))
        for row in _rows(frame, task):
            _say(Line(row=row))
    except BadInput as wrong:
        _say(Line(fault=Fault(field=wrong.field, code=wrong.code, params=wrong.params)))


def _say(line: Line) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
    sys.stdout.buffer.flush()


def _read(task: Task) -> Any:  # noqa: ANN401 - a GeoDataFrame, loaded on first use
    import geopandas
    from pyogrio.errors import DataSourceError

    try:
        frame = geopandas.read_file(task.path, layer=task.layer, on_invalid="ignore")
    except (DataSourceError, ValueError, OSError) as fault:
        raise BadInput("file", "FILE_UNREADABLE", reason=str(fault)[:300]) from fault
    if not isinstance(frame, geopandas.GeoDataFrame):
        raise BadInput("file", "NO_GEOMETRY_COLUMN")
    if len(frame) > task.most_rows:
        raise BadInput("file", "TOO_MANY_ROWS", limit=str(task.most_rows))
    return frame


def _in_wgs84(frame: Any, task: Task) -> Any:  # noqa: ANN401 - a GeoDataFrame
    from pyproj.exceptions import ProjError

    try:
        if frame.crs is None:
            if task.crs is None:
                raise BadInput("crs", "CRS_UNKNOWN")
            frame = frame.set_crs(task.crs)
        return frame.to_crs(WGS84)
    except ProjError as fault:
        raise BadInput("crs", "CRS_UNKNOWN", crs=str(task.crs or frame.crs)[:100]) from fault


def _check_columns(frame: Any, task: Task) -> None:  # noqa: ANN401 - a GeoDataFrame
    for term, column in task.columns.items():
        if column not in frame.columns:
            there = ", ".join(name for name in frame.columns if name != frame.geometry.name)
            raise BadInput(f"columns.{term}", "NO_SUCH_COLUMN", column=column, there=there[:300])


def _rows(frame: Any, task: Task) -> Iterator[ReadRow]:  # noqa: ANN401 - a GeoDataFrame
    columns = {term: frame[column].tolist() for term, column in task.columns.items()}
    for n, shape in enumerate(frame.geometry.tolist()):
        words = {term: _word(values[n]) for term, values in columns.items() if _word(values[n])}
        yield _row(n + 1, words, shape)


def _row(row: int, words: dict[str, str], shape: Any) -> ReadRow:  # noqa: ANN401 - a geometry or None
    if shape is None:
        return ReadRow(row=row, words=words, refused=Reason(code="GEOMETRY_MISSING"))
    try:
        flat = geojson.check(shapely.force_2d(shape), "geometry")
    except BadInput as wrong:
        return ReadRow(row=row, words=words, refused=Reason(code=wrong.code, params=wrong.params))
    return ReadRow(row=row, words=words, wkb=shapely.to_wkb(flat))


def _word(value: object) -> str:
    """A cell as text: whole numbers without `.0`, nothing for an empty cell."""
    if value is None or value != value:  # noqa: PLR0124 - NaN is how an empty cell reads
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


if __name__ == "__main__":
    main()
