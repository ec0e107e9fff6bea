"""Units in time: loading lists, the tree at an instant, what an abolished level leaves behind."""

import os
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest

from identity.access import Actor, Role
from identity.units.lists import ListError, rows_of
from identity.units.model import AdminUnit, RowOutcome, UnitFilter, UnitLevel, UnitRow
from identity.units.rules import UnitTree
from identity.units.service import Loaded, Units
from storage import events
from storage.database import Database
from storage.outcomes import Forbidden
from tests.identity import unit_lists
from tests.identity.conftest import NOON, an_actor
from tests.identity.unit_lists import LATE_2021, MERGER

REAL = Path(os.environ.get("FIELDPASS_REAL_DATA", Path(__file__).parents[3] / "shared" / "data"))
REAL_LISTS = ("dong-thap-districts.geojson", "dong-thap-communes-2021.csv", "dong-thap-communes.geojson")


async def load(db: Database, rows: Sequence[UnitRow], by: Actor) -> Loaded:
    return await Units(db).load(rows, by=by, now=NOON)


async def load_files(db: Database, paths: Sequence[Path], by: Actor) -> Loaded:
    return await load(db, [row for path in paths for row in rows_of(path)], by)


def named(tree: UnitTree, code: str, at_merger: bool = False) -> AdminUnit:  # noqa: FBT001, FBT002 - before or after
    found = tree.by_code(code, MERGER if at_merger else LATE_2021)
    assert found is not None
    return found


def codes(units: Sequence[AdminUnit]) -> list[str]:
    return [one.code for one in units]


async def events_of(db: Database) -> int:
    async with db.reading() as rx:
        return len(await events.read_after(rx, events.Cursor()))


async def test_communes_of_2021_give_way_to_those_of_2025_at_local_midnight(
    db: Database, admin: Actor, tmp_path: Path
) -> None:
    await load_files(db, unit_lists.lists(tmp_path), admin)

    tree = await Units(db).tree()
    assert sorted(codes(tree.at(LATE_2021))) == ["29863", "29866", "29869", "30091", "866", "87", "873"]
    assert sorted(codes(tree.at(MERGER - timedelta(microseconds=1)))) == sorted(codes(tree.at(LATE_2021)))
    assert [(one.code, one.name) for one in tree.at(MERGER)] == [
        ("29869", "Phường Cao Lãnh"),
        ("29884", "Phường Mỹ Ngãi"),
    ]


async def test_a_merged_commune_names_what_it_was_made_of(db: Database, admin: Actor, tmp_path: Path) -> None:
    await load_files(db, unit_lists.lists(tmp_path), admin)

    tree = await Units(db).tree()
    merged = named(tree, "29869", at_merger=True)
    assert sorted(tree.units[one].name for one in merged.predecessors) == ["Phường 1", "Phường 2"]
    assert tree.successors[named(tree, "30091").id] == (named(tree, "29884", at_merger=True).id,)


async def test_loading_the_lists_again_changes_nothing(db: Database, admin: Actor, tmp_path: Path) -> None:
    paths = unit_lists.lists(tmp_path)
    first = await load_files(db, paths, admin)
    said = await events_of(db)

    again = await load_files(db, paths, admin)

    assert (first.count(RowOutcome.ADDED), again.count(RowOutcome.UNCHANGED)) == (9, 9)
    assert await events_of(db) == said == 1


@pytest.mark.parametrize("order", list(permutations(range(3))))
async def test_lists_loaded_one_by_one_end_as_those_loaded_together(
    sqlite_db: Database, admin: Actor, tmp_path: Path, order: tuple[int, ...]
) -> None:
    paths = unit_lists.lists(tmp_path)

    for _ in range(3):  # what hangs on a list that comes later is refused at first
        for place in order:
            await load_files(sqlite_db, [paths[place]], admin)

    tree = await Units(sqlite_db).tree()
    assert codes(tree.at(MERGER)) == ["29869", "29884"]
    assert len(tree.at(LATE_2021)) == 7
    assert len(tree.units) == 9


