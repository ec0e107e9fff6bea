"""What the basemap reader's process makes of a file."""

from collections.abc import Callable

import msgspec

from geo.basemap.model import Found, ReadLine, ReadTask
from geo.boundaries import apart
from storage.outcomes import BadInput

_LINE = msgspec.json.Decoder(ReadLine)


async def read(task: ReadTask, *, deadline_s: float, progress: Callable[[int, int], None]) -> tuple[Found, ...]:
    """The files it made, one a role; raises BadInput. The process is gone when this returns or raises."""
    found: list[Found] = []

    def hear(line: bytes) -> None:
        said = _LINE.decode(line)
        if said.fault is not None:
            raise BadInput(said.field, said.fault, **(said.params or {}))
        if said.found is not None:
            found.append(said.found)
        if said.done is not None and said.total is not None:
            progress(said.done, said.total)

    await apart.run("geo.boundaries.basemap_child", msgspec.json.encode(task), hear, deadline_s=deadline_s)
    return tuple(found)
