"""Run the reader's process, watch the deadline, end it."""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from geo.boundaries.model import Line, Progress, ReadRow, Task
from storage.outcomes import BadInput

FORMATS = (".geojson", ".json", ".gpkg", ".shp", ".fgb")
_LINE_LIMIT = 4 * 1024 * 1024
_ROOT = Path(__file__).parents[2]
_LINE = msgspec.json.Decoder(Line)


async def read(task: Task, *, deadline_s: float, progress: Callable[[Progress], None]) -> tuple[ReadRow, ...]:
    """Every row of the file, or BadInput naming what is wrong. The process is gone when this returns or raises."""
    _check_file(Path(task.path))
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "geo.boundaries.child"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=_LINE_LIMIT,
        env={**os.environ, "PYTHONPATH": str(_ROOT), "PROJ_NETWORK": "OFF"},
    )
    try:
        async with asyncio.timeout(deadline_s):
            return await _collected(child, task, progress)
    except TimeoutError as late:
        raise BadInput("file", "READER_TOO_SLOW", seconds=f"{deadline_s:g}") from late
    finally:
        if child.returncode is None:
            child.kill()
        await child.wait()


async def _collected(
    child: asyncio.subprocess.Process, task: Task, progress: Callable[[Progress], None]
) -> tuple[ReadRow, ...]:
    assert child.stdin is not None  # noqa: S101 - a pipe, asked for above
    assert child.stdout is not None  # noqa: S101 - the same
    child.stdin.write(msgspec.json.encode(task))
    child.stdin.write_eof()
    total, rows = 0, list[ReadRow]()
    async for line in child.stdout:
        said = _LINE.decode(line)
        if said.fault is not None:
            raise BadInput(said.fault.field, said.fault.code, **said.fault.params)
        total = said.total if said.total is not None else total
        if said.row is not None:
            rows.append(said.row)
        progress(Progress(done=len(rows), total=total))
    if await child.wait() != 0:
        raise BadInput("file", "READER_DIED", status=str(child.returncode))
    return tuple(rows)


def _check_file(path: Path) -> None:
    if path.suffix.lower() not in FORMATS:
        raise BadInput("file", "FORMAT_UNKNOWN", formats=", ".join(FORMATS))
    if not path.is_file():
        raise BadInput("file", "FILE_MISSING", path=str(path))
