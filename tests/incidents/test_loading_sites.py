"""Sites from a sheet: headers of either language, one result a row, nothing lost, again nothing new."""

from typing import Any

import pytest

from geo.local_time import WeeklyWindow
from incidents.sites.loading import RowOutcome, SitesLoaded
from incidents.sites.model import CloseSite, SiteFilter, SiteKind
from incidents.sites.sheet import hours_of, read
from storage.outcomes import BadInput, Forbidden
from tests.incidents.values import COMPANY, SCHOOL_HOURS
from tests.incidents.world import SA_DEC, World, asked

VIETNAMESE = """Mã;Loại;Tên địa điểm;Kinh độ;Vĩ độ;Mã đơn vị;Tổ chức;Giờ hoạt động;Số người
TH-01;Trường học;Trường Tiểu học Tân Phú;105,71;10,31;867;;T2-T6 07:00-11:00;640
KCL-1;Khu cách ly;Khu cách ly Ký túc xá;105.75;10.29;867;;;1.200
BTS-7;BTS;Trạm Cái Dâu;105.55;10.33;;SEN;;
"""
ENGLISH = (
    "code,kind,name,lon,lat,people\n"
    "A,SCHOOL,Trường A,105.7,10.3,10\n"
    ",SCHOOL,Không mã,105.7,10.3,10\n"
    "B,CASTLE,Lâu đài,105.7,10.3,10\n"
    "C,SCHOOL,Trường C,10.3,105.7,10\n"
    "D,SCHOOL,Trường D,xa,10.3,10\n"
    "E,SCHOOL,Trường E,105.7,10.3,nhiều\n"
    "F,SCHOOL\n"
    "G,HOSPITAL,Bệnh viện G,105.7,10.3,5\n"
    "G,HOSPITAL,Bệnh viện G,105.7,10.3,5\n"
)
MISSING = (
    "code,kind,name,lon,lat,unit,organisation,hours\n"
    "U,SCHOOL,U,105.7,10.3,999,,\n"
    "O,SCHOOL,O,105.7,10.3,,NOBODY,\n"
    "H,SCHOOL,H,105.7,10.3,,,sáng\n"
)


async def load(world: World, text: str, by: Any = None) -> SitesLoaded:
    """Whatever comes of loading."""
    who = by or world.department
    done = await world.sites.load(
        read(text.encode()),
        by=who,
        request=asked(who),
        units={"867": SA_DEC},
        organisations={"SEN": COMPANY},
    )
    assert isinstance(done, SitesLoaded), done
    return done


async def listed(world: World) -> dict[str, Any]:
    """All sites by code."""
    page = await world.sites.page(SiteFilter(closed=True), by=world.crew, after=None, first=100)
    return {one.code: one for one in page.rows}


async def test_vietnamese_headers_commas_in_numbers_and_hours_are_read(world: World) -> None:
    done = await load(world, VIETNAMESE)

    found = await listed(world)
    assert [row.outcome for row in done.rows] == [RowOutcome.CREATED] * 3
    school, site, station = found["TH-01"], found["KCL-1"], found["BTS-7"]
    assert (school.kind, school.place, school.unit, school.people) == (SiteKind.SCHOOL, (105.71, 10.31), SA_DEC, 640)
    assert school.hours == SCHOOL_HOURS
    assert (site.kind, site.people, site.hours) == (SiteKind.QUARANTINE_SITE, 1_200, ())
    assert (station.kind, station.organisation, station.people) == (SiteKind.BASE_STATION, COMPANY, 0)
    (told,) = await world.log("SITES_CHANGED")
    assert told.payload == {"sites": 3}


@pytest.mark.parametrize("mark", ["", "\ufeff"])
async def test_a_file_loaded_again_changes_nothing_with_a_byte_order_mark_or_without(world: World, mark: str) -> None:
    await load(world, VIETNAMESE)
    before = await world.dump()

    again = await load(world, mark + VIETNAMESE)

    assert again.count(RowOutcome.UNCHANGED) == 3
    assert await world.dump() == before


async def test_a_row_that_says_something_else_changes_its_site_and_opens_it_again(world: World) -> None:
    await load(world, VIETNAMESE)
    site = (await listed(world))["KCL-1"]
    closing = CloseSite(site=site.id, version=1)
    await world.sites.close(closing, by=world.department, request=asked(world.department))

    done = await load(world, VIETNAMESE.replace(";640", ";650"))

    after = await listed(world)
    assert [row.outcome for row in done.rows] == [RowOutcome.CHANGED, RowOutcome.CHANGED, RowOutcome.UNCHANGED]
    assert (after["TH-01"].people, after["TH-01"].version) == (650, 2)
    assert (after["KCL-1"].closed_at, after["KCL-1"].version) == (None, 3)
    assert len(after) == 3


