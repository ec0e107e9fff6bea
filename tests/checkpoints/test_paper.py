"""A checkpoint on paper: the sheet of a shift, and the log that was kept by hand."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.words import say
from checkpoints.bundles.news import News
from checkpoints.checks.model import CheckKept, CheckSource, Filter, Read
from checkpoints.checks.text import read
from checkpoints.findings.model import FindingKind
from checkpoints.paper import log, sheet
from checkpoints.paper.log import Key, Row, RowFault, key_of, read_table, text_of
from checkpoints.paper.service import LogTyped, PostPapers, TypeLog
from checkpoints.sheets.model import Expected
from credentials.control_code import with_check
from credentials.keys.model import CannotSign
from credentials.wire import Direction, Outcome
from fieldpass.printed_news import printed
from geo.local_time import LOCAL
from identity.access import Role
from permits.paper.typesetting import Typesetter
from permits.permits.commands import Suspend
from storage.database import Database
from storage.ids import new_id
from storage.outcomes import BadInput, Forbidden, NotFound
from tests.checkpoints.findings_factory import A
from tests.checkpoints.findings_world import MINUTE, Findable, a_findable
from tests.checkpoints.records_factory import a_checkpoint
from tests.credentials.scenario import a_claims
from tests.permits.values import NOON
from tests.permits.world import asked, person

CODE = with_check("1000000000")
IN, OUT = Direction.INWARD, Direction.OUTWARD
PASSED = Outcome.PASSED


def a_row(**changes: Any) -> Row:
    return replace(
        Row(at=NOON - 5 * MINUTE, key="66C-123.45", direction=IN, outcome=PASSED, officer="Anh Ba"), **changes
    )


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (a_row(), Key(plate="66C12345")),
        (a_row(key="66 Đ1 - 987.65"), Key(plate="66D198765")),
        (a_row(key=f" {CODE[:4]}-{CODE[4:8]}-{CODE[8:]} "), Key(control_code=CODE)),
        (a_row(key="1000 0000 0000"), Key(plate="100000000000")),  # a digit is wrong: read as a plate, of nobody
        (a_row(key="?"), RowFault.NO_KEY),
        (a_row(key=""), RowFault.NO_KEY),
        (a_row(at=NOON + timedelta(hours=1)), RowFault.NOT_YET),
        (a_row(at=NOON - timedelta(days=40)), RowFault.TOO_OLD),
        (a_row(note="x" * 121), RowFault.TOO_LONG),
    ],
)
def test_a_row_is_about_a_plate_or_a_code_or_says_why_not(row: Row, key: Key | RowFault) -> None:
    assert key_of(row, NOON) == key


@given(st.text(max_size=130), st.text(max_size=130), st.sampled_from(Direction), st.sampled_from(Outcome))
@settings(max_examples=60, deadline=None)
def test_whatever_is_written_a_row_with_a_key_is_a_check_that_reads_and_always_the_same(
    officer: str, note: str, way: Direction, outcome: Outcome
) -> None:
    row = a_row(officer=officer, note=note, direction=way, outcome=outcome)
    key = key_of(row, NOON)
    if isinstance(key, RowFault):
        assert key is RowFault.TOO_LONG
        return
    one = text_of(row, key, A, CODE)
    found = read(one, A)
    assert isinstance(found, Read), found
    assert (found.check.source, found.check.outcome, found.check.direction) == (CheckSource.PAPER_LOG, outcome, way)
    assert (found.check.plate, found.check.control_code) == ("66C12345", CODE)
    assert text_of(replace(row, at=row.at.astimezone(LOCAL)), key, A, CODE) == one
    assert read(text_of(replace(row, at=row.at + MINUTE), key, A, CODE), A).raw.hash != found.raw.hash


TABLE = """Ngày;Giờ;Biển số hoặc mã;Vào/Ra;Kết quả;Cán bộ;Ghi chú
15/09/2021;11h55;66C-123.45;Vào;Qua;Anh Ba;
2021-09-15;11:56;1000 0000 0066;RA;Quay lại;Chị Tư;"hỏi; trực ban"

