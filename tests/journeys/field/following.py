"""Where an app stands in the log of events: it never goes back, steps over nothing, and starts anew when it must."""

from collections.abc import Awaitable, Callable

from tests.journeys.field import contract
from tests.journeys.field.contract import Happened, Reset
from tests.journeys.field.disk import Disk
from tests.journeys.field.speaker import Speaker

PAGE = 100
NOTHING_MISSED = frozenset({"SLOW", "INTERRUPTED"})
"""Reasons to follow anew after which what is shown is still whole."""
Load = Callable[[], Awaitable[None]]
Apply = Callable[[tuple[Happened, ...]], Awaitable[None]]


class Log:
    """The place behind which the app has not looked yet; kept after what stands before it was dealt with."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk

    @property
    def cursor(self) -> str:
        """Empty before the first load."""
        return self._disk.read("cursor").decode()

    def keep(self, cursor: str) -> None:
        """What stands before it has been dealt with."""
        self._disk.replace("cursor", cursor.encode())

    async def begin(self, by: Speaker, load: Load) -> None:
        """Ask where the log ends, then load what is shown: what happens in between is seen twice, and never missed."""
        newest = await contract.newest_event_cursor(by)
        await load()
        self.keep(newest)

    async def catch_up(self, by: Speaker, load: Load, apply: Apply) -> None:
        """Read to the end of the log. Dying in here, the app reads the same again."""
        if not self.cursor:
            await self.begin(by, load)
            return
        while True:
            page = await contract.events(by, first=PAGE, after=self.cursor)
            if isinstance(page, Reset):
                await self.reset(page, load)
                continue
            await apply(tuple(edge.node for edge in page.edges))
            if page.page_info.end_cursor:
                self.keep(page.page_info.end_cursor)
            if not page.page_info.has_next_page:
                return

    async def follow(self, by: Speaker, load: Load, apply: Apply) -> None:
        """The same by subscription, until the server says why it ends; raises a Fault where the socket ends."""
        async for said in contract.follow_events(by, after=self.cursor):
            if isinstance(said, Reset):
                await self.reset(said, load)
                return
            await apply((said,))
            self.keep(said.cursor)

    async def reset(self, said: Reset, load: Load) -> None:
        """Load anew what is shown, unless nothing of it was missed; go on behind the cursor that came with it."""
        if said.reason not in NOTHING_MISSED:
            await load()
        self.keep(said.cursor)
