"""What tracking needs of others, as small protocols; `fieldpass` binds them."""

from datetime import datetime
from typing import Protocol

from geo.index.index import ZoneIndex
from geo.levels.model import LevelBook


class ZonesNow(Protocol):
    """Every zone and level in memory; they may be a little behind the register."""

    @property
    def index(self) -> ZoneIndex:
        """The index of this moment, with when it was known."""
        ...

    @property
    def levels(self) -> LevelBook:
        """Every level as known with it."""
        ...

    async def catch_up(self, known_at: datetime) -> None:
        """Look until what became known then is here, for a short while."""
        ...
