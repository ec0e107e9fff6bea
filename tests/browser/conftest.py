"""A headless Chromium and the built start page under production's content security policy."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from fieldpass import pages
from tests.browser.static_site import served
from tests.conftest import missing_tier

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
AXE = pages.WEB / "node_modules" / "axe-core" / "axe.min.js"


expect.set_options(timeout=20_000)
"""What a page shows in the end: two cores may be busy with another module's server and browser."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Every test here needs a Chromium; `--dist loadscope` keeps a module, which has a server of its own, together."""
    item.add_marker(pytest.mark.chromium)


@pytest.fixture(scope="session")
def built() -> None:
    """The pages and the development tools, built when they are not."""
    try:
        pages.install_tools(print, development=True)
        pages.build(print)
    except pages.PagesError as why:
        missing_tier("pages", why)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or whichever is installed.

    For a module, not for the session: while Playwright runs, its loop runs in this process, and no asynchronous test
    that the same worker is given afterwards could start one.
    """
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None:
        missing_tier("chromium", "no Chromium is installed (Debian: chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield chromium
        chromium.close()


@dataclass(slots=True)
class Watched:
    """A page, and what went wrong on it."""

    page: Page
    origin: str
    faults: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Note console errors, exceptions, failed and foreign requests."""
        self.page.on("console", lambda said: self._note(said.type in {"error", "warning"}, f"console: {said.text}"))
        self.page.on("pageerror", lambda fault: self._note(True, f"exception: {fault}"))
        self.page.on("requestfailed", lambda request: self._note(True, f"failed: {request.url}"))
        self.page.on("request", lambda request: self._note(self._foreign(request.url), f"foreign: {request.url}"))

    def _note(self, wrong: bool, words: str) -> None:  # noqa: FBT001 - a filter's verdict
        if wrong:
            self.faults.append(words)

    def _foreign(self, url: str) -> bool:
        return not url.startswith((self.origin, "data:", "blob:"))

    def accessibility_faults(self) -> list[str]:
        """What axe-core finds, one line a finding; the DevTools protocol puts it in past the page's policy."""
        if not self.page.evaluate("() => 'axe' in window"):
            session = self.page.context.new_cdp_session(self.page)
            session.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
            session.detach()
        found = self.page.evaluate("() => axe.run({ resultTypes: ['violations'] })")["violations"]
        return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.fixture(scope="session")
def site(built: None) -> Iterator[str]:
    """The address of the built pages."""
    with served() as address:
        yield address


@pytest.fixture
def watched(browser: Browser, site: str) -> Iterator[Watched]:
    """A fresh page of a fresh visitor; at the end nothing may have gone wrong."""
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit = Watched(page=context.new_page(), origin=site)
    visit.watch()
    yield visit
    context.close()
    assert visit.faults == []
