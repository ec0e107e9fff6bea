"""A log that was kept by hand, as checks: the same row is always the same check. Pure."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import auto
from typing import Final
from uuid import UUID, uuid5

from credentials.control_code import typed
from credentials.wire import LIMITS, Decision, Direction, Outcome, PassageKind, ReasonCode
from geo.local_time import LOCAL
from identity.names import folded
from permits.keys import plate_key
from permits.words import Word
from storage.outcomes import BadInput

SPACE: Final = UUID("6f1d4a52-6b0e-5b7e-9a53-0f2f6d1d7c11")
"""Under which the ids of typed rows are made."""
ROWS_MOST: Final = 500
UNSURE: Final = timedelta(minutes=5)
"""How far a time written by hand may be off."""
OLDEST: Final = timedelta(days=31)
_TEXT_MOST: Final = 120
_PLATE: Final = re.compile(r"[A-Z0-9]{4,12}", re.ASCII)
_COLUMNS: Final = ("day", "time", "key", "way", "outcome", "officer", "note")
_WAYS: Final = {"vao": Direction.INWARD, "in": Direction.INWARD, "ra": Direction.OUTWARD, "out": Direction.OUTWARD}
_OUTCOMES: Final = {
    **dict.fromkeys(("qua", "passed", "cho qua"), Outcome.PASSED),
    **dict.fromkeys(("quay lai", "turned back", "back", "turned_back"), Outcome.TURNED_BACK),
    **dict.fromkeys(("giu", "held"), Outcome.HELD),
}


class RowFault(Word):
    """Why a row is no check."""

    NO_KEY = auto()
    NOT_YET = auto()
    TOO_OLD = auto()
    TOO_LONG = auto()
    UNREADABLE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the log. `key`: a plate or a control code, as it was written."""

    at: datetime
    key: str
    direction: Direction
    outcome: Outcome
    officer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a row is about: one of the two."""

    control_code: str | None = None
    plate: str | None = None


def key_of(row: Row, now: datetime) -> Key | RowFault:
    """The code or the plate of a row, or why it is no check."""
    if row.at > now + UNSURE:
        return RowFault.NOT_YET
    return RowFault.TOO_OLD if row.at < now - OLDEST else written(row)


def written(row: Row) -> Key | RowFault:
    """The same whenever it is asked."""
    if max(len(row.officer), len(row.note), len(row.key)) > _TEXT_MOST:
        return RowFault.TOO_LONG
    code, plate = typed(row.key.strip()), plate_key(row.key)
    if code is not None:
        return Key(control_code=code)
    return Key(plate=plate) if _PLATE.fullmatch(plate) and len(plate) <= LIMITS["plate_characters"] else RowFault.NO_KEY


def id_of(row: Row, key: Key, checkpoint: UUID) -> UUID:
    """The same row is always the same check."""
    at = row.at.astimezone(UTC)
    said = (at.isoformat(), key.control_code or key.plate, row.direction, row.outcome, row.officer.strip())
    return uuid5(SPACE, f"{checkpoint}|{'|'.join(map(str, said))}")


def text_of(row: Row, key: Key, checkpoint: UUID, code: str | None) -> str:
    """The check as a device would write it (docs/check.md); `code`: of the one permit that the plate belonged to then.

    Nothing judged it, so it says REFER for NO_BUNDLE; what was done is what counts.
    """
    at = row.at.astimezone(UTC)
    fields: dict[str, object] = {
        "id": str(id_of(row, key, checkpoint)),
        "checkpoint": str(checkpoint),
        "source": "PAPER_LOG",
        "passage": (PassageKind.ENTER if row.direction is Direction.INWARD else PassageKind.LEAVE).value,
        "direction": row.direction.value,
        "decidedAt": {"earliest": (at - UNSURE).isoformat(), "latest": (at + UNSURE).isoformat()},
        "decision": Decision.REFER.value,
        "reasons": [ReasonCode.NO_BUNDLE.value],
        "outcome": row.outcome.value,
        "controlCode": key.control_code or code,
        "plate": key.plate,
        "officer": _plain(row.officer) or None,
        "note": _plain(row.note) or None,
    }
    return json.dumps({name: value for name, value in fields.items() if value is not None}, ensure_ascii=False)


def read_table(text: str) -> tuple[Row | RowFault, ...]:
    """Rows of a table as a spreadsheet saves it: day, time, plate or code, way, outcome, officer, note.

    Commas, semicolons or tabs; a first line of names is passed over. Raises BadInput for what is no table, and for more
    than 500 rows.
    """
    lines = _lines(text.removeprefix("\ufeff").strip())
    if lines and not any(char.isdigit() for char in lines[0][0]):
        lines = lines[1:]
    if len(lines) > ROWS_MOST:
        raise BadInput("input.table", "TOO_MANY", most=str(ROWS_MOST))
    return tuple(_rows(lines))


def _lines(sample: str) -> list[list[str]]:
    """Whatever ends a line: an old Mac's spreadsheet ends it with CR alone."""
    table = io.StringIO(sample, newline=None)
    delimiter = max(",;\t", key=table.readline().count)
    table.seek(0)
    try:
        return [line for line in csv.reader(table, delimiter=delimiter) if any(map(str.strip, line))]
    except csv.Error as fault:
        raise BadInput("input.table", "TABLE_FORM") from fault


def _rows(lines: Sequence[Sequence[str]]) -> Iterator[Row | RowFault]:
    for line in lines:
        cells = dict(zip(_COLUMNS, (cell.strip() for cell in line), strict=False))
        at = _at(cells.get("day", ""), cells.get("time", ""))
        way, outcome = _WAYS.get(folded(cells.get("way", ""))), _OUTCOMES.get(folded(cells.get("outcome", "")))
        if at is None or way is None or outcome is None:
            yield RowFault.UNREADABLE
        else:
            officer, note = cells.get("officer", ""), cells.get("note", "")
            yield Row(at=at, key=cells["key"], direction=way, outcome=outcome, officer=officer, note=note)


def _at(day: str, time: str) -> datetime | None:
    """`15/09/2021` or `2021-09-15`, and `07:30` or `7h30`, local."""
    clock = time.replace("h", ":").replace(".", ":")
    for shape in ("%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M"):
        try:
            return datetime.strptime(f"{day} {clock}", shape).replace(tzinfo=LOCAL)
        except ValueError:
            continue
    return None


def _plain(text: str) -> str:
    """NFC, without what no keyboard writes."""
    return "".join(char for char in unicodedata.normalize("NFC", text) if char.isprintable()).strip()
