"""What happens to a phone: it dies between any two steps, and its network is cut before or after the server acted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.journeys.field.disk import Disk


class Died(BaseException):
    """The phone is dead: nothing of the app runs on."""


@dataclass(slots=True)
class Fuse:
    """Burns a step at a time; at nought the phone dies. None burns for ever."""

    steps: int | None = None

    def burn(self) -> None:
        """One more step is reached."""
        if self.steps is None:
            return
        if self.steps == 0:
            raise Died
        self.steps -= 1


class DyingDisk(Disk):
    """Dies before a line, in the middle of it, or after it."""

    def __init__(self, folder: Path, fuse: Fuse) -> None:
        super().__init__(folder)
        self._fuse = fuse

    def append(self, name: str, line: bytes) -> None:
        self._fuse.burn()
        try:
            self._fuse.burn()
        except Died:
            super().append(name, line[: len(line) // 2])
            raise
        super().append(name, line)
        self._fuse.burn()

    def replace(self, name: str, content: bytes) -> None:
        self._fuse.burn()
        super().replace(name, content)
        self._fuse.burn()


@dataclass(slots=True)
class Network(httpx.AsyncBaseTransport):
    """The way to the server. `cuts` says for each request that comes: "" it goes through, "before" or "after"."""

    inner: httpx.AsyncBaseTransport
    fuse: Fuse = field(default_factory=Fuse)
    cuts: Iterator[str] = field(default_factory=lambda: iter(()))
    sent: list[httpx.Request] = field(default_factory=list)

    def cut(self, how: Sequence[str]) -> None:
        """What happens to the next requests; after them the network is whole."""
        self.cuts = iter(how)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Reach the server, or not, or reach it and lose what it says."""
        cut = next(self.cuts, "")
        self.fuse.burn()
        if cut == "before":
            raise httpx.ConnectError("no signal", request=request)
        self.sent.append(request)
        response = await self.inner.handle_async_request(request)
        await response.aread()
        self.fuse.burn()
        if cut == "after":
            raise httpx.ReadError("the answer was lost", request=request)
        return response
