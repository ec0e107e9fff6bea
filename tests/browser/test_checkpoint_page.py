"""The checkpoint page as an officer uses it: with a server for a moment, and then without one."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from credentials import codes
from credentials.wire import Status
from tests.browser import pictures
from tests.browser.officer import Officer, on_duty
from tests.browser.small_post import (
    DEVICE,
    ELSEWHERE,
    GOODS,
    HUNG,
    REVOKED,
    TIGHT,
    bytes_of,
    reply,
    text_of,
    the_bundle,
    the_news,
)
from tests.credentials.scenario import DEPLOYMENT, HOUR, NOW, a_claims, sealed

MANY = 120
FOREIGN = "https://example.org/vaccine?id=1"


@pytest.fixture(scope="module")
def dark_post(built: None, browser: Browser) -> Iterator[Officer]:
    """A post that was enrolled, lost its server, and whose page was then loaded again."""
    with on_duty(browser) as officer:
        officer.join()
        officer.page.wait_for_selector("#sign-on", timeout=25_000)
        officer.server_gone()
        officer.page.reload()
        officer.sign_on()
        officer.choose_way()
        yield officer


@pytest.fixture
def dark(dark_post: Officer) -> Officer:
    """The same post, ready for the next, whatever became of the test before."""
    if dark_post.page.locator("#scan").count() == 0:
        dark_post.afresh()
    return dark_post


def chain(texts: list[str]) -> list[tuple[int, str | None]]:
    """Place and previous hash of each check."""
    said = [json.loads(text) for text in texts]
    return [(one["position"], one.get("previousHash")) for one in said]


def whole_chain(texts: list[str]) -> list[tuple[int, str | None]]:
    """What `chain` gives when nothing is missing, twice or out of order."""
    hashes = [None, *(hashlib.sha256(text.encode()).hexdigest() for text in texts)]
    return [(at + 1, hashes[at]) for at in range(len(texts))]


@pytest.mark.parametrize("how", pictures.ALL)
def test_a_permit_is_read_from_a_picture_that_is(dark: Officer, how: str) -> None:
    dark.show(text_of(HUNG), how)

    dark.decided("ALLOW")
    expect(dark.page.locator(".compare .name strong")).to_have_text("Hùng")
    expect(dark.page.locator(".compare")).to_contain_text("0101")
    dark.primary()


def test_what_is_revoked_is_turned_back(dark: Officer) -> None:
    dark.show(text_of(REVOKED))

    dark.decided("DENY")
    assert "Giấy đã bị thu hồi" in dark.reasons()
    dark.primary()


def test_a_permit_for_elsewhere_does_not_open_this_zone(dark: Officer) -> None:
    dark.show(text_of(ELSEWHERE))

    dark.decided("DENY")
    assert "Thành phố Sa Đéc" in dark.reasons()
    dark.primary()


def test_a_forged_permit_is_refused(dark: Officer) -> None:
    text = text_of(HUNG)
    dark.gun(text[:-3] + ("A" if text[-3] != "A" else "B") + text[-2:])

    dark.decided("DENY")
    dark.primary()


def test_another_card_is_counted_and_its_content_is_not_kept(dark: Officer) -> None:
    dark.show(FOREIGN)

    dark.decided("NOT_OURS")
    dark.primary()
    assert FOREIGN not in dark.page.evaluate(_ALL_TEXTS)


_ALL_TEXTS = """() => new Promise((answer) => {
  const open = indexedDB.open('fieldpass-checkpoint');
  open.onsuccess = () => {
    const all = open.result.transaction('checks').objectStore('checks').getAll();
    all.onsuccess = () => { open.result.close(); answer(all.result.map((one) => one.text).join()); };
  };
})"""


def test_two_permits_in_one_picture_are_answered_one_after_the_other(dark: Officer) -> None:
    before = dark.waiting()
    shown: Any = {
        "name": "both.png",
        "mimeType": "image/png",
        "buffer": pictures.side_by_side(text_of(HUNG), text_of(GOODS)),
    }
    dark.page.set_input_files(".tools input[type=file]", shown)

    names = set()
    for _ in range(2):
        dark.decided("ALLOW")
        names.add(dark.page.locator(".compare .name strong").inner_text())
        dark.page.locator(".actions .big.primary").dblclick()
        dark.page.wait_for_timeout(800)
    dark.ready()
    assert names == {"Hùng", "Ngân"}
    assert dark.waiting() == before + 2


def test_the_desk_ends_a_refer_by_its_reply_code(dark: Officer) -> None:
    dark.show(text_of(TIGHT))
    dark.decided("REFER")
    page = dark.page
    expect(page.locator(".desk a")).to_have_attribute("href", "tel:02773000000")
    expect(page.locator(".desk")).to_contain_text(f"{TIGHT.control_code[:4]} {TIGHT.control_code[4:8]}")

    page.locator("#reply").fill("000000")
    page.keyboard.press("Enter")
    expect(page.locator("#reply-fault")).to_contain_text("còn 2 lần")
    page.locator("#reply").fill(reply(TIGHT.control_code, page.locator(".challenge").inner_text()))
    page.keyboard.press("Enter")

    dark.ready()
    expect(page.locator(".notices")).to_contain_text("Đã ghi: cho qua")


def test_three_wrong_replies_need_another_challenge(dark: Officer) -> None:
    dark.gun(text_of(TIGHT))
    dark.decided("REFER")
    page, first = dark.page, dark.page.locator(".challenge").inner_text()
    for _ in range(3):
        page.locator("#reply").fill("000000")
        page.keyboard.press("Enter")

    page.get_by_role("button", name="Lấy số hỏi mới").click()
    page.locator("#reply").fill(reply(TIGHT.control_code, first))
    page.keyboard.press("Enter")
    expect(page.locator("#reply-fault")).to_contain_text("Sai")

    page.get_by_role("button", name="Đã quay lại").click()
    dark.ready()


def test_the_party_before_the_officer_outlives_the_page(dark: Officer) -> None:
    dark.gun(text_of(TIGHT))
    dark.decided("REFER")
    page, challenge = dark.page, dark.page.locator(".challenge").inner_text()
    page.locator("#reply").fill("000000")
    page.keyboard.press("Enter")
    expect(page.locator("#reply-fault")).to_contain_text("còn 2 lần")

    page.reload()
    dark.decided("REFER")
    expect(page.locator(".alarm")).to_contain_text("trước khi trang đóng")
    expect(page.locator(".challenge")).to_have_text(challenge)
    page.locator("#reply").fill("000000")
    page.keyboard.press("Enter")
    expect(page.locator("#reply-fault")).to_contain_text("còn 1 lần")

    page.go_back()
    expect(page.locator(".alarm")).to_contain_text("Bấm Quay lại lần nữa")
    dark.decided("REFER")
    page.go_back()
    dark.ready()
    page.reload()
    dark.ready()


def test_a_typed_code_passes_after_the_person_was_compared(dark: Officer) -> None:
    dark.page.get_by_role("button", name="Gõ mã").click()
    dark.page.locator("#typed").fill(HUNG.control_code)
    dark.page.keyboard.press("Enter")

    expect(dark.page.get_by_role("heading", name="ĐỐI CHIẾU NGƯỜI")).to_be_visible()
    dark.page.locator(".actions .big.primary").click()
    dark.decided("ALLOW")
    dark.primary()


def test_a_few_typed_letters_find_who_may_come(dark: Officer) -> None:
    dark.page.get_by_role("button", name="Gõ mã").click()
    for typed in ("66c-345.67", "ngân", "0301"):
        dark.page.locator("#typed").fill(typed)
        expect(dark.page.locator(".rows .name")).to_have_text([GOODS.name])

    dark.page.locator(".rows button").click()
    dark.decided("REFER")
    dark.page.get_by_role("button", name="Quét nhầm").click()
    dark.ready()


def test_other_digits_than_the_permit_says_are_asked_of_the_desk(dark: Officer) -> None:
    dark.gun(text_of(HUNG))
    dark.decided("ALLOW")
    dark.page.get_by_role("button", name="Không khớp").click()
    dark.page.locator("#tail").fill("9999")
    dark.page.keyboard.press("Enter")

    dark.decided("REFER")
    assert "không khớp" in dark.reasons()
    expect(dark.page.locator(".desk a")).to_be_visible()
    dark.page.get_by_role("button", name="Giữ tại chốt").click()
    dark.ready()


def test_letting_pass_all_the_same_needs_a_reason(dark: Officer) -> None:
    dark.gun(text_of(REVOKED))
    dark.decided("DENY")
    dark.page.get_by_role("button", name="Vẫn cho qua").click()
    dark.page.get_by_role("button", name="Cho qua, ghi lý do").click()
    expect(dark.page.get_by_role("alert").filter(has_text="một lý do")).to_be_visible()

    dark.page.get_by_label("Cấp cứu, cứu nạn").check()
    dark.page.get_by_role("button", name="Cho qua, ghi lý do").click()
    dark.ready()


def test_the_next_scan_waits_until_this_one_is_answered(dark: Officer) -> None:
    dark.gun(text_of(HUNG))
    dark.decided("ALLOW")
    dark.gun(text_of(REVOKED))

    expect(dark.page.locator(".alarm")).to_contain_text("Chọn kết quả")
    dark.decided("ALLOW")
    dark.primary()


def test_a_dark_post_becomes_current_by_what_a_crew_carries(dark: Officer) -> None:
    dark.gun(text_of(GOODS))
    dark.decided("ALLOW")
    dark.primary()
    revoking = the_news(statuses={GOODS.status.block: {GOODS.status.index: Status.REVOKED}})

    foreign = sealed(a_claims())
    dark.gun("FPD1:" + foreign.removeprefix("FP1:"))
    expect(dark.page.locator(".notices")).to_contain_text("không phải của hệ thống")
    for text in revoking:
        dark.show(text)
    expect(dark.page.locator(".notices")).to_contain_text("Dữ liệu của chốt đã mới")
    for text in the_news(issued_at=NOW - HOUR // 2):
        dark.gun(text)
    expect(dark.page.locator(".notices")).to_contain_text("cũ hơn")

    dark.gun(text_of(GOODS))
    dark.decided("DENY")
    dark.primary()
    dark.page.reload()
    dark.ready()
    dark.gun(text_of(GOODS))
    dark.decided("DENY")
    dark.primary()


def test_long_news_come_in_parts(dark: Officer) -> None:
    zones = tuple(replace(zone, name="Tên rất dài " * 4) for zone in the_bundle().zones)
    levels = the_bundle().levels
    parts = the_news(issued_at=NOW + 2, zones=zones, levels=levels)
    assert len(parts) > 1

    for text in parts[:-1]:
        dark.gun(text)
    expect(dark.page.locator(".notices")).to_contain_text(f"{len(parts) - 1}/{len(parts)}")
    dark.gun(parts[-1])
    expect(dark.page.locator(".notices")).to_contain_text("Dữ liệu của chốt đã mới")


def test_what_waits_is_handed_in_once_and_in_order_by_two_pages_of_one_phone(dark: Officer) -> None:
    before = dark.waiting()
    dark.shoot(text_of(HUNG), MANY)
    assert dark.waiting() == before + MANY
    dark.page.reload()
    dark.ready()
    other = dark.context.new_page()
    dark.watch(other)
    other.goto(dark.address)
    other.wait_for_selector("#scan", state="attached")

    dark.server_up()
    for page in (dark.page, other):
        page.evaluate("dispatchEvent(new Event('online'))")
    dark.expect_handed_in(before + MANY)
    other.close()

    checks = dark.desk.checks
    assert len(checks) == before + MANY
    assert chain(checks) == whole_chain(checks)
    assert len({json.loads(text)["id"] for text in checks}) == len(checks)
    for text, signature in zip(checks, dark.desk.signatures, strict=True):
        assert signed(dark, text, signature)


def signed(officer: Officer, text: str, signature: str | None) -> bool:
    """Whether the phone's own key signed it."""
    raw = bytes_of(signature or "")
    return codes.signed_check(officer.desk.public_key, DEPLOYMENT, DEVICE, text.encode(), raw)
