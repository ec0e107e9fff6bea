"""The start page as a visitor meets it."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Watched
from tests.browser.static_site import served

TITLES = {"vi": "Giấy đi đường cho người giữ mạng thông suốt", "en": "Permits for the people who keep the network up"}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_says_what_it_is_and_what_is_about_to_happen(watched: Watched, site: str, language: str) -> None:
    page = watched.page

    page.goto(f"{site}/?lang={language}")

    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[language])
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.get_by_text(re.compile(r"(Quyết định|Decision) 1401/QĐ-UBND-HC.*00:00"))).to_be_visible()
    expect(page.locator("time")).to_have_text(re.compile(r"19:0\d:\d\d"))


def test_vietnamese_comes_first_and_english_at_once(watched: Watched, site: str) -> None:
    page = watched.page
    page.goto(site)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES["vi"])

    page.get_by_role("button", name="English").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES["en"])
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES["en"])


def test_the_clock_runs(watched: Watched, site: str) -> None:
    page = watched.page
    page.goto(site)
    first = page.locator("time").text_content()

    expect(page.locator("time")).not_to_have_text(first or "", timeout=3000)


def test_the_map_shows_midnight_when_asked(watched: Watched, site: str) -> None:
    page = watched.page
    page.goto(site)
    expect(page.locator("svg .zone.D16")).to_have_count(12)

    page.get_by_role("button", name="Từ 00:00").click()

    expect(page.locator("svg .zone.D16")).to_have_count(4)
    expect(page.locator("svg .zone.D15_PLUS")).to_have_count(8)


def test_a_step_is_copied_whole(watched: Watched, site: str) -> None:
    page = watched.page
    page.goto(f"{site}/?lang=en")
    step = page.locator(".trials li").nth(1)

    step.get_by_role("button").click()

    expect(step.get_by_role("button")).to_have_text("Copied")
    assert page.evaluate("() => navigator.clipboard.readText()") == step.locator("pre").text_content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing(watched: Watched, site: str, language: str, scheme: str) -> None:
    watched.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    watched.page.goto(f"{site}/?lang={language}")
    expect(watched.page.locator("time")).to_be_visible()

    assert watched.accessibility_faults() == []


def test_axe_would_find_a_picture_without_words(watched: Watched, site: str) -> None:
    watched.page.goto(site)
    expect(watched.page.locator("time")).to_be_visible()
    watched.page.evaluate("() => document.querySelector('.brand img').removeAttribute('alt')")

    assert any(fault.startswith("image-alt") for fault in watched.accessibility_faults())


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_sticks_out_at_any_width(watched: Watched, site: str, width: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": 900})
    watched.page.goto(site)
    expect(watched.page.locator("time")).to_be_visible()

    assert watched.page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_the_policy_holds_even_against_the_page_itself(watched: Watched, site: str) -> None:
    watched.page.goto(site)
    ran = watched.page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = true';"
        " document.body.append(s); return window.ran === true }"
    )

    assert not ran
    assert len(watched.faults) == 1
    assert "Content Security Policy" in watched.faults.pop()


def test_a_server_without_a_demonstration_says_so(built: None, browser: Browser) -> None:
    with served(demo=False) as address:
        page = browser.new_page()
        page.goto(f"{address}/?lang=en")
        expect(page.get_by_role("status")).to_contain_text("no demonstration")
        expect(page.get_by_text("/healthz")).to_be_visible()
        page.close()
