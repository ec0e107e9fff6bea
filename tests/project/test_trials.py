"""The start page's steps, as they are copied from it, against a running demonstration."""

import json
import os
import shlex
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.demonstration import Demonstration, running


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def demonstration(home: Path) -> Iterator[Demonstration]:
    """A running demonstration."""
    with running(home) as shown:
        yield shown


def fetched(url: str, body: dict[str, Any] | None = None, token: str = "") -> Any:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"} if body else {}
    content = json.dumps(body).encode() if body else None
    request = urllib.request.Request(url, content, headers)  # noqa: S310 - http on loopback
    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310 - as above
        return json.load(answer)


def run(text: str, home: Path) -> subprocess.CompletedProcess[str]:
    """A copied command line, with this Python in the place of the one in .venv, in a folder of its own."""
    program, *words = shlex.split(text)
    assert program == ".venv/bin/fieldpass"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FIELDPASS_")}
    (home / "desk" / "var").mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "fieldpass", *words]
    settings = environment | {"FIELDPASS_HOME": str(home), "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(
        command, cwd=home / "desk", env=settings, capture_output=True, text=True, timeout=60, check=False
    )


def test_every_step_of_the_start_page_works_and_the_last_is_green(demonstration: Demonstration, home: Path) -> None:
    steps = fetched(f"{demonstration.address}/demo.json")["try"]
    commands = [step["text"] for step in steps if step["kind"] == "command"]
    documents = [step["text"] for step in steps if step["kind"] == "graphql"]

    done = [run(text, home) for text in commands]
    token = done[0].stdout.strip()
    answers = [fetched(f"{demonstration.address}/graphql", {"query": text}, token) for text in documents]

    assert [one.returncode for one in done] == [0, 0, 0], [one.stderr for one in done]
    assert "XANH · GREEN · ALLOW" in done[-1].stdout
    assert all("errors" not in answer for answer in answers), answers
    assert any(edge["node"]["phase"] == "IN_FORCE" for edge in answers[0]["data"]["permits"]["edges"])
    assert [zone["restriction"] for zone in answers[1]["data"]["zonesAt"]] == ["PROHIBITED", "NO_RESTRICTION"]


def test_every_state_of_a_permit_and_an_application_is_in_the_demonstration(demonstration: Demonstration) -> None:
    token = demonstration.fieldpass("token", "admin")
    states = "edges { node { status } }"
    asked = f"{{ permits(first: 50) {{ edges {{ node {{ status phase }} }} }} applications(first: 50) {{ {states} }} }}"

    data = fetched(f"{demonstration.address}/graphql", {"query": asked}, token)["data"]

    permits = {edge["node"]["status"] for edge in data["permits"]["edges"]}
    phases = {edge["node"]["phase"] for edge in data["permits"]["edges"]}
    applications = {edge["node"]["status"] for edge in data["applications"]["edges"]}
    assert permits == {"ACTIVE", "SUSPENDED", "REVOKED", "COMPLETED", "SUPERSEDED"}
    assert {"NOT_YET_VALID", "IN_FORCE", "EXPIRED"} <= phases
    assert applications == {"DRAFT", "SUBMITTED", "NEEDS_INFO", "APPROVED", "REJECTED", "WITHDRAWN"}
