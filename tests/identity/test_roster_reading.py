"""A roster's file, well meant or not: what is read of it, and what is not."""

from collections.abc import Sequence

import pytest

from identity.crews.model import Skill
from identity.importing import columns
from identity.importing.cells import day, identity_numbers, phone
from identity.importing.columns import MOST_ROWS, skills_of, term_of
from identity.importing.model import Cell, FileRow, Grid, RosterFile
from identity.importing.reading import MOST_BYTES, GridReader, csv_lines
from storage.outcomes import BadInput
from tests.roster_files import HEADERS, crews_of_three, packed, xlsx

LIST = "Họ tên;Điện thoại;CCCD;Tổ\nNguyễn Văn Hùng;0912 345 678;087080000101;Tổ 1\n"


def read(lines: Sequence[Sequence[Cell]]) -> RosterFile:
    """Lines as a file of them is read."""
    return columns.read(Grid(lines=tuple((at, tuple(line)) for at, line in enumerate(lines, 1))))


@pytest.mark.parametrize(
    ("header", "term"),
    [
        ("Họ và tên", "name"),
        ("HO TEN (*)", "name"),
        ("Số điện thoại:", "phone"),
        ("SĐT", "phone"),
        ("CMND/CCCD", "identity"),
        ("Số CCCD", "cccd"),
        ("Biển số xe", "plate"),
        ("Loại phương tiện", "vehicle"),
        ("Tổ", "crew"),
        ("Tổ trưởng", "lead"),
        ("base_zone", "base_zone"),
        ("Ngày khai báo y tế", "declared_on"),
        ("Ghi chú", None),
        ("", None),
    ],
)
def test_a_header_is_known_with_and_without_diacritics(header: str, term: str | None) -> None:
    assert term_of(header) == term


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_list_is_read_in_what_vietnamese_machines_write(encoding: str) -> None:
    text = LIST
    if encoding == "cp1258":  # there an accent stands behind its letter
        text = (
            LIST.replace("ọ", "o\u0323")
            .replace("ệ", "ê\u0323")
            .replace("ạ", "a\u0323")
            .replace("ổ", "ô\u0309")
            .replace("ễ", "ê\u0303")
        )
    (row,) = columns.read(csv_lines(text.encode(encoding))).rows
    assert (row.row, row.text("name"), row.text("crew")) == (2, "Nguyễn Văn Hùng", "Tổ 1")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_list_is_parted_by_what_parts_it(delimiter: str) -> None:
    (row,) = columns.read(csv_lines(LIST.replace(";", delimiter).encode())).rows
    assert row.text("phone") == "0912 345 678"


async def test_a_workbook_is_read_below_its_titles_with_the_rows_of_the_spreadsheet() -> None:
    file = columns.read(await GridReader().read(xlsx(crews_of_three(2))))

    assert [one.row for one in file.rows] == [4, 5, 6, 7, 8, 9]
    assert ("STT", None) in file.columns
    first = file.rows[0]
    assert (first.text("name"), first.text("plate"), first.text("declared_on")) == (
        "Nguyễn Văn Hùng",
        "66C1-10000",
        "2021-09-14",
    )
    assert phone(first) == "0912400000"


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        ({"cccd": 87080000101}, {"cccd": "087080000101"}),
        ({"cccd": "87080000101"}, {"cccd": "87080000101"}),
        ({"cmnd": 34000101}, {"cmnd": "034000101"}),
        ({"cccd": 101}, {"cccd": "101"}),
        ({"identity": "340000101"}, {"cmnd": "340000101"}),
        ({"identity": "087080000101"}, {"cccd": "087080000101"}),
        ({"identity": 87080000101, "cmnd": "340000101"}, {"cmnd": "340000101", "cccd": "087080000101"}),
    ],
)
def test_zeros_come_back_where_a_spreadsheet_took_them(cells: dict[str, Cell], numbers: dict[str, str]) -> None:
    assert identity_numbers(FileRow(row=1, cells=cells)) == numbers


@pytest.mark.parametrize("text", ["12/09/2021", "12-9-2021", "2021-09-12", "2021-09-12 00:00:00"])
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    found = day(FileRow(row=1, cells={"declared_on": text}), "declared_on")
    assert found is not None
    assert found.isoformat() == "2021-09-12"


@pytest.mark.parametrize("text", ["31/02/2021", "hôm qua", "44451"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert day(FileRow(row=1, cells={"declared_on": text}), "declared_on") is None


def test_skills_are_words_and_a_strange_one_is_said() -> None:
    known = frozenset({Skill.FIBRE_SPLICING, Skill.POWER, Skill.MEASUREMENT})
    assert skills_of("Hàn nối cáp quang, nguồn điện; đo kiểm") == known
    assert skills_of("nấu ăn, vô tuyến") == "nấu ăn"


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([], "HEADERS_NOT_FOUND"),
        ([("Ghi chú", "STT")], "HEADERS_NOT_FOUND"),
        ([("x",)] * 20 + [HEADERS], "HEADERS_NOT_FOUND"),
        ([("Họ tên", "Điện thoại", "SĐT")], "COLUMN_TWICE"),
        ([HEADERS] + [("1", "Hùng")] * (MOST_ROWS + 1), "TOO_MANY_ROWS"),
    ],
)
def test_a_file_that_cannot_be_a_roster_is_refused_whole(lines: list[Sequence[Cell]], code: str) -> None:
    with pytest.raises(BadInput, match=code):
        read(lines)


def test_as_many_rows_as_may_be_are_read() -> None:
    assert len(read([HEADERS, *[("1", "Hùng")] * MOST_ROWS]).rows) == MOST_ROWS


FAR_CELL = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1'
    '</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "FILE_SIZE"),
        (b"x" * (MOST_BYTES + 1), "FILE_SIZE"),
        (b"\xd0\xcf\x11\xe0old excel", "FORMAT_UNKNOWN"),
        (b"PK\x03\x04nothing", "FILE_UNREADABLE"),
        (b"\x00\x01\x02\x03", "FILE_UNREADABLE"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "FILE_UNREADABLE"),
        (packed("<worksheet"), "FILE_UNREADABLE"),
        (packed(" " * 80_000_000), "FILE_TOO_LARGE_UNPACKED"),
        (packed(FAR_CELL), "READER_DIED"),
    ],
    ids=["empty", "large", "xls", "broken zip", "binary", "picture", "broken xml", "zip bomb", "far cell"],
)
async def test_a_hostile_file_is_refused_and_the_process_lives(content: bytes, code: str) -> None:
    with pytest.raises(BadInput, match=code):
        await GridReader().read(content)

    assert (await GridReader().read(xlsx([HEADERS]))).lines[0][0] == 1


async def test_a_reader_that_takes_too_long_is_ended() -> None:
    with pytest.raises(BadInput, match="READER_TOO_SLOW"):
        await GridReader(deadline_s=0.001).read(xlsx([HEADERS]))
