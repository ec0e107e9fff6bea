"""The README's walk-through, word for word, against a running demonstration."""

import json
import re
import urllib.request
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from tests.demonstration import Demonstration, running
from tests.project.codes import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def steps() -> list[tuple[str, str]]:
    """Who asks, and the document."""
    block = re.search(r"```graphql\n(.*?)```", README, re.DOTALL)
    assert block
    return re.findall(r"^# (\w+)[,:][^\n]*\n((?:(?!#)[^\n]*\n)+)", block[1], re.MULTILINE)


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """A running demonstration."""
    with running(tmp_path_factory.mktemp("home")) as shown:
        yield shown


def ask(shown: Demonstration, token: str, document: str, variables: Mapping[str, str]) -> Any:
    """The answer's data; errors fail."""
    body = json.dumps({"query": document, "variables": variables}).encode()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    request = urllib.request.Request(f"{shown.address}/graphql", body, headers)  # noqa: S310 - http on loopback
    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310 - as above
        said = json.load(answer)
    assert "errors" not in said, said
    return said["data"]


def nodes(connection: Any) -> list[Any]:
    """The rows of a page."""
    return [edge["node"] for edge in connection["edges"]]


def test_the_walk_through_ends_in_a_verdict(demonstration: Demonstration) -> None:
    token = cache(lambda login: demonstration.fieldpass("token", login))
    (_, zones), (_, permits), (_, posts), (_, verify) = steps()

    good = ("ACTIVE", "IN_FORCE")
    names = [zone["name"] for zone in ask(demonstration, token("sen"), zones, {})["zonesAt"]]
    ours = nodes(ask(demonstration, token("sen"), permits, {})["permits"])
    gates = nodes(ask(demonstration, token("admin"), posts, {})["checkpoints"])
    live = next(one for one in ours if (one["status"], one["phase"]) == good and len(one["zones"]) > 1)
    texts = {"qr": live["credentials"][0]["text"]}
    verdicts = [ask(demonstration, token("admin"), verify, texts | {"post": gate["id"]}) for gate in gates]
    decisions = {verdict["verifyPermit"]["decision"] for verdict in verdicts}

    assert "Thành phố Sa Đéc" in names
    assert [who for who, _ in steps()] == ["sen", "sen", "admin", "admin"]
    assert {"ALLOW", "DENY"} <= decisions


def test_the_walk_through_is_ten_lines() -> None:
    assert sum(1 + document.count("\n") for _, document in steps()) <= 10


def test_the_readme_fits_on_a_screen_or_two() -> None:
    assert README.count("\n") <= 75
