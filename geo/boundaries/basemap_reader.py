"""Run the basemap reader's process, watch the deadline, end it."""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from geo.basemap.model import Found, ReadLine, ReadTask
from storage.outcomes import BadInput

_LINE_LIMIT = 1024 * 1024
_ROOT = Path(__file__).parents[2]
_LINE = msgspec.json.Decoder(ReadLine)
# A file may name others: none of them is fetched, and none is a database.
_STAY_HERE = {
    "PROJ_NETWORK": "OFF",
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "{none}",
    "GDAL_SKIP": "OGR_VRT,WFS,OAPIF,CSW,Elastic,Carto,AmigoCloud,NGW,PLScenes,GMLAS,PostgreSQL,MySQL,ODBC,MSSQLSpatial",
}


async def read(task: ReadTask, *, deadline_s: float, progress: Callable[[int, int], None]) -> tuple[Found, ...]:
    """The files it made, one a role; raises BadInput. The process is gone when this returns or raises."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "geo.boundaries.basemap_child"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=_LINE_LIMIT,
        env={**os.environ, "PYTHONPATH": str(_ROOT), **_STAY_HERE},
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
    child: asyncio.subprocess.Process, task: ReadTask, progress: Callable[[int, int], None]
) -> tuple[Found, ...]:
    assert child.stdin is not None  # noqa: S101 - a pipe, asked for above
    assert child.stdout is not None  # noqa: S101 - the same
    child.stdin.write(msgspec.json.encode(task))
    child.stdin.write_eof()
    found: list[Found] = []
    async for line in child.stdout:
        said = _LINE.decode(line)
        if said.fault is not None:
            raise BadInput(said.field, said.fault, **(said.params or {}))
        if said.found is not None:
            found.append(said.found)
        if said.done is not None and said.total is not None:
            progress(said.done, said.total)
    if await child.wait() != 0:
        raise BadInput("file", "READER_DIED")
    return tuple(found)
