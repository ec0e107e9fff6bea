"""What a zone change does to others, computed before it is published and applied in the same transaction.

Permits (later repairs and crews) implement the protocol; `fieldpass` wires them, so that geo stays below.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from geo.levels.model import LevelBook
from geo.zones.model import Epoch, Timeline, ZoneVersion
from storage.database import Rx, Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneChange:
    """One zone of one order, or of a level that changed: what was known of it, and what is known from now on."""

    zone: UUID
    number: int
    code: str
    version: int
    unit: UUID | None
    order: UUID
    at: datetime  # when it is recorded: permits issued before it are concerned
    effective_at: datetime  # from when it is felt
    before: Timeline
    after: Timeline
    levels: LevelBook
    epochs: tuple[Epoch, ...] = ()

    def version_at(self, when: datetime) -> ZoneVersion | None:
        """What holds after the change; None when the zone restricts nothing then."""
        return next((version for version in self.after if version.holds(when)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """How many things of a kind a change of one zone touches, and the first of them to show."""

    zone: UUID
    kind: str
    count: int
    sample: tuple[UUID, ...] = ()


class Consequences(Protocol):
    """Set-based: a few statements for all changes of an order together, one event a zone, never one a permit."""

    async def preview(self, rx: Rx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        """What would be touched; nothing is written."""
        ...

    async def apply(self, tx: Tx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        """Mark what is touched, in the transaction of the change."""
        ...
