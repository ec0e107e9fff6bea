"""The spreadsheet reader's own process: `python -m identity.importing.child`, the file on stdin, one answer on stdout.

A file of a few kilobytes can claim a million columns or unpack to gigabytes: memory and time are bounded here, and the
process may die. It knows no database and no key.
"""

import io
import resource
import sys
import zipfile
from datetime import date, datetime
from typing import Any, Final

import msgspec

from identity.importing.columns import LONGEST_CELL, MOST_COLUMNS
from identity.importing.reading import MOST_LINES, Answer

_MEMORY: Final = 768 * 1024 * 1024
_CPU_S: Final = 10
_UNPACKED: Final = 64 * 1024 * 1024
_MEMBERS: Final = 500


def main() -> None:
    """Answer the lines of the first sheet that has any."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_S, _CPU_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.buffer.write(msgspec.json.encode(_answer(sys.stdin.buffer.read())))


def _answer(content: bytes) -> Answer:
    if _is_bomb(content):
        return Answer(fault="FILE_TOO_LARGE_UNPACKED")
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            lines = _lines(book.get_sheet_by_name(name))
            if lines:
                return Answer(lines=lines)
    except (calamine.CalamineError, ValueError, OSError):
        return Answer(fault="FILE_UNREADABLE")
    return Answer()


def _is_bomb(content: bytes) -> bool:
    """By what its table of contents says; what lies there meets the bounds of this process."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            members = packed.infolist()
    except zipfile.BadZipFile:
        return False
    return len(members) > _MEMBERS or sum(one.file_size for one in members) > _UNPACKED


def _lines(sheet: Any) -> list[tuple[int, list[str | int | float]]]:  # noqa: ANN401 - calamine's own type is not written in Python
    lines: list[tuple[int, list[str | int | float]]] = []
    first = sheet.start[0] + 1 if sheet.start else 1
    for number, line in enumerate(sheet.iter_rows(), first):
        cells = [_cell(cell) for cell in line[:MOST_COLUMNS]]
        if any(cell != "" for cell in cells):
            lines.append((number, cells))
        if len(lines) > MOST_LINES:
            break
    return lines


def _cell(cell: object) -> str | int | float:
    """A date as ISO 8601, a whole number without `.0`."""
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else cell
    return cell if isinstance(cell, int) else str(cell).strip()[:LONGEST_CELL]


if __name__ == "__main__":
    main()
