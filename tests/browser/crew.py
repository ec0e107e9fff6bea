"""A crew's phone as somebody of the demonstration carries it."""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from fieldpass.demo import story
from tests.browser.conftest import Watched
from tests.demonstration import START_S, Demonstration, free_port, wait

SHOTS = os.environ.get("SCREENSHOTS")
PHONE: Any = {"viewport": {"width": 390, "height": 844}, "permissions": ["geolocation"]}
BARRIER: Any = {"longitude": 105.640, "latitude": 10.290}
STOPS = """{ stops(first: 9, filter: {since: "2021-09-15T12:00:00Z"}) {
  edges { node { id place { lon lat } words } } } }"""
TOO_WIDE = """() => [...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.unseen, .chooser, svg'))
  .map((one) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 40)}`)"""


@dataclass(kw_only=True)
class House:
    """The demonstration at one address, up or down."""

    shown: Demonstration
    server: subprocess.Popen[bytes] | None = None
    tokens: dict[str, str] = field(default_factory=dict)

    def up(self) -> None:
        """Start it and wait until it is ready."""
        port = self.shown.address.rsplit(":", 1)[1]
        environment = os.environ | {"FIELDPASS_HOME": str(self.shown.home), "FIELDPASS_PORT": port}
        command = [str(Path(sys.executable).with_name("fieldpass")), "demo"]
        with (self.shown.home / "talk").open("a") as talk:
            self.server = subprocess.Popen(command, env=environment, stdout=talk, stderr=talk)
        wait(self.shown, self.server)  # type: ignore[arg-type]  # it only asks whether it lives

    def down(self) -> None:
        """Stop it by its process id."""
        if self.server is not None:
            self.server.send_signal(signal.SIGTERM)
            self.server.wait(START_S)
            self.server = None

    def asked(self, login: str, query: str, **variables: Any) -> dict[str, Any]:
        """One GraphQL question of somebody of the story."""
        if login not in self.tokens:
            self.tokens[login] = self.shown.token(login)
        headers = {"content-type": "application/json", "authorization": f"Bearer {self.tokens[login]}"}
        request = urllib.request.Request(  # noqa: S310 - http on loopback
            f"{self.shown.address}/graphql",
            data=json.dumps({"query": query, "variables": variables}).encode(),
            headers=headers,
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
            found: dict[str, Any] = json.load(answer)["data"]
        return found

    def stops(self) -> list[dict[str, Any]]:
        """Every stop that the dispatcher sees, since the story opened."""
        return [edge["node"] for edge in self.asked("dieuhanh", STOPS)["stops"]["edges"]]


@contextmanager
def running_house(home: Path) -> Iterator[House]:
    """The demonstration, running; whatever a test made of it, it is down at the end."""
    found = House(shown=Demonstration(address=f"http://127.0.0.1:{free_port()}", home=home))
    try:
        found.up()
        yield found
    finally:
        found.down()


@contextmanager
def phone(browser: Browser, house: House, **wishes: Any) -> Iterator[Watched]:
    """A crew member's phone; at the end nothing may have gone wrong that was not wanted."""
    context = browser.new_context(**PHONE | {"geolocation": BARRIER} | wishes)
    context.set_default_timeout(25_000)
    watched = Watched(page=context.new_page(), origin=house.shown.address)
    watched.watch()
    yield watched
    context.close()
    assert watched.faults == []


def enter(visit: Watched, house: House, login: str = "hung", language: str = "vi") -> None:
    """Sign in; the first look without a session is answered by 401, which the console tells."""
    visit.page.goto(f"{house.shown.address}/crew?lang={language}")
    sign_in(visit.page, login)
    expect(visit.page.locator(".strip")).to_be_visible()
    forgive(visit, "401")


def sign_in(page: Page, login: str, password: str = story.PASSWORD) -> None:
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill(password)
    page.keyboard.press("Enter")


def forgive(visit: Watched, *words: str) -> None:
    """These faults were wanted."""
    visit.faults = [one for one in visit.faults if not any(word in one for word in words)]


def shot(page: Page, name: str, *, whole: bool = False) -> None:
    """A picture to look at, where one is asked for."""
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{SHOTS}/crew-{name}.png", full_page=whole)


def doubled(page: Page) -> None:
    """Text at 200 %, as somebody sets it for their browser."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
