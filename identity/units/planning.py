"""What loading a list would do: which units come of it, and what becomes of each row. Pure.

A unit is known again by its code and its first instant. A row that names predecessors ends them where it begins, in
whichever order the lists come. A parent that is no more when the row begins hands over to its own parent.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from identity.units.model import AdminUnit, RowOutcome, RowReport, UnitLevel, UnitRow

LONGEST_CODE = 16
LONGEST_NAME = 120

_Key = tuple[str, datetime]
_Rows = Mapping[int, UnitRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Units to save, those above before those below, and one report a row."""

    units: tuple[AdminUnit, ...]
    rows: tuple[RowReport, ...]


def merged(rows: Sequence[UnitRow], known: Iterable[AdminUnit] = ()) -> tuple[UnitRow, ...]:
    """The rows, where predecessors end when their successors begin."""
    ends = _ends(rows, known)
    return tuple(_ended(row, ends) for row in rows)


def plan(rows: Sequence[UnitRow], known: Sequence[AdminUnit], fresh_id: Callable[[], UUID]) -> Plan:
    """Sound rows become units, the others are reported with their fault; a faulty row takes down what hangs on it."""
    stored = {(one.code, one.valid_from): one for one in known}
    listed = dict(enumerate(rows, 1))
    ids = {(row.code, row.valid_from): fresh_id() for row in rows} | {key: one.id for key, one in stored.items()}
    draft, refused = _sound(listed, known, ids)
    units = {number: draft.unit(row) for number, row in draft.rows.items()}
    changed = [one for one in units.values() if stored.get((one.code, one.valid_from)) != one]
    return Plan(
        units=tuple(sorted((*changed, *draft.cut_short(stored)), key=_from_above)),
        rows=tuple(_report(number, row, units.get(number), stored, refused) for number, row in listed.items()),
    )


