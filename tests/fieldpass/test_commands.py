"""The operator's commands, each run as an operator runs it: another process, an empty home."""

import json
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests import forked
from tests.roster_files import crews_of_three, xlsx

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


class Operator:
    """A shell with an empty home folder."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def run(self, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("FIELDPASS_")}
        environment |= {"FIELDPASS_HOME": str(self.home)} | settings
        return forked.fieldpass(words, environment, self.home.parent)

    def ok(self, *words: str, **settings: str) -> str:
        done = self.run(*words, **settings)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def shell(tmp_path: Path) -> Operator:
    return Operator(tmp_path / "home")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("founded") / "home"
    Operator(home).ok("init")
    return home


@pytest.fixture
def founded(shell: Operator, template: Path) -> Operator:
    shutil.copytree(template, shell.home)
    return shell


def test_init_makes_a_deployment_with_a_link_for_its_first_administrator(shell: Operator) -> None:
    said = shell.ok("init", "--deployment", "dt-2021")

    assert "deployment dt-2021" in said
    assert "http://127.0.0.1:8000/#/link/fp_" in said
    assert stat.S_IMODE((shell.home / "master.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(shell.home.stat().st_mode) == 0o700
    assert "database   ok" in shell.ok("doctor")


def test_init_again_changes_nothing(founded: Operator) -> None:
    key, listed = (founded.home / "master.key").read_bytes(), founded.ok("account", "list")

    said = founded.ok("init")

    assert "There is an administrator already" in said
    assert (founded.home / "master.key").read_bytes() == key
    assert founded.ok("account", "list") == listed


def test_without_init_every_command_says_what_to_do(shell: Operator) -> None:
    refused = shell.run("token", "admin")

    assert refused.returncode == 1
    assert "run `fieldpass init`" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_lost_master_key_is_one_sentence(founded: Operator) -> None:
    (founded.home / "master.key").unlink()
    refused = founded.run("token", "admin")
    assert (refused.returncode, "run `fieldpass init` first" in refused.stderr) == (1, True)


def test_an_account_is_added_once_listed_and_reset(founded: Operator) -> None:
    assert "/#/link/fp_" in founded.ok("account", "add", "thu", "--name", "Thu", "--role", "AUDITOR")
    again = founded.run("account", "add", "thu", "--name", "Thu", "--role", "AUDITOR")

    assert (again.returncode, "is taken" in again.stderr) == (1, True)
    assert "AUDITOR" in founded.ok("account", "list")
    assert "/#/link/fp_" in founded.ok("account", "reset", "thu")
    assert founded.run("account", "reset", "nobody").returncode == 1


def test_a_role_in_an_unknown_unit_is_refused_and_no_account_is_made(founded: Operator) -> None:
    refused = founded.run("account", "add", "thu", "--name", "Thu", "--role", "APPROVER", "--unit", "99999")

    assert (refused.returncode, "no unit with the code" in refused.stderr) == (1, True)
    assert "thu" not in founded.ok("account", "list")


def test_zones_are_loaded_once_with_a_report_of_every_row(founded: Operator, tmp_path: Path) -> None:
    file = tmp_path / "zones.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [_square("A"), _bow_tie("B")]}))
    options = ["--act", "1/QĐ", "--signed", "2021-09-15", "--authority", "UBND", "--from", "2021-09-16T00:00+07:00"]

    first = founded.run("load-zones", str(file), *options, "--level", "D16")
    again = founded.run("load-zones", str(file), *options, "--level", "D16")

    assert (first.returncode, "1 created" in first.stdout, "1 refused" in first.stdout) == (1, True, True)
    assert "row 2 B: refused" in first.stderr
    assert "Look at longitude " in first.stderr
    assert "0 created, 0 changed, 1 unchanged, 1 refused" in again.stdout


def test_a_basemap_is_loaded_replaced_and_removed(shell: Operator, tmp_path: Path) -> None:
    river = {"type": "LineString", "coordinates": [[105.5, 10.4], [105.6, 10.5]]}
    feature = {"type": "Feature", "geometry": river, "properties": {"waterway": "river", "name": "Sông Tiền"}}
    file = tmp_path / "a.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    (tmp_path / "junk.shp").write_bytes(b"junk")

    assert "map-waterway: waterway" in shell.ok("load-basemap", str(file), "--attribution", "© OpenStreetMap")
    refused = shell.run("load-basemap", str(tmp_path / "junk.shp"))
    assert (refused.returncode, "The file cannot be read" in refused.stderr) == (1, True)
    assert shell.run("load-basemap").returncode == 2
    assert shell.run("load-basemap", "--remove", "--name", "osm").returncode == 1
    assert "no longer kept" in shell.ok("load-basemap", "--remove")


def test_a_naive_time_is_refused(founded: Operator, tmp_path: Path) -> None:
    file = tmp_path / "zones.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [_square("A")]}))
    options = ["--act", "1/QĐ", "--signed", "2021-09-15", "--authority", "UBND", "--from", "2021-09-16T00:00"]
    refused = founded.run("load-zones", str(file), *options)
    assert (refused.returncode, "say the offset too" in refused.stderr) == (2, True)


@pytest.mark.skipif(not DATA.exists(), reason="the lists of 2021 and 2025 do not lie beside the project here")
def test_all_communes_of_2021_and_2025_are_loaded_and_again_changes_nothing(founded: Operator) -> None:
    names = ("dong-thap-districts.geojson", "dong-thap-communes-2021.csv", "dong-thap-communes.geojson")
    files = [str(DATA / name) for name in names]

    assert "201 added" in founded.ok("load-units", *files)
    assert "201 unchanged" in founded.ok("load-units", *files)


def test_a_copy_of_the_database_opens_as_a_deployment_of_its_own(founded: Operator, tmp_path: Path) -> None:
    founded.ok("export", str(tmp_path / "copy.sqlite3"))

    assert stat.S_IMODE((tmp_path / "copy.sqlite3").stat().st_mode) == 0o600
    assert "admin" in founded.ok("account", "list", FIELDPASS_DATABASE_URL=f"sqlite:///{tmp_path / 'copy.sqlite3'}")
    assert founded.run("export", str(tmp_path / "copy.sqlite3")).returncode == 1


def test_the_demonstration_never_touches_real_data_and_never_leaves_loopback(founded: Operator) -> None:
    real = founded.run("demo", "--prepare-only")
    assert (real.returncode, "holds real data" in real.stderr) == (1, True)

    beyond = founded.run("demo", "--prepare-only", FIELDPASS_HOST="10.0.0.1")
    assert (beyond.returncode, "must stay 127.0.0.1" in beyond.stderr) == (1, True)


def test_a_demo_database_is_not_served_beyond_loopback(shell: Operator) -> None:
    shell.ok("demo", "--prepare-only")
    assert shell.ok("token", "sen").startswith("fp_")

    refused = shell.run("serve", FIELDPASS_HOST="0.0.0.0")  # noqa: S104 - the case under test
    assert (refused.returncode, "holds demo accounts" in refused.stderr) == (1, True)


def test_a_setting_that_does_not_exist_stops_the_start(shell: Operator) -> None:
    refused = shell.run("serve", FIELDPASS_PROT="1")
    assert (refused.returncode, "FIELDPASS_PROT is no setting" in refused.stderr) == (1, True)


def _square(code: str) -> dict[str, object]:
    ring = [[105.6, 10.3], [105.7, 10.3], [105.7, 10.4], [105.6, 10.4], [105.6, 10.3]]
    return _feature(code, ring)


def _bow_tie(code: str) -> dict[str, object]:
    ring = [[105.6, 10.3], [105.7, 10.4], [105.7, 10.3], [105.6, 10.4], [105.6, 10.3]]
    return _feature(code, ring)


def _feature(code: str, ring: list[list[float]]) -> dict[str, object]:
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"code": code, "name": f"Vùng {code}"}, "geometry": geometry}


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("account", "add", "a b", "--name", "x", "--role", "AUDITOR"), "login"),
        (("account", "add", "ab", "--name", " ", "--role", "AUDITOR"), "name"),
        (("account", "reset", "a b"), "login"),
    ],
)
def test_a_word_that_cannot_be_meant_is_one_sentence(founded: Operator, words: tuple[str, ...], field: str) -> None:
    before = founded.ok("account", "list")

    refused = founded.run(*words)

    assert refused.returncode == 1
    assert refused.stderr.startswith(f"Error: {field}: ")
    assert "Traceback" not in refused.stderr
    assert founded.ok("account", "list") == before


def test_sites_are_loaded_once_with_a_result_for_every_row(founded: Operator, tmp_path: Path) -> None:
    file = tmp_path / "sites.csv"
    rows = "Mã,Loại,Tên,Kinh độ,Vĩ độ\nTH-1,Trường học,Trường Tân Phú,105.7,10.3\nTH-2,Lâu đài,Không có,105.7,10.3\n"
    file.write_text(rows, encoding="utf-8-sig")

    first, again = founded.run("load-sites", str(file)), founded.run("load-sites", str(file))

    assert (first.returncode, "1 created, 0 changed, 0 unchanged, 1 refused" in first.stdout) == (1, True)
    assert "row 2 TH-2: refused, Column kind holds a word that is not known: Lâu đài." in first.stderr
    assert "wrote 2 of 2 rows" in first.stderr
    assert "0 created, 0 changed, 1 unchanged, 1 refused" in again.stdout
    file.write_bytes("Mã".encode("utf-16"))
    assert "The file cannot be read." in founded.run("load-sites", str(file)).stderr


def test_a_roster_is_looked_at_and_imported_and_every_row_is_said(founded: Operator, tmp_path: Path) -> None:
    lines = crews_of_three(2)
    lines[4] = (*lines[4][:3], "12", *lines[4][4:])
    roster, result = tmp_path / "nhân sự.xlsx", tmp_path / "result.csv"
    roster.write_bytes(xlsx(lines))
    words = ("import-roster", str(roster), "--organisation", "STTTT")

    dry = founded.run(*words, "--dry-run")
    done = founded.run(*words, "--result", str(result))
    again = founded.run(*words)

    assert (dry.returncode, done.returncode) == (1, 1), done.stderr  # one row was refused
    assert "row 5 Trần Thị Ngọc Hùng: cccd:" in dry.stderr
    assert "rows: 5 added, 1 refused" in dry.stdout
    assert "crews: 1 waiting, 1 refused" in done.stdout
    assert "6 of 6 rows" in done.stderr
    assert "rows: 5 known, 1 refused" in again.stdout
    table = result.read_text(encoding="utf-8-sig").splitlines()
    assert len(table) == 7
    assert table[2].startswith("5,Trần Thị Ngọc Hùng,REFUSED,,,Tổ ứng cứu 01,cccd,IDENTITY_NUMBER_FORM,")
    nowhere = founded.run("import-roster", str(roster), "--organisation", "NOWHERE")
    assert "there is no organisation NOWHERE" in nowhere.stderr
