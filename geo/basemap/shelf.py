"""The folder of basemaps: files named by what is in them, and one index that is replaced whole."""

import os
import re
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

import msgspec

from geo.basemap.model import SCHEMATIC, Found, Role, Source, SourceKind, Told
from storage.outcomes import BadInput

NAME: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?")
_INDEX: Final = "index.json"
_MARK_BYTES: Final = 4
_CHUNK: Final = 1 << 20
_KINDS: Final = tuple(SourceKind)
_ROLES: Final = tuple(Role)


@dataclass(frozen=True, slots=True)
class _Index:
    sources: tuple[Source, ...] = ()


class Shelf:
    """What is kept; a reader sees one whole index or the next one, and every file it names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: tuple[int, tuple[Source, ...]] = (-1, ())

    def sources(self) -> tuple[Source, ...]:
        """Everything, in drawing order; read again when the index is another one."""
        path = self.folder / _INDEX
        try:
            changed = path.stat().st_mtime_ns
            if changed != self._seen[0]:
                self._seen = (changed, msgspec.json.decode(path.read_bytes(), type=_Index).sources)
        except FileNotFoundError:
            self._seen = (-1, ())
        return self._seen[1]

    def find(self, name: str) -> Source | None:
        """One source by its name."""
        return next((one for one in self.sources() if one.name == name), None)

    def path(self, source: Source) -> Path:
        """Its file."""
        return self.folder / source.file

    def workshop(self) -> Path:
        """A fresh folder beside the files, to make new ones in; the caller takes it away."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return Path(mkdtemp(prefix=".new-", dir=self.folder))

    def put(self, told: Told, found: Iterable[Found], workshop: Path) -> tuple[Source, ...]:
        """Keep files of the workshop as one basemap, instead of what was kept under its name."""
        new = tuple(self._kept(told, one, workshop) for one in found)
        self._write((*(one for one in self.sources() if one.base != told.base), *new))
        return new

    def remove(self, base: str) -> bool:
        """Keep it no more; False when there was none of this name."""
        others = tuple(one for one in self.sources() if one.base != base)
        if len(others) == len(self.sources()):
            return False
        self._write(others)
        return True

    def _kept(self, told: Told, one: Found, workshop: Path) -> Source:
        made = workshop / one.file
        mark, ends = _mark(made), "".join(made.suffixes)
        name = told.base if one.kind is not SourceKind.GEOJSON else f"{told.base}-{one.layers[0].role}"
        file = f"{name}-{mark}{ends}"
        made.replace(self.folder / file)
        return Source(
            name=name,
            base=told.base,
            kind=one.kind,
            file=file,
            mark=mark,
            bounds=one.bounds,
            min_zoom=one.min_zoom,
            max_zoom=one.max_zoom,
            layers=one.layers,
            media_type=one.media_type,
            is_pressed=one.is_pressed,
            tile_size=one.tile_size,
            attribution=told.attribution or one.attribution,
            is_official=told.is_official,
            note=SCHEMATIC if told.is_schematic else None,
        )

    def _write(self, sources: Iterable[Source]) -> None:
        index = _Index(tuple(sorted(sources, key=_drawn_at)))
        new = self.folder / f".{_INDEX}-{os.getpid()}"
        new.write_bytes(msgspec.json.encode(index))
        new.replace(self.folder / _INDEX)
        self._seen = (-1, ())
        named = {one.file for one in index.sources} | {_INDEX}
        for file in self.folder.iterdir():
            if file.is_file() and file.name not in named:
                with suppress(OSError):  # a server on another system may still read it
                    file.unlink()


def checked_name(text: str) -> str:
    """A name that may stand in an address; raises BadInput."""
    if not NAME.fullmatch(text):
        raise BadInput("name", "BASEMAP_NAME")
    return text


def copied(source: Path, into: Path, progress: Callable[[int, int], None]) -> None:
    """Copy a file in pieces; raises BadInput when there is not enough room."""
    total, done = source.stat().st_size, 0
    if shutil.disk_usage(into.parent).free < total + total // 10:
        raise BadInput("file", "DISK_FULL", bytes=str(total))
    with source.open("rb") as old, into.open("wb") as new:
        while piece := old.read(_CHUNK):
            new.write(piece)
            done += len(piece)
            progress(done, total)
        new.flush()
        os.fsync(new.fileno())


def _mark(path: Path) -> str:
    mark = blake2b(digest_size=_MARK_BYTES)
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            mark.update(piece)
    return mark.hexdigest()


def _drawn_at(one: Source) -> tuple[int, int, str]:
    top = max((_ROLES.index(part.role) for part in one.layers), default=0)
    return _KINDS.index(one.kind), top, one.name
