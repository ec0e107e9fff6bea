"""`fieldpass demo` as a visitor meets it: the real server, its own data, its own policy."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from fieldpass.demo import story
from tests.browser.conftest import Watched

START_S = 60


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait(address: str, server: subprocess.Popen[str]) -> None:
    """Until the server is ready; fails with what it said when it is not."""
    until = time.monotonic() + START_S
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/readyz", timeout=1).close()  # noqa: S310 - http on loopback
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    server.kill()
    pytest.fail(f"the demonstration did not start:\n{server.communicate()[0]}")


@pytest.fixture(scope="module")
def demonstration(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running demonstration with a home of its own."""
    port = free_port()
    home = tmp_path_factory.mktemp("home")
    environment = os.environ | {"FIELDPASS_HOME": str(home), "FIELDPASS_PORT": str(port)}
    command = [str(Path(sys.executable).with_name("fieldpass")), "demo"]
    with (home / "talk").open("w+") as talk:
        server = subprocess.Popen(command, env=environment, stdout=talk, stderr=talk, text=True)
        wait(f"http://127.0.0.1:{port}", server)
        yield f"http://127.0.0.1:{port}"
        server.send_signal(signal.SIGTERM)
        server.wait(START_S)


@pytest.fixture
def visit(browser: Browser, demonstration: str) -> Iterator[Watched]:
    """A fresh visitor of the demonstration; at the end nothing may have gone wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    visitor = Watched(page=context.new_page(), origin=demonstration)
    visitor.watch()
    yield visitor
    context.close()
    assert visitor.faults == []


@pytest.mark.parametrize(("language", "coming"), [("vi", "có hiệu lực lúc 00:00"), ("en", "comes into force at 00:00")])
def test_the_evening_before_the_order(visit: Watched, demonstration: str, language: str, coming: str) -> None:
    visit.page.goto(f"{demonstration}/?lang={language}")

    expect(visit.page.locator("time")).to_have_text(re.compile(r"^19:\d\d:\d\d$"))
    expect(visit.page.get_by_text(coming)).to_be_visible()
    expect(visit.page.locator("svg .zone.D16")).not_to_have_count(0)
    assert visit.accessibility_faults() == []


def test_every_account_stands_on_the_page(visit: Watched, demonstration: str) -> None:
    visit.page.goto(demonstration)

    for account in story.ACCOUNTS:
        expect(visit.page.get_by_role("cell", name=account.login, exact=True)).to_be_visible()
