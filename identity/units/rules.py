"""The tree of units at an instant. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from identity.units.model import AdminUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTree:
    """All units of all times; parents are looked up by id, successors by predecessor."""

    units: Mapping[UUID, AdminUnit]
    children: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=dict)
    successors: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=dict)

    def at(self, instant: datetime) -> tuple[AdminUnit, ...]:
        """The units that exist at the instant, by code."""
        return tuple(unit for unit in self.units.values() if unit.exists(instant))

    def by_code(self, code: str, at: datetime) -> AdminUnit | None:
        """The unit that bears the code at the instant."""
        return next((unit for unit in self.units.values() if unit.code == code and unit.exists(at)), None)

    def ancestors(self, unit: UUID, at: datetime) -> tuple[AdminUnit, ...]:
        """What holds the unit at the instant, nearest first; without the unit itself and without what was abolished."""
        return tuple(one for one in self._up(unit) if one.id != unit and one.exists(at))

    def descendants(self, unit: UUID, at: datetime) -> tuple[AdminUnit, ...]:
        """Everything below the unit that exists at the instant, by code; without the unit itself."""
        below = _closure([unit], lambda one: self.children.get(one, ()))
        found = (self.units[one] for one in below if one != unit)
        return tuple(sorted((one for one in found if one.exists(at)), key=lambda one: (one.code, one.valid_from)))

    def within(self, roots: Iterable[UUID]) -> frozenset[UUID]:
        """The units themselves, all below them, and all that later took their place: what a grant on them reaches."""
        return _closure(roots, lambda unit: (*self.children.get(unit, ()), *self.successors.get(unit, ())))

    def _up(self, unit: UUID) -> Iterator[AdminUnit]:
        seen: set[UUID] = set()
        step: UUID | None = unit
        while step is not None and step in self.units and step not in seen:
            seen.add(step)
            yield self.units[step]
            step = self.units[step].parent


def _closure(roots: Iterable[UUID], following: Callable[[UUID], Iterable[UUID]]) -> frozenset[UUID]:
    """The roots and all that follows from them, each once."""
    reached: set[UUID] = set()
    waiting = list(roots)
    while waiting:
        unit = waiting.pop()
        if unit not in reached:
            reached.add(unit)
            waiting += following(unit)
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