15/09/2021;11:57;66C-123.45;vào;giữ
15/09/2021;khuya;66C-123.45;Vào;Qua;;
32/09/2021;11:57;66C-123.45;Vào;Qua;;
15/09/2021;11:57;66C-123.45;Vào;bay;;
"""


_WITHOUT_NAMES = "\ufeff" + TABLE.split("\n", 1)[1]


@pytest.mark.parametrize("text", [TABLE, *(_WITHOUT_NAMES.replace("\n", end) for end in ("\r\n", "\r"))])
def test_a_table_is_read_as_a_spreadsheet_saves_it(text: str) -> None:
    one, two, three, *rest = read_table(text)

    assert one == a_row()
    assert two == Row(
        at=datetime(2021, 9, 15, 11, 56, tzinfo=LOCAL),
        key="1000 0000 0066",
        direction=OUT,
        outcome=Outcome.TURNED_BACK,
        officer="Chị Tư",
        note="hỏi; trực ban",
    )
    assert isinstance(three, Row)
    assert three.outcome is Outcome.HELD
    assert rest == [RowFault.UNREADABLE] * 3
    assert read_table("") == ()
    with pytest.raises(BadInput, match="TOO_MANY"):
        read_table("15/09/2021,11:55,66C12345,in,passed\n" * 501)
    with pytest.raises(BadInput, match="TABLE_FORM"):
        read_table("15/09/2021,11:55," + "x" * 200_000)


def test_the_sheet_reads_by_plate_and_says_who_is_held_up_and_how_many_more_there_are() -> None:
    rows = tuple(
        a_claims(name=name, plates=plates, control_code=f"{place:012d}", tails=("1234",))
        for place, (name, plates) in enumerate([("Trần Thị Bình", ()), ("N. Văn Hùng", ("66C12345",))] * 300)
    )
    coming = sheet.Coming(expected=Expected(rows=rows, left_off=5), held=frozenset({f"{1:012d}"}))

    said = sheet.given(a_checkpoint(A), "Sa Đéc", coming, NOON, say)

    assert said["rows"][:2] == [
        {
            "plates": "66C12345",
            "given": "Hùng",
            "tails": "1234",
            "code": "0000-0000-0001",
            "end": "TẠM DỪNG · SUSPENDED",
        },
        {"plates": "66C12345", "given": "Hùng", "tails": "1234", "code": "0000-0000-0003", "end": "08:00 21/09/2021"},
    ]
    assert (said["rows"][-1]["plates"], len(said["rows"]), said["as_of"]) == ("-", 400, "12:00 15/09/2021")
    assert "205" in said["more"]


@pytest.fixture
async def scene(sqlite_db: Database) -> Findable:
    return await a_findable(sqlite_db)


@pytest.fixture
async def both(db: Database) -> Findable:
    return await a_findable(db)


def papers_of(scene: Findable) -> PostPapers:
    return PostPapers(scene.db, scene.checks, Typesetter.make(), say)


async def test_what_was_written_by_hand_is_recorded_once_and_looked_at_like_any_check(both: Findable) -> None:
    permit, _ = await both.a_permit(vehicles=both.world.vehicles[:1])
    rows = (
        a_row(at=NOON + 30 * MINUTE, key="66C12345", outcome=Outcome.TURNED_BACK),
        a_row(key="?"),
        a_row(at=NOON + 30 * MINUTE, key=permit.control_code, direction=OUT),
        a_row(at=NOON + 30 * MINUTE, key="66Z-999.99"),
    )
    by, command = both.world.sa_dec, TypeLog(checkpoint=both.west, rows=rows)
    papers, later = papers_of(both), NOON + timedelta(hours=2)

    first = await papers.type_log(command, by=by, request=asked(by, later))
    again = await papers.type_log(command, by=by, request=asked(by, later))

    assert isinstance(first, LogTyped)
    assert isinstance(again, LogTyped)
    kept = [(one.fault, one.receipt and one.receipt.kept) for one in (*first.receipts, *again.receipts)]
    new, old = CheckKept.RECORDED, CheckKept.ALREADY_RECORDED
    assert kept == [
        *((None, new), (RowFault.NO_KEY, None), (None, new), (None, new)),
        *((None, old), (RowFault.NO_KEY, None), (None, old), (None, old)),
    ]
    found = await both.checks.page(Filter(permit=permit.id), by=by, after=None, first=9)
    assert [one.check.source for one in found.rows] == [CheckSource.PAPER_LOG] * 2
    [odd] = [one for one in await both.looked() if one.found.kind is FindingKind.REFUSED_THOUGH_VALID]
    assert (odd.found.permit, odd.found.facts["basis"]) == (permit.id, "PERMIT")


async def test_a_log_sent_again_after_a_lost_answer_is_answered_as_before(both: Findable) -> None:
    rows = (
        a_row(at=NOON - log.OLDEST, key="66Z-111.11"),
        a_row(at=NOON + 6 * MINUTE, key="66Z-999.99"),
        a_row(at=NOON, key="66C-123.45"),
        a_row(at=NOON, key="66C-123.45"),
        a_row(key="?"),
    )
    by, command, papers = both.world.sa_dec, TypeLog(checkpoint=both.west, rows=rows), papers_of(both)
    request = asked(by, NOON)
    first = await papers.type_log(command, by=by, request=request)
    await both.a_permit(vehicles=both.world.vehicles[:1])  # the plate is somebody's meanwhile

    again = await papers.type_log(command, by=by, request=replace(request, at=NOON + 2 * MINUTE))

    assert isinstance(first, LogTyped)
    assert [one.fault for one in first.receipts] == [None, RowFault.NOT_YET, None, None, RowFault.NO_KEY]
    assert again == first


async def test_only_the_unit_types_and_prints_for_its_checkpoint(scene: Findable) -> None:
    permit, _ = await scene.a_permit()
    mine, other = scene.world.sa_dec, scene.world.lap_vo
    command, papers = TypeLog(checkpoint=scene.west, rows=(a_row(),)), papers_of(scene)

    for by in (other, person(Role.AUDITOR), person(Role.CREW)):
        with pytest.raises(Forbidden):
            await papers.type_log(command, by=by, request=asked(by))
        with pytest.raises(Forbidden):
            await papers.sheet(scene.west, by=by, at=NOON)
    unknown = replace(command, checkpoint=new_id())
    assert isinstance(await papers.type_log(unknown, by=mine, request=asked(mine)), NotFound)
    assert isinstance(await papers.sheet(new_id(), by=mine, at=NOON), NotFound)
    assert (await scene.checks.page(Filter(), by=mine, after=None, first=9)).rows == ()

    department = scene.world.department
    suspend = Suspend(permit=permit.id, version=permit.version, reason="x")
    await scene.world.permits.suspend(suspend, by=department, request=asked(department))
    sheets = await papers.sheet(scene.west, by=mine, at=NOON)
    assert isinstance(sheets, bytes)
    assert b"/Count 2" in sheets
    with pytest.raises(BadInput, match="TOO_MANY"):
        await papers.type_log(replace(command, rows=(a_row(),) * 501), by=mine, request=asked(mine))
    assert json.loads(log.text_of(a_row(note="x"), Key(plate="66C12345"), A, None))["note"] == "x"


async def test_a_printed_permit_carries_the_newest_news_or_none_where_nobody_can_sign(scene: Findable) -> None:
    found = await printed(News(scene.bundles))(NOON)
    assert found is not None
    assert found.texts[0].startswith(("FPD1:", "FPC1:1/"))
    assert found.as_of <= NOON


async def test_without_a_key_a_permit_is_printed_without_news() -> None:
    class Unable:
        async def newest(self, _at: datetime) -> None:
            raise CannotSign("NO_KEY")

    assert await printed(cast("Any", Unable()))(NOON) is None