async def test_a_changed_name_is_one_changed_row(db: Database, admin: Actor, tmp_path: Path) -> None:
    await load_files(db, unit_lists.lists(tmp_path), admin)
    renamed = unit_lists.geojson(tmp_path, "new.geojson", [unit_lists.district("866", "Thành phố Cao Lãnh (mới)")])

    loaded = await load_files(db, [renamed], admin)

    assert [row.outcome for row in loaded.rows] == [RowOutcome.CHANGED]
    tree = await Units(db).tree()
    assert named(tree, "866").name == "Thành phố Cao Lãnh (mới)"
    assert len(tree.units) == 9


def a_row(code: str = "1", name: str = "Ấp Một", level: UnitLevel = UnitLevel.HAMLET, **changes: object) -> UnitRow:
    whole = {"parent_code": None, "valid_from": LATE_2021} | changes
    return UnitRow(code=code, name=name, level=level, **whole)  # type: ignore[arg-type]  # a factory takes what its class takes


FAULTS = [
    ([a_row(code="")], ["UNIT_ROW_FORM"]),
    ([a_row(name="x" * 121)], ["UNIT_ROW_FORM"]),
    ([a_row(code="x" * 17)], ["UNIT_ROW_FORM"]),
    ([a_row(valid_to=LATE_2021)], ["UNIT_ENDS_BEFORE_IT_BEGINS"]),
    ([a_row(parent_code="999")], ["UNIT_PARENT_UNKNOWN"]),
    ([a_row(predecessor_codes=("999",))], ["UNIT_PREDECESSOR_UNKNOWN"]),
    ([a_row(), a_row(name="Ấp Hai")], ["", "UNIT_ROW_REPEATED"]),
    ([a_row(), a_row(valid_from=LATE_2021 + timedelta(days=1))], ["UNIT_CODE_TAKEN", "UNIT_CODE_TAKEN"]),
    ([a_row(parent_code="2"), a_row(code="2", parent_code="1")], ["UNIT_PARENT_NOT_ABOVE"] * 2),
    (
        [a_row(code="1", level=UnitLevel.DISTRICT, name=""), a_row(code="2", parent_code="1"), a_row(code="3")],
        ["UNIT_ROW_FORM", "UNIT_PARENT_UNKNOWN", ""],
    ),
]


@pytest.mark.parametrize(("rows", "expected"), FAULTS)
async def test_a_faulty_row_is_reported_and_the_sound_ones_are_stored(
    db: Database, admin: Actor, rows: list[UnitRow], expected: list[str]
) -> None:
    loaded = await load(db, rows, admin)

    assert [row.code for row in loaded.rows] == expected
    assert [row.number for row in loaded.rows] == list(range(1, len(rows) + 1))
    assert len((await Units(db).tree()).units) == expected.count("")
    assert await events_of(db) == (1 if "" in expected else 0)


async def test_only_the_department_loads_units(db: Database, admin: Actor) -> None:
    with pytest.raises(Forbidden):
        await load(db, [a_row()], an_actor(Role.APPROVER))
    assert (await events_of(db), (await Units(db).tree()).units) == (0, {})

    await load(db, [a_row()], admin)
    assert await events_of(db) == 1


async def test_ancestors_and_descendants_are_those_of_the_instant(db: Database, admin: Actor, tmp_path: Path) -> None:
    await load_files(db, unit_lists.lists(tmp_path), admin)
    tree = await Units(db).tree()
    commune, province = named(tree, "29866"), named(tree, "87")

    assert codes(tree.ancestors(commune.id, LATE_2021)) == ["866", "87"]
    assert tree.ancestors(commune.id, MERGER) == ()
    assert codes(tree.descendants(province.id, LATE_2021)) == ["29863", "29866", "29869", "30091", "866", "873"]
    assert tree.descendants(province.id, MERGER) == ()


async def test_a_hamlet_may_lie_straight_below_a_province(db: Database, admin: Actor) -> None:
    rows = [a_row("87", "Tỉnh", UnitLevel.PROVINCE), a_row("1", parent_code="87")]
    await load(db, rows, admin)
    tree = await Units(db).tree()
    assert codes(tree.ancestors(named(tree, "1").id, LATE_2021)) == ["87"]


