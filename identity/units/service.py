"""Use cases of administrative units: load a list, read the tree."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from identity.access import Action, Actor, allow
from identity.units import rules, store
from identity.units.model import AdminUnit, RowOutcome, RowReport, UnitRow, UnitsLoaded
from identity.units.rules import UnitTree
from storage import events
from storage.database import Database, Rx, Tx
from storage.ids import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """One report a row, in the order of the rows."""

    rows: tuple[RowReport, ...]

    def count(self, outcome: RowOutcome) -> int:
        return sum(row.outcome is outcome for row in self.rows)


class Units:
    """The administrative units of all times."""

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


async def tree(rx: Rx) -> UnitTree:
    """All units, indexed, in the reader's snapshot."""
    return rules.tree_of(await store.everything(rx))


async def _load(tx: Tx, rows: Sequence[UnitRow], now: datetime) -> Loaded:
    known = {(one.code, one.valid_from): one for one in await store.everything(tx)}
    codes = frozenset({row.code for row in rows} | {code for code, _ in known})
    units, reports = _plan(rows, known, codes)
    for level in units:
        await store.save(tx, level)
    loaded = Loaded(rows=tuple(reports))
    added, changed = loaded.count(RowOutcome.ADDED), loaded.count(RowOutcome.CHANGED)
    if added or changed:
        await events.append(tx, UnitsLoaded(subject=new_id(), at=now, added=added, changed=changed))
    return loaded


_Known = dict[tuple[str, datetime], AdminUnit]


def _plan(
    rows: Sequence[UnitRow], known: _Known, codes: frozenset[str]
) -> tuple[list[list[AdminUnit]], list[RowReport]]:
    """Units to save, one list a depth of the tree, so that parents and predecessors are there first."""
    planned = dict(known)
    waiting = dict(enumerate(rows, 1))
    reports: dict[int, RowReport] = {}
    depths: list[list[AdminUnit]] = []
    for number, row in list(waiting.items()):
        if (fault := rules.fault_of(row, codes)) is not None:
            reports[number] = RowReport(number=number, unit_code=row.code, outcome=RowOutcome.REFUSED, code=fault)
            del waiting[number]
    while waiting:
        ready = {number: row for number, row in waiting.items() if _is_ready(row, planned, waiting)}
        if not ready:
            break
        depths.append([_place(number, row, planned, known, reports) for number, row in ready.items()])
        for number in ready:
            del waiting[number]
    for number, row in waiting.items():
        refused = RowReport(number=number, unit_code=row.code, outcome=RowOutcome.REFUSED, code="UNIT_PARENT_UNKNOWN")
        reports[number] = refused
    return depths, [reports[number] for number in sorted(reports)]


def _is_ready(row: UnitRow, planned: _Known, waiting: dict[int, UnitRow]) -> bool:
    pending = {other.code for other in waiting.values() if other is not row}
    if row.parent_code is not None and not _named(row.parent_code, planned):
        return False
    return not any(
        code in pending and _ended_before(code, row.valid_from, planned) is None for code in row.predecessor_codes
    )


def _named(code: str, planned: _Known) -> list[AdminUnit]:
    return [one for (other, _), one in planned.items() if other == code]


def _parent(row: UnitRow, planned: _Known) -> AdminUnit | None:
    """The unit named as parent; one that is no more when the row begins hands over to its own parent."""
    by_id = {one.id: one for one in planned.values()}
    waiting = _named(row.parent_code, planned) if row.parent_code is not None else []
    while waiting:
        standing = [one for one in waiting if one.exists(row.valid_from)]
        if standing:
            return standing[0]
        waiting = [by_id[one.parent] for one in waiting if one.parent is not None]
    return None


def _ended_before(code: str, at: datetime, planned: _Known) -> AdminUnit | None:
    return next((one for (other, start), one in planned.items() if other == code and start < at), None)


def _place(number: int, row: UnitRow, planned: _Known, known: _Known, reports: dict[int, RowReport]) -> AdminUnit:
    old = known.get((row.code, row.valid_from))
    parent = _parent(row, planned)
    before = (_ended_before(code, row.valid_from, planned) for code in row.predecessor_codes)
    unit = AdminUnit(
        id=old.id if old else new_id(),
        code=row.code,
        name=row.name,
        level=row.level,
        parent=parent.id if parent else None,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        predecessors=frozenset(one.id for one in before if one is not None),
    )
    outcome = RowOutcome.ADDED if old is None else RowOutcome.UNCHANGED if old == unit else RowOutcome.CHANGED
    reports[number] = RowReport(number=number, unit_code=row.code, outcome=outcome)
    planned[row.code, row.valid_from] = unit
    return unit
