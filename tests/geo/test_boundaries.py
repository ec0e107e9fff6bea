"""Importing zones from files that geopandas wrote: four formats, several coordinate systems, hostile rows."""

import asyncio
import os
import signal
import sys
import textwrap
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas
import pytest
import shapely

from geo.boundaries.load import load_zones
from geo.boundaries.model import Columns, LoadPlan, Progress, Report, RowOutcome
from geo.place import box
from geo.zones.model import Restriction, ZoneKind
from geo.zones.service import Zones
from geo.zones.timeline import Span
from identity.access import Actor
from storage import events
from storage.database import Database
from storage.event import Cursor
from storage.idempotency import Request
from storage.outcomes import BadInput
from tests.geo.factories import ACT, EVENING, MIDNIGHT, UNIT, a_star

Requests = Callable[..., Request]
REAL = Path(os.environ.get("FIELDPASS_REAL_DATA", Path(__file__).parents[3] / "shared" / "data"))
DRIVERS = {"geojson": "GeoJSON", "gpkg": "GPKG", "shp": "ESRI Shapefile", "fgb": "FlatGeobuf"}
PLAN = LoadPlan(act=ACT, span=Span(start=MIDNIGHT), columns=Columns(code="ma", name="ten"))


def _frame(count: int = 12, crs: str | None = "EPSG:4326", **columns: list[Any]) -> geopandas.GeoDataFrame:
    shapes = [a_star(105.2 + n / 20, 10.3, 0.02, seed=n, vertices=60) for n in range(count)]
    words = {"ma": [f"8{n}" for n in range(count)], "ten": [f"Huyện Lấp Vò {n}" for n in range(count)]}
    frame = geopandas.GeoDataFrame(words | columns, geometry=shapes, crs="EPSG:4326")
    return frame.to_crs(crs) if crs else frame.set_crs(None, allow_override=True)


def _write(frame: geopandas.GeoDataFrame, folder: Path, suffix: str) -> Path:
    path = folder / f"zones.{suffix}"
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "'crs' was not provided")
        frame.to_file(path, driver=DRIVERS[suffix])
    return path


class Desk:
    """Somebody who may publish, at a register of their own, with a folder of files."""

    def __init__(self, zones: Zones, admin: Actor, request_at: Requests, folder: Path) -> None:
        self.zones, self.admin, self.request_at, self.folder = zones, admin, request_at, folder

    def write(self, frame: geopandas.GeoDataFrame, suffix: str) -> Path:
        return _write(frame, self.folder, suffix)

    async def load(self, path: Path, plan: LoadPlan = PLAN, **more: Any) -> Report:
        report = await load_zones(self.zones, path, plan, by=self.admin, request=self.request_at(), **more)
        assert isinstance(report, Report)
        return report

    async def has_nothing(self) -> bool:
        async with self.zones.db.reading() as rx:
            return not await events.read_after(rx, Cursor()) and not await self.zones.states()


@pytest.fixture
def desk(sqlite_db: Database, admin: Actor, request_at: Requests, tmp_path: Path) -> Desk:
    """On SQLite, the shipped database."""
    return Desk(Zones(sqlite_db), admin, request_at, tmp_path)


CASES = [
    ("geojson", "EPSG:4326"),
    ("gpkg", "EPSG:32648"),
    ("gpkg", "EPSG:4326"),
    ("shp", "EPSG:3405"),
    ("shp", "EPSG:4756"),
    ("fgb", "EPSG:3857"),
]


@pytest.mark.parametrize(("suffix", "crs"), CASES)
async def test_each_format_in_each_crs_gives_the_same_zones(desk: Desk, suffix: str, crs: str) -> None:
    path = desk.write(_frame(crs=crs), suffix)

    report = await desk.load(path)

    assert report.count(RowOutcome.CREATED) == 12
    found = {state.code: state.timeline[0] for state in await desk.zones.states()}
    assert {one.name for one in found.values()} == {f"Huyện Lấp Vò {n}" for n in range(12)}
    for n, shape in enumerate(_frame().geometry):
        moved = shapely.hausdorff_distance(found[f"8{n}"].geometry, shape)
        assert moved < 1e-6, "a tenth of a metre"


