"""The doorbell across processes: one LISTEN connection, made again when it is cut.

A notification is lost while the connection is down, so the bell also rings once each time it is back.
"""

import asyncio
import contextlib

import psycopg

from storage.doorbell import LocalDoorbell

CHANNEL = "fieldpass_event"
RETRY_S = 0.5


class ListeningDoorbell(LocalDoorbell):
    """Rings for this process's commits at once and for other processes' by NOTIFY."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url
        self._listener: asyncio.Task[None] | None = None

    async def wait(self, seconds: float) -> None:
        if self._listener is None:
            self._listener = asyncio.create_task(self._listen())
        await super().wait(seconds)

    async def _listen(self) -> None:
        while True:
            with contextlib.suppress(psycopg.Error, OSError):
                await self._listen_once()
            await asyncio.sleep(RETRY_S)

    async def _listen_once(self) -> None:
        connection = await psycopg.AsyncConnection.connect(self._url, autocommit=True)
        async with connection:
            await connection.execute(f"LISTEN {CHANNEL}")
            self.ring()
            async for _ in connection.notifies():
                self.ring()

    async def close(self) -> None:
        """Stop listening."""
        if self._listener is not None:
            self._listener.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listener
