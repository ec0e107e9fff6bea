"""What is in the repository, and how long it is."""

import re
from pathlib import PurePath

import pytest

from tests.project.codes import ROOT
from tests.project.git import tracked

LONGEST = 400
WRITTEN_BY_HAND = {".py", ".ts", ".tsx", ".css", ".html", ".md", ".ftl", ".toml", ".cddl", ".yaml", ".sh"}
WRITTEN_BY_MAKE_SCHEMA = {"tests/journeys/field/contract.py"}
BUILT = re.compile(
    r"(^|/)(node_modules|dist|\.dist-[^/]*|__pycache__|\.venv|var)(/|$)|\.(pyc|pyo|so|whl|sqlite3|tsbuildinfo)$|\.egg-info"
)
MACHINE = re.compile(r"(?<![\w.])/(?:home|Users|root|work)/[a-z]")


def text_files() -> list[str]:
    """Tracked files a person wrote."""
    found = [name for name in tracked() if PurePath(name).suffix in WRITTEN_BY_HAND and (ROOT / name).is_file()]
    return [name for name in found if name not in WRITTEN_BY_MAKE_SCHEMA]


def test_no_file_is_too_long_to_read() -> None:
    lengths = {name: (ROOT / name).read_text(encoding="utf-8").count("\n") for name in text_files()}

    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_nothing_built_is_tracked() -> None:
    assert [name for name in tracked() if BUILT.search(name)] == []


@pytest.mark.parametrize(
    "name", ["web/dist/index.html", "web/.dist-12/x.js", "geo/__pycache__/a.pyc", "var/fieldpass.sqlite3"]
)
def test_something_built_would_be_found(name: str) -> None:
    assert BUILT.search(name)


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    found = {name for name in text_files() if MACHINE.search((ROOT / name).read_text(encoding="utf-8"))}

    assert found - {"tests/project/test_files.py"} == set()
