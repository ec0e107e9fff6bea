"""What incidents need of others, as small protocols; `fieldpass` binds them."""

from typing import Protocol

from geo.index.index import ZoneIndex
from geo.levels.model import LevelBook


class ZonesNow(Protocol):
    """Every zone and level in memory; they may be a moment behind the register."""

    @property
    def index(self) -> ZoneIndex:
        """The index of this moment."""
        ...

    @property
    def levels(self) -> LevelBook:
        """The levels of this moment."""
        ...
