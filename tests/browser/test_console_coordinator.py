"""A coordinator's evening: sixty crews from a spreadsheet, vetted by the department; a member swapped on a permit."""

import base64
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.console import BOTH_AND_BOTH, TOO_WIDE, Console, Speaker, at_the_console, keyed, shot
from tests.demonstration import Demonstration, running
from tests.roster_files import crews_of_three, xlsx

CREW = "Tổ cáp quang Sen Hồng 1"
OUT, JOINS = "Lê Hoàng Phúc", "Trần Thị Ngọc Hùng"
OUT_TAIL, JOINS_TAIL = "0103", "0001"
SLOW_MS = 20_000
LONG_NAME = "Nguyễn Thị Đầu Mối Có Một Cái Tên Rất Dài Để Xem Trang Có Vỡ Hay Không"
DROP = """(zone, [name, content]) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const dragged = new DataTransfer();
  dragged.items.add(new File([bytes], name));
  zone.dispatchEvent(new DragEvent('drop', { dataTransfer: dragged, bubbles: true, cancelable: true }));
}"""
PERMITS = """{ permits(first: 100, filter: { status: ACTIVE }) { edges { node {
  id reference phase holders { person name } credentials { person text } vehicles { plate } } } } }"""
CHECKPOINTS = "{ checkpoints(first: 100) { edges { node { id } } } }"
VERIFY = "query ($input: VerifyPermitInput!) { verifyPermit(input: $input) { decision reasons { code } } }"


