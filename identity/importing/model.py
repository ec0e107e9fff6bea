"""What a roster's file says and what came of it, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from identity.crews.model import Skill
from storage.outcomes import Reason

Cell: TypeAlias = str | int | float
"""A number is a cell that a spreadsheet holds as one: its leading zeros are gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A file as it lies there: lines with the numbers under which a spreadsheet shows them."""

    lines: tuple[tuple[int, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One row below the headers by term; what is empty is left out."""

    row: int
    cells: Mapping[str, Cell] = field(repr=False)

    def text(self, term: str) -> str:
        """The cell as text, empty where there is none."""
        return str(self.cells.get(term, "")).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterFile:
    """The rows, and what was made of the headers: header to term, None for a column that is not ours."""

    columns: tuple[tuple[str, str | None], ...]
    rows: tuple[FileRow, ...]


class RowOutcome(StrEnum):
    """What came of one row, of its vehicle or of a crew."""

    ADDED = "ADDED"
    CHANGED = "CHANGED"
    KNOWN = "KNOWN"
    WAITING = "WAITING"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReport:
    """One row: what came of it, and where it was refused, which column is to blame."""

    row: int
    name: str
    outcome: RowOutcome
    plate: str = ""
    vehicle: RowOutcome | None = None
    crew: str = ""
    reason: Reason | None = None
    term: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewReport:
    """A crew that rows name. WAITING: composed as soon as the department has vetted everybody in it."""

    name: str
    outcome: RowOutcome
    members: int
    vehicles: int
    rows: tuple[int, ...]
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """One result a row, nothing left out; in a preview nothing was written."""

    is_preview: bool
    columns: tuple[tuple[str, str | None], ...]
    rows: tuple[RowReport, ...]
    crews: tuple[CrewReport, ...]

    def count(self, outcome: RowOutcome) -> int:
        """How many rows had this outcome."""
        return sum(row.outcome is outcome for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewPart:
    """What one row says of its crew."""

    crew: str
    is_lead: bool
    skills: frozenset[Skill]
    base_zone: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A row as its crew needs it: who and what stands in it, None where the row was refused."""

    row: int
    part: CrewPart
    person: UUID | None
    vehicle: UUID | None
    is_refused: bool
