"""The doorbell across processes: one LISTEN connection, made again when it is cut.

A notification is lost while the connection is down, so the bell also rings once each time it is back. NOTIFY is not
part of the writing transactions: commits that notify wait for each other, and with them for the disk, one by one. It
goes out after the commit, once for all commits of a few milliseconds; if the process dies in between, readers look
anyway.
"""

import asyncio
import contextlib

import psycopg

from storage.doorbell import LocalDoorbell

CHANNEL = "fieldpass_event"
GATHER_S = 0.01
RETRY_S = 0.02
RETRY_MAX_S = 5.0


class ListeningDoorbell(LocalDoorbell):
    """Rings for this process's commits at once and for other processes' by NOTIFY."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self._listener: asyncio.Task[None] | None = None
        self._announcer: asyncio.Task[None] | None = None
        self._speaking: psycopg.AsyncConnection | None = None
        self._unsaid = False

    async def wait(self, seconds: float, since: int | None = None) -> None:
        if self._listener is None:
            self._listener = asyncio.create_task(self._listen())
        await super().wait(seconds, since)

    def announce(self) -> None:
        """Ring in the other processes, soon, once for many commits."""
        self._unsaid = True
        if self._announcer is None or self._announcer.done():
            self._announcer = asyncio.create_task(self._announce())

    async def close(self) -> None:
        """Say what is unsaid, stop listening."""
        if self._announcer is not None:
            await self._announcer
        if self._speaking is not None:
            await self._speaking.close()
        if self._listener is not None:
            self._listener.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listener

    async def _announce(self) -> None:
        while self._unsaid:
            await asyncio.sleep(GATHER_S)
            self._unsaid = False
            try:
                await self._speak()
            except (psycopg.Error, OSError):
                self._speaking = None  # lost; the readers' own look stands in

    async def _speak(self) -> None:
        if self._speaking is None:
            self._speaking = await psycopg.AsyncConnection.connect(self.url, autocommit=True)
        await self._speaking.execute(f"NOTIFY {CHANNEL}")

    async def _listen(self) -> None:
        pause = RETRY_S
        while True:
            rung = self.rung
            with contextlib.suppress(psycopg.Error, OSError):
                await self._listen_once()
            pause = RETRY_S if self.rung > rung else min(2 * pause, RETRY_MAX_S)
            await asyncio.sleep(pause)

    async def _listen_once(self) -> None:
        connection = await psycopg.AsyncConnection.connect(self.url, autocommit=True)
        async with connection:
            await connection.execute(f"LISTEN {CHANNEL}")
            self.ring()
            async for _ in connection.notifies():
                self.ring()
