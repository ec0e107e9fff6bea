"""A list of sites as a CSV file: which column is which, in either language, and what a row says. Pure."""

import csv
import io
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from geo.local_time import DAY_MIN, WeeklyWindow
from identity.names import folded
from incidents.sites.model import SiteKind
from storage.outcomes import BadInput

MOST_ROWS: Final = 50_000
COLUMNS: Final[Mapping[str, frozenset[str]]] = {
    "code": frozenset({"code", "ma", "ma dia diem"}),
    "kind": frozenset({"kind", "loai", "loai dia diem", "loai hinh"}),
    "name": frozenset({"name", "ten", "ten dia diem"}),
    "lon": frozenset({"lon", "lng", "longitude", "kinh do"}),
    "lat": frozenset({"lat", "latitude", "vi do"}),
    "unit": frozenset({"unit", "ma don vi", "ma don vi hanh chinh", "ma xa", "ma huyen"}),
    "organisation": frozenset({"organisation", "organization", "to chuc", "ma to chuc", "don vi chu quan"}),
    "hours": frozenset({"hours", "gio", "gio hoat dong", "gio hoc"}),
    "people": frozenset({"people", "so nguoi", "so hoc sinh"}),
}
"""Term to the headers it is known by, without diacritics."""
NEEDED: Final = ("code", "kind", "name", "lon", "lat")
KINDS: Final[Mapping[str, SiteKind]] = {folded(kind.value.replace("_", " ")): kind for kind in SiteKind} | {
    "truong": SiteKind.SCHOOL,
    "truong hoc": SiteKind.SCHOOL,
    "khu cach ly": SiteKind.QUARANTINE_SITE,
    "benh vien": SiteKind.HOSPITAL,
    "so chi huy": SiteKind.COMMAND_POST,
    "buu cuc": SiteKind.POST_OFFICE,
    "buu dien": SiteKind.POST_OFFICE,
    "tram phat song": SiteKind.BASE_STATION,
    "tram thu phat song": SiteKind.BASE_STATION,
    "bts": SiteKind.BASE_STATION,
}
_DAYS: Final = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6} | {
    "t2": 0, "t3": 1, "t4": 2, "t5": 3, "t6": 4, "t7": 5, "cn": 6,
}  # fmt: skip
_PIECE: Final = re.compile(r"(?P<days>\S+)\s+(?P<start>\d{1,2}:\d{2})\s*[-\u2013]\s*(?P<end>\d{1,2}:\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row of the file, counted from 1 below the header, by term; what is empty is left out."""

    row: int
    words: Mapping[str, str]


def read(content: bytes) -> tuple[SheetRow, ...]:
    """The rows of a file in UTF-8, with a byte order mark or without, parted by comma, semicolon or tab.

    Raises BadInput when it is no such text, lacks a column, or has too many rows. Lines with nothing on them are none.
    """
    text = _text(content)
    lines = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    try:
        terms = _terms(next(lines, []))
        rows = [line for line in lines if any(cell.strip() for cell in line)]
    except csv.Error as fault:
        raise BadInput("file", "FILE_UNREADABLE") from fault
    if len(rows) > MOST_ROWS:
        raise BadInput("file", "TOO_MANY_ROWS", limit=str(MOST_ROWS))
    return tuple(SheetRow(row=number, words=_words(terms, line)) for number, line in enumerate(rows, 1))


def hours_of(text: str) -> tuple[WeeklyWindow, ...] | None:
    """Hours of use such as `T2-T6 07:00-11:00; T7 07:00-09:30` or `Mon,Wed 22:00-06:00`; None: they mean nothing."""
    windows: list[WeeklyWindow] = []
    for piece in filter(None, (part.strip() for part in text.split(";"))):
        found = _PIECE.fullmatch(folded(piece))
        days = None if found is None else _days(found["days"])
        if found is None or days is None:
            return None
        start, end = _minute(found["start"]), _minute(found["end"])
        if start is None or end is None or start in {DAY_MIN, end}:
            return None
        last = end if end > start else end + DAY_MIN
        windows += [WeeklyWindow(weekday=day, start_min=start, end_min=last) for day in days]
    return tuple(sorted(windows))


def _text(content: bytes) -> str:
    try:
        return unicodedata.normalize("NFC", content.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise BadInput("file", "FILE_UNREADABLE") from fault


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _terms(header: list[str]) -> list[str | None]:
    """The term of each column, None for one that is not ours."""
    known = {name: term for term, names in COLUMNS.items() for name in names}
    terms = [known.get(folded(cell.replace("_", " "))) for cell in header]
    for term in NEEDED:
        if term not in terms:
            raise BadInput(f"file.{term}", "NO_SUCH_COLUMN")
    return terms


def _words(terms: list[str | None], line: list[str]) -> dict[str, str]:
    cells = zip(terms, line, strict=False)
    return {term: cell.strip() for term, cell in cells if term is not None and cell.strip()}


def _days(text: str) -> list[int] | None:
    found: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        start, end = _DAYS.get(first), _DAYS.get(last or first)
        if start is None or end is None:
            return None
        found += [day % 7 for day in range(start, end + 1 if end >= start else end + 8)]
    return sorted(set(found))


def _minute(text: str) -> int | None:
    hour, minute = (int(part) for part in text.split(":"))
    at = hour * 60 + minute
    return at if minute < 60 and at <= DAY_MIN else None  # noqa: PLR2004 - minutes of an hour
