"""The page behind the link that `fieldpass init` and `fieldpass account` print, against a served deployment."""

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.conftest import Watched
from tests.deployment import Place, a_place, serving

PASSWORD = "một câu dài dễ nhớ"
LINK = re.compile(r"http://\S+/#/link/(fp_\S+)")
DONE = {"vi": "Đã đặt mật khẩu", "en": "The password is set"}
SPENT = {"vi": "Đường dẫn này không còn dùng được", "en": "This link is no longer good"}
NONE = {"vi": "Trang này cần đường dẫn dùng một lần", "en": "This page needs a one-time link"}
LABELS = {
    "vi": ("Mật khẩu mới", "Nhập lại mật khẩu", "Đặt mật khẩu"),
    "en": ("New password", "The same again", "Set the password"),
}


@pytest.fixture(scope="module")
def place(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A founded deployment that is served."""
    founded = a_place(tmp_path_factory.mktemp("home"))
    founded.fieldpass("init")
    with serving(founded):
        yield founded


@pytest.fixture
def visit(browser: Browser, place: Place) -> Iterator[Watched]:
    """A fresh visitor; at the end nothing may have gone wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    visitor = Watched(page=context.new_page(), origin=place.address)
    visitor.watch()
    yield visitor
    context.close()
    assert visitor.faults == []


def link_of(said: str) -> tuple[str, str]:
    """The printed link and its secret."""
    found = LINK.search(said)
    assert found, said
    return found[0], found[1]


def fill(page: Page, password: str, again: str | None = None, language: str = "vi") -> None:
    """Type both and press the button."""
    first, second, button = LABELS[language]
    page.get_by_label(first, exact=True).fill(password)
    page.get_by_label(second, exact=True).fill(password if again is None else again)
    page.get_by_role("button", name=button).click()


def sign_in(place: Place, login: str, password: str) -> int:
    """The status of POST /session."""
    request = urllib.request.Request(  # noqa: S310 - http on loopback
        f"{place.address}/session",
        data=json.dumps({"login": login, "password": password}).encode(),
        headers={"Content-Type": "application/json", "X-Fieldpass-Client": "script/1"},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


def test_the_link_of_init_sets_the_password_once(visit: Watched, tmp_path_factory: pytest.TempPathFactory) -> None:
    fresh = a_place(tmp_path_factory.mktemp("fresh"))
    link, secret = link_of(fresh.fieldpass("init"))
    visit.origin, asked = fresh.address, list[Request]()
    visit.page.on("request", lambda one: asked.append(one))  # noqa: PLW0108 - Playwright marks what it is given

    with serving(fresh) as talk:
        assert "make web" not in talk.read_text()
        visit.page.goto(link)
        fill(visit.page, PASSWORD)
        expect(visit.page.get_by_role("heading", level=1)).to_have_text(DONE["vi"])

        assert sign_in(fresh, "admin", PASSWORD) == 200
        assert visit.page.url == f"{fresh.address}/#/link"
        assert not [one.url for one in asked if secret in one.url or secret in str(one.headers)]
        expect(visit.page.get_by_text(f"POST {fresh.address}/session")).to_be_visible()

        visit.page.goto(link)
        fill(visit.page, "another password altogether")
        expect(visit.page.get_by_role("heading", level=1)).to_have_text(SPENT["vi"])
        expect(visit.page.get_by_text("fieldpass account reset")).to_be_visible()
        assert sign_in(fresh, "admin", PASSWORD) == 200
        assert sign_in(fresh, "admin", "another password altogether") == 401


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_link_of_a_reset_works_in_both_languages(visit: Watched, place: Place, language: str) -> None:
    link, _ = link_of(place.fieldpass("account", "reset", "admin"))

    visit.page.goto(link.replace("/#", f"/?lang={language}#"))
    fill(visit.page, f"{PASSWORD} {language}", language=language)

    expect(visit.page.get_by_role("heading", level=1)).to_have_text(DONE[language])
    expect(visit.page.get_by_role("heading", level=1)).to_be_focused()
    assert sign_in(place, "admin", f"{PASSWORD} {language}") == 200


def test_what_is_too_short_or_not_the_same_is_said_and_not_sent(visit: Watched, place: Place) -> None:
    link, _ = link_of(place.fieldpass("account", "reset", "admin"))
    sent = list[str]()
    visit.page.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)
    visit.page.goto(link)

    fill(visit.page, "ngắn")
    expect(visit.page.get_by_role("alert").filter(has_text="cần ít nhất 10")).to_be_visible()
    expect(visit.page.get_by_label("Mật khẩu mới")).to_be_focused()
    assert visit.accessibility_faults() == []
    fill(visit.page, PASSWORD, PASSWORD + "!")
    expect(visit.page.get_by_role("alert").filter(has_text="không giống nhau")).to_be_visible()
    expect(visit.page.get_by_label("Nhập lại mật khẩu")).to_be_focused()
    assert sent == []

    fill(visit.page, PASSWORD)
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(DONE["vi"])


def test_a_server_that_is_away_is_said_and_the_same_wish_sent_again_is_one(visit: Watched, place: Place) -> None:
    """The answer to the first is lost on the way: the second has the same key and is told the same."""
    link, _ = link_of(place.fieldpass("account", "reset", "admin"))
    visit.page.goto(link)
    visit.page.route("**/graphql", lambda route: (route.fetch(), route.abort()))

    fill(visit.page, PASSWORD)
    expect(visit.page.get_by_role("alert").filter(has_text="Không kết nối được")).to_be_visible()
    visit.page.unroute("**/graphql")
    visit.page.get_by_role("button", name="Đặt mật khẩu").click()

    expect(visit.page.get_by_role("heading", level=1)).to_have_text(DONE["vi"])
    assert all("/graphql" in fault or "ERR_FAILED" in fault for fault in visit.faults)
    visit.faults.clear()


def test_too_many_at_once_is_said_with_how_long_to_wait(visit: Watched, place: Place) -> None:
    link, _ = link_of(place.fieldpass("account", "reset", "admin"))
    visit.page.goto(link)
    visit.page.route("**/graphql", lambda route: route.fulfill(status=429, headers={"retry-after": "7"}))

    fill(visit.page, PASSWORD)

    expect(visit.page.get_by_role("alert").filter(has_text="sau 7 giây")).to_be_visible()
    assert all("429" in fault for fault in visit.faults)
    visit.faults.clear()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_without_a_secret_the_page_says_what_it_needs(visit: Watched, place: Place, language: str) -> None:
    visit.page.goto(f"{place.address}/?lang={language}#/link")

    expect(visit.page.get_by_role("heading", level=1)).to_have_text(NONE[language])
    expect(visit.page.get_by_label(LABELS[language][0])).to_have_count(0)
    assert visit.accessibility_faults() == []


def test_a_link_pasted_over_an_open_page_opens(visit: Watched, place: Place) -> None:
    link, secret = link_of(place.fieldpass("account", "reset", "admin"))
    visit.page.goto(f"{place.address}/#/link/{secret[:-3]}")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Đường dẫn không trọn vẹn")

    visit.page.goto(link)

    expect(visit.page.get_by_label("Mật khẩu mới")).to_be_visible()


def test_a_keyboard_alone_sets_the_password(visit: Watched, place: Place) -> None:
    link, _ = link_of(place.fieldpass("account", "reset", "admin"))
    visit.page.goto(link)
    keyboard = visit.page.keyboard
    keyboard.press("Tab")
    keyboard.press("Enter")
    keyboard.press("Tab")

    keyboard.type(PASSWORD)
    keyboard.press("Tab")
    keyboard.type(PASSWORD)
    keyboard.press("Tab")
    keyboard.press("Space")
    expect(visit.page.get_by_label("Mật khẩu mới")).to_have_attribute("type", "text")
    keyboard.press("Tab")
    keyboard.press("Enter")

    expect(visit.page.get_by_role("heading", level=1)).to_have_text(DONE["vi"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing_and_twice_the_text_fits(visit: Watched, place: Place, language: str, scheme: str) -> None:
    page, secret = visit.page, "a" * 43
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 640, "height": 900})
    page.goto(f"{place.address}/?lang={language}#/link/fp_{secret}")
    expect(page.get_by_label(LABELS[language][0])).to_be_visible()

    assert visit.accessibility_faults() == []
    page.evaluate("() => document.documentElement.style.setProperty('font-size', '200%')")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 640
