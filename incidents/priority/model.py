"""A priority explains itself. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import auto

from incidents.words import Word


class Severity(Word):
    """How bad it is for those it hits."""

    MINOR = auto()
    MODERATE = auto()
    MAJOR = auto()
    CRITICAL = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """What raises a priority, as a code of the word catalogue (`factor-<code>`) with its parameters, by how much."""

    code: str
    points: int
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """The sum of its factors' points; the higher comes first."""

    factors: tuple[Factor, ...]

    @property
    def number(self) -> int:
        """The sum."""
        return sum(factor.points for factor in self.factors)
