"""The arrows of the architecture, the doors of the libraries, and rules that read no clock."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.project.codes import PACKAGES, ROOT

BIN = Path(sys.executable).parent
PURE = re.compile(
    r"(.*/)?(model|rules)\.py|credentials/(verdict/.*|codec|claims|effective)\.py|geo/(geojson|measure|index/.*)\.py|storage/(event|outcomes)\.py"
)
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time")}


def pure_files() -> list[Path]:
    """The files that hold values and rules."""
    files = (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))
    return [path for path in files if PURE.fullmatch(str(path.relative_to(ROOT)))]


def clocks_read(source: str) -> list[int]:
    """The lines that ask the machine for the time."""
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    reads = (call for call in calls if isinstance(call, ast.Attribute) and isinstance(call.value, ast.Name))
    return [read.lineno for read in reads if (read.value.id, read.attr) in CLOCKS]  # type: ignore[attr-defined]  # narrowed above


def test_every_contract_of_the_architecture_is_kept() -> None:
    done = subprocess.run([BIN / "lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout[-6000:]
    assert re.search(r"[1-9]\d* kept, 0 broken", done.stdout)


def test_the_layers_hold_every_package_once() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(one["layers"] for one in contracts["contracts"] if one["type"] == "layers")

    assert sorted(name for layer in layers for name in layer.split(" | ")) == sorted(PACKAGES)
    assert sorted(contracts["root_packages"]) == sorted(PACKAGES)


def test_values_and_rules_read_no_clock() -> None:
    files = pure_files()

    assert files
    assert {str(path.relative_to(ROOT)) for path in files if clocks_read(path.read_text(encoding="utf-8"))} == set()


@pytest.mark.parametrize("line", ["at = datetime.now(UTC)", "x = time.time()", "d = date.today()"])
def test_a_clock_read_would_be_found(line: str) -> None:
    assert clocks_read(line) == [1]
