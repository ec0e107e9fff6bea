"""Checkpoints at the console: a phone is invited, joins by the typed code, is confirmed by the one it reads aloud."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.console import BOTH_AND_BOTH, TOO_WIDE, Speaker, at_the_console, shot
from tests.demonstration import Demonstration, running

POST = "Chốt kênh xáng Lai Vung"
DEVICES = "query($id: ID!) { checkpointDevices(checkpoint: $id) { label confirmedAt revokedAt } }"
POSTS = "{ checkpoints(first: 50) { edges { node { id name hard phones } } } }"


@pytest.fixture(scope="module")
def shown(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """A demonstration of its own."""
    with running(tmp_path_factory.mktemp("home")) as demonstration:
        yield demonstration


@pytest.fixture(scope="module")
def speaker(shown: Demonstration) -> Speaker:
    """Whoever asks it."""
    return Speaker(shown)


def test_a_phone_joins_by_the_typed_code_and_is_confirmed_by_the_one_it_reads(
    browser: Browser, shown: Demonstration, speaker: Speaker
) -> None:
    with at_the_console(browser, shown, "laivung", "#/posts") as console:
        console.forgive("404")  # no basemap is loaded here
        page = console.page
        page.get_by_role("link", name=POST).click()
        page.locator("[name=device-label]").fill("Điện thoại ca đêm")
        page.get_by_role("button", name="Tạo lời mời").click()
        code = page.locator(".invitation .typed").inner_text()
        assert re.fullmatch(r"(\w{4} ){3}\w{4}", code), code
        for face in console.faces(*BOTH_AND_BOTH):
            assert console.accessibility_faults() == [], face
            shot(page, f"posts-invitation-{face}")
        page.locator(".switch button[lang=vi]").click()

        phone = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN").new_page()
        heard = join(phone, shown, code)
        expect(page.locator(".device.waiting")).to_be_visible()
        page.get_by_role("button", name="Xong, không hiện lại nữa").click()
        wrong(page, heard)
        page.locator("[name=confirmation]").fill(heard)
        page.get_by_role("button", name="Xác nhận máy").click()
        expect(page.locator(".device.confirmed")).to_contain_text("Điện thoại ca đêm")
        expect(phone.locator("#sign-on")).to_be_visible(timeout=20_000)
        phone.context.close()
        shot(page, "posts-confirmed")

        page.get_by_role("button", name="Thu hồi", exact=True).click()
        page.get_by_role("button", name="Thu hồi Điện thoại ca đêm ngay").click()
        expect(page.locator(".device.revoked")).to_contain_text("đã thu hồi")
        assert page.evaluate(TOO_WIDE) == []

    (device,) = speaker.ask("admin", DEVICES, id=id_of(speaker, POST))["checkpointDevices"]
    assert device["confirmedAt"] is not None
    assert device["revokedAt"] is not None


def join(phone: Page, shown: Demonstration, code: str) -> str:
    """The typed invitation, then the six digits that the phone shows."""
    phone.goto(f"{shown.address}/checkpoint?lang=vi#/join/")
    phone.locator("#code").fill(code)
    phone.locator("button[type=submit]").click()
    return phone.locator(".huge").inner_text().replace(" ", "")


def wrong(page: Page, heard: str) -> None:
    """Digits that were misheard are refused, with the tries that are left."""
    page.locator("[name=confirmation]").fill(f"{(int(heard) + 1) % 1_000_000:06}")
    page.get_by_role("button", name="Xác nhận máy").click()
    expect(page.locator(".confirm .notice")).to_contain_text("2")


def id_of(speaker: Speaker, name: str) -> str:
    """The id of the checkpoint with this name."""
    nodes = [edge["node"] for edge in speaker.ask("admin", POSTS)["checkpoints"]["edges"]]
    return str(next(one["id"] for one in nodes if one["name"] == name))


def test_a_checkpoint_is_put_up_gets_an_officer_and_is_moved_and_taken_down(
    browser: Browser, shown: Demonstration, speaker: Speaker
) -> None:
    with at_the_console(browser, shown, "admin", "#/posts/new") as console:
        console.forgive("404")
        page = console.page
        put_up(page)
        expect(page.locator(".panel h1")).to_have_text("Chốt cầu Tân Dương")
        page.locator("[name=officer-name]").fill("Ngô Thị Bé")
        page.get_by_role("button", name="Thêm và lấy PIN").click()
        assert re.fullmatch(r"\d{3} \d{3}", page.locator(".pin strong").inner_text())
        expect(page.locator(".officers li")).to_contain_text("Ngô Thị Bé")
        for face in console.faces(*BOTH_AND_BOTH):
            assert console.accessibility_faults() == [], face
            shot(page, f"posts-one-{face}")
        page.locator(".switch button[lang=vi]").click()
        page.get_by_role("button", name="Đã báo cho người trực").click()
        expect(page.locator(".pin")).to_have_count(0)

        page.get_by_role("link", name="Dời hoặc đổi chốt").click()
        page.get_by_label("Chốt cứng: không mở cho ai").check()
        page.get_by_role("button", name="Đổi từ lúc ấy").click()
        expect(page.locator(".panel .notice").first).to_contain_text("không mở cho ai")
        expect(page.locator(".told li", has_text="Được thay")).to_have_count(1)
        page.get_by_role("button", name="Bỏ chốt").click()
        page.get_by_role("button", name="Bỏ Chốt cầu Tân Dương từ bây giờ").click()
        expect(page.locator(".list table")).to_be_visible()
        for face in console.faces(*BOTH_AND_BOTH):
            assert console.accessibility_faults() == [], face
            shot(page, f"posts-list-{face}")

    names = [edge["node"]["name"] for edge in speaker.ask("admin", POSTS)["checkpoints"]["edges"]]
    assert POST in names
    assert "Chốt cầu Tân Dương" not in names


def put_up(page: Page) -> None:
    """A road post into Lai Vung, after a number that is none was refused at its own field."""
    page.locator("[name=post-name]").fill("Chốt cầu Tân Dương")
    page.locator("[name=unit]").select_option(label="Huyện Lai Vung")
    page.locator("[name=coordinates]").fill("10.312, 105.66")
    for side, zone in (("fromZones", "Sa Đéc"), ("toZones", "Huyện Lai Vung")):
        page.locator(f"[name={side}]").fill(zone)
        page.locator(f".side:has([name={side}]) .found button").first.click()
    page.locator("[name=desk-name-1]").fill("Trực Lai Vung, 24/24")
    page.locator("[name=desk-phone-1]").fill("0277 385 1102")
    page.locator("[name=phone-1]").fill("không có")
    page.get_by_role("button", name="Lập chốt").click()
    expect(page.locator(".field:has([name=phone-1]) .fault")).to_be_visible()
    page.locator("[name=phone-1]").fill("0277 385 1440")
    page.get_by_role("button", name="Lập chốt").click()
