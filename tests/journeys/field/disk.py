"""What an app keeps on its own device: journals of whole lines, and small files that are replaced whole."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Generic, TypeVar

import msgspec

T = TypeVar("T")


class Disk:
    """A folder. What it said is written stays, also when the phone dies in the next moment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def read(self, name: str) -> bytes:
        """Empty where nothing was ever written."""
        path = self.folder / name
        return path.read_bytes() if path.exists() else b""

    def append(self, name: str, line: bytes) -> None:
        """Add to the end; a death in the middle leaves a part."""
        with self._opened(name, os.O_APPEND) as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    def replace(self, name: str, content: bytes) -> None:
        """The old content or the new one, never a part."""
        with self._opened(f"{name}.new", os.O_TRUNC) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        (self.folder / f"{name}.new").replace(self.folder / name)

    def _opened(self, name: str, how: int) -> IO[bytes]:
        return os.fdopen(os.open(self.folder / name, os.O_WRONLY | os.O_CREAT | how, 0o600), "wb")


class Journal(Generic[T]):
    """Lines of JSON, each read back as written; a line that was torn by a death was never written."""

    def __init__(self, disk: Disk, name: str, kind: type[T]) -> None:
        self._disk = disk
        self._name = name
        self._kind = kind
        whole, _, torn = disk.read(name).rpartition(b"\n")
        if torn:
            disk.replace(name, whole + b"\n" if whole else b"")
        self._lines = [msgspec.json.decode(line, type=kind) for line in whole.splitlines()]

    def __iter__(self) -> Iterator[T]:
        return iter(self._lines)

    def append(self, line: T) -> None:
        """Written when this returns."""
        self._disk.append(self._name, msgspec.json.encode(line) + b"\n")
        self._lines.append(line)
