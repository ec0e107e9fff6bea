"""From rows of a file to the instructions of one order. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

import shapely

from geo.boundaries.model import LoadPlan, ReadRow, RowOutcome, RowReport
from geo.zones.model import Restriction, Timeline, ZoneKind, ZoneState, ZoneTerms
from geo.zones.orders.model import ChangeZone, CreateZone, Instruction
from storage.outcomes import Reason

_CODE_LIMIT, _NAME_LIMIT = 64, 200
# A file says nothing of weekly hours, contacts and messages: they stay.
_SAID = tuple(name for name in ZoneTerms.__dataclass_fields__ if name not in {"schedule", "contact", "message"})
Word = TypeVar("Word", ZoneKind, Restriction)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One row: what to do for it, or nothing, and how it will be reported."""

    report: RowReport
    instruction: Instruction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a row is judged against: zones by code, units by code, the codes of levels."""

    zones: Mapping[str, ZoneState]
    units: Mapping[str, UUID]
    levels: frozenset[str]


class _RefusedError(Exception):
    def __init__(self, code: str, /, **params: str) -> None:
        self.reason = Reason(code=code, params=params)


def judge(rows: tuple[ReadRow, ...], plan: LoadPlan, known: Known) -> tuple[Judged, ...]:
    """Every row in turn; the second row with a code is refused."""
    seen: set[str] = set()
    judged = []
    for row in rows:
        code = row.words.get("code")
        judged.append(_judged(row, plan, known, twice=code in seen))
        seen.add(code or "")
    return tuple(judged)


def _judged(row: ReadRow, plan: LoadPlan, known: Known, *, twice: bool) -> Judged:
    try:
        code = _code(row, twice=twice)
        return _instructed(row, code, _terms(row, plan, known), plan, known.zones.get(code))
    except _RefusedError as refused:
        report = RowReport(row=row.row, outcome=RowOutcome.REFUSED, code=row.words.get("code"), reason=refused.reason)
        return Judged(report=report)


def _instructed(row: ReadRow, code: str, terms: ZoneTerms, plan: LoadPlan, zone: ZoneState | None) -> Judged:
    if zone is None:
        created = RowReport(row=row.row, outcome=RowOutcome.CREATED, code=code)
        return Judged(report=created, instruction=CreateZone(code=code, terms=terms))
    pieces = tuple(piece for piece in zone.timeline if plan.span.meets(piece))
    if not pieces:
        raise _RefusedError("ZONE_NOT_IN_FORCE", zone=code)
    if _same(pieces, terms):
        return Judged(report=RowReport(row=row.row, outcome=RowOutcome.UNCHANGED, code=code, number=zone.number))
    report = RowReport(row=row.row, outcome=RowOutcome.CHANGED, code=code, number=zone.number)
    said = {name: getattr(terms, name) for name in _SAID}
    return Judged(report=report, instruction=ChangeZone(number=zone.number, version=zone.version, terms=said))


def _same(pieces: Timeline, terms: ZoneTerms) -> bool:
    names = [name for name in _SAID if name != "geometry"]
    return all(
        all(getattr(piece, name) == getattr(terms, name) for name in names)
        and piece.geometry is not None
        and shapely.equals_exact(piece.geometry, terms.geometry)
        for piece in pieces
    )


def _terms(row: ReadRow, plan: LoadPlan, known: Known) -> ZoneTerms:
    if row.refused is not None or row.wkb is None:
        reason = row.refused or Reason(code="GEOMETRY_MISSING")
        raise _RefusedError(reason.code, **reason.params)
    return ZoneTerms(
        name=_text(row, "name", _NAME_LIMIT),
        kind=_word(row, "kind", ZoneKind, plan.kind),
        restriction=_word(row, "restriction", Restriction, plan.restriction),
        level=_level(row.words.get("level", plan.level), known),
        unit=_unit(row, known),
        geometry=shapely.from_wkb(row.wkb),
        quality=plan.quality,
        quality_m=plan.quality_m,
        precedence=_precedence(row, plan),
    )


def _code(row: ReadRow, *, twice: bool) -> str:
    code = _text(row, "code", _CODE_LIMIT)
    if twice:
        raise _RefusedError("CODE_TWICE", code=code)
    return code


def _text(row: ReadRow, term: str, limit: int) -> str:
    value = row.words.get(term, "")
    if not value:
        raise _RefusedError("EMPTY", column=term)
    if len(value) > limit:
        raise _RefusedError("COLUMN_TOO_LONG", column=term, limit=str(limit))
    return value


def _word(row: ReadRow, term: str, kind: type[Word], default: Word) -> Word:
    value: Any = row.words.get(term, default)
    if value not in list(kind):
        raise _RefusedError("UNKNOWN_WORD", column=term, value=value[:64])
    return kind(value)


def _level(code: str | None, known: Known) -> str | None:
    if code is not None and code not in known.levels:
        raise _RefusedError("UNKNOWN_LEVEL", level=code[:64])
    return code


def _unit(row: ReadRow, known: Known) -> UUID | None:
    code = row.words.get("unit")
    if code is not None and code not in known.units:
        raise _RefusedError("UNKNOWN_UNIT", unit=code[:64])
    return None if code is None else known.units[code]


def _precedence(row: ReadRow, plan: LoadPlan) -> int:
    value = row.words.get("precedence", str(plan.precedence))
    try:
        return int(value)
    except ValueError:
        raise _RefusedError("NOT_A_NUMBER", column="precedence", value=value[:64]) from None
