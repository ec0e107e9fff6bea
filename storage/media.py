"""Photos, letters, rosters: bytes kept outside the database, named by their SHA-256."""

import asyncio
import hashlib
import os
import tempfile
from pathlib import Path
from typing import Protocol


class Media(Protocol):
    """Where attachments lie; a folder here, an object store by address elsewhere."""

    async def put(self, content: bytes) -> str:
        """Keep the bytes and return their name (hex SHA-256); the same bytes again are the same name."""
        ...

    async def get(self, name: str) -> bytes | None:
        """The bytes, or None when there are none of that name."""
        ...


class FolderMedia:
    """A folder; a file appears whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, content: bytes) -> str:
        return await asyncio.to_thread(self._put, content)

    async def get(self, name: str) -> bytes | None:
        return await asyncio.to_thread(self._get, name)

    def _put(self, content: bytes) -> str:
        name = hashlib.sha256(content).hexdigest()
        path = self._path(name)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
                part.write(content)
                part.flush()
                os.fsync(part.fileno())
            Path(part.name).replace(path)
        return name

    def _get(self, name: str) -> bytes | None:
        if len(name) != 64 or set(name) - set("0123456789abcdef"):  # noqa: PLR2004 - SHA-256 in hex
            return None
        path = self._path(name)
        return path.read_bytes() if path.exists() else None

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name
