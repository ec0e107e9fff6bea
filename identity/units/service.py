"""Use cases of administrative units: load a list, read the tree."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from identity.access import Action, Actor, allow
from identity.units import rules, store
from identity.units.model import AdminUnit, RowOutcome, RowReport, UnitFilter, UnitRow, UnitsLoaded
from identity.units.planning import plan
from identity.units.rules import UnitTree
from storage import events
from storage.database import Database, Rx, Tx
from storage.ids import new_id
from storage.paging import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """One report a row, in the order of the rows."""

    rows: tuple[RowReport, ...]

    def count(self, outcome: RowOutcome) -> int:
        return sum(row.outcome is outcome for row in self.rows)


class Units:
    """The administrative units of all times; who is signed in may read them."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def tree(self) -> UnitTree:
        """All units, indexed."""
        async with self.db.reading() as rx:
            return await tree(rx)

    async def load(self, rows: Sequence[UnitRow], *, by: Actor, now: datetime) -> Loaded:
        """Load a list. Sound rows are stored, the others reported; loading it again adds nothing."""
        allow(by, Action.MANAGE_UNITS)
        async with self.db.transaction() as tx:
            return await _load(tx, rows, now)

    async def find(self, id: UUID, *, by: Actor) -> AdminUnit | None:
        """One unit of any time, or None."""
        return next(iter(await self.by_ids([id], by=by)), None)

    async def by_ids(self, ids: Sequence[UUID], *, by: Actor) -> tuple[AdminUnit, ...]:
        """Those that exist, in the order asked for."""
        allow(by, Action.READ_UNITS)
        async with self.db.reading() as rx:
            return await store.by_ids(rx, ids)

    async def successors(self, ids: Sequence[UUID], *, by: Actor) -> dict[UUID, tuple[UUID, ...]]:
        """What took the place of each of the units."""
        allow(by, Action.READ_UNITS)
        async with self.db.reading() as rx:
            return await store.successors(rx, ids)

    async def page(
        self, wanted: UnitFilter, *, by: Actor, after: tuple[str, UUID] | None, first: int
    ) -> Page[AdminUnit]:
        """The units of an instant, by code."""
        allow(by, Action.READ_UNITS)
        async with self.db.reading() as rx:
            return await store.page(rx, wanted, after, first)


async def tree(rx: Rx) -> UnitTree:
    """All units, indexed, in the reader's snapshot."""
    return rules.tree_of(await store.everything(rx))


async def _load(tx: Tx, rows: Sequence[UnitRow], now: datetime) -> Loaded:
    known = await store.everything(tx)
    planned = plan(rows, known, new_id)
    await store.save(tx, planned.units)
    loaded = Loaded(rows=planned.rows)
    if planned.units:
        added = loaded.count(RowOutcome.ADDED)
        said = UnitsLoaded(subject=new_id(), at=now, added=added, changed=len(planned.units) - added)
        await events.append(tx, said)
    return loaded
