"""From rows of a sheet to sites that are made, changed or left as they are, and what came of each row. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import auto
from typing import Final
from uuid import UUID

from geo.place import Place, lon_lat
from identity.names import folded
from incidents.sites.model import Site, SiteTerms
from incidents.sites.rules import MOST_HOURS, MOST_PEOPLE, terms_of
from incidents.sites.sheet import KINDS, SheetRow, hours_of
from incidents.words import Word
from storage.outcomes import BadInput, Reason

_LIMITS: Final = {"code": 64, "name": 200}
_SHOWN: Final = 64


class RowOutcome(Word):
    """What came of one row."""

    CREATED = auto()
    CHANGED = auto()
    UNCHANGED = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReport:
    """One row of the file, counted from 1 below the header."""

    row: int
    outcome: RowOutcome
    code: str = ""
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SitesLoaded:
    """Every row of the file."""

    rows: tuple[RowReport, ...]

    def count(self, outcome: RowOutcome) -> int:
        """How many rows had this outcome."""
        return sum(row.outcome is outcome for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the rows speak of by their codes."""

    sites: Mapping[str, Site]
    units: Mapping[str, UUID]
    organisations: Mapping[str, UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One row, and what it asks to be written."""

    report: RowReport
    terms: SiteTerms | None = None
    known: Site | None = None


class _RefusedError(Exception):
    def __init__(self, code: str, /, **params: str) -> None:
        super().__init__(code)
        self.reason = Reason(code=code, params=params)


def judge(rows: Sequence[SheetRow], known: Known) -> tuple[Judged, ...]:
    """One judgement a row, in their order; a code that stands twice is refused wherever it stands."""
    times = Counter(row.words.get("code") for row in rows)
    return tuple(_judged(row, known, twice=times[row.words.get("code")] > 1) for row in rows)


def _judged(row: SheetRow, known: Known, *, twice: bool) -> Judged:
    code = row.words.get("code", "")
    try:
        terms = _terms(row, known, twice=twice)
    except _RefusedError as refused:
        report = RowReport(row=row.row, outcome=RowOutcome.REFUSED, code=code[:_SHOWN], reason=refused.reason)
        return Judged(report=report)
    old = known.sites.get(terms.code)
    if old is None:
        return Judged(report=RowReport(row=row.row, outcome=RowOutcome.CREATED, code=code), terms=terms)
    if old.closed_at is None and terms_of(old) == terms:
        return Judged(report=RowReport(row=row.row, outcome=RowOutcome.UNCHANGED, code=code), known=old)
    return Judged(report=RowReport(row=row.row, outcome=RowOutcome.CHANGED, code=code), terms=terms, known=old)


def _terms(row: SheetRow, known: Known, *, twice: bool) -> SiteTerms:
    code = _text(row, "code")
    if twice:
        raise _RefusedError("SITE_CODE_TWICE", code=code)
    kind = KINDS.get(folded(_text(row, "kind").replace("_", " ")))
    if kind is None:
        raise _RefusedError("UNKNOWN_WORD", column="kind", value=row.words["kind"][:_SHOWN])
    hours = hours_of(row.words.get("hours", ""))
    if hours is None or len(hours) > MOST_HOURS:
        raise _RefusedError("SITE_HOURS", value=row.words["hours"][:_SHOWN])
    return SiteTerms(
        code=code,
        kind=kind,
        name=_text(row, "name"),
        place=_place(row),
        unit=_known(row, "unit", known.units, "UNKNOWN_UNIT"),
        organisation=_known(row, "organisation", known.organisations, "UNKNOWN_ORGANISATION"),
        hours=hours,
        people=_people(row),
    )


def _text(row: SheetRow, term: str) -> str:
    value = row.words.get(term, "")
    if not value:
        raise _RefusedError("EMPTY", column=term)
    if len(value) > _LIMITS.get(term, _SHOWN):
        raise _RefusedError("COLUMN_TOO_LONG", column=term, limit=str(_LIMITS.get(term, _SHOWN)))
    return value


def _place(row: SheetRow) -> Place:
    try:
        return lon_lat(_degrees(row, "lon"), _degrees(row, "lat"))
    except BadInput as fault:
        raise _RefusedError(fault.code, **fault.params) from fault


def _degrees(row: SheetRow, term: str) -> float:
    value = _text(row, term)
    try:
        return float(value.replace(",", "."))
    except ValueError:
        raise _RefusedError("NOT_A_NUMBER", column=term, value=value[:_SHOWN]) from None


def _people(row: SheetRow) -> int:
    value = row.words.get("people", "0").replace(".", "").replace(",", "").replace(" ", "")
    if not value.isdecimal() or not value.isascii() or int(value[:9]) > MOST_PEOPLE or len(value) > 7:  # noqa: PLR2004 - digits of MOST_PEOPLE
        raise _RefusedError("NOT_A_NUMBER", column="people", value=row.words["people"][:_SHOWN])
    return int(value)


def _known(row: SheetRow, term: str, ids: Mapping[str, UUID], refused: str) -> UUID | None:
    code = row.words.get(term)
    if code is None:
        return None
    if code not in ids:
        raise _RefusedError(refused, **{term: code[:_SHOWN]})
    return ids[code]
