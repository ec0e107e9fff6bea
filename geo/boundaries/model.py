"""What is asked of an import, and what came of every row. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from geo.zones.model import GeometryQuality, LegalAct, Restriction, ZoneKind
from geo.zones.timeline import Span
from storage.outcomes import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column of the file says what; None: the plan says it for every row."""

    code: str = "code"
    name: str = "name"
    kind: str | None = None
    level: str | None = None
    restriction: str | None = None
    unit: str | None = None  # holds the unit's code
    precedence: str | None = None

    def named(self) -> dict[str, str]:
        """Term to column, for the columns that are read."""
        every = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: column for name, column in every.items() if column is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadPlan:
    """How a file becomes zones: the order it rests on, the time it is for, and what no column says."""

    act: LegalAct
    span: Span
    columns: Columns = field(default_factory=Columns)
    kind: ZoneKind = ZoneKind.UNIT
    restriction: Restriction = Restriction.NO_RESTRICTION
    level: str | None = None
    precedence: int = 0
    quality: GeometryQuality = GeometryQuality.DRAWN
    quality_m: float | None = None
    layer: str | None = None
    crs: str | None = None  # for a file that does not say its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an import is: rows read of how many."""

    done: int
    total: int


class RowOutcome(StrEnum):
    """What came of one row."""

    CREATED = "CREATED"
    CHANGED = "CHANGED"
    UNCHANGED = "UNCHANGED"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReport:
    """One row of the file, counted from 1."""

    row: int
    outcome: RowOutcome
    code: str | None = None
    number: int | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Every row of the file; `order` is None when there was nothing to write."""

    rows: tuple[RowReport, ...]
    order: UUID | None

    def count(self, outcome: RowOutcome) -> int:
        """How many rows had this outcome."""
        return sum(row.outcome is outcome for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """One row as the reader's process hands it over: its words, and the shape as WKB in EPSG:4326 or why not."""

    row: int
    words: Mapping[str, str]
    wkb: bytes | None = None
    refused: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What the reader's process is told."""

    path: str
    columns: Mapping[str, str]
    layer: str | None
    crs: str | None
    most_rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why the reader could not read the file at all."""

    field: str
    code: str
    params: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the reader's process: first the number of rows, then each row; or one fault."""

    total: int | None = None
    row: ReadRow | None = None
    fault: Fault | None = None
