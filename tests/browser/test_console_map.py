"""The map of the console: what it shows, at which instant, by mouse and by keys; and what it says when cut off."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.console import TOO_WIDE, Speaker, at_the_console, keyed, shot
from tests.demonstration import START_S, Demonstration, free_port, running, wait

NARROW: Final = {"width": 390, "height": 844}
SADEC: Final = (105.76, 10.325)

REPORT: Final = """mutation Report($input: ReportIncidentInput!) { reportIncident(input: $input) {
  __typename ... on Problem { message } } }"""


@pytest.fixture(scope="module")
def shown(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """A demonstration of its own."""
    with running(tmp_path_factory.mktemp("home")) as demonstration:
        yield demonstration


@pytest.fixture(scope="module")
def speaker(shown: Demonstration) -> Speaker:
    """Whoever asks it."""
    return Speaker(shown)


def count_of(page: Page, layer: str) -> Locator:
    """How many things of a layer the legend says that there are."""
    return page.locator(".legend .group").filter(has_text=layer).first.locator("small")


def shown_of(page: Page, layer: str) -> int:
    """The same as a number, once the layer is there."""
    expect(count_of(page, layer)).to_have_text(re.compile(r"^\d+$"), timeout=20_000)
    return int(count_of(page, layer).inner_text())


def test_the_map_says_what_is_on_it_in_every_light_and_language(browser: Browser, shown: Demonstration) -> None:
    with at_the_console(browser, shown, "dieuhanh") as console:
        page = console.page
        assert shown_of(page, "Sự cố") > 0
        assert shown_of(page, "Chốt") > 0
        page.locator(".legend select").select_option("ECOMMERCE_DELIVERY")
        page.locator(".maptools .chip").nth(2).click()
        page.locator(".timebar").get_by_role("button", name="+1 ngày").click()
        expect(page.locator(".notnow")).to_contain_text("CHƯA XẢY RA")
        for face in console.faces():
            page.wait_for_timeout(600)
            assert console.accessibility_faults() == [], face
            shot(page, f"console-map-{face}")
        page.locator(".legend .group", has_text="Sites").locator("summary").click()
        page.locator(".legend .group", has_text="Sites").get_by_role("checkbox").uncheck()
        page.reload()
        console.forgive("failed: ")
        expect(page.locator(".legend select")).to_have_value("ECOMMERCE_DELIVERY")
        page.locator(".legend .group", has_text="Sites").locator("summary").click()
        expect(page.locator(".legend .group", has_text="Sites").get_by_role("checkbox")).not_to_be_checked()


def test_a_click_says_what_a_zone_asks_and_opens_what_stands_there(browser: Browser, shown: Demonstration) -> None:
    with at_the_console(browser, shown, "dieuhanh", "#/?at=2021-09-15T12:00:00Z") as console:
        page = console.page
        expect(page.locator(".notnow")).to_contain_text("KHÔNG PHẢI HIỆN TẠI")
        assert shown_of(page, "Vùng") > 0
        page.locator(".legend .close").click()
        page.locator(".maptools .chip").nth(1).click()
        view = page.locator(".inview")
        hamlet = view.get_by_role("button", name="Khóm 3, phường 2, Sa Đéc")
        hamlet.focus()
        page.keyboard.press("Enter")
        card = page.locator(".mapcard")
        expect(card).to_contain_text("Không được đi")
        expect(card).to_contain_text("Cấm vào")
        assert console.accessibility_faults() == []
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        view.get_by_role("link", name="Trạm Khóm 3").click()
        expect(page.locator(".rail a[aria-current]")).to_have_text("Sự cố")
        assert "at=2021-09-15T12%3A00%3A00" in page.url, "the instant stays when a panel is opened"


def test_a_click_on_the_ground_finds_the_zone_under_it(browser: Browser, shown: Demonstration) -> None:
    with at_the_console(browser, shown, "dieuhanh") as console:
        page = console.page
        assert shown_of(page, "Vùng") > 0
        page.locator(".legend .close").click()
        page.wait_for_timeout(1_500)
        box = page.locator(".map canvas").bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(page.locator(".mapcard h2")).to_contain_text("Huyện")
        expect(page.locator(".mapcard .rules li").first).to_contain_text("Không được đi")
        page.locator(".mapcard").get_by_role("link", name="Mở vùng này").click()
        expect(page.locator(".rail a[aria-current]")).to_have_text("Vùng")


def test_the_slider_is_moved_by_keys_typed_and_stepped(browser: Browser, shown: Demonstration) -> None:
    with at_the_console(browser, shown, "admin") as console:
        page = console.page
        page.locator(".maptools .chip").nth(2).click()
        bar = page.locator(".timebar")
        expect(bar.locator(".ticks i").first).to_be_attached()
        bar.locator("input[type=datetime-local]").fill("2021-09-16T00:00")
        page.keyboard.press("Tab")
        expect(page.locator(".notnow")).to_contain_text("00:00 16/9")
        assert "at=2021-09-15T17%3A00%3A00.000Z" in page.url
        bar.get_by_role("button", name="1 giờ").first.click()
        expect(page.locator(".notnow")).to_contain_text("23:00 15/9")
        bar.locator("input[type=range]").focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator(".notnow")).to_contain_text("23:05 15/9")
        bar.get_by_role("button", name="Đến lần thay đổi vùng kế tiếp").click()
        expect(page.locator(".notnow")).to_contain_text("00:00 16/9")
        bar.locator(".known select").select_option("then")
        expect(page.locator(".notnow")).to_contain_text("đã biết lúc 00:00 16/9")
        assert "known=2021-09-15T17%3A00%3A00.000Z" in page.url
        page.locator(".notnow").get_by_role("button").click()
        expect(page.locator(".notnow")).to_have_count(0)
        assert "at=" not in page.url


def test_a_narrow_window_shows_the_panel_or_the_map(browser: Browser, shown: Demonstration) -> None:
    with at_the_console(browser, shown, "saddec", "#/zones", viewport=NARROW) as console:
        page = console.page
        expect(page.locator(".panel h1")).to_be_visible()
        assert page.evaluate(TOO_WIDE) == []
        page.locator(".sides button").nth(1).click()
        expect(page.locator(".map canvas")).to_be_visible()
        expect(page.locator(".panel")).to_be_hidden()
        assert console.accessibility_faults() == []
        page.wait_for_timeout(1_000)
        shot(page, "console-map-narrow")


def test_the_panel_is_made_wider_by_keys_and_put_away(browser: Browser, shown: Demonstration) -> None:
    with at_the_console(browser, shown, "admin", "#/zones") as console:
        page = console.page
        width = page.locator(".panel").bounding_box()
        page.get_by_role("separator").focus()
        page.keyboard.press("ArrowRight")
        wider = page.locator(".panel").bounding_box()
        assert width is not None
        assert wider is not None
        assert wider["width"] > width["width"]
        page.get_by_role("button", name="Ẩn mục").click()
        expect(page.locator(".panel")).to_be_hidden()
        page.get_by_role("button", name="Hiện mục").click()
        expect(page.locator(".panel")).to_be_visible()


def reported(speaker: Speaker, name: str) -> None:
    """An incident in Sa Đéc."""
    place = {"type": "Point", "coordinates": list(SADEC)}
    house = speaker.ask("dieuhanh", "{ me { organisation { id } } }")["me"]["organisation"]["id"]
    given = {
        "organisation": house,
        "name": name,
        "kind": "POWER_LOSS",
        "severity": "MAJOR",
        "location": place,
        "separate": True,
    }
    said = speaker.ask("dieuhanh", REPORT, input=keyed(given))
    assert said["reportIncident"]["__typename"] == "IncidentReported", said


def test_after_a_lost_server_nothing_is_missing(browser: Browser, built: None, tmp_path: Path) -> None:
    with stoppable(tmp_path) as server:
        speaker = Speaker(server.shown)
        with at_the_console(browser, server.shown, "dieuhanh") as console:
            page = console.page
            expect(page.locator(".live-strip.live")).to_be_visible()
            before = shown_of(page, "Sự cố")
            reported(speaker, "Ngay trước khi mất")
            expect(count_of(page, "Sự cố")).to_have_text(str(before + 1))
            console.forgive("failed", "Failed", "WebSocket", "ERR_", "401")
            server.stop()
            expect(page.locator(".live-strip.lost")).to_contain_text("có thể đã cũ")
            shot(page, "console-map-lost")
            server.start()
            reported(speaker, "Ngay sau khi có lại")
            expect(page.locator(".live-strip.live")).to_be_visible(timeout=20_000)
            expect(count_of(page, "Sự cố")).to_have_text(str(before + 2), timeout=20_000)


class Stoppable:
    """A demonstration that is stopped and started in one home, at one address."""

    def __init__(self, home: Path) -> None:
        self.shown = Demonstration(address=f"http://127.0.0.1:{free_port()}", home=home)
        self._server: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Until it is ready."""
        settings = {"FIELDPASS_HOME": str(self.shown.home), "FIELDPASS_PORT": self.shown.address.rsplit(":", 1)[1]}
        command = [str(Path(sys.executable).with_name("fieldpass")), "demo"]
        with (self.shown.home / "talk").open("a+") as talk:
            self._server = subprocess.Popen(command, env=os.environ | settings, stdout=talk, stderr=talk, text=True)
        wait(self.shown, self._server)

    def stop(self) -> None:
        """By its process id."""
        if self._server is not None:
            self._server.send_signal(signal.SIGTERM)
            self._server.wait(START_S)
        self._server = None


@contextmanager
def stoppable(home: Path) -> Iterator[Stoppable]:
    """Started, and stopped at the end whatever happens."""
    server = Stoppable(home)
    try:
        server.start()
        yield server
    finally:
        server.stop()