async def test_a_parent_that_is_no_more_hands_over_to_its_own(db: Database, admin: Actor) -> None:
    rows = [
        a_row("87", "Tỉnh", UnitLevel.PROVINCE),
        a_row("866", "Quận", UnitLevel.DISTRICT, parent_code="87", valid_to=MERGER),
        a_row("29869", "Phường", UnitLevel.COMMUNE, parent_code="866", valid_from=MERGER),
    ]
    await load(db, rows, admin)
    tree = await Units(db).tree()
    assert codes(tree.ancestors(named(tree, "29869", at_merger=True).id, MERGER)) == ["87"]


async def test_a_grant_on_a_unit_reaches_what_took_its_place(db: Database, admin: Actor, tmp_path: Path) -> None:
    await load_files(db, unit_lists.lists(tmp_path), admin)
    tree = await Units(db).tree()

    reached = tree.within([named(tree, "873").id])

    assert {tree.units[one].name for one in reached} == {"Huyện Cao Lãnh", "Xã Mỹ Ngãi", "Phường Mỹ Ngãi"}


async def test_units_are_paged_by_code(db: Database, admin: Actor, tmp_path: Path) -> None:
    await load_files(db, unit_lists.lists(tmp_path), admin)
    wanted = UnitFilter(at=LATE_2021, level=UnitLevel.COMMUNE)

    first = await Units(db).page(wanted, by=admin, after=None, first=3)
    last = first.rows[-1]
    rest = await Units(db).page(wanted, by=admin, after=(last.code, last.id), first=3)

    assert (codes(first.rows), first.more) == (["29863", "29866", "29869"], True)
    assert (codes(rest.rows), rest.more) == (["30091"], False)


async def test_a_district_lists_what_lies_straight_below_it(db: Database, admin: Actor, tmp_path: Path) -> None:
    await load_files(db, unit_lists.lists(tmp_path), admin)
    parent = named(await Units(db).tree(), "866")
    page = await Units(db).page(UnitFilter(at=LATE_2021, parent=parent.id), by=admin, after=None, first=9)
    assert codes(page.rows) == ["29863", "29866", "29869"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.csv", b"a,b\n1,2\n"),
        ("x.csv", b"\xff\xfe"),
        ("x.geojson", b"{"),
        ("x.geojson", b"[1]"),
        ("x.geojson", b'{"features": [{"properties": {"code": "1", "name": "x"}}]}'),
        ("x.geojson", b'{"features": [{"properties": {"code": "1", "name": "x", "level": 9}}]}'),
        ("x.geojson", b'{"features": [{"properties": {"code": "1", "name": "x", "level": 1, "valid_to": "soon"}}]}'),
        ("x.geojson", b'{"features": [{"properties": null}]}'),
        ("x.xlsx", b""),
    ],
)
def test_a_file_that_is_no_list_is_refused_by_name(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ListError, match=name):
        rows_of(tmp_path / name)


def test_names_are_read_in_one_form(tmp_path: Path) -> None:
    decomposed = "Thi\u0323 xa\u0303"
    path = unit_lists.geojson(tmp_path, "x.geojson", [unit_lists.district("1", decomposed)])
    assert [row.name for row in rows_of(path)] == ["Thị xã"]


@pytest.mark.skipif(not REAL.is_dir(), reason="the real lists are not beside the repository")
async def test_the_real_lists_give_the_province_its_districts_and_all_communes(db: Database, admin: Actor) -> None:
    paths = [REAL / name for name in REAL_LISTS]
    first = await load_files(db, paths, admin)
    again = await load_files(db, paths, admin)

    assert Counter(row.outcome for row in first.rows) == {RowOutcome.ADDED: 1 + 12 + 143 + 45}
    assert Counter(row.outcome for row in again.rows) == {RowOutcome.UNCHANGED: 1 + 12 + 143 + 45}
    tree = await Units(db).tree()
    then = Counter(one.level for one in tree.at(LATE_2021))
    assert then == {UnitLevel.PROVINCE: 1, UnitLevel.DISTRICT: 12, UnitLevel.COMMUNE: 143}
    assert Counter(one.level for one in tree.at(MERGER)) == {UnitLevel.COMMUNE: 45}
    assert {before for one in tree.at(MERGER) for before in one.predecessors} == {
        one.id for one in tree.at(LATE_2021) if one.level is UnitLevel.COMMUNE
    }
