"""Each page as a stranger first sees it, on one demonstration; `make screens` keeps the pictures in docs/screens."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from fieldpass.demo import story
from tests.browser.console import SHOTS, at_the_console
from tests.browser.officer import on_duty
from tests.browser.small_post import HUNG, REVOKED, TIGHT, text_of
from tests.demonstration import Demonstration, running

FEWEST_COLOURS = 60
"""A page that has drawn has more; one that is blank, or failed, has a handful."""
PHONE: Any = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def shown(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """A demonstration of its own."""
    with running(tmp_path_factory.mktemp("home")) as demonstration:
        yield demonstration


def looked_at(page: Page, name: str) -> Image.Image:
    """A picture with something on it."""
    page.wait_for_timeout(1_500)  # the map's last tiles, and letters
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    colours = picture.getcolors(1 << 24)
    assert colours is not None
    assert len(colours) > FEWEST_COLOURS, f"{name} is blank"
    return picture


def keep(picture: Image.Image, name: str) -> None:
    """Where SCREENSHOTS says, if it does."""
    if SHOTS:
        small = picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=128)
        small.save(f"{SHOTS}/{name}.png", optimize=True)


def taken(page: Page, name: str) -> None:
    """One page, kept."""
    keep(looked_at(page, name), name)


@pytest.mark.parametrize(
    ("name", "login", "look"),
    [
        ("map", "dieuhanh", "light"),
        ("incidents", "dieuhanh", "dark"),
        ("people", "sen", "light"),
    ],
)
def test_the_console_draws_its_map_and_panels(
    browser: Browser, shown: Demonstration, name: str, login: str, look: str
) -> None:
    where = "#/" if name == "map" else f"#/{name}"
    with at_the_console(browser, shown, login, where, color_scheme=look) as console:
        page = console.page
        expect(page.locator(".live-strip.live")).to_be_visible()
        expect(page.locator(".maplibregl-canvas")).to_be_visible()
        if name == "incidents":
            page.locator(".panel tbody a").first.click()
            expect(page.locator(".panel .facts").first).to_be_visible()
        taken(page, f"console-{name}")


@pytest.mark.parametrize(("path", "login"), [("crew", "hung"), ("desk", "laivung")])
def test_the_pages_of_crews_and_desks_draw(browser: Browser, shown: Demonstration, path: str, login: str) -> None:
    size: Any = PHONE if path == "crew" else {"width": 1280, "height": 800}
    context = browser.new_context(viewport=size, locale="vi-VN")
    page = context.new_page()
    page.goto(f"{shown.address}/{path}")
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill(story.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("input[name=login]")).to_have_count(0)
    taken(page, path)
    if path == "crew":
        for at, name in ((1, "crew-work"), (2, "crew-way")):
            page.locator("nav.tabs button").nth(at).click()
            taken(page, name)
    context.close()


@pytest.mark.parametrize(("path", "name"), [("", "start"), ("phone/", "phone")])
def test_the_pages_of_the_demonstration_draw(browser: Browser, shown: Demonstration, path: str, name: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{shown.address}/{path}")
    expect(page.locator("main")).to_be_visible()
    taken(page, name)
    context.close()


def test_the_checkpoint_page_draws_its_three_colours(browser: Browser, built: None) -> None:
    with on_duty(browser) as officer:
        officer.at_work()
        seen = []
        for text, decision in ((HUNG, "ALLOW"), (REVOKED, "DENY"), (TIGHT, "REFER")):
            officer.show(text_of(text))
            officer.decided(decision)
            seen.append(looked_at(officer.page, decision))
            officer.afresh()
    keep(side_by_side(seen), "checkpoint")


def side_by_side(pictures: Sequence[Image.Image]) -> Image.Image:
    """From left to right, a little apart."""
    gap = 16
    both = Image.new("RGB", (sum(one.width + gap for one in pictures) - gap, pictures[0].height), "white")
    for place, one in enumerate(pictures):
        both.paste(one, (place * (one.width + gap), 0))
    return both
