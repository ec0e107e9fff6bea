"""PMTiles archives: checked before they are kept, then a tile by its place. The one door of the `pmtiles` package.

Of what an archive may hold we serve what browsers read: vector tiles (MVT) and pictures, plain or gzip.
"""

import contextlib
import gzip
import json
import mmap
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from geo.basemap.model import Bounds, Found, Part, SourceKind
from geo.basemap.rules import tile_part
from storage.outcomes import BadInput

MAGIC: Final = b"PMTiles"
_HEADER_BYTES: Final = 127
_DEGREE: Final = 10_000_000
_MOST_DEPTH: Final = 4
_MOST_DIRECTORY_BYTES: Final = 32_000_000
_MOST_METADATA_BYTES: Final = 8_000_000
_DIRECTORIES_KEPT: Final = 64
_MEDIA_TYPES: Final = {
    "MVT": "application/vnd.mapbox-vector-tile",
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
}


def is_archive(path: Path) -> bool:
    """Whether a file begins as PMTiles do."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


class Archive:
    """An open archive; directories that were read are kept."""

    def __init__(self, path: Path) -> None:
        """Raise BadInput for what is no archive of ours."""
        from pmtiles import tile

        self._pmtiles = tile
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        try:
            self.header: Any = tile.deserialize_header(self._bytes[:_HEADER_BYTES])
        except Exception as fault:
            raise _broken("header") from fault
        self._directory = lru_cache(maxsize=_DIRECTORIES_KEPT)(self._read_directory)

    def tile(self, z: int, x: int, y: int) -> bytes | None:
        """The bytes of a tile as they are stored; None where there is none. The place must be on the map."""
        at, length = self.header["root_offset"], self.header["root_length"]
        number = self._pmtiles.zxy_to_tileid(z, x, y)
        for _ in range(_MOST_DEPTH):
            entry = self._pmtiles.find_tile(self._directory(at, length), number)
            if entry is None:
                return None
            if entry.run_length > 0:
                return self._cut(self.header["tile_data_offset"] + entry.offset, entry.length)
            at, length = self.header["leaf_directory_offset"] + entry.offset, entry.length
        return None

    def found(self, file: str) -> Found:
        """What it holds, after a look at all that can be wrong with it."""
        kind, pressing = self.header["tile_type"].name, self.header["tile_compression"].name
        if kind not in _MEDIA_TYPES:
            raise BadInput("file", "PMTILES_TYPE", type=kind)
        if pressing not in {"NONE", "GZIP"} or self.header["internal_compression"].name != "GZIP":
            raise BadInput("file", "PMTILES_COMPRESSION")
        self._check_first_tile()
        metadata = self._metadata()
        is_vector = kind == "MVT"
        return Found(
            file=file,
            kind=SourceKind.VECTOR if is_vector else SourceKind.RASTER,
            bounds=self._bounds(),
            min_zoom=self.header["min_zoom"],
            max_zoom=self.header["max_zoom"],
            layers=_parts(metadata) if is_vector else (),
            media_type=_MEDIA_TYPES[kind],
            is_pressed=pressing == "GZIP",
            tile_size=512 if is_vector else _tile_size(metadata),
            attribution=_text(metadata.get("attribution")),
            features=self.header["addressed_tiles_count"],
        )

    def close(self) -> None:
        """Let go of the file."""
        with contextlib.suppress(BufferError):  # somebody still reads it; it is let go with them
            self._bytes.close()

    def _cut(self, at: int, length: int) -> bytes:
        if at < 0 or length <= 0 or at + length > len(self._bytes):
            raise _broken("range")
        return self._bytes[at : at + length]

    def _read_directory(self, at: int, length: int) -> Any:  # noqa: ANN401 - the package's own entries
        if length > _MOST_DIRECTORY_BYTES:
            raise _broken("directory")
        try:
            return self._pmtiles.deserialize_directory(self._cut(at, length))
        except (EOFError, OSError, ValueError) as fault:
            raise _broken("directory") from fault

    def _metadata(self) -> dict[str, Any]:
        length = self.header["metadata_length"]
        if length > _MOST_METADATA_BYTES:
            raise _broken("metadata")
        try:
            told = json.loads(gzip.decompress(self._cut(self.header["metadata_offset"], length)))
        except (EOFError, OSError, ValueError) as fault:
            raise _broken("metadata") from fault
        return told if isinstance(told, dict) else {}

    def _bounds(self) -> Bounds:
        edges = (self.header[name] / _DEGREE for name in ("min_lon_e7", "min_lat_e7", "max_lon_e7", "max_lat_e7"))
        west, south, east, north = edges
        if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):  # noqa: PLR2004 - the whole globe
            raise _broken("bounds")
        return west, south, east, north

    def _check_first_tile(self) -> None:
        """The first tile is there and can be opened; and the last byte of the tiles is in the file."""
        self._cut(self.header["tile_data_offset"], self.header["tile_data_length"])
        at, length = self.header["root_offset"], self.header["root_length"]
        for _ in range(_MOST_DEPTH):
            entries = self._directory(at, length)
            if not entries:
                raise BadInput("file", "BASEMAP_EMPTY")
            first = entries[0]
            if first.run_length > 0:
                content = self._cut(self.header["tile_data_offset"] + first.offset, first.length)
                self._check_opens(content)
                return
            at, length = self.header["leaf_directory_offset"] + first.offset, first.length
        raise _broken("directory")

    def _check_opens(self, content: bytes) -> None:
        if self.header["tile_compression"].name == "GZIP":
            try:
                gzip.decompress(content)
            except (EOFError, OSError, ValueError) as fault:
                raise _broken("tile") from fault


def _broken(where: str) -> BadInput:
    return BadInput("file", "PMTILES_BROKEN", where=where)


def _parts(metadata: dict[str, Any]) -> tuple[Part, ...]:
    layers = metadata.get("vector_layers")
    if not isinstance(layers, list):
        raise _broken("vector_layers")
    named = [one for one in layers if isinstance(one, dict) and isinstance(one.get("id"), str)]
    return tuple(tile_part(one["id"], fields if isinstance(fields := one.get("fields"), dict) else {}) for one in named)


def _tile_size(metadata: dict[str, Any]) -> int:
    size = str(metadata.get("tileSize") or metadata.get("tile_size") or "")
    return 512 if size == "512" else 256


def _text(value: object) -> str | None:
    """The words of an attribution, without the links that tiles carry; nobody is sent anywhere."""
    if not isinstance(value, str):
        return None
    words, inside = [], False
    for letter in value:
        inside = letter == "<" or (inside and letter != ">")
        words.append("" if inside or letter == ">" else letter)
    return " ".join("".join(words).split())[:300] or None
