"""What an officer does at the checkpoint page, in words."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from credentials import qr
from tests.browser import pictures, small_post
from tests.browser.small_post import Desk
from tests.demonstration import free_port

PHONE: ViewportSize = {"width": 390, "height": 844}
GONE = ("ERR_CONNECTION_REFUSED", "Failed to load resource", "failed: ")
SCAN_A_GUN = """async (text) => {
  await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 5)));  // until it listens
  for (const key of [...text, 'Enter']) dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
}"""


@dataclass
class Officer:
    """One phone at the post, and the server that may come and go."""

    desk: Desk
    context: BrowserContext
    port: int
    page: Page
    faults: list[str] = field(default_factory=list)
    _server: ExitStack = field(default_factory=ExitStack)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/checkpoint/"

    def server_up(self) -> None:
        self._server.enter_context(small_post.serving(self.desk, self.port))

    def server_gone(self) -> None:
        self._server.close()

    def watch(self, page: Page) -> None:
        """Note what goes wrong; that a server is away is no fault of the page."""
        page.on("pageerror", lambda fault: self.faults.append(f"exception: {fault}"))
        page.on("console", lambda said: self._note(said.type, said.text))
        page.on("request", lambda asked: self._foreign(asked.url))

    def _note(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and not any(word in text for word in GONE):
            self.faults.append(f"console: {text}")

    def _foreign(self, url: str) -> None:
        if not url.startswith((f"http://127.0.0.1:{self.port}/", "blob:", "data:")):
            self.faults.append(f"foreign: {url}")

    def join(self, language: str = "vi") -> None:
        """By link; until the page is stored for a day without a server."""
        self.page.goto(f"{self.address}?lang={language}#/join/{small_post.INVITATION}")
        self.page.wait_for_selector("#confirm, #sign-on, #way")
        self.page.wait_for_function("navigator.serviceWorker.getRegistration('/').then((it) => it?.active)")

    def sign_on(self, name: str = "Lê Thị Bích", pin: str = small_post.LEADER_PIN) -> None:
        self.page.get_by_role("button", name=name).click()
        self.page.locator("#pin").fill(pin)
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector("#way, #scan", state="attached")

    def choose_way(self, place: int = 0) -> None:
        self.page.locator("button.way").nth(place).click()
        self.ready()

    def ready(self) -> None:
        """For the next."""
        self.page.wait_for_selector("#scan", state="attached")

    def at_work(self, language: str = "vi") -> None:
        self.join(language)
        self.page.wait_for_selector("#sign-on", timeout=25_000)
        self.sign_on()
        self.choose_way()

    def show(self, text: str, how: str = "clean") -> None:
        """Hold a picture of a code before the page."""
        kind, content = pictures.file(how, text) if how != "clean" else ("image/png", qr.png(text, 6))
        shown: Any = {"name": "picture", "mimeType": kind, "buffer": content}
        self.page.set_input_files(".tools input[type=file]", shown)

    def gun(self, text: str) -> None:
        """A scanner gun types it."""
        self.page.evaluate(SCAN_A_GUN, text)

    def shoot(self, text: str, times: int) -> None:
        """As many checks as fast as the page takes them, each green and answered."""
        self.page.evaluate(GUNFIRE, {"text": text, "times": times})

    def decided(self, decision: str) -> None:
        """The screen that fills everything."""
        expect(self.page.locator(f".verdict.{decision}")).to_be_visible(timeout=25_000)

    def reasons(self) -> str:
        return self.page.locator(".reasons").inner_text()

    def primary(self) -> None:
        """The largest button, and on to the next."""
        self.page.locator(".actions .big.primary").first.click()
        self.ready()

    def afresh(self) -> None:
        """Load the page again and drop whoever was left before it."""
        self.page.reload()
        self.page.wait_for_selector("#scan, .verdict", state="attached")
        if self.page.locator(".verdict").count():
            self.page.locator(".actions .slight").click()
        self.ready()

    def waiting(self) -> int:
        """How many checks the memory holds without a receipt."""
        return int(self.page.evaluate(_WAITING))

    def expect_handed_in(self, count: int) -> None:
        for _ in range(200):
            if len(self.desk.checks) >= count and self.waiting() == 0:
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"{len(self.desk.checks)} of {count} came, {self.waiting()} wait")


GUNFIRE = """async ({ text, times }) => {
  const until = async (selector) => {
    for (let wait = 0; wait < 2000; wait += 1) {
      const found = document.querySelector(selector);
      if (found) return found;
      await new Promise((next) => setTimeout(next, 1));
    }
    throw new Error(`no ${selector}`);
  };
  for (let at = 0; at < times; at += 1) {
    await until('#scan');
    await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 5)));  // until it listens
    for (const key of [...text, 'Enter']) dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    (await until('.verdict .actions .big.primary')).click();  // no tap: those are too early for half a second
  }
  await until('#scan');
}"""

_WAITING = """() => new Promise((answer) => {
  const open = indexedDB.open('fieldpass-checkpoint');
  open.onsuccess = () => {
    const count = open.result.transaction('checks').objectStore('checks').index('waiting').count();
    count.onsuccess = () => { open.result.close(); answer(count.result); };
  };
})"""


@contextmanager
def on_duty(browser: Browser, **options: Any) -> Iterator[Officer]:
    """A fresh phone before a server that runs; at the end nothing may have gone wrong on it."""
    context = browser.new_context(viewport=PHONE, locale="vi-VN", **options)
    officer = Officer(desk=Desk(), context=context, port=free_port(), page=context.new_page())
    officer.watch(officer.page)
    context.set_default_timeout(25_000)
    officer.server_up()
    try:
        yield officer
    finally:
        context.close()
        officer.server_gone()
    assert officer.faults == [], "\n".join(officer.faults)
