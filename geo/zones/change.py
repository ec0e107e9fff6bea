"""One zone of one order, for those whom it touches. Pure."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from geo.levels.model import LevelBook
from geo.zones.model import Epoch, Timeline, ZoneVersion


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
    standing: tuple[Epoch, ...] = ()  # earlier ones that are as they were: felt already, or still to come

    def version_at(self, when: datetime) -> ZoneVersion | None:
        """What holds after the change; None when the zone restricts nothing then."""
        return next((version for version in self.after if version.holds(when)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """How many things of a kind a change of one zone touches, and the first of them to show.

    `zone` None: all zones of the order together, each thing counted once.
    """

    zone: UUID | None
    kind: str
    count: int
    sample: tuple[UUID, ...] = ()
