"""What is asked for, and later granted: who, with what, why, where, when. Pure; positions are EPSG:4326, lon/lat."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from credentials.claims import Window
from credentials.wire import LIMITS, EntryMode, Purpose, SubjectType

MAX_HOLDERS: Final = 50
MAX_PLACES: Final = 50
MAX_ROUTE: Final = 500
MAX_TEXT: Final = 500
MAX_ZONES: Final = LIMITS["zones"]
MAX_VEHICLES: Final = LIMITS["plates"]
MAX_WINDOWS: Final = LIMITS["windows"]

Position = tuple[float, float]
"""Longitude, latitude, checked by `geo.place.lon_lat` where it came in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One permit as it is wanted; the validity is half-open, the hours are local minutes of every day."""

    organisation: UUID
    purpose: Purpose
    subject_type: SubjectType
    holders: tuple[UUID, ...]
    vehicles: tuple[UUID, ...] = ()
    crew: UUID | None = None
    base_zone: int | None = None
    entry_mode: EntryMode = EntryMode.MULTIPLE
    zones: tuple[int, ...]
    places: tuple[Position, ...] = ()
    route: tuple[Position, ...] = ()
    valid_from: datetime
    valid_to: datetime
    hours: tuple[Window, ...] = ()
    conditions: str = ""
    premises: str = ""
    work_order: UUID | None = None
    replaces: UUID | None = None

    @property
    def goes_somewhere(self) -> bool:
        """It says where on the map: it must name the zones that win there."""
        return bool(self.places or self.route)
