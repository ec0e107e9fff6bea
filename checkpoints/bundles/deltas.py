"""Use case of a post's delta: from the bundle it holds to the newest, while the old one's content is kept."""

from collections import OrderedDict
from datetime import datetime
from typing import Final
from uuid import UUID

from checkpoints.bundles.model import SealedBundle, SealedDelta
from checkpoints.bundles.service import Bundles, Current
from credentials.bundle.delta import diff
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

    async def after(self, checkpoint: UUID, sequence: int, at: datetime) -> SealedDelta | SealedBundle | NotFound:
        """What a post that holds `sequence` needs: a delta where it is smaller, else the newest bundle itself."""
        current = await self.bundles.current(checkpoint, at)
        if isinstance(current, NotFound) or sequence >= current.sealed.sequence:
            return current if isinstance(current, NotFound) else current.sealed
        key = (checkpoint, sequence, current.sealed.sequence)
        if key not in self._made:
            self._remember(key, await self._between(current, sequence, at))
        return self._made[key] or current.sealed

    def _remember(self, key: _Key, delta: SealedDelta | None) -> None:
        self._made[key] = delta
        if len(self._made) > REMEMBERED:
            self._made.popitem(last=False)

    async def _between(self, current: Current, sequence: int, at: datetime) -> SealedDelta | None:
        old, content = await self._opened(current.sealed.checkpoint, sequence), current.sealed.content
        said = None if old is None else diff(old, current.bundle)
        if said is None or content is None:
            return None
        try:
            sealed = await self.bundles.keys.seal_delta(said, at)
        except ValueError:
            return None
        smaller = len(sealed) < len(content)
        return SealedDelta(content=sealed, base=sequence, bundle=current.sealed) if smaller else None

    async def _opened(self, checkpoint: UUID, sequence: int) -> Bundle | None:
        link = await self.bundles.find(checkpoint, sequence)
        if link is None or link.content is None:
            return None
        bundle = open_bundle(link.content, await self.bundles.anchor())
        return bundle if isinstance(bundle, Bundle) else None