def _sound(listed: _Rows, known: Sequence[AdminUnit], ids: Mapping[_Key, UUID]) -> "tuple[_Draft, dict[int, str]]":
    """Take out faulty rows until those that are left stand by themselves."""
    refused: dict[int, str] = {}
    while True:
        left = {number: row for number, row in listed.items() if number not in refused}
        draft = _Draft(dict(zip(left, merged(tuple(left.values()), known), strict=True)), known, ids)
        if not (faults := draft.faults()):
            return draft, refused
        refused |= faults


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A unit as the planner sees it, stored or to be."""

    id: UUID
    code: str
    level: UnitLevel
    valid_from: datetime
    valid_to: datetime | None
    parent_code: str | None

    def exists(self, at: datetime) -> bool:
        return self.valid_from <= at and (self.valid_to is None or at < self.valid_to)


class _Draft:
    """Stored units and sound rows as if all were there."""

    def __init__(self, rows: _Rows, known: Sequence[AdminUnit], ids: Mapping[_Key, UUID]) -> None:
        self.rows = rows
        self._ids = ids
        self._ends = _ends(tuple(rows.values()), known)
        codes = {one.id: one.code for one in known}
        entries = {(one.code, one.valid_from): _of_unit(one, codes, self._ends) for one in known}
        entries |= {(row.code, row.valid_from): _of_row(row, ids) for row in rows.values()}
        self._by_code: dict[str, list[_Entry]] = defaultdict(list)
        for entry in sorted(entries.values(), key=lambda one: one.valid_from):
            self._by_code[entry.code].append(entry)

    def faults(self) -> dict[int, str]:
        """Rows that cannot stand beside the others, each with a catalogue code."""
        seen: set[_Key] = set()
        found: dict[int, str] = {}
        for number, row in self.rows.items():
            key = (row.code, row.valid_from)
            fault = "UNIT_ROW_REPEATED" if key in seen else form_fault(row) or self._fault(row)
            seen.add(key)
            if fault is not None:
                found[number] = fault
        return found

    def unit(self, row: UnitRow) -> AdminUnit:
        """The unit a sound row becomes."""
        parent = self._parent(row.parent_code, row.valid_from)
        before = (self._before(code, row.valid_from) for code in row.predecessor_codes)
        return AdminUnit(
            id=self._ids[row.code, row.valid_from],
            code=row.code,
            name=row.name,
            level=row.level,
            parent=parent.id if parent else None,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            predecessors=frozenset(one.id for one in before if one is not None),
        )

    def cut_short(self, stored: Mapping[_Key, AdminUnit]) -> list[AdminUnit]:
        """Stored units that no row speaks of and that end because a row follows them."""
        listed = {(row.code, row.valid_from) for row in self.rows.values()}
        cut = []
        for key, one in stored.items():
            end = _cut(one.valid_from, one.valid_to, self._ends.get(one.code))
            if key not in listed and end != one.valid_to:
                cut.append(replace(one, valid_to=end))
        return cut

    def _fault(self, row: UnitRow) -> str | None:
        if row.parent_code is not None and not self._by_code.get(row.parent_code):
            return "UNIT_PARENT_UNKNOWN"
        parent = self._parent(row.parent_code, row.valid_from)
        if parent is not None and not parent.level.is_above(row.level):
            return "UNIT_PARENT_NOT_ABOVE"
        if any(self._before(code, row.valid_from) is None for code in row.predecessor_codes):
            return "UNIT_PREDECESSOR_UNKNOWN"
        return "UNIT_CODE_TAKEN" if self._overlaps(row) else None

    def _parent(self, code: str | None, at: datetime, seen: frozenset[str] = frozenset()) -> _Entry | None:
        if code is None or code in seen:
            return None
        named = self._by_code.get(code, [])
        standing = next((one for one in named if one.exists(at)), None)
        if standing is not None or not named:
            return standing
        return self._parent(named[-1].parent_code, at, seen | {code})

    def _before(self, code: str, at: datetime) -> _Entry | None:
        earlier = [one for one in self._by_code.get(code, []) if one.valid_from < at]
        return earlier[-1] if earlier else None

    def _overlaps(self, row: UnitRow) -> bool:
        mine = _of_row(row, self._ids)
        others = (one for one in self._by_code[row.code] if one.valid_from != row.valid_from)
        return any(one.exists(mine.valid_from) or mine.exists(one.valid_from) for one in others)


def form_fault(row: UnitRow) -> str | None:
    """Why a row by itself is no unit, as a catalogue code; None when it is one."""
    if not row.code or not row.name or len(row.code) > LONGEST_CODE or len(row.name) > LONGEST_NAME:
        return "UNIT_ROW_FORM"
    if row.valid_to is not None and row.valid_to <= row.valid_from:
        return "UNIT_ENDS_BEFORE_IT_BEGINS"
    return None


def _ends(rows: Sequence[UnitRow], known: Iterable[AdminUnit]) -> dict[str, datetime]:
    """When the unit of a code gives way, by those that name it as predecessor."""
    stored = {one.id: one for one in known}
    ends = {stored[before].code: one.valid_from for one in stored.values() for before in one.predecessors}
    return ends | {code: row.valid_from for row in rows for code in row.predecessor_codes}


def _ended(row: UnitRow, ends: Mapping[str, datetime]) -> UnitRow:
    end = _cut(row.valid_from, row.valid_to, ends.get(row.code))
    return row if end == row.valid_to else replace(row, valid_to=end)


def _cut(start: datetime, end: datetime | None, successor: datetime | None) -> datetime | None:
    return successor if end is None and successor is not None and start < successor else end


def _of_unit(one: AdminUnit, codes: Mapping[UUID, str], ends: Mapping[str, datetime]) -> _Entry:
    return _Entry(
        id=one.id,
        code=one.code,
        level=one.level,
        valid_from=one.valid_from,
        valid_to=_cut(one.valid_from, one.valid_to, ends.get(one.code)),
        parent_code=codes.get(one.parent) if one.parent else None,
    )


def _of_row(row: UnitRow, ids: Mapping[_Key, UUID]) -> _Entry:
    return _Entry(
        id=ids[row.code, row.valid_from],
        code=row.code,
        level=row.level,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        parent_code=row.parent_code,
    )


def _report(
    number: int, row: UnitRow, unit: AdminUnit | None, stored: Mapping[_Key, AdminUnit], refused: Mapping[int, str]
) -> RowReport:
    old = stored.get((row.code, row.valid_from))
    if unit is None:
        return RowReport(number=number, unit_code=row.code, outcome=RowOutcome.REFUSED, code=refused[number])
    outcome = RowOutcome.ADDED if old is None else RowOutcome.UNCHANGED if old == unit else RowOutcome.CHANGED
    return RowReport(number=number, unit_code=row.code, outcome=outcome)


def _from_above(one: AdminUnit) -> tuple[int, str, datetime]:
    return list(UnitLevel).index(one.level), one.code, one.valid_from