@pytest.fixture(scope="module")
def shown(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """A demonstration of its own."""
    with running(tmp_path_factory.mktemp("home")) as demonstration:
        yield demonstration


@pytest.fixture(scope="module")
def speaker(shown: Demonstration) -> Speaker:
    """Whoever asks it."""
    return Speaker(shown)


def test_sixty_crews_from_a_spreadsheet_and_one_member_swapped(
    browser: Browser, shown: Demonstration, speaker: Speaker, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    began = time.monotonic()
    roster = tmp_path / "nhân sự.xlsx"
    roster.write_bytes(xlsx(crews_of_three(60)))
    with at_the_console(browser, shown, "sen", "#/people/import") as sen:
        page = sen.page
        page.locator(".dropzone input[type=file]").set_input_files(roster)
        expect(page.locator(".counts").first).to_contain_text("180 Thêm mới", timeout=SLOW_MS)
        expect(page.locator(".counts").last).to_contain_text("60 Chờ thẩm tra")
        looked_at(sen, "people-import")
        imported = time.monotonic()
        page.get_by_role("button", name="Nhập danh sách này").click()
        expect(page.get_by_text("Đã nhập.")).to_be_visible(timeout=SLOW_MS)
        imported = time.monotonic() - imported
        assert saved(page, "Tải kết quả (CSV)").count("Thêm mới") == 240  # people, and the vehicles of sixty

        vetted = time.monotonic()
        with at_the_console(browser, shown, "admin", "#/people/persons") as department:
            vet_all(department, "persons", 180)
            looked_at(department, "people-persons")
            vet_all(department, "vehicles", 60)
            expect(department.page.get_by_text("60 tổ đang chờ đã được lập")).to_be_visible()
        vetted = time.monotonic() - vetted

        sen.go("#/people/crews")
        expect(page.locator(".list .count")).to_contain_text("50 trong 50")
        page.locator(".list .seek input").fill("ung cuu")
        expect(page.locator(".list .count")).to_have_text(re.compile(r"^60 trong \d+ ?$"), timeout=SLOW_MS)
        page.locator(".list .seek input").fill(CREW)

        sen.go("#/people/import")
        content = base64.b64encode(roster.read_bytes()).decode()
        page.locator(".dropzone").evaluate(DROP, ["lần hai.xlsx", content])
        expect(page.locator(".counts").first).to_have_text(re.compile("Các dòng ?180 Đã có"), timeout=SLOW_MS)
        page.get_by_role("button", name="Nhập danh sách này").click()
        expect(page.locator(".counts").last).to_have_text(re.compile("Các tổ ?60 Đã có"), timeout=SLOW_MS)

        swapped = swap(sen, speaker)
    with capsys.disabled():
        told = f"import {imported:.1f} s, vetting {vetted:.1f} s, swap {swapped:.1f} s"
        print(f"\ncoordinator: {told}, whole {time.monotonic() - began:.1f} s")  # noqa: T201 - a figure to look at


def swap(sen: Console, speaker: Speaker) -> float:
    """Swap a member of a crew; the old credential passes no more, the new one does. The seconds it took."""
    before = the_permit(speaker)
    gate = an_open_gate(speaker, before, OUT, OUT_TAIL)
    page = sen.page
    began = time.monotonic()
    sen.go("#/people/crews")
    page.locator(".list .seek input").fill(CREW)
    page.get_by_role("link", name=CREW).click()
    page.get_by_role("button", name=f"Đổi: {OUT}").click()
    page.get_by_role("searchbox", name="Ai vào thay").fill("tran thi ngoc hung")
    took = time.monotonic() - began
    looked_at(sen, "people-swap")
    began = time.monotonic()
    page.get_by_role("button", name=f"Chọn: {JOINS}").first.click()
    expect(page.locator(".swap")).to_contain_text(before["reference"])
    page.get_by_role("button", name=re.compile("Đổi trong tổ và trên 1 giấy")).click()
    expect(page.locator(".swap .results li.done")).to_have_count(1, timeout=SLOW_MS)
    took += time.monotonic() - began
    expect(page.locator(".members").first).to_contain_text(JOINS, timeout=SLOW_MS)
    expect(page.locator(".members").first).not_to_contain_text(OUT)

    after = the_permit(speaker)
    assert sorted(one["name"] for one in after["holders"]) == sorted(["Nguyễn Văn Hùng", JOINS])
    old = verdict(speaker, gate, text_of(before, OUT), OUT_TAIL)
    new = verdict(speaker, gate, text_of(after, JOINS), JOINS_TAIL)
    assert (old["decision"], [one["code"] for one in old["reasons"]]) == ("DENY", ["REVOKED"])
    assert new["decision"] == "ALLOW", new
    return took


def vet_all(department: Console, part: str, count: int) -> None:
    """Everybody, or everything, of the company that waits."""
    page = department.page
    department.go(f"#/people/{part}")
    page.locator(".house select").select_option(label="Viễn thông Sen Hồng")
    page.locator(".actions select").first.select_option("PENDING")
    page.get_by_role("button", name="Chọn tất cả đang chờ").click()
    page.get_by_role("button", name=f"Thẩm tra {count} mục").click()
    expect(page.locator(".vet-outcome")).to_contain_text(f"Đã ghi {count} mục", timeout=SLOW_MS)


def looked_at(console: Console, name: str) -> None:
    """In both languages, light and dark: accessible, and nothing sticks out."""
    for face in console.faces(*BOTH_AND_BOTH):
        assert console.accessibility_faults() == [], (name, face)
        assert console.page.evaluate(TOO_WIDE) == [], (name, face)
        shot(console.page, f"{name}-{face}")
    console.page.locator(".switch button[lang=vi]").click()


def saved(page: Page, name: str) -> str:
    """The text of the file that a button saves."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return Path(waiting.value.path()).read_text(encoding="utf-8-sig")


def the_permit(speaker: Speaker) -> dict[str, Any]:
    """The crew's permit for the night."""
    nodes = [edge["node"] for edge in speaker.ask("sen", PERMITS)["permits"]["edges"]]
    found: dict[str, Any] = next(one for one in nodes if len(one["holders"]) == 2 and one["phase"] == "IN_FORCE")
    return found


def text_of(permit: dict[str, Any], name: str) -> str:
    """What a member's QR code says."""
    person = next(one["person"] for one in permit["holders"] if one["name"] == name)
    return str(next(one["text"] for one in permit["credentials"] if one["person"] == person))


def an_open_gate(speaker: Speaker, permit: dict[str, Any], name: str, tail: str) -> str:
    """A checkpoint that lets this member in now."""
    gates = [edge["node"]["id"] for edge in speaker.ask("admin", CHECKPOINTS)["checkpoints"]["edges"]]
    text = text_of(permit, name)
    return str(next(gate for gate in gates if verdict(speaker, gate, text, tail)["decision"] == "ALLOW"))


def verdict(speaker: Speaker, gate: str, text: str, tail: str) -> dict[str, Any]:
    """What the checkpoint's officer is told, who has compared everything."""
    seen = {"idTail": tail, "nameConfirmed": True, "idConfirmed": True, "healthShown": True, "plate": "66C-123.45"}
    asked = {"checkpoint": gate, "text": text} | seen
    found: dict[str, Any] = speaker.ask("admin", VERIFY, input=asked)["verifyPermit"]
    return found


def test_the_inbox_tells_at_once_and_somebody_takes_care(
    browser: Browser, shown: Demonstration, speaker: Speaker
) -> None:
    with at_the_console(browser, shown, "sen", "#/inbox") as sen:
        page = sen.page
        page.get_by_role("button", name="Vào ca trực").click()
        expect(page.locator(".shift.on")).to_be_visible()
        before = page.locator(".told > li").count()
        permit = the_permit(speaker)
        revoke = "mutation ($input: PermitReasonInput!) { revokePermit(input: $input) { __typename } }"
        asked = keyed({"permit": permit["id"], "version": version_of(speaker, permit["id"]), "reason": "Diễn tập"})
        assert speaker.ask("admin", revoke, input=asked)["revokePermit"]["__typename"] == "PermitChanged"

        expect(page.locator(".told > li")).to_have_count(before + 1, timeout=SLOW_MS)
        first = page.locator(".told > li").first
        expect(first).to_contain_text(permit["reference"])
        page.locator(".switch button[lang=en]").click()
        expect(first).to_contain_text("Permit revoked")
        looked_at(sen, "inbox")
        first.get_by_role("link").click()
        expect(page.locator(".rail a[aria-current]")).to_have_text("Giấy đi đường")
        sen.go("#/inbox")
        page.locator(".told > li.unread").first.get_by_role("button", name=re.compile("Đánh dấu")).click()
        expect(page.locator(".told > li.unread")).to_have_count(before)


def version_of(speaker: Speaker, permit: str) -> int:
    """The version that a change is based on."""
    query = "query ($id: ID!) { permit(id: $id) { version } }"
    return int(speaker.ask("admin", query, id=permit)["permit"]["version"])


def test_the_department_gives_somebody_a_way_in(browser: Browser, shown: Demonstration) -> None:
    with at_the_console(browser, shown, "admin", "#/people/accounts") as admin:
        page = admin.page
        page.get_by_text("Thêm tài khoản").first.click()
        page.locator("input[name=login]").last.fill("daumoi.moi")
        page.locator("input[name=name]").last.fill(LONG_NAME)
        page.locator("select[name=organisation]").select_option(label="Viễn thông Sen Hồng")
        page.get_by_role("button", name="Thêm tài khoản").click()
        page.get_by_role("button", name="Tạo đường dẫn đặt mật khẩu").click()
        link = page.locator(".notice code")
        expect(link).to_have_text(re.compile(r"^http://127\.0\.0\.1:\d+/#/link/fp_"))
        looked_at(admin, "people-accounts")
