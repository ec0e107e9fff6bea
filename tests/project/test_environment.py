"""The first minute on a fresh machine: a count while packages come, and a sentence when something is missing."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.codes import ROOT
from tools import environment

LOCK = (
    "click==8.1 \\\n    --hash=sha256:0\nnumpy==2.4 ; python_version < '3.12'\nnumpy==2.5 ; python_version >= '3.12'\n"
)


def test_a_package_with_a_version_per_platform_counts_once() -> None:
    assert environment.packages(LOCK) == 2


def test_progress_counts_says_when_it_unpacks_and_shows_errors() -> None:
    talk = [
        "Collecting click==8.1 (from -r x)\n",
        "  Downloading click\n",
        "Installing collected packages: click\n",
        "ERROR: no\n",
    ]

    shown = list(environment.progress(talk, 2))

    assert shown[0].strip() == "1 of 2"
    assert "unpacking" in shown[1]
    assert shown[2].strip() == "ERROR: no"


def test_a_python_without_venv_is_told_what_to_install_instead_of_a_traceback(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "none")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)

    with pytest.raises(SystemExit, match=r"sudo apt install python3-venv"):
        environment.make(uv=None)


def finder(path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`tools/python` on a machine that has only what is in `path`."""
    command = ["/bin/sh", str(ROOT / "tools" / "python"), *arguments]
    return subprocess.run(command, env={"PATH": str(path)}, capture_output=True, text=True, check=False)


def test_a_machine_without_a_new_enough_python_is_told_so(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)

    done = finder(tmp_path, "-c", "print('ran')")

    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr


def test_the_first_new_enough_python_is_taken(tmp_path: Path) -> None:
    (tmp_path / "python3.11").symlink_to(sys.executable)

    done = finder(tmp_path, "-c", "print('ran')")

    assert done.stdout == "ran\n"


def test_make_alone_says_what_there_is() -> None:
    done = subprocess.run(["make"], cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=True)

    assert "make run" in done.stdout
    assert "make test" in done.stdout
