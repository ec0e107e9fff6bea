"""What happens between crews and zones. `subject` is the crew; no position is in any of them. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from storage.event import Event
from tracking.geofences.model import Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewEnteredZone(Event):
    """A crew is in a zone since `fix_at`; told once a visit."""

    kind: ClassVar[str] = "CREW_ENTERED_ZONE"
    zone: int
    fix_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewLeftZone(Event):
    """A crew was seen outside a zone at `fix_at`; told once a visit."""

    kind: ClassVar[str] = "CREW_LEFT_ZONE"
    zone: int
    fix_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewInsideWithoutPermit(Event):
    """A crew is in a zone that asks for a permit and has none for it: because it came, or because the zone did."""

    kind: ClassVar[str] = "CREW_INSIDE_WITHOUT_PERMIT"
    zone: int
    fix_at: datetime
    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewsTouched(Event):
    """A change of a zone (the subject) reaches ground on which crews on duty stand; crew_flag says which."""

    kind: ClassVar[str] = "CREWS_TOUCHED"
    zone: int
    order: UUID
    crews: int
