"""The zones of this moment in memory: an index and the levels, kept up by asking the register what became known.

The register's times of knowledge only grow and are handed out under its lock, so "everything recorded or superseded
after what I know" misses nothing. The event log would: a reader of it stays below the oldest running transaction.
"""

import asyncio
from datetime import datetime

from geo.index import ZoneIndex
from geo.levels import store as levels_store
from geo.levels.model import LevelBook
from geo.zones import store
from storage.database import Database, Rx

LOOK_S = 0.5
MANY = 10_000  # more zones than a statement takes parameters for: all are read


class CurrentZones:
    """Swapped whole: whoever holds `index` or `levels` keeps a consistent picture as long as it likes."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._index = ZoneIndex()
        self._levels = LevelBook()
        self._looking = asyncio.Lock()  # two looks at once could put an older picture over a newer one

    @property
    def index(self) -> ZoneIndex:
        """Every zone as known at the last look; `index.known_at` says what the register knew last."""
        return self._index

    @property
    def levels(self) -> LevelBook:
        """Every level as known at the last look."""
        return self._levels

    async def start(self) -> None:
        """Load everything; from then on, changes are read."""
        async with self._db.reading() as rx:
            self._levels = await levels_store.book(rx)
        await self.refresh()

    async def refresh(self) -> int:
        """Ask the register, and load anew the zones of which something became known; how many zones."""
        async with self._looking, self._db.reading() as rx:
            known_at = await store.known_at(rx)
            if known_at is None or known_at == self._index.known_at:
                return 0
            return await self._load(rx, known_at)

    async def catch_up(self, known_at: datetime) -> None:
        """Look until what was known then is here; gives up after half a second, the order may not be committed."""
        rung = self._db.bell.rung
        await self.refresh()
        if not self._has(known_at):
            await self._db.bell.wait(LOOK_S, rung)
            await self.refresh()

    async def run(self) -> None:
        """Look whenever the doorbell rings, and every half second anyway, until cancelled."""
        while True:
            await self.refresh()
            await self._db.bell.wait(LOOK_S)

    async def _load(self, rx: Rx, known_at: datetime) -> int:
        heads = await store.changed_since(rx, self._index.known_at)
        timelines = await store.current(rx, [head.id for head in heads] if len(heads) < MANY else None)
        levels = await levels_store.book(rx)
        self._index = self._index.replaced({head.number: timelines.get(head.id, ()) for head in heads}, known_at)
        self._levels = levels
        return len(heads)

    def _has(self, known_at: datetime) -> bool:
        return self._index.known_at is not None and known_at <= self._index.known_at
