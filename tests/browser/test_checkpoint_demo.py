"""A phone at the demonstration's barrier: the real server, stopped, started again; what happened then comes home."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, expect

from fieldpass.demo.joining import OFFICERS
from fieldpass.demo.trials import POST
from tests.browser.officer import Officer
from tests.demonstration import START_S, Demonstration, free_port, wait

LINK = re.compile(r"link (http://\S+)")
CHECKS = """{ checks(first: 500) { edges { node { decision outcome position hash previousHash device notes } } } }"""
FINDINGS = "{ findings(first: 50) { edges { node { kind } } } }"
MANY = 200


@dataclass(frozen=True, kw_only=True)
class Barrier(Demonstration):
    """The demonstration at one address, up or down."""

    def environment(self) -> dict[str, str]:
        """Where it lives and listens."""
        return os.environ | {"FIELDPASS_HOME": str(self.home), "FIELDPASS_PORT": self.address.rsplit(":", 1)[1]}

    def fieldpass(self, *arguments: str) -> str:
        """What a command says, with this address in its links."""
        done = subprocess.run(_command(*arguments), env=self.environment(), capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def ask(self, token: str, query: str) -> list[dict[str, Any]]:
        """The rows of a list, as somebody of the demonstration sees it."""
        headers = {"content-type": "application/json", "authorization": f"Bearer {token}"}
        request = urllib.request.Request(  # noqa: S310 - http on loopback
            f"{self.address}/graphql", data=json.dumps({"query": query}).encode(), headers=headers
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
            (found,) = json.load(answer)["data"].values()
        return [edge["node"] for edge in found["edges"]]


def _command(*words: str) -> list[str]:
    return [str(Path(sys.executable).with_name("fieldpass")), *words]


@contextmanager
def up(barrier: Barrier) -> Iterator[None]:
    """Ready on the same port, and stopped by its process id at the end."""
    with (barrier.home / "talk").open("a") as talk:
        server = subprocess.Popen(_command("demo"), env=barrier.environment(), stdout=talk, stderr=talk)
        try:
            wait(barrier, server)  # type: ignore[arg-type]  # it only asks whether it lives
            yield
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(START_S)


@pytest.fixture(scope="module")
def barrier(built: None, tmp_path_factory: pytest.TempPathFactory) -> Barrier:
    """A demonstration that does not run yet."""
    return Barrier(address=f"http://127.0.0.1:{free_port()}", home=tmp_path_factory.mktemp("home"))


@pytest.fixture
def officer(browser: Browser, barrier: Barrier) -> Iterator[Officer]:
    """A fresh phone at its barrier; at the end nothing may have gone wrong on it."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.set_default_timeout(20_000)
    port = int(barrier.address.rsplit(":", 1)[1])
    phone = Officer(desk=None, context=context, port=port, page=context.new_page())  # type: ignore[arg-type] # the server is no small one
    phone.watch(phone.page)
    yield phone
    context.close()
    assert phone.faults == []


def test_what_a_barrier_did_without_its_server_comes_home_once_and_in_order(officer: Officer, barrier: Barrier) -> None:
    page = officer.page
    with up(barrier):
        link = LINK.search(barrier.fieldpass("enrol", POST, "--in-person"))
        assert link
        page.goto(link[1])
        page.wait_for_selector("#sign-on")
        page.wait_for_function("navigator.serviceWorker.getRegistration('/').then((it) => it?.active)")
        permit = permit_text(barrier)
    page.reload()
    name, _, pin = OFFICERS[0]
    officer.sign_on(name, pin)
    officer.choose_way()

    officer.shoot(permit, MANY - 1)
    officer.gun(permit)
    officer.decided("ALLOW")
    refuse_all_the_same(officer)
    assert officer.waiting() == MANY + 1
    page.reload()
    with up(barrier):
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.get_by_text("Đã gửi hết")).to_be_visible(timeout=20_000)
        token = barrier.token("laivung")
        checks = [one for one in barrier.ask(token, CHECKS) if one["position"] is not None]
        kinds = findings(officer, barrier, token)

    ordered = sorted(checks, key=lambda one: int(one["position"]))
    assert [one["position"] for one in ordered] == list(range(2, MANY + 2))
    assert [one["previousHash"] for one in ordered[1:]] == [one["hash"] for one in ordered[:-1]]
    assert {note for one in ordered for note in one["notes"]} <= {"LATE"}
    assert "REFUSED_THOUGH_VALID" in kinds


def permit_text(barrier: Barrier) -> str:
    """What the demonstration's crew shows."""
    with urllib.request.urlopen(f"{barrier.address}/demo/permit.png") as shown:  # noqa: S310 - http on loopback
        (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(shown.read())))
    return str(code.text)


def refuse_all_the_same(officer: Officer) -> None:
    """Green on the screen, and turned back."""
    officer.page.get_by_role("button", name="Không cho qua").click()
    officer.page.get_by_label("Lý do khác").check()
    officer.page.get_by_label("Ghi thêm").fill("Ấp không cho người ngoài vào")
    officer.page.get_by_role("button", name="Cho quay lại").click()
    officer.ready()


def findings(officer: Officer, barrier: Barrier, token: str) -> set[str]:
    """What the server makes of the checks, a moment after they came."""
    for _ in range(40):
        found = {one["kind"] for one in barrier.ask(token, FINDINGS)}
        if found:
            return found
        officer.page.wait_for_timeout(250)
    return set()
