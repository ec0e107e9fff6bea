"""Which column is which, in either language, with and without diacritics. Pure."""

import re
from collections.abc import Mapping
from typing import Final

from identity.crews.model import Skill
from identity.importing.model import Cell, FileRow, Grid, RosterFile
from identity.names import folded
from identity.rosters.model import VehicleKind
from storage.outcomes import BadInput

MOST_ROWS: Final = 2_000
MOST_COLUMNS: Final = 60
LONGEST_CELL: Final = 300
HEADER_WITHIN: Final = 20
"""Above the headers people write what the list is and whose."""

COLUMNS: Final[Mapping[str, frozenset[str]]] = {
    "name": frozenset(
        {"ho ten", "ho va ten", "ten", "ho ten nhan vien", "ten nhan vien", "nhan vien", "name", "full name"}
    ),
    "phone": frozenset(
        {
            "dien thoai",
            "so dien thoai",
            "sdt",
            "so dt",
            "dt",
            "di dong",
            "so di dong",
            "phone",
            "phone number",
            "mobile",
        }
    ),
    "cmnd": frozenset({"cmnd", "so cmnd", "chung minh nhan dan", "so chung minh nhan dan", "old identity card"}),
    "cccd": frozenset(
        {"cccd", "so cccd", "can cuoc", "can cuoc cong dan", "so can cuoc", "so can cuoc cong dan", "citizen card"}
    ),
    "identity": frozenset(
        {"cmnd cccd", "cccd cmnd", "so cmnd cccd", "so cccd cmnd", "giay to tuy than", "so giay to", "identity number"}
    ),
    "vehicle": frozenset({"loai xe", "loai phuong tien", "phuong tien", "vehicle", "vehicle kind", "vehicle type"}),
    "plate": frozenset(
        {"bien so", "bien so xe", "bks", "bien kiem soat", "bien so phuong tien", "plate", "plate number"}
    ),
    "label": frozenset({"ten xe", "ten phuong tien", "xe goi la", "vehicle name", "label"}),
    "crew": frozenset({"to", "ten to", "to cong tac", "to doi", "doi", "nhom", "crew", "crew name", "team"}),
    "lead": frozenset(
        {"to truong", "la to truong", "truong nhom", "doi truong", "lead", "leader", "crew lead", "is lead"}
    ),
    "skills": frozenset({"ky nang", "chuyen mon", "skill", "skills"}),
    "base_zone": frozenset({"vung xuat phat", "vung dong quan", "so vung", "vung so", "base zone"}),
    "declared_on": frozenset(
        {"ngay khai bao y te", "khai bao y te", "ngay khai bao", "ngay kbyt", "health declaration", "declared on"}
    ),
    "declared_until": frozenset(
        {"khai bao co gia tri den", "khai bao y te co gia tri den", "co gia tri den", "gia tri den", "valid until"}
    ),
    "reference": frozenset({"ma khai bao", "ma khai bao y te", "so khai bao", "declaration reference"}),
}
"""Term to the headers it is known by, without diacritics and punctuation."""

