"""The zones of this moment in memory: an index and the levels, kept up by reading the event log."""

from collections.abc import Iterable

from geo.index import ZoneIndex
from geo.levels import store as levels_store
from geo.levels.model import LevelBook
from geo.zones import store
from geo.zones.events import LevelChanged, ZonesPublished
from storage import events
from storage.database import Database, Rx
from storage.event import Cursor, Recorded

LOOK_S = 0.5


class CurrentZones:
    """Swapped whole: whoever holds `index` or `levels` keeps a consistent picture as long as it likes."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._cursor = Cursor()
        self._index = ZoneIndex()
        self._levels = LevelBook()

    @property
    def index(self) -> ZoneIndex:
        """Every zone as known at the last look."""
        return self._index

    @property
    def levels(self) -> LevelBook:
        """Every level as known at the last look."""
        return self._levels

    async def start(self) -> None:
        """Load everything; from the cursor on, changes are read."""
        async with self._db.reading() as rx:
            self._cursor = await events.latest(rx)
            timelines = await store.current(rx)
            self._levels = await levels_store.book(rx)
        self._index = ZoneIndex.build(version for pieces in timelines.values() for version in pieces)

    async def refresh(self) -> int:
        """Read the log from where it was left and load the zones it names anew; how many zones."""
        numbers: set[int] = set()
        async with self._db.reading() as rx:
            while recorded := await events.read_after(rx, self._cursor):
                numbers |= _numbers(recorded)
                if any(one.kind == LevelChanged.kind for one in recorded):
                    self._levels = await levels_store.book(rx)
                self._cursor = recorded[-1].cursor
            if numbers:
                self._index = await self._with(rx, numbers)
        return len(numbers)

    async def run(self) -> None:
        """Look whenever the doorbell rings, and every half second anyway, until cancelled."""
        while True:
            await self.refresh()
            await self._db.bell.wait(LOOK_S)

    async def _with(self, rx: Rx, numbers: set[int]) -> ZoneIndex:
        heads = await store.heads(rx, numbers=numbers)
        timelines = await store.current(rx, [head.id for head in heads])
        return self._index.replaced({head.number: timelines.get(head.id, ()) for head in heads})


def _numbers(recorded: Iterable[Recorded]) -> set[int]:
    published = (one.payload["numbers"] for one in recorded if one.kind == ZonesPublished.kind)
    return {number for numbers in published for number in numbers}