async def test_each_row_has_one_result_and_the_sound_ones_are_kept(world: World) -> None:
    done = await load(world, ENGLISH)

    said = [(row.row, row.code, row.reason.code if row.reason else row.outcome.value) for row in done.rows]
    assert said == [
        (1, "A", "CREATED"),
        (2, "", "EMPTY"),
        (3, "B", "UNKNOWN_WORD"),
        (4, "C", "LON_LAT_SWAPPED"),
        (5, "D", "NOT_A_NUMBER"),
        (6, "E", "NOT_A_NUMBER"),
        (7, "F", "EMPTY"),
        (8, "G", "SITE_CODE_TWICE"),
        (9, "G", "SITE_CODE_TWICE"),
    ]
    assert sorted(await listed(world)) == ["A"]


async def test_a_unit_an_organisation_or_hours_that_mean_nothing_refuse_their_row(world: World) -> None:
    before = await world.dump()

    done = await load(world, MISSING)

    codes = [row.reason.code if row.reason else "" for row in done.rows]
    assert codes == ["UNKNOWN_UNIT", "UNKNOWN_ORGANISATION", "SITE_HOURS"]
    assert await world.dump() == before


async def test_only_who_keeps_the_sites_of_the_public_loads_them(world: World) -> None:
    before = await world.dump()

    for who in (world.dispatcher, world.crew):
        with pytest.raises(Forbidden):
            await load(world, VIETNAMESE, by=who)

    assert await world.dump() == before
    assert (await load(world, VIETNAMESE)).count(RowOutcome.CREATED) == 3


async def test_thousands_of_rows_are_written_with_progress(world: World) -> None:
    rows = "".join(f"S{n},SCHOOL,Trường {n},105.{n % 900:03},10.3,5\n" for n in range(2_500))
    seen: list[tuple[int, int]] = []

    done = await world.sites.load(
        read(("code,kind,name,lon,lat,people\n" + rows).encode()),
        by=world.department,
        request=asked(world.department),
        units={},
        organisations={},
        progress=lambda written, total: seen.append((written, total)),
    )

    assert isinstance(done, SitesLoaded)
    assert done.count(RowOutcome.CREATED) == 2_500
    assert seen == [(1_000, 2_500), (2_000, 2_500), (2_500, 2_500)]


@pytest.mark.parametrize(
    ("content", "field", "code"),
    [
        (b"code,kind,name,lon\n", "file.lat", "NO_SUCH_COLUMN"),
        (b"", "file.code", "NO_SUCH_COLUMN"),
        ("Mã".encode("utf-16"), "file", "FILE_UNREADABLE"),
        (b"code,kind,name,lon,lat\n" + b"a,b,c,1,2\n" * 50_001, "file", "TOO_MANY_ROWS"),
    ],
)
def test_a_file_that_cannot_be_used_at_all_says_why(content: bytes, field: str, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        read(content)

    assert (refused.value.field, refused.value.code) == (field, code)


def test_lines_with_nothing_on_them_are_no_rows_and_quotes_hold_commas() -> None:
    found = read(b'code,kind,name,lon,lat\n\nA,SCHOOL,"Xa, xom",105,10\n ,,\n')

    assert [(row.row, row.words["name"]) for row in found] == [(1, "Xa, xom")]


def window(weekday: int, start: int, end: int) -> WeeklyWindow:
    """Hours of a weekday, in minutes."""
    return WeeklyWindow(weekday=weekday, start_min=start, end_min=end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("T2-T6 07:00-11:00", SCHOOL_HOURS),
        ("Mon-Fri 7:00 - 11:00", SCHOOL_HOURS),
        ("T7,CN 08:00-24:00", (window(5, 480, 1440), window(6, 480, 1440))),
        ("CN 22:00-06:00", (window(6, 1320, 1800),)),
        ("T7-T2 08:00-09:00", (window(0, 480, 540), window(5, 480, 540), window(6, 480, 540))),
        ("T2 07:00-08:00; T2 13:00-14:00;", (window(0, 420, 480), window(0, 780, 840))),
        ("T8 07:00-11:00", None),
        ("T2 25:00-26:00", None),
        ("T2 07:00-07:00", None),
        ("T2 07:60-08:00", None),
        ("07:00-11:00", None),
        ("cả ngày", None),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, expected: tuple[WeeklyWindow, ...] | None) -> None:
    assert hours_of(text) == expected
