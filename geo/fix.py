"""Where somebody was seen, by a receiver of limited accuracy. Pure."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from geo.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewFix:
    """The newest usable fix of a crew: `place` is EPSG:4326 lon/lat, `accuracy_m` a radius in metres, `at` fix time."""

    crew: UUID
    place: Place
    accuracy_m: float
    at: datetime
