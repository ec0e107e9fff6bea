"""Where somebody was seen, by a receiver of limited accuracy. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from geo.place import Place

FRESH: Final = timedelta(hours=2)
"""An older fix does not say where a crew stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewFix:
    """The newest usable fix of a crew: `place` is EPSG:4326 lon/lat, `accuracy_m` a radius in metres, `at` fix time."""

    crew: UUID
    place: Place
    accuracy_m: float
    at: datetime

    def is_fresh(self, now: datetime) -> bool:
        """Whether it still says where the crew stands."""
        return now - self.at <= FRESH
