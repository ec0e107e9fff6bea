"""The tree of units at an instant. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from identity.units.model import AdminUnit, UnitRow


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTree:
    """All units of all times; parents are looked up by id, successors by predecessor."""

    units: Mapping[UUID, AdminUnit]
    children: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=dict)
    successors: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=dict)

    def at(self, instant: datetime) -> tuple[AdminUnit, ...]:
        """The units that exist at the instant, by level, code."""
        return tuple(unit for unit in self.units.values() if unit.exists(instant))

    def by_code(self, code: str, at: datetime) -> AdminUnit | None:
        """The unit that bears the code at the instant."""
        return next((unit for unit in self.units.values() if unit.code == code and unit.exists(at)), None)

    def ancestors(self, unit: UUID) -> tuple[UUID, ...]:
        """The unit itself, its parent, and so on up."""
        chain: list[UUID] = []
        step: UUID | None = unit
        while step is not None and step in self.units and step not in chain:
            chain.append(step)
            step = self.units[step].parent
        return tuple(chain)

    def within(self, roots: Iterable[UUID]) -> frozenset[UUID]:
        """The units themselves, all below them, and all that later took their place: what a grant on them reaches."""
        reached: set[UUID] = set()
        waiting = list(roots)
        while waiting:
            unit = waiting.pop()
            if unit not in reached:
                reached.add(unit)
                waiting += [*self.children.get(unit, ()), *self.successors.get(unit, ())]
        return frozenset(reached)


def tree_of(units: Sequence[AdminUnit]) -> UnitTree:
    """Index the units."""
    children: dict[UUID, list[UUID]] = defaultdict(list)
    successors: dict[UUID, list[UUID]] = defaultdict(list)
    for unit in units:
        if unit.parent is not None:
            children[unit.parent].append(unit.id)
        for before in unit.predecessors:
            successors[before].append(unit.id)
    return UnitTree(
        units={unit.id: unit for unit in units},
        children={parent: tuple(below) for parent, below in children.items()},
        successors={before: tuple(after) for before, after in successors.items()},
    )


def fault_of(row: UnitRow, known_codes: frozenset[str]) -> str | None:
    """Why a row cannot be loaded, as a catalogue code; None when it can."""
    if not row.code or not row.name:
        return "UNIT_ROW_EMPTY"
    if row.valid_to is not None and row.valid_to <= row.valid_from:
        return "UNIT_ENDS_BEFORE_IT_BEGINS"
    if row.parent_code is not None and row.parent_code not in known_codes:
        return "UNIT_PARENT_UNKNOWN"
    if set(row.predecessor_codes) - known_codes:
        return "UNIT_PREDECESSOR_UNKNOWN"
    return None
