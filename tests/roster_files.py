"""Rosters as companies keep them: a spreadsheet written here byte by byte, and sixty crews to put into it."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from xml.sax.saxutils import escape

Cell = str | int | float | date | None
_EPOCH = date(1899, 12, 30)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="Nhân sự" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
}


def xlsx(lines: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook of one sheet; numbers are numbers, days are days, None is no cell."""
    rows = "".join(
        f'<row r="{at}">{"".join(_cell(cell, column, at) for column, cell in enumerate(line))}</row>'
        for at, line in enumerate(lines, 1)
    )
    return packed(f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>')


def packed(sheet: str) -> bytes:
    """A workbook around the text of its sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in {**_PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            book.writestr(name, f"{_HEAD}\n{text}")
    return out.getvalue()


def _cell(cell: Cell, column: int, row: int) -> str:
    at = f"{_letters(column)}{row}"
    match cell:
        case None:
            return ""
        case date():
            return f'<c r="{at}" s="1"><v>{(cell - _EPOCH).days}</v></c>'
        case str():
            return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
    return f'<c r="{at}"><v>{cell}</v></c>'


def _letters(column: int) -> str:
    return chr(65 + column) if column < 26 else f"{_letters(column // 26 - 1)}{chr(65 + column % 26)}"


HEADERS = ("STT", "Họ và tên", "Số điện thoại", "CCCD", "Loại xe", "Biển số", "Tổ", "Tổ trưởng", "Kỹ năng", "Ngày KBYT")
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ")
MIDDLES = ("Văn", "Thị Ngọc", "Hữu", "Thành", "Quốc", "Minh")
GIVENS = ("Hùng", "Phúc", "Khánh", "Tâm", "Ngân", "Lợi", "Ánh", "Duy", "Sang", "Thảo")
SKILLS = ("Hàn nối cáp quang", "Vô tuyến, nguồn điện", "Đo kiểm", "Phát thư")


def crews_of_three(crews: int = 60) -> list[Sequence[Cell]]:
    """Lines of so many crews with three people and one vehicle each, as a company's list has them: titles above."""
    lines: list[Sequence[Cell]] = [
        ("DANH SÁCH NHÂN SỰ, PHƯƠNG TIỆN ĐỀ NGHỊ CẤP GIẤY",),
        ("Viễn thông Sen Hồng",),
        HEADERS,
    ]
    lines += [_line(crew, seat) for crew in range(crews) for seat in range(3)]
    return lines


def _line(crew: int, seat: int) -> Sequence[Cell]:
    at = crew * 3 + seat
    is_lead = seat == 0
    return (
        at + 1,
        f"{FAMILIES[at % 10]} {MIDDLES[at % 6]} {GIVENS[at // 10 % 10]}",
        912_400_000 + at,  # a number that has lost its leading zero
        f"0870{at:08d}",
        ("Xe máy", "Ô tô", "Xe tải")[crew % 3] if is_lead else None,
        f"66C1-{10_000 + crew}" if is_lead else None,
        f"Tổ ứng cứu {crew + 1:02d}",
        "x" if is_lead else None,
        SKILLS[crew % 4] if is_lead else None,
        date(2021, 9, 14),
    )
