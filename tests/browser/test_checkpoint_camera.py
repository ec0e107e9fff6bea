"""The checkpoint page looks through a camera: a film of a permit stands in for one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import pictures
from tests.browser.conftest import ARGUMENTS, NAMES
from tests.browser.officer import Officer, on_duty
from tests.browser.small_post import HUNG, text_of

FILM = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")


@pytest.fixture
def officer(built: None, browser: Browser, tmp_path: Path) -> Iterator[Officer]:
    """A phone whose camera sees one permit all the time."""
    film = tmp_path / "permit.mjpeg"
    film.write_bytes(pictures.film(text_of(HUNG)))
    found = next(path for path in map(shutil.which, NAMES) if path)
    arguments = [*ARGUMENTS, *FILM, f"--use-file-for-fake-video-capture={film}"]
    seeing = browser.browser_type.launch(executable_path=found, args=arguments)
    with on_duty(seeing, permissions=["camera"]) as fresh:
        yield fresh
    seeing.close()


def test_the_camera_reads_a_permit_and_leaves_it_alone_until_it_was_out_of_sight(officer: Officer) -> None:
    officer.join()
    officer.page.wait_for_selector("#sign-on")
    officer.sign_on()
    officer.page.locator("button.way").first.click()

    officer.decided("ALLOW")
    expect(officer.page.locator(".compare .name strong")).to_have_text("Hùng")
    officer.primary()
    expect(officer.page.get_by_text("Đưa mã QR vào khung")).to_be_visible()
    officer.page.wait_for_timeout(5_000)
    expect(officer.page.locator(".verdict")).to_have_count(0)
