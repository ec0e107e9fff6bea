"""The crew's page on a phone: the demonstration, stopped and started again; what was done meanwhile arrives once."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.crew import TOO_WIDE, House, doubled, enter, forgive, phone, running_house, shot, sign_in

PERMITS = "{ permits(first: 5) { edges { node { controlCodeSpoken credentials { text } } } } }"
NEWS = "{ news { parts } }"
LONG_NAMES = """() => { for (const one of document.querySelectorAll('.strip h1 span, .paper dd strong, .zones li'))
  one.firstChild.data = 'Nguyễn'.repeat(25); }"""


@pytest.fixture(scope="module")
def house(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demonstration, running."""
    with running_house(tmp_path_factory.mktemp("home")) as found:
        yield found


def scanned(place: Locator) -> str:
    """What a checkpoint's camera reads there."""
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(place.screenshot())))
    return str(code.text)


def test_a_night_without_a_server_and_the_stop_arrives_once(browser: Browser, house: House) -> None:
    permit = house.asked("hung", PERMITS)["permits"]["edges"][0]["node"]
    before = house.stops()
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
    (stop,) = [one for one in house.stops() if one not in before]
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


BAD_NIGHT = """() => new Promise((done) => { const opened = indexedDB.open('fieldpass-crew');
  opened.onsuccess = () => { const tx = opened.result.transaction(['tasks', 'things'], 'readwrite');
    const common = { idempotencyKey: 'K', doneMs: Date.now(), offsetMs: 0, kind: 'ACKNOWLEDGE', letter: 'L' };
    const kept = tx.objectStore('things').get('kept');
    kept.onsuccess = () => {
      const [one] = kept.result.papers;
      tx.objectStore('things').put({ ...kept.result, papers: [one, { ...one, id: 'another' }] }, 'kept');
      tx.objectStore('tasks').add({ ...common, account: kept.result.me.account, aside: 'crew-work-forbidden' });
      tx.objectStore('tasks').add({ ...common, account: kept.result.me.account });
      tx.objectStore('tasks').add({ ...common, account: 'another' });
      tx.objectStore('tasks').add({ ...common, account: 'another', aside: 'crew-work-forbidden' });
    };
    tx.oncomplete = () => { opened.result.close(); done(null); }; }; })"""


def test_in_a_bad_night_the_whole_code_is_seen_first(browser: Browser, house: House) -> None:
    with phone(browser, house) as visit:
        page = visit.page
        enter(visit, house)
        expect(page.locator(".code img")).to_be_visible()
        page.wait_for_function("navigator.serviceWorker.getRegistration('/crew').then((it) => it?.active)")
        house.down()
        try:
            page.evaluate(BAD_NIGHT)
            page.reload()
            below = page.get_by_text("Bên dưới có 3 điều cần biết")
            expect(below).to_be_visible()
            shot(page, "bad-night")
            code = page.locator(".code img").bounding_box()
            tabs = page.locator("nav.tabs").bounding_box()
            assert code is not None
            assert tabs is not None
            assert code["y"] + code["height"] <= tabs["y"]
            assert scanned(page.locator(".code"))

            below.click()
            expect(page.get_by_text("Mất mạng.")).to_be_in_viewport()
            expect(page.get_by_text("1 việc của người dùng trước còn chờ")).to_be_visible()
            expect(page.locator(".asides")).to_contain_text("1 tin cần đọc")
        finally:
            house.up()
        forgive(visit, "failed", "ERR_CONNECTION_REFUSED")


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
        for tab in range(4):
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
