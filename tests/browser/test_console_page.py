"""The console itself: signing in and out, a lost server, a browser without WebGL, somebody whose page is another."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.console import TOO_WIDE, Speaker, at_the_console, shot
from tests.demonstration import Demonstration, running

NO_WEBGL = "HTMLCanvasElement.prototype.getContext = () => null;"


@pytest.fixture(scope="module")
def shown(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """A demonstration of its own."""
    with running(tmp_path_factory.mktemp("home")) as demonstration:
        yield demonstration


@pytest.fixture(scope="module")
def speaker(shown: Demonstration) -> Speaker:
    """Whoever asks it."""
    return Speaker(shown)


def test_a_dispatcher_signs_in_and_sees_that_it_is_live(browser: Browser, shown: Demonstration) -> None:
    with at_the_console(browser, shown, "dieuhanh", "#/incidents") as console:
        expect(console.page.locator(".live-strip.live")).to_be_visible()
        expect(console.page.locator(".rail a[aria-current]")).to_have_text("Sự cố")
        for face in console.faces():
            assert console.accessibility_faults() == [], face
            shot(console.page, f"console-{face}")
        assert console.page.evaluate(TOO_WIDE) == []


def test_without_webgl_the_panels_work_and_the_map_says_why_not(browser: Browser, shown: Demonstration) -> None:
    with at_the_console(browser, shown, "admin") as console:
        expect(console.page.locator(".live-strip.live")).to_be_visible()
        console.page.add_init_script(NO_WEBGL)
        console.forgive("failed: ")  # what was on its way when the page was left
        console.page.reload()
        expect(console.page.locator(".nomap")).to_be_visible()
        console.forgive("WebGL")
        console.go("#/zones")
        expect(console.page.locator(".panel h1")).to_be_visible()


def test_who_has_another_page_is_told_which(browser: Browser, shown: Demonstration) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{shown.address}/console")
    page.locator("input[name=login]").fill("hung")
    page.locator("input[name=password]").fill("khoa-cong-2021")
    page.keyboard.press("Enter")

    expect(page.locator(".notice")).to_contain_text("/crew")
    context.close()


def test_an_ended_session_asks_for_the_password_and_keeps_the_place(browser: Browser, shown: Demonstration) -> None:
    with at_the_console(browser, shown, "admin", "#/zones") as console:
        console.page.context.clear_cookies()
        console.page.evaluate("fetch('/session', {method: 'DELETE', headers: {'x-fieldpass-client': 'console/1'}})")
        console.page.locator(".rail .chip").click()
        expect(console.page.locator(".signin")).to_be_visible()
        console.page.locator("input[name=login]").fill("admin")
        console.page.locator("input[name=password]").fill("khoa-cong-2021")
        console.page.keyboard.press("Enter")

        expect(console.page.locator(".rail a[aria-current]")).to_have_text("Vùng")
        expect(console.page.locator(".live-strip.live")).to_be_visible()


def test_hours_are_those_of_the_province_wherever_the_browser_is(browser: Browser, shown: Demonstration) -> None:
    seen = []
    for zone in ("Asia/Ho_Chi_Minh", "America/New_York"):
        with at_the_console(browser, shown, "laivung", "#/permits", timezone_id=zone) as console:
            page = console.page
            expect(page.locator(".panel tbody tr").first).to_contain_text("Huyện")
            rows = page.locator(".panel tbody").inner_text()
            page.locator(".panel tbody a").first.click()
            expect(page.locator(".panel .facts").first).to_contain_text("Huyện")
            facts = page.locator(".panel .facts").first.inner_text()
            console.go("#/permits/break-glass")
            expect(page.locator("input[type=datetime-local]")).to_have_count(2)
            typed = [one.input_value() for one in page.locator("input[type=datetime-local]").all()]
            seen.append((rows, facts, typed))
    assert seen[0] == seen[1]
    assert seen[0][2][0].startswith("2021-09-15T2")
