"""From bytes to lines: CSV here, XLSX in a process of its own, because a small file may ask for all memory there is."""

import asyncio
import csv
import io
import os
import sys
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from typing import Final

import msgspec

from identity.importing.columns import HEADER_WITHIN, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from identity.importing.model import Cell, Grid
from storage.outcomes import BadInput

MOST_BYTES: Final = 4_000_000
DEADLINE_S: Final = 15.0
MOST_LINES: Final = MOST_ROWS + HEADER_WITHIN + 1
"""One more than may be, so that too many are noticed."""
_ZIP: Final = b"PK\x03\x04"
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_ROOT: Final = Path(__file__).parents[2]
_AT_ONCE: Final = 2


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the reader's process says: lines by number, or the code of what is wrong."""

    lines: list[tuple[int, list[str | int | float]]] = []
    fault: str = ""


class GridReader:
    """Reads files, two spreadsheets at a time."""

    def __init__(self, deadline_s: float = DEADLINE_S) -> None:
        self._deadline_s = deadline_s
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def read(self, content: bytes) -> Grid:
        """The lines that have something on them. Raises BadInput for what is neither XLSX nor CSV."""
        if not content or len(content) > MOST_BYTES:
            raise BadInput("file", "FILE_SIZE", most=f"{MOST_BYTES // 1_000_000}")
        if content.startswith(_OLD_EXCEL):
            raise BadInput("file", "FORMAT_UNKNOWN")
        if not content.startswith(_ZIP):
            return csv_lines(content)
        async with self._turns:
            return await self._xlsx(content)

    async def _xlsx(self, content: bytes) -> Grid:
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "identity.importing.child"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=_surroundings(),
        )
        try:
            async with asyncio.timeout(self._deadline_s):
                said, _ = await child.communicate(content)
        except TimeoutError as late:
            raise BadInput("file", "READER_TOO_SLOW", seconds=f"{self._deadline_s:g}") from late
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()
        if child.returncode != 0:
            raise BadInput("file", "READER_DIED")
        answer = msgspec.json.decode(said, type=Answer)
        if answer.fault:
            raise BadInput("file", answer.fault)
        return Grid(lines=tuple((number, tuple(map(_nfc, line))) for number, line in answer.lines))


def csv_lines(content: bytes) -> Grid:
    """Text parted by comma, semicolon or tab. Raises BadInput when it is no text."""
    text = _text(content)
    csv.field_size_limit(1_000_000)
    lines: list[tuple[int, tuple[Cell, ...]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        for number, line in enumerate(reader, 1):
            if any(cell.strip() for cell in line):
                lines.append((number, tuple(cell.strip()[:LONGEST_CELL] for cell in line[:MOST_COLUMNS])))
            if len(lines) > MOST_LINES:
                break
    except csv.Error as fault:
        raise BadInput("file", "FILE_UNREADABLE") from fault
    return Grid(lines=tuple(lines))


def _text(content: bytes) -> str:
    """UTF-8 with a mark or without, UTF-16 with one, and what Vietnamese Windows wrote before (1258)."""
    wide = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1258"):
        try:
            text = unicodedata.normalize("NFC", content.decode(encoding))
        except UnicodeDecodeError:
            continue
        if not any(unicodedata.category(letter) == "Cc" and letter not in "\t\r\n" for letter in text):
            return text
    raise BadInput("file", "FILE_UNREADABLE")


def _delimiter(text: str) -> str:
    """The one that stands most often in the first lines; titles above the headers have none."""
    first = "\n".join(text.splitlines()[:HEADER_WITHIN])
    return max(",;\t", key=first.count)


def _nfc(cell: Cell) -> Cell:
    return unicodedata.normalize("NFC", cell) if isinstance(cell, str) else cell


def _surroundings() -> dict[str, str]:
    """The environment without our own settings: the master key is nothing for a reader of foreign files."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("FIELDPASS_")}
    return {**plain, "PYTHONPATH": str(_ROOT)}
