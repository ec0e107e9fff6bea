"""What is declared, locked, installed and shipped agrees."""

import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.project.codes import PACKAGES, ROOT
from tools.locks import faults, faults_of_npm, faults_of_requirements

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HASH = "--hash=sha256:" + "0" * 64


def test_every_import_is_declared_and_every_dependency_used() -> None:
    deptry = Path(sys.executable).with_name("deptry")
    done = subprocess.run([deptry, ".", "--no-ansi"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_the_wheel_holds_every_package() -> None:
    assert sorted(PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) == sorted(PACKAGES)


def test_no_installed_distribution_claims_one_of_our_names() -> None:
    ours = {*PACKAGES, "tests", "tools"}
    claims = importlib.metadata.packages_distributions()
    strangers = {name: set(claims.get(name, ())) - {"fieldpass"} for name in ours}

    assert {name: who for name, who in strangers.items() if who} == {}


@pytest.mark.parametrize(
    ("lock", "extras"), [("requirements.lock", ["web", "build"]), ("requirements-dev.lock", ["web", "build", "dev"])]
)
def test_every_declared_dependency_is_locked(lock: str, extras: list[str]) -> None:
    declared = [*PROJECT["project"]["dependencies"]]
    declared += [one for extra in extras for one in PROJECT["project"]["optional-dependencies"][extra]]
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))

    assert {re.split(r"[^A-Za-z0-9-]", one)[0].lower() for one in declared} - locked == set(), "run `make lock`"


def test_lock_files_hold_hashes_and_no_address() -> None:
    assert list(faults()) == []


@pytest.mark.parametrize(
    "text",
    [
        f"--index-url https://example.org/simple\nclick==8.1 \\\n    {HASH}\n",
        f"--find-links /wheels\nclick==8.1 \\\n    {HASH}\n",
        "click==8.1\n",
        f"click>=8.1 \\\n    {HASH}\n",
        f"click @ https://example.org/click.whl \\\n    {HASH}\n",
    ],
)
def test_an_address_or_a_missing_hash_in_a_python_lock_is_found(text: str) -> None:
    assert list(faults_of_requirements("x.lock", text))
    assert not list(faults_of_requirements("x.lock", f"click==8.1 \\\n    {HASH}\n    # via flask\n"))


@pytest.mark.parametrize(
    "package", ['{"resolved": "https://example.org/x.tgz", "integrity": "sha512-x"}', '{"version": "1"}']
)
def test_an_address_or_a_missing_hash_in_the_npm_lock_is_found(package: str) -> None:
    assert list(faults_of_npm("x", f'{{"packages": {{"": {{}}, "node_modules/x": {package}}}}}'))
    assert not list(faults_of_npm("x", '{"packages": {"": {}, "node_modules/x": {"integrity": "sha512-x"}}}'))


def test_the_npm_lock_serves_every_platform() -> None:
    import json

    packages = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    wanted = {f"node_modules/{name}" for one in packages.values() for name in one.get("optionalDependencies", {})}

    assert wanted - packages.keys() == set()