VEHICLES: Final[Mapping[str, VehicleKind]] = {folded(kind.value): kind for kind in VehicleKind} | {
    "xe may": VehicleKind.MOTORBIKE,
    "mo to": VehicleKind.MOTORBIKE,
    "xe mo to": VehicleKind.MOTORBIKE,
    "xe gan may": VehicleKind.MOTORBIKE,
    "motorcycle": VehicleKind.MOTORBIKE,
    "o to": VehicleKind.CAR,
    "oto": VehicleKind.CAR,
    "xe o to": VehicleKind.CAR,
    "xe hoi": VehicleKind.CAR,
    "xe con": VehicleKind.CAR,
    "ban tai": VehicleKind.CAR,
    "xe ban tai": VehicleKind.CAR,
    "xe tai": VehicleKind.TRUCK,
    "xe cau": VehicleKind.TRUCK,
    "tai": VehicleKind.TRUCK,
    "ghe": VehicleKind.BOAT,
    "xuong": VehicleKind.BOAT,
    "xuong may": VehicleKind.BOAT,
    "vo lai": VehicleKind.BOAT,
    "tau": VehicleKind.BOAT,
    "cano": VehicleKind.BOAT,
    "ca no": VehicleKind.BOAT,
    "di bo": VehicleKind.NONE,
    "khong": VehicleKind.NONE,
    "khong co": VehicleKind.NONE,
    "on foot": VehicleKind.NONE,
}
SKILLS: Final[Mapping[str, Skill]] = {folded(skill.value.replace("_", " ")): skill for skill in Skill} | {
    "han cap": Skill.FIBRE_SPLICING,
    "han noi cap": Skill.FIBRE_SPLICING,
    "han noi cap quang": Skill.FIBRE_SPLICING,
    "han cap quang": Skill.FIBRE_SPLICING,
    "cap quang": Skill.FIBRE_SPLICING,
    "vo tuyen": Skill.RADIO,
    "tram phat song": Skill.RADIO,
    "bts": Skill.RADIO,
    "nguon": Skill.POWER,
    "nguon dien": Skill.POWER,
    "dien": Skill.POWER,
    "do kiem": Skill.MEASUREMENT,
    "do kiem chat luong": Skill.MEASUREMENT,
    "do song": Skill.MEASUREMENT,
    "phat thu": Skill.POSTAL_DELIVERY,
    "buu ta": Skill.POSTAL_DELIVERY,
    "giao hang": Skill.POSTAL_DELIVERY,
    "buu pham": Skill.POSTAL_DELIVERY,
    "lai ghe": Skill.BOAT_HANDLING,
    "lai xuong": Skill.BOAT_HANDLING,
    "lai vo lai": Skill.BOAT_HANDLING,
    "dieu khien ghe": Skill.BOAT_HANDLING,
    "dieu khien vo lai": Skill.BOAT_HANDLING,
}
LEADS: Final = frozenset({"x", "co", "1", "yes", "true", "v", "to truong", "truong", "lead", "leader", "✓", "✔"})
_TERM_OF: Final = {name: term for term, names in COLUMNS.items() for name in names}
_BESIDE: Final = re.compile(r"\([^)]*\)|[^\w\s]|_")


def read(grid: Grid) -> RosterFile:
    """The rows by term. Raises BadInput when no line is headers, a column stands twice, or there are too many rows."""
    at = next((at for at, (_, line) in enumerate(grid.lines[:HEADER_WITHIN]) if _is_header(line)), None)
    if at is None:
        raise BadInput("file", "HEADERS_NOT_FOUND", within=str(HEADER_WITHIN))
    header = grid.lines[at][1][:MOST_COLUMNS]
    terms = [term_of(str(cell)) for cell in header]
    for term in filter(None, terms):
        if terms.count(term) > 1:
            raise BadInput("file", "COLUMN_TWICE", column=str(header[terms.index(term)])[:LONGEST_CELL])
    below = grid.lines[at + 1 :]
    if len(below) > MOST_ROWS:
        raise BadInput("file", "TOO_MANY_ROWS", limit=str(MOST_ROWS))
    columns = tuple((str(cell), term) for cell, term in zip(header, terms, strict=True) if str(cell).strip())
    return RosterFile(columns=columns, rows=tuple(_row(number, terms, line) for number, line in below))


def term_of(header: str) -> str | None:
    """What a header means; None for one that is not ours."""
    return _TERM_OF.get(folded(_BESIDE.sub(" ", header)))


def skills_of(text: str) -> frozenset[Skill] | str:
    """Skills parted by comma, semicolon, plus or slash; a word that means none is answered as it is."""
    found: set[Skill] = set()
    for word in filter(None, (str(part).strip() for part in re.split(r"[,;+/\n]", text))):
        skill = SKILLS.get(folded(word.replace("_", " ")))
        if skill is None:
            return word
        found.add(skill)
    return frozenset(found)


def _is_header(line: tuple[Cell, ...]) -> bool:
    terms = {term_of(str(cell)) for cell in line}
    return {"name", "phone"} <= terms or {"vehicle", "plate"} <= terms


def _row(number: int, terms: list[str | None], line: tuple[Cell, ...]) -> FileRow:
    cells = {term: cell for term, cell in zip(terms, line, strict=False) if term is not None and str(cell).strip()}
    return FileRow(row=number, cells=cells)
