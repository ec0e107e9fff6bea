"""What the reader's process makes of a file of zones or units."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from geo.boundaries import apart
from geo.boundaries.model import Line, Progress, ReadRow, Task
from storage.outcomes import BadInput

FORMATS = (".geojson", ".json", ".gpkg", ".shp", ".fgb")
_LINE = msgspec.json.Decoder(Line)


async def read(task: Task, *, deadline_s: float, progress: Callable[[Progress], None]) -> tuple[ReadRow, ...]:
    """Every row of the file, or BadInput naming what is wrong. The process is gone when this returns or raises."""
    _check_file(Path(task.path))
    total, rows = 0, list[ReadRow]()

    def hear(line: bytes) -> None:
        nonlocal total
        said = _LINE.decode(line)
        if said.fault is not None:
            raise BadInput(said.fault.field, said.fault.code, **said.fault.params)
        total = said.total if said.total is not None else total
        if said.row is not None:
            rows.append(said.row)
        progress(Progress(done=len(rows), total=total))

    await apart.run("geo.boundaries.child", msgspec.json.encode(task), hear, deadline_s=deadline_s)
    return tuple(rows)


def _check_file(path: Path) -> None:
    if path.suffix.lower() not in FORMATS:
        raise BadInput("file", "FORMAT_UNKNOWN", formats=", ".join(FORMATS))
    if not path.is_file():
        raise BadInput("file", "FILE_MISSING", path=str(path))