async def test_an_import_on_either_database_makes_zones_that_are_found(
    db: Database, admin: Actor, request_at: Requests, tmp_path: Path
) -> None:
    desk = Desk(Zones(db), admin, request_at, tmp_path)

    report = await desk.load(desk.write(_frame(), "gpkg"))

    assert [row.number for row in report.rows] == list(range(1, 13))
    box_of_all = _frame().total_bounds
    assert len(await desk.zones.zones_at(box(*box_of_all), MIDNIGHT, by=admin)) == 12
    assert await desk.zones.zones_at(box(*box_of_all), EVENING, by=admin) == ()


async def test_a_second_run_changes_nothing_and_a_changed_row_is_one_new_version(desk: Desk) -> None:
    frame = _frame(crs="EPSG:32648")
    path = desk.write(frame, "gpkg")
    await desk.load(path)

    again = await desk.load(path)
    frame.loc[3, "ten"] = "Thành phố Sa Đéc"
    path.unlink()
    third = await desk.load(desk.write(frame, "gpkg"), PLAN)

    assert (again.count(RowOutcome.UNCHANGED), again.order) == (12, None)
    assert (third.count(RowOutcome.UNCHANGED), third.count(RowOutcome.CHANGED)) == (11, 1)
    assert [state.version for state in await desk.zones.states()] == [1, 1, 1, 2, *[1] * 8]


async def test_every_row_is_reported_and_the_refused_ones_say_why_and_where(desk: Desk) -> None:
    frame = _frame(6, cap=["D16", "D15_PLUS", "D99", "D16", "D16", "D16"], don_vi=["866"] * 5 + ["999"])
    bow_tie = shapely.Polygon([(105, 10), (105.2, 10.2), (105.2, 10), (105, 10.2)])
    frame.loc[1, "geometry"] = bow_tie
    frame.loc[3, "ma"] = "80"
    frame.loc[4, "geometry"] = None
    plan = LoadPlan(
        act=ACT, span=Span(start=MIDNIGHT), columns=Columns(code="ma", name="ten", level="cap", unit="don_vi")
    )

    report = await desk.load(desk.write(frame, "gpkg"), plan, units={"866": UNIT})

    assert [(row.outcome.value, row.reason.code if row.reason else None) for row in report.rows] == [
        ("CREATED", None),
        ("REFUSED", "GEOMETRY_INVALID"),
        ("REFUSED", "UNKNOWN_LEVEL"),
        ("REFUSED", "CODE_TWICE"),
        ("REFUSED", "GEOMETRY_MISSING"),
        ("REFUSED", "UNKNOWN_UNIT"),
    ]
    invalid = report.rows[1].reason
    assert invalid is not None
    assert invalid.params == {"reason": "Self-intersection", "lon": "105.1", "lat": "10.1"}
    assert [state.timeline[0].unit for state in await desk.zones.states()] == [UNIT]


async def test_columns_give_kind_restriction_and_precedence(desk: Desk) -> None:
    frame = _frame(1, loai=["LOCKDOWN"], muc=["PROHIBITED"], uu_tien=[7])
    columns = Columns(code="ma", name="ten", kind="loai", restriction="muc", precedence="uu_tien")
    plan = LoadPlan(act=ACT, span=Span(start=MIDNIGHT), columns=columns)

    await desk.load(desk.write(frame, "fgb"), plan)

    (state,) = await desk.zones.states()
    made = state.timeline[0]
    assert (made.kind, made.restriction, made.precedence) == (ZoneKind.LOCKDOWN, Restriction.PROHIBITED, 7)


async def test_a_file_without_a_crs_is_refused_unless_the_plan_names_it(desk: Desk) -> None:
    path = desk.write(_frame(crs=None), "fgb")

    with pytest.raises(BadInput) as refused:
        await desk.load(path)
    assert (refused.value.field, refused.value.code) == ("crs", "CRS_UNKNOWN")
    assert await desk.has_nothing()

    named = LoadPlan(act=ACT, span=PLAN.span, columns=PLAN.columns, crs="EPSG:4326")
    assert isinstance(await desk.load(path, named), Report)


