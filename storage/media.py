"""Photos, letters, rosters: bytes kept outside the database, named by their SHA-256."""

import asyncio
import hashlib
import os
import re
import tempfile
from pathlib import Path
from typing import Protocol

from storage.outcomes import BadInput

MAX_BYTES = 20 * 1024 * 1024
_NAME = re.compile(r"[0-9a-f]{64}")


class Media(Protocol):
    """Where attachments lie; a folder here, an object store by address elsewhere."""

    async def put(self, content: bytes) -> str:
        """Keep the bytes and return their name (hex SHA-256); the same bytes again are the same name."""
        ...

    async def get(self, name: str) -> bytes | None:
        """The bytes, or None when there are none of that name."""
        ...


class FolderMedia:
    """A folder; a file appears whole or not at all, and what `put` has answered survives a crash of the process."""

    def __init__(self, folder: Path, max_bytes: int = MAX_BYTES) -> None:
        self._folder = folder
        self._max_bytes = max_bytes

    async def put(self, content: bytes) -> str:
        """Raises BadInput MEDIA_TOO_LARGE beyond `max_bytes`."""
        if len(content) > self._max_bytes:
            raise BadInput("content", "MEDIA_TOO_LARGE", max_bytes=str(self._max_bytes))
        return await asyncio.to_thread(self._put, content)

    async def get(self, name: str) -> bytes | None:
        return await asyncio.to_thread(self._get, name)

    def _put(self, content: bytes) -> str:
        name = hashlib.sha256(content).hexdigest()
        path = self._path(name)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, content)
            _sync(path.parent)
            _sync(self._folder)
        return name

    def _get(self, name: str) -> bytes | None:
        if not _NAME.fullmatch(name):
            return None
        path = self._path(name)
        return path.read_bytes() if path.exists() else None

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name


def _write_whole(path: Path, content: bytes) -> None:
    """Beside it first, then renamed; nothing is left of a write that failed."""
    number, part = tempfile.mkstemp(dir=path.parent, prefix="part-")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def _sync(folder: Path) -> None:
    """A new name is on the disk only when its folder is."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
