"""A signed file as texts, or as QR codes in a folder: pictures one by one, and all of them on one sheet to print."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from credentials import parts, qr

_COLUMNS: Final = 2
_CELL: Final = 120
_SIDE: Final = re.compile(r'<svg width="(\d+)"')


def write_texts(prefix: str, signed: bytes, path: Path) -> int:
    """One text a line; how many."""
    texts = parts.split(parts.to_text(prefix, signed))
    path.write_text("\n".join(texts) + "\n", encoding="ascii")
    return len(texts)


def write_codes(prefix: str, signed: bytes, folder: Path) -> int:
    """`01-of-02.svg`, `01-of-02.png`, … and `sheet.svg`; how many codes."""
    texts = parts.split(parts.to_text(prefix, signed))
    folder.mkdir(parents=True, exist_ok=True)
    drawn = [qr.svg(text) for text in texts]
    for place, (text, svg) in enumerate(zip(texts, drawn, strict=True), start=1):
        name = f"{place:02}-of-{len(texts):02}"
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
        (folder / f"{name}.png").write_bytes(qr.png(text))
    (folder / "sheet.svg").write_text(_sheet(drawn), encoding="utf-8")
    return len(texts)


def _sheet(drawn: Sequence[str]) -> str:
    rows = -(-len(drawn) // _COLUMNS)
    cells = "".join(_cell(place, svg, len(drawn)) for place, svg in enumerate(drawn))
    size = f'width="{_COLUMNS * _CELL}mm" height="{rows * _CELL}mm"'
    box = f'viewBox="0 0 {_COLUMNS * _CELL} {rows * _CELL}"'
    return f'<svg {size} {box} version="1.1" xmlns="http://www.w3.org/2000/svg">{cells}</svg>\n'


def _cell(place: int, svg: str, count: int) -> str:
    side = int(_SIDE.match(svg)[1])  # type: ignore[index]  # our own drawing
    left, top, scale = place % _COLUMNS * _CELL, place // _COLUMNS * _CELL, (_CELL - 15) / side
    inside = svg[svg.index(">") + 1 : svg.rindex("</svg>")].replace('id="barcode"', "")
    caption = f'<text x="5" y="{_CELL - 4}" font-size="6" font-family="sans-serif">{place + 1} / {count}</text>'
    code = f'<g transform="translate(5 3) scale({scale:.4f})">{inside}</g>'
    return f'<g transform="translate({left} {top})">{code}{caption}</g>'
