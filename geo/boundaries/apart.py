"""A reader of somebody's file in a process of its own: fed with a task, heard line by line, ended at the deadline."""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path

from storage.outcomes import BadInput

_LINE_LIMIT = 4 * 1024 * 1024
_ROOT = Path(__file__).parents[2]
# A file may name others: none of them is fetched, and none is a database.
_STAY_HERE = {
    "PROJ_NETWORK": "OFF",
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "{none}",
    "GDAL_SKIP": "OGR_VRT,WFS,OAPIF,CSW,Elastic,Carto,AmigoCloud,NGW,PLScenes,GMLAS,PostgreSQL,MySQL,ODBC,MSSQLSpatial",
}


async def run(module: str, task: bytes, hear: Callable[[bytes], None], *, deadline_s: float) -> None:
    """Hear every line that `python -m module` says; raises BadInput when it is too slow or dies.

    What `hear` raises is raised, too. The process is gone when this returns or raises.
    """
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", module),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=_LINE_LIMIT,
        env={**os.environ, "PYTHONPATH": str(_ROOT), **_STAY_HERE},
    )
    try:
        async with asyncio.timeout(deadline_s):
            await _heard(child, task, hear)
    except TimeoutError as late:
        raise BadInput("file", "READER_TOO_SLOW", seconds=f"{deadline_s:g}") from late
    finally:
        if child.returncode is None:
            child.kill()
        await child.wait()


async def _heard(child: asyncio.subprocess.Process, task: bytes, hear: Callable[[bytes], None]) -> None:
    assert child.stdin is not None  # noqa: S101 - a pipe, asked for above
    assert child.stdout is not None  # noqa: S101 - the same
    child.stdin.write(task)
    child.stdin.write_eof()
    async for line in child.stdout:
        hear(line)
    if await child.wait() != 0:
        raise BadInput("file", "READER_DIED", status=str(child.returncode))
