"""The checkpoint sheet: written, signed, read back; and how large a full one is."""

import os
from dataclasses import replace

import pytest

from credentials import control_code
from credentials.claims import Claims, StatusRef
from credentials.sheet import pack as packing
from credentials.sheet.pack import pack, unpack
from credentials.sheet.seal import open_sheet
from credentials.wire import Purpose
from tests.credentials.scenario import ANCHOR, NOW, a_claims
from tests.vectors.making.sheets import a_sealed_sheet, a_sheet, an_officer, sealed, sheets

GIVEN = ("N. Văn Hùng", "L. Hoàng Phúc", "V. Thành Tâm", "Đ. Quốc Khánh", "B. Thị Kim Ngân", "D. Văn Lợi")


def a_row(place: int) -> Claims:
    """A permit like thousands of others: what differs is what tells people apart."""
    return a_claims(
        cti=os.urandom(16),
        name=f"{GIVEN[place % 6]}",
        control_code=control_code.with_check(f"{place * 4_999_999 % 10**10:010d}"),
        crew=os.urandom(8),
        tails=(f"{place * 7 % 10_000:04d}",),
        plates=(f"66C{place:05d}",),
        status=StatusRef(block=place // 16_384, index=place % 16_384),
        purpose=list(Purpose)[place % 14],
        end=NOW + 3_600 * (place % 48 + 1),
        zones=(3, 5, 9)[: place % 3 + 1],
    )


def test_a_sheet_is_read_back_in_the_order_of_its_codes_and_officers() -> None:
    officers = (an_officer(), an_officer(id=a_sheet().officers[1].id, leader=False))
    sheet = a_sheet(officers=officers[::-1])

    opened = open_sheet(a_sealed_sheet(officers=officers[::-1]), ANCHOR)

    assert opened is not None
    assert opened.officers == officers
    assert opened.rows == tuple(sorted(sheet.rows, key=lambda row: (row.control_code, row.cti)))
    assert replace(opened, officers=sheet.officers, rows=sheet.rows) == sheet


def test_every_golden_sheet_is_what_it_was_written_down_to_be() -> None:
    assert len({vector["name"] for vector in sheets()}) >= 20


def test_two_thousand_permits_fit_well_within_the_limits() -> None:
    raw = sealed(pack(a_sheet(rows=tuple(a_row(place) for place in range(2_000)))))

    opened = open_sheet(raw, ANCHOR)

    assert opened is not None
    assert len(opened.rows) == 2_000
    assert len(raw) < 160_000


def test_a_sheet_past_its_limits_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_UNPACKED", 1_000)
    with pytest.raises(ValueError, match="size limit"):
        pack(a_sheet(rows=tuple(a_row(place) for place in range(10))))
    assert pack(a_sheet(rows=(a_row(1),)))


def test_what_pack_writes_unpack_reads() -> None:
    empty = a_sheet(rows=(), officers=())
    assert unpack(pack(empty)) == empty
