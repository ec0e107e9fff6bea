"""Use case of a post's delta: from the bundle it holds to the newest, while the old one's content is kept."""

import asyncio
from collections import OrderedDict
from datetime import datetime
from typing import Final
from uuid import UUID

from checkpoints.bundles.model import SealedBundle, SealedDelta
from checkpoints.bundles.service import Bundles, Current
from credentials.bundle.certificate import Anchor
from credentials.bundle.delta import diff
from credentials.bundle.delta_model import Delta
from credentials.bundle.model import Bundle
from credentials.bundle.seal import open_bundle
from storage.outcomes import NotFound

REMEMBERED: Final = 256
_Key = tuple[UUID, int, int]


class Deltas:
    """Makes and remembers them: posts of one state of affairs ask for the same."""

    def __init__(self, bundles: Bundles) -> None:
        self.bundles = bundles
        self._made: OrderedDict[_Key, SealedDelta | None] = OrderedDict()
        self._turn = asyncio.Lock()

    async def after(self, checkpoint: UUID, sequence: int, at: datetime) -> SealedDelta | SealedBundle | NotFound:
        """What a post that holds `sequence` needs: a delta where it is smaller, else the newest bundle itself."""
        current = await self.bundles.current(checkpoint, at)
        if isinstance(current, NotFound) or sequence >= current.sealed.sequence:
            return current if isinstance(current, NotFound) else current.sealed
        key = (checkpoint, sequence, current.sealed.sequence)
        if key in self._made:
            return self._made[key] or current.sealed
        return await self._from(current, sequence, at) or current.sealed

    async def _from(self, current: Current, sequence: int, at: datetime) -> SealedDelta | None:
        """From a base that is kept; of any other nothing is remembered, whoever asks. One is made at a time."""
        base = await self.bundles.find(current.sealed.checkpoint, sequence)
        if base is None or base.content is None:
            return None
        key = (current.sealed.checkpoint, sequence, current.sealed.sequence)
        async with self._turn:
            if key not in self._made:
                self._remember(key, await self._between(base.content, current, sequence, at))
            return self._made[key]

    def _remember(self, key: _Key, delta: SealedDelta | None) -> None:
        self._made[key] = delta
        if len(self._made) > REMEMBERED:
            self._made.popitem(last=False)

    async def _between(self, base: bytes, current: Current, sequence: int, at: datetime) -> SealedDelta | None:
        """Opening and comparing beside the loop."""
        content, anchor = current.sealed.content, await self.bundles.anchor()
        said = await asyncio.to_thread(_difference, base, current.bundle, anchor)
        if said is None or content is None:
            return None
        try:
            sealed = await self.bundles.keys.seal_delta(said, at)
        except ValueError:
            return None
        smaller = len(sealed) < len(content)
        return SealedDelta(content=sealed, base=sequence, bundle=current.sealed) if smaller else None


def _difference(base: bytes, newest: Bundle, anchor: Anchor) -> Delta | None:
    old = open_bundle(base, anchor)
    return diff(old, newest) if isinstance(old, Bundle) else None