@pytest.mark.parametrize(
    ("name", "text", "changes", "wrong"),
    [
        ("zones.geojson", "{", {}, ("file", "FILE_UNREADABLE")),
        ("zones.gpkg", "SQLite format 3", {}, ("file", "FILE_UNREADABLE")),
        ("zones.csv", "a,b", {}, ("file", "FORMAT_UNKNOWN")),
        ("zones.shp", None, {}, ("file", "FILE_MISSING")),
        ("zones.geojson", "frame", {"columns": Columns(code="CODE", name="ten")}, ("columns.code", "NO_SUCH_COLUMN")),
        ("zones.fgb", "frame", {"crs": "EPSG:999999"}, ("crs", "CRS_UNKNOWN")),
    ],
)
async def test_a_file_that_cannot_be_used_is_refused_as_a_whole(
    desk: Desk, name: str, text: str | None, changes: dict[str, Any], wrong: tuple[str, str]
) -> None:
    path = desk.folder / name
    if text == "frame":
        path = desk.write(_frame(crs=None if "crs" in changes else "EPSG:4326"), path.suffix[1:])
    elif text is not None:
        path.write_text(text)
    plan = replace(PLAN, **changes)

    with pytest.raises(BadInput) as refused:
        await desk.load(path, plan)

    assert (refused.value.field, refused.value.code) == wrong
    assert await desk.has_nothing()


async def test_a_reader_that_is_too_slow_is_ended_and_nothing_is_written(desk: Desk) -> None:
    path = desk.write(_frame(), "geojson")

    with pytest.raises(BadInput, match="READER_TOO_SLOW"):
        await desk.load(path, PLAN, deadline_s=0.05)

    assert await desk.has_nothing()


async def test_progress_counts_up_to_every_row(desk: Desk) -> None:
    seen: list[Progress] = []

    await desk.load(desk.write(_frame(), "geojson"), PLAN, progress=seen.append)

    assert [one.done for one in seen] == list(range(13))
    assert {one.total for one in seen} == {12}


IMPORT = """
    import asyncio, sys
    from pathlib import Path
    from uuid import uuid4
    from geo.boundaries.load import load_zones
    from geo.zones.service import Zones
    from identity.access import Actor, Grant, Role
    from storage.database import connect
    from storage.idempotency import Request
    from tests.geo.factories import EVENING
    from tests.geo.test_boundaries import PLAN

    async def main():
        admin = Actor(account=uuid4(), name="", grants=(Grant(role=Role.ADMIN),))
        request = Request(actor=admin.account, key=uuid4(), body=b"", at=EVENING)
        def progress(one):
            print(one.done, flush=True)
        await load_zones(Zones(await connect(sys.argv[1])), Path(sys.argv[2]), PLAN, by=admin, request=request,
                         progress=progress)

    asyncio.run(main())
"""


@pytest.mark.parametrize("rows_before_the_kill", [0, 200])
async def test_a_killed_import_leaves_nothing(desk: Desk, sqlite_url: str, rows_before_the_kill: int) -> None:
    path = desk.write(_frame(400), "geojson")
    words = (sys.executable, "-c", textwrap.dedent(IMPORT), sqlite_url, str(path))
    importer = await asyncio.create_subprocess_exec(*words, stdout=asyncio.subprocess.PIPE)
    assert importer.stdout is not None

    async for line in importer.stdout:
        if int(line) >= rows_before_the_kill:
            break
    importer.send_signal(signal.SIGKILL)
    await importer.wait()

    assert await desk.has_nothing()


@pytest.mark.skipif(not REAL.exists(), reason="the real boundaries are not at hand")
async def test_the_real_districts_become_zones(desk: Desk) -> None:
    plan = LoadPlan(act=ACT, span=Span(start=MIDNIGHT), level="D16")

    report = await desk.load(REAL / "dong-thap-districts.geojson", plan)

    assert report.count(RowOutcome.CREATED) == 13
    assert {state.code for state in await desk.zones.states()} == {"87", *(str(code) for code in range(866, 878))}
