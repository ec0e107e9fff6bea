"""What came of a level's new version. Pure."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from geo.zones.change import Touched


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelSaved:
    """A new version of a level holds from `valid_from`; `zones` counts those that became stricter by it."""

    code: str
    version: int
    valid_from: datetime
    zones: int
    by: UUID
    touched: tuple[Touched, ...] = ()
