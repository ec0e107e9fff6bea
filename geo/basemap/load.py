"""`fieldpass load-basemap`: a file becomes a basemap, checked before it takes the place of another."""

import asyncio
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeAlias

from geo.basemap.archive import Archive, is_archive
from geo.basemap.model import Bounds, Found, ReadTask, Source, Told
from geo.basemap.shelf import Shelf, checked_name, copied
from geo.boundaries import basemap_reader
from storage.outcomes import BadInput

DEADLINE_S: Final = 1_800.0
Progress: TypeAlias = Callable[[int, int], None]
"""How much is done of how much: features of a file, bytes of an archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of a file: layers by name (empty: all), within a box (None: everywhere)."""

    layers: tuple[str, ...] = ()
    box: Bounds | None = None
    crs: str | None = None


async def load(
    shelf: Shelf, file: Path, told: Told, wanted: Wanted, progress: Progress = lambda _done, _total: None
) -> tuple[Source, ...]:
    """Keep a file as a basemap; raises BadInput naming what is wrong, and then all is as it was."""
    checked_name(told.base)
    workshop = shelf.workshop()
    try:
        found = await _found(file, workshop, wanted, progress)
        if not found:
            raise BadInput("file", "BASEMAP_EMPTY")
        return shelf.put(told, found, workshop)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


async def _found(file: Path, workshop: Path, wanted: Wanted, progress: Progress) -> tuple[Found, ...]:
    if not is_archive(file):
        task = ReadTask(path=str(file), into=str(workshop), layers=wanted.layers, box=wanted.box, crs=wanted.crs)
        return await basemap_reader.read(task, deadline_s=DEADLINE_S, progress=progress)
    if wanted != Wanted():
        raise BadInput("file", "PMTILES_WHOLE")
    return (await asyncio.to_thread(_of_archive, file, workshop, progress),)


def _of_archive(file: Path, workshop: Path, progress: Progress) -> Found:
    _look_at(file)  # before anything is copied
    kept = workshop / "tiles.pmtiles"
    copied(file, kept, progress)
    return replace(_look_at(kept), file=kept.name)


def _look_at(path: Path) -> Found:
    archive = Archive(path)
    try:
        return archive.found(path.name)
    finally:
        archive.close()
