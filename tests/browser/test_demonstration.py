"""`fieldpass demo` as a visitor meets it: the real server, its own data, its own policy."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from fieldpass.demo import story
from tests.browser.conftest import Watched
from tests.demonstration import running


@pytest.fixture(scope="module")
def demonstration(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running demonstration."""
    with running(tmp_path_factory.mktemp("home")) as shown:
        yield shown.address


@pytest.fixture
def visit(browser: Browser, demonstration: str) -> Iterator[Watched]:
    """A fresh visitor of the demonstration; at the end nothing may have gone wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    visitor = Watched(page=context.new_page(), origin=demonstration)
    visitor.watch()
    yield visitor
    context.close()
    assert visitor.faults == []


@pytest.mark.parametrize(("language", "coming"), [("vi", "có hiệu lực lúc 00:00"), ("en", "comes into force at 00:00")])
def test_the_evening_before_the_order(visit: Watched, demonstration: str, language: str, coming: str) -> None:
    visit.page.goto(f"{demonstration}/?lang={language}")

    expect(visit.page.locator("time")).to_have_text(re.compile(r"^19:\d\d:\d\d$"))
    expect(visit.page.get_by_text(coming)).to_be_visible()
    expect(visit.page.locator("svg .zone.D16")).not_to_have_count(0)
    assert visit.accessibility_faults() == []


def test_every_account_stands_on_the_page(visit: Watched, demonstration: str) -> None:
    visit.page.goto(demonstration)

    for account in story.ACCOUNTS:
        expect(visit.page.get_by_role("cell", name=account.login, exact=True)).to_be_visible()
