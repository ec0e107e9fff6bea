"""The console as somebody of the demonstration meets it."""

import json
import os
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from playwright.sync_api import Browser, Page, expect

from fieldpass.demo import story
from tests.browser.conftest import Watched
from tests.demonstration import Demonstration

SHOTS = os.environ.get("SCREENSHOTS")
WIDE: Any = {"width": 1440, "height": 900}
BY_THE_DRIVER = ("GL Driver Message", "GPU stall")
"""What a software WebGL says of itself on the console."""
FACES = ("vi-light", "vi-dark", "en-light", "en-dark")
BOTH_AND_BOTH = ("vi-light", "en-dark")
"""Each language and each light once, for what is there for a moment; test_console_faces sees every address in all."""
TOO_WIDE = """() => [...document.querySelectorAll('.rail *, .panel *')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.unseen, .scroll, .rail > *'))
  .map((one) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 40)}`)"""


@dataclass(slots=True)
class Console(Watched):
    """Somebody at the console."""

    forgiven: list[str] = field(default_factory=lambda: list(BY_THE_DRIVER))

    def go(self, hash_: str) -> None:
        """Another panel, by the address."""
        self.page.evaluate("(hash) => { location.hash = hash; }", hash_)

    def forgive(self, *words: str) -> None:
        """These faults are wanted."""
        self.forgiven.extend(words)

    def faults_left(self) -> list[str]:
        """What went wrong that nobody wanted."""
        return [one for one in self.faults if not any(word in one for word in self.forgiven)]

    def faces(self, *wanted: str) -> Iterator[str]:
        """The page in both languages, light and dark, or as wanted, one after the other: for axe and for pictures."""
        for face in wanted or FACES:
            language, theme = face.split("-")
            root = self.page.locator("html")
            self.page.locator(f".switch button[lang={language}]").click()
            if root.get_attribute("data-theme") != theme:
                self.page.locator(".bar .icon").click()
            expect(root).to_have_attribute("data-theme", theme)
            expect(root).to_have_attribute("lang", language)
            yield face


@contextmanager
def at_the_console(
    browser: Browser, shown: Demonstration, login: str, hash_: str = "", **more: Any
) -> Iterator[Console]:
    """Signed in; at the end nothing may have gone wrong. `more` goes to the browser's context."""
    context = browser.new_context(**{"viewport": WIDE, "locale": "vi-VN"} | more)
    console = Console(page=context.new_page(), origin=shown.address)
    console.watch()
    console.forgive("401")  # the first look, without a session
    console.page.goto(f"{shown.address}/console{hash_}")
    console.page.locator("input[name=login]").fill(login)
    console.page.locator("input[name=password]").fill(story.PASSWORD)
    console.page.keyboard.press("Enter")
    expect(console.page.locator(".board")).to_be_visible(timeout=25_000)
    yield console
    context.close()
    left = console.faults_left()
    assert not left, left


def shot(page: Page, name: str) -> None:
    """A picture to look at, where one is asked for by SCREENSHOTS=folder."""
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{SHOTS}/{name}.png")


@dataclass(slots=True)
class Speaker:
    """Asks a demonstration by GraphQL as people of the story; tokens are made once."""

    shown: Demonstration
    tokens: dict[str, str] = field(default_factory=dict)

    def ask(self, login: str, query: str, **variables: Any) -> dict[str, Any]:
        """The data of one request; fails on errors."""
        if login not in self.tokens:
            self.tokens[login] = self.shown.token(login)
        headers = {"content-type": "application/json", "authorization": f"Bearer {self.tokens[login]}"}
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(f"{self.shown.address}/graphql", data=body, headers=headers)  # noqa: S310 - http on loopback
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
            said = json.load(answer)
        assert "errors" not in said, said
        found: dict[str, Any] = said["data"]
        return found


def keyed(given: dict[str, Any]) -> dict[str, Any]:
    """The input with an idempotency key."""
    return {"idempotencyKey": str(uuid4())} | given
