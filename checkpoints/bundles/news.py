"""Use cases of the news: made anew when something has happened, for as long a time as still fits a code or two."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from checkpoints.bundles import anew, store
from checkpoints.bundles.anew import UNCOMMITTED, WINDOWS, Happened
from checkpoints.bundles.assemble import LIFE
from checkpoints.bundles.model import SealedNews
from checkpoints.bundles.service import Bundles
from checkpoints.bundles.zones import Horizon
from credentials.bundle import delta_wire
from credentials.bundle.delta_model import Delta
from credentials.bundle.seal import sha256
from credentials.statuses import store as statuses
from credentials.wire import LIMITS, instant
from geo.zones import store as zones
from permits.permits import extension_store
from storage import events
from storage.database import Rx
from storage.event import Cursor

FRESH: Final = timedelta(minutes=10)
"""How long the same news are handed out: a post takes their time for that of its status list."""
_FITS: Final = LIMITS["delta_qr_bytes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    news: SealedNews | None
    seen: Cursor
    at: datetime


class News:
    """The newest news, for a window or for the longest that fits; None where even those of an hour fit no file."""

    def __init__(self, bundles: Bundles) -> None:
        self.bundles = bundles
        self._held: dict[timedelta | None, _Held] = {}
        self._alone = asyncio.Lock()

    async def newest(self, at: datetime, window: timedelta | None = None) -> SealedNews | None:
        """Made once for everybody; one small read while nothing happens."""
        async with self._alone:
            held = self._held.get(window)
            if held is None or not await self._still_says_all(held, at):
                held = self._held[window] = await self._made(at, window)
            return held.news

    async def forget_old(self, at: datetime) -> int:
        """Drop the statuses' history that no news tell of any more; how many rows."""
        async with self.bundles.db.transaction() as tx:
            return await statuses.forget_changes(tx, at - 2 * WINDOWS[0])

    async def _still_says_all(self, held: _Held, at: datetime) -> bool:
        if not held.at <= at < held.at + FRESH:
            return False
        async with self.bundles.db.reading() as rx:
            return not await store.has_news(rx, held.seen)

    async def _made(self, at: datetime, window: timedelta | None) -> _Held:
        async with self.bundles.db.reading() as rx:
            seen, happened = await events.latest(rx), await self._happened(rx, at, window or WINDOWS[0])
        return _Held(news=await self._sealed(happened, window), seen=seen, at=at)

    async def _happened(self, rx: Rx, at: datetime, window: timedelta) -> Happened:
        since = at - window - UNCOMMITTED
        turned = await zones.turned_since(rx, since)
        states = await zones.states(rx, await zones.heads(rx, ids=turned.keys()))
        changes = await statuses.changes(rx, since)
        return Happened(
            deployment=(await self.bundles.anchor()).deployment,
            at=at,
            trust=await self.bundles.keys.trust_since(rx, since, at),
            zones=tuple((turned[state.id], state) for state in states),
            extensions=await extension_store.live(rx, Horizon.around(at, LIFE).start),
            statuses=changes,
            bits=await statuses.bits(rx, {change.block for change in changes}),
            policy=self.bundles.policy,
            weekly=await zones.follows_the_week(rx),
        )

    async def _sealed(self, happened: Happened, window: timedelta | None) -> SealedNews | None:
        for wanted in WINDOWS if window is None else (window,):
            said, is_last = anew.news(happened, wanted), wanted in {window, WINDOWS[-1]}
            if not is_last and len(delta_wire.write(said)) > _FITS:
                continue
            content = await self._signed(said, happened.at)
            if content is None or is_last or len(content) <= _FITS:
                return None if content is None else _sealed(said, content)
        return None

    async def _signed(self, said: Delta, at: datetime) -> bytes | None:
        try:
            return await self.bundles.keys.seal_delta(said, at)
        except ValueError:
            return None


def _sealed(said: Delta, content: bytes) -> SealedNews:
    return SealedNews(
        content=content,
        hash=sha256(content),
        since=instant(said.since),
        issued_at=instant(said.issued_at),
        expires_at=instant(said.expires_at),
    )
