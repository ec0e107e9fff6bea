"""What happens to zones, for those who read the log. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from storage.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ZonesPublished(Event):
    """An order is in the register (its id is the subject), with the numbers of its zones."""

    kind: ClassVar[str] = "ZONES_PUBLISHED"
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneChanged(Event):
    """One zone of an order: from when it is felt, whether it closes, which purposes it is stricter for."""

    kind: ClassVar[str] = "ZONE_CHANGED"
    order: UUID
    number: int
    version: int
    effective_at: datetime
    closed: bool
    tightened: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneReaffirmed(Event):
    """Permits issued until now hold on in this zone; `purposes` empty means all."""

    kind: ClassVar[str] = "ZONE_REAFFIRMED"
    number: int
    purposes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelChanged(Event):
    """A level has a new version (the subject is the change's own id): `numbers` are the zones that stand at it."""

    kind: ClassVar[str] = "LEVEL_CHANGED"
    code: str
    version: int
    valid_from: datetime
    numbers: tuple[int, ...]
