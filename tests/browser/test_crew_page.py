"""The crew's page on a phone: the demonstration, stopped and started again; what was done meanwhile arrives once."""

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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from fieldpass.demo import story
from tests.browser.conftest import Watched
from tests.demonstration import START_S, Demonstration, free_port, wait

SHOTS = os.environ.get("SCREENSHOTS")
PHONE: Any = {"viewport": {"width": 390, "height": 844}, "permissions": ["geolocation"]}
BARRIER: Any = {"longitude": 105.640, "latitude": 10.290}
PERMITS = "{ permits(first: 5) { edges { node { controlCodeSpoken credentials { text } } } } }"
NEWS = "{ news { parts } }"
STOPS = "{ stops(first: 9) { edges { node { id place { lon lat } words } } } }"
LONG_NAMES = """() => { for (const one of document.querySelectorAll('.strip h1 span, .paper dd strong, .zones li'))
  one.firstChild.data = 'Nguyễn'.repeat(25); }"""
TOO_WIDE = """() => [...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.unseen, .chooser'))
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

    def asked(self, login: str, query: str) -> dict[str, Any]:
        """One GraphQL question of somebody of the story."""
        if login not in self.tokens:
            self.tokens[login] = self.shown.fieldpass("token", login).splitlines()[-1].split()[-1]
        headers = {"content-type": "application/json", "authorization": f"Bearer {self.tokens[login]}"}
        request = urllib.request.Request(  # noqa: S310 - http on loopback
            f"{self.shown.address}/graphql", data=json.dumps({"query": query}).encode(), headers=headers
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
            found: dict[str, Any] = json.load(answer)["data"]
        return found

    def stops(self) -> list[dict[str, Any]]:
        """Every stop that the dispatcher sees."""
        return [edge["node"] for edge in self.asked("dieuhanh", STOPS)["stops"]["edges"]]


@pytest.fixture(scope="module")
def house(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demonstration, running."""
    home = tmp_path_factory.mktemp("home")
    found = House(shown=Demonstration(address=f"http://127.0.0.1:{free_port()}", home=home))
    try:
        found.up()
        yield found
    finally:
        found.down()


@contextmanager
def phone(browser: Browser, house: House, **wishes: Any) -> Iterator[Watched]:
    """A crew member's phone; at the end nothing may have gone wrong that was not wanted."""
    context = browser.new_context(**PHONE, geolocation=BARRIER, **wishes)
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


def scanned(place: Locator) -> str:
    """What a checkpoint's camera reads there."""
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(place.screenshot())))
    return str(code.text)


def shot(page: Page, name: str, *, whole: bool = False) -> None:
    """A picture to look at, where one is asked for."""
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{SHOTS}/crew-{name}.png", full_page=whole)


def test_a_night_without_a_server_and_the_stop_arrives_once(browser: Browser, house: House) -> None:
    permit = house.asked("hung", PERMITS)["permits"]["edges"][0]["node"]
    with phone(browser, house) as visit:
        page = visit.page
        enter(visit, house)
        expect(page.locator(".code img")).to_be_visible()
        parts = house.asked("hung", NEWS)["news"]["parts"]
        page.wait_for_function("navigator.serviceWorker.getRegistration('/crew').then((it) => it?.active)")
        house.down()
        page.reload()

        expect(page.get_by_text("Mất mạng.")).to_be_visible()
        assert scanned(page.locator(".code")) in {one["text"] for one in permit["credentials"]}
        expect(page.locator(".digits")).to_have_text(permit["controlCodeSpoken"])
        expect(page.get_by_text("Còn hiệu lực")).to_be_visible()
        shot(page, "offline")
        the_news_are_read(page, parts)
        report_a_stop(page)
        page.reload()
        expect(page.get_by_text("1 việc chờ gửi")).to_be_visible()

        house.up()
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.get_by_text("1 việc chờ gửi")).to_have_count(0, timeout=20_000)
        page.get_by_role("button", name="Bị chặn").click()
        expect(page.get_by_text("Đã gửi: điều phối và đầu mối của huyện đã được báo.")).to_be_visible()
        shot(page, "clause-sent")
        forgive(visit, "failed:", "ERR_CONNECTION_REFUSED")
    (stop,) = house.stops()
    assert stop["place"] == {"lon": 105.64, "lat": 10.29}


def the_news_are_read(page: Page, parts: list[str]) -> None:
    """Every code of the news, as a post without a network scans them."""
    page.get_by_role("button", name="Tin cho chốt").click()
    expect(page.get_by_text(re.compile("Tin tính đến"))).to_be_visible()
    page.get_by_role("button", name="Dừng ở mã này").click()
    shot(page, "news")
    found = set()
    for _ in parts:
        found.add(scanned(page.locator(".code")))
        page.locator(".parts button").first.click()
    assert found == set(parts)


