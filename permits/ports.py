"""What permits need of others, as small protocols; `fieldpass` binds them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from credentials.claims import Claims, StatusRef
from credentials.wire import Status
from geo.index.index import ZoneIndex
from geo.zones.model import ZoneState
from permits.permits.model import Carrier, Holder
from storage.database import Rx, Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """Persons and vehicles of one roster, in the order asked for, and who of them may not be on a permit."""

    holders: tuple[Holder, ...]
    vehicles: tuple[Carrier, ...]
    unknown: tuple[UUID, ...] = ()
    unvetted: tuple[UUID, ...] = ()


class Rosters(Protocol):
    """Who is on an organisation's roster, as vetted now."""

    async def members(
        self, rx: Rx, organisation: UUID, persons: Sequence[UUID], vehicles: Sequence[UUID], at: datetime
    ) -> Members:
        """Look them up in the reader's snapshot."""
        ...


class LockedZones(Protocol):
    """Zones as the database knows them, held until the end of the transaction."""

    async def under_lock(self, tx: Tx, numbers: Iterable[int], at: datetime) -> tuple[ZoneState, ...]:
        """Lock these zones' rows in a fixed order and read what is known of them; unknown numbers are left out."""
        ...

    async def hold_register(self, tx: Tx) -> datetime | None:
        """Let no order be published until the transaction ends; when the last one became known. Before any zone."""
        ...


class KnownZones(Protocol):
    """Zones as the database knows them, held by nobody."""

    async def states(self, numbers: Collection[int] | None = None, *, rx: Rx | None = None) -> tuple[ZoneState, ...]:
        """What is known now of these zones; unknown numbers are left out."""
        ...


class ZonesNow(Protocol):
    """Every zone in memory; it may be a little behind the register."""

    @property
    def index(self) -> ZoneIndex:
        """The index of this moment, with when it was known."""
        ...

    async def catch_up(self, known_at: datetime) -> None:
        """Look until the index has what became known then, for a short while."""
        ...


class Statuses(Protocol):
    """The status list."""

    async def allocate(self, tx: Tx, count: int, until: datetime, at: datetime) -> Sequence[StatusRef]:
        """Take places that nobody uses, VALID, good until the last credential in them has expired."""
        ...

    async def set_status(self, tx: Tx, refs: Iterable[StatusRef], status: Status, at: datetime) -> None:
        """Change many at once."""
        ...


class Issuers(Protocol):
    """The keys that make a permit."""

    async def seal(self, claims: Claims, unit: UUID | None, at: datetime) -> str:
        """Sign with the unit's key, or the department's (None); fills in the deployment and gives the text."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """Everything together."""

    zones: LockedZones
    zones_now: ZonesNow
    rosters: Rosters
    statuses: Statuses
    issuers: Issuers
