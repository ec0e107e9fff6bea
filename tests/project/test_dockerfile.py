"""The Dockerfile without a container engine: its RUN steps in a clean folder, and what they leave there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import missing_tier
from tests.project.codes import ROOT
from tests.project.dockerfile import Step, ignored, sources_of, steps
from tests.project.git import tracked

STEPS = steps((ROOT / "Dockerfile").read_text(encoding="utf-8"))
IGNORED = tuple((ROOT / ".dockerignore").read_text(encoding="utf-8").split())
NO_INDEX = ("Could not find a version", "No matching distribution", "NewConnectionError", "cannot reach its registry")


def copy(step: Step, context: Path, image: Path) -> None:
    """A COPY of the first stage."""
    wanted = sources_of(step.rest)
    for name in tracked():
        if (wanted == (".",) or name in wanted) and not ignored(name, IGNORED) and (context / name).exists():
            (image / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(context / name, image / name)


def run(step: Step, image: Path, interpreters: Path) -> None:
    """A RUN, with this test's Python as the image's."""
    path = f"{interpreters}{os.pathsep}{os.environ['PATH']}"
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("VIRTUAL_ENV", "FIELDPASS"))
    }
    done = subprocess.run(
        ["sh", "-ec", step.rest],
        cwd=image,
        env=environment | {"PATH": path, "PIP_NO_COMPILE": "1"},  # half of its time, and no part of what is shown
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    if any(sign in said for sign in NO_INDEX):
        missing_tier("package index", f"`{step.rest[:60]}…` reached none")
    assert done.returncode == 0, f"{step.rest}\n{said}"


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder /app of the first stage after all its steps."""
    folder = tmp_path_factory.mktemp("image")
    interpreters = tmp_path_factory.mktemp("bin")
    (interpreters / "python").symlink_to(Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}")
    for step in STEPS:
        if step.stage == 0 and step.word == "COPY":
            copy(step, ROOT, folder)
        if step.stage == 0 and step.word == "RUN":
            run(step, folder, interpreters)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.xdist_group("image")
def test_the_image_runs_fieldpass_and_carries_built_pages_but_no_node(image: Path) -> None:
    version = subprocess.run([image / ".venv/bin/fieldpass", "--version"], capture_output=True, text=True, check=True)

    assert "fieldpass" in version.stdout
    assert (image / "web/dist/index.html").exists()
    assert (image / "locales/vi/reasons.ftl").exists()
    assert not (image / "web/node_modules").exists()
    assert not (image / ".venv/bin/node").exists()
    assert not (image / "tests").exists()


def test_what_runs_is_not_root_has_a_health_check_and_needs_no_step_of_its_own() -> None:
    last = [step for step in STEPS if step.stage == STEPS[-1].stage]
    words = [step.word for step in last]

    assert STEPS[-1].stage == 1
    assert "RUN" not in words
    assert next(step.rest for step in last if step.word == "USER").split(":")[0] not in {"0", "root"}
    assert "/healthz" in next(step.rest for step in last if step.word == "HEALTHCHECK")


def test_every_package_is_held_to_its_hash() -> None:
    installs = [step.rest for step in STEPS if "pip install" in step.rest]

    assert installs
    assert all("--require-hashes" in install or "--no-index" in install for install in installs)


@pytest.mark.parametrize(
    "path", [".git/config", "tests/conftest.py", "web/node_modules/x/y.js", "geo/__pycache__/a.pyc", "var/master.key"]
)
def test_what_is_private_or_made_stays_out_of_the_build(path: str) -> None:
    assert ignored(path, IGNORED)


@pytest.mark.parametrize("path", ["geo/place.py", "web/index.html", "requirements.lock", "locales/vi/pages.ftl"])
def test_what_is_needed_comes_in(path: str) -> None:
    assert not ignored(path, IGNORED)