def report_a_stop(page: Page) -> None:
    """One tap, the clause, and it waits for a network; a second tap is the same stop."""
    stopped = page.get_by_role("button", name="Bị chặn")
    stopped.click()
    expect(page.get_by_text("Công văn của Sở Thông tin và Truyền thông, mục I.2")).to_be_visible()
    expect(page.get_by_role("button", name="Báo nhầm, rút lại")).to_be_visible()
    shot(page, "clause")
    page.get_by_role("button", name="Đóng").click()
    stopped.click()
    page.get_by_role("button", name="Đóng").click()


def test_a_stop_by_mistake_is_taken_back_before_anybody_hears(browser: Browser, house: House) -> None:
    before = house.stops()
    with phone(browser, house) as visit:
        enter(visit, house)
        visit.page.get_by_role("button", name="Bị chặn").click()
        visit.page.get_by_role("button", name="Báo nhầm, rút lại").click()

        expect(visit.page.get_by_role("dialog")).to_have_count(0)
        expect(visit.page.get_by_text("việc chờ gửi")).to_have_count(0)
    assert house.stops() == before


def test_the_inbox_is_read_and_signing_out_erases(browser: Browser, house: House) -> None:
    with phone(browser, house) as visit:
        page = visit.page
        enter(visit, house)
        page.locator(".tabs button", has_text="Hộp thư").click()
        expect(page.locator(".letter.unread").first).to_be_visible()
        page.get_by_role("button", name="Đã đọc hết").click()
        expect(page.locator(".letter.unread")).to_have_count(0)
        page.get_by_role("button", name="Đăng xuất và xóa khỏi máy").click()
        page.get_by_role("button", name="Xóa và đăng xuất").click()

        expect(page.locator("input[name=login]")).to_be_visible()
        assert page.evaluate(KEPT) == 0
        sign_in(page, "hung", "sai mật khẩu rồi")
        expect(page.get_by_role("alert")).to_have_text("Sai tên đăng nhập hoặc mật khẩu.")
        forgive(visit, "401")


KEPT = """() => new Promise((done) => { const opened = indexedDB.open('fieldpass-crew');
  opened.onsuccess = () => { const all = opened.result.transaction('things').objectStore('things').count();
    all.onsuccess = () => { opened.result.close(); done(all.result); }; }; })"""


def test_a_session_that_ended_keeps_the_permits_on_the_screen(browser: Browser, house: House) -> None:
    with phone(browser, house) as visit:
        page = visit.page
        enter(visit, house)
        page.context.clear_cookies()
        page.get_by_role("button", name="Cập nhật").click()

        expect(page.get_by_text("Phiên làm việc đã hết hạn")).to_be_visible()
        expect(page.locator(".code img")).to_be_visible()
        shot(page, "expired")
        page.get_by_role("button", name="Đăng nhập").click()
        sign_in(page, "hung")
        expect(page.get_by_text("Phiên làm việc đã hết hạn")).to_have_count(0)
        forgive(visit, "401")


def test_whoever_does_not_travel_is_told_so(browser: Browser, house: House) -> None:
    with phone(browser, house) as visit:
        enter(visit, house, "sen")

        expect(visit.page.get_by_text("không phải của người đi đường")).to_be_visible()
        expect(visit.page.locator(".tabs")).to_have_count(0)
        shot(visit.page, "nobody")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_it(browser: Browser, house: House, language: str, scheme: Any) -> None:
    with phone(browser, house, color_scheme=scheme) as visit:
        page = visit.page
        page.goto(f"{house.shown.address}/crew?lang={language}")
        expect(page.locator("input[name=login]")).to_be_visible()
        faults = visit.accessibility_faults()
        shot(page, f"sign-in-{language}-{scheme}")
        enter(visit, house, language=language)
        expect(page.locator(".code img")).to_be_visible()
        for tab in range(3):
            page.locator(".tabs button").nth(tab).click()
            faults += visit.accessibility_faults()
            shot(page, f"tab{tab}-{language}-{scheme}", whole=True)
        page.locator(".tabs button").first.click()
        page.evaluate(LONG_NAMES)
        assert page.evaluate(TOO_WIDE) == []
        doubled(page)
        assert page.evaluate(TOO_WIDE) == []
        shot(page, f"doubled-{language}-{scheme}")
        page.locator(".tabs .stop").click()
        assert page.evaluate(TOO_WIDE) == []
        faults += visit.accessibility_faults()
        page.locator(".report button").click()
        assert faults == []


def doubled(page: Page) -> None:
    """Text at 200 %, as somebody sets it for their browser."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
