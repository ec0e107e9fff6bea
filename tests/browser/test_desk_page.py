"""The duty desk as whoever is on duty meets it: the real demonstration, a phone that is enrolled, a post that waits."""

import base64
import hmac
import json
import os
import re
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from fieldpass.demo import story
from tests.browser.conftest import Watched
from tests.credentials.scenario import key
from tests.demonstration import running

BARRIER = "Rào ấp Tân Phú"
SHOTS = os.environ.get("SCREENSHOTS")
INVITE = """mutation($input: InviteCheckpointDeviceInput!) { inviteCheckpointDevice(input: $input) {
  ... on SecretIssued { secret } } }"""
ENROL = """mutation($input: EnrolCheckpointDeviceInput!) { enrolCheckpointDevice(input: $input) {
  ... on CheckpointDeviceEnrolled { token deployment replyKey } } }"""
CALL = "mutation($input: CallDeskInput!) { callDesk(input: $input) { __typename } }"
POSTS = "{ deskPosts { id uuid name } }"
REPLY = "query($id: UUID!) { deskCall(id: $id) { state replyCode } }"
WAITING = "{ deskCalls(first: 5, filter: {state: WAITING}) { edges { node { controlCode } } } }"
TOO_WIDE = """() => [...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.unseen'))
  .map((one) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 40)}`)"""
SIZES = {"wide": (1280, 800), "narrow": (390, 844)}


@dataclass(kw_only=True)
class Post:
    """A demonstration, and a phone at the barrier of Tân Phú."""

    address: str
    id: str
    uuid: str
    phone: dict[str, Any]
    control_code: str

    def call(self, challenge: str, **changes: Any) -> str:
        """The phone asks the desk; the id of the call."""
        id_ = str(uuid4())
        plain = {"id": id_, "checkpoint": self.id, "challenge": challenge, "decision": "REFER", "reasons": ["USED"]}
        asked(
            self.address, CALL, self.phone["token"], input=keyed(plain | {"controlCode": self.control_code} | changes)
        )
        return id_

    def told(self, call: str) -> dict[str, Any]:
        """What the phone is told of a call."""
        found: dict[str, Any] = asked(self.address, REPLY, self.phone["token"], id=call)["deskCall"]
        return found

    def code(self, challenge: str, code: str | None = None) -> str:
        """The six digits that the phone computes, as docs/credential.cddl has it."""
        raw = base64.urlsafe_b64decode(self.phone["replyKey"] + "=")
        said = f"fieldpass/reply/1/{self.phone['deployment']}/{self.uuid}/{code or self.control_code}/{challenge}/PASS"
        return f"{int.from_bytes(hmac.digest(raw, said.encode(), 'sha256')[:4]) % 10**6:06d}"


def keyed(given: dict[str, Any]) -> dict[str, Any]:
    return {"idempotencyKey": str(uuid4())} | given


def asked(address: str, query: str, token: str, **variables: Any) -> dict[str, Any]:
    """One GraphQL request by bearer token."""
    body = json.dumps({"query": query, "variables": variables}).encode()
    headers = {"content-type": "application/json"} | ({"authorization": f"Bearer {token}"} if token else {})
    request = urllib.request.Request(f"{address}/graphql", data=body, headers=headers)  # noqa: S310 - http on loopback
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
        said = json.load(answer)
    assert "errors" not in said, said
    found: dict[str, Any] = said["data"]
    return found


@pytest.fixture(scope="module")
def post(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Post]:
    """The demonstration with one phone at the barrier."""
    with running(tmp_path_factory.mktemp("home")) as shown:
        desk = shown.token("laivung")
        found = next(one for one in asked(shown.address, POSTS, desk)["deskPosts"] if one["name"] == BARRIER)
        invite = keyed({"checkpoint": found["id"], "label": "Điện thoại chốt", "inPerson": True})
        secret = asked(shown.address, INVITE, desk, input=invite)["inviteCheckpointDevice"]["secret"]
        public = base64.urlsafe_b64encode(key("desk page").public).rstrip(b"=").decode()
        enrol = keyed({"invitation": secret, "publicKey": public})
        phone = asked(shown.address, ENROL, "", input=enrol)["enrolCheckpointDevice"]
        (waiting,) = asked(shown.address, WAITING, desk)["deskCalls"]["edges"]
        yield Post(
            address=shown.address,
            id=found["id"],
            uuid=found["uuid"],
            phone=phone,
            control_code=waiting["node"]["controlCode"],
        )


@pytest.fixture
def visit(browser: Browser, post: Post) -> Iterator[Watched]:
    """Somebody at the desk, not signed in; at the end nothing may have gone wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    visitor = Watched(page=context.new_page(), origin=post.address)
    visitor.watch()
    yield visitor
    context.close()
    assert visitor.faults == []


def enter(visit: Watched, post: Post, login: str = "laivung", language: str = "vi") -> None:
    """Sign in at the desk; the first look without a session is answered by 401, which the console tells."""
    visit.page.goto(f"{post.address}/desk?lang={language}")
    visit.page.locator("input[name=login]").fill(login)
    visit.page.locator("input[name=password]").fill(story.PASSWORD)
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".signin")).to_have_count(0)
    forgive(visit, "401")


def forgive(visit: Watched, *words: str) -> None:
    """These faults were wanted."""
    visit.faults = [one for one in visit.faults if not any(word in one for word in words)]


def shot(page: Page, name: str) -> None:
    """A picture to look at, where one is asked for."""
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{SHOTS}/desk-{name}.png", full_page=True)


def test_a_call_is_answered_and_the_code_is_the_phones_own(visit: Watched, post: Post) -> None:
    call = post.call("2468")
    enter(visit, post)
    page = visit.page

    page.locator(".call").last.click()
    expect(page.locator(".verdict")).to_have_count(2)
    page.get_by_label("Đúng tên").check()
    page.get_by_label("4 số cuối giấy tờ").fill("0101")
    expect(page.locator(".verdict").first).to_contain_text("Nguyễn Văn Hùng")
    expect(page.locator(".verdict").first).to_contain_text("Cho qua")
    shot(page, "verdict-wide")
    page.get_by_role("button", name="Đã đối chiếu đúng người, đúng giấy").click()
    page.get_by_role("button", name="Cho qua", exact=True).click()

    code = post.code("2468")
    expect(page.locator("output")).to_have_text(spaced(code))
    assert visit.accessibility_faults() == []
    shot(page, "reply-wide")
    assert post.told(call) == {"state": "ANSWERED", "replyCode": code}
    page.keyboard.press("Escape")
    page.locator(".call").first.click()
    expect(page.get_by_text("Đọc xong số trả lời")).to_be_visible()
    expect(page.locator("output")).to_have_text(spaced(code))
    page.get_by_role("button", name="Xong, cuộc tiếp theo").click()
    expect(page.get_by_label("Mã kiểm soát 12 số hoặc biển số")).to_be_focused()
    expect(page.locator(".log li").first).to_contain_text("Cao Minh Trí")


def test_by_telephone_with_the_keyboard_alone(visit: Watched, post: Post) -> None:
    enter(visit, post)
    page = visit.page
    field = page.get_by_label("Mã kiểm soát 12 số hoặc biển số")
    expect(field).to_be_focused()

    page.get_by_label("Chốt").first.select_option(label=BARRIER)
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.type("123456789012")
    expect(page.get_by_text("Sai số kiểm tra")).to_be_visible()
    expect(field).to_have_value("1234 5678 9012")
    page.keyboard.press("Escape")
    page.keyboard.type(post.control_code)
    expect(page.locator(".verdict").first).to_be_visible()
    page.get_by_label("Số hỏi trên máy của chốt").fill("13")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Số hỏi trên máy của chốt")).to_be_focused()
    page.keyboard.type("57")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Lý do")).to_be_focused()
    page.keyboard.type("Đã hỏi kỹ")
    page.keyboard.press("Enter")

    expect(page.locator("output")).to_have_text(spaced(post.code("1357")))


def test_a_plate_and_no_code_at_all_are_answered_for_what_the_phone_shows(visit: Watched, post: Post) -> None:
    enter(visit, post)
    page = visit.page
    page.get_by_label("Chốt").first.select_option(label=BARRIER)
    page.get_by_label("Mã kiểm soát 12 số hoặc biển số").fill("66C-123.45")
    shown = page.get_by_label("Mã giấy đang hiện trên máy của chốt")
    expect(shown).to_have_value(post.control_code)
    answer(page, "7007")
    expect(page.locator("output")).to_have_text(spaced(post.code("7007")))

    page.get_by_role("button", name="Xong, cuộc tiếp theo").click()
    page.get_by_role("button", name="Chốt không đọc được mã nào").click()
    answer(page, "8008")
    expect(page.locator("output")).to_have_text(spaced(post.code("8008", "0" * 12)))


def answer(page: Page, challenge: str) -> None:
    """Let pass, with the first of the reasons at hand."""
    page.get_by_label("Số hỏi trên máy của chốt").fill(challenge)
    page.locator(".answer .chip").first.click()
    page.get_by_role("button", name="Cho qua", exact=True).click()


def spaced(code: str) -> str:
    """As it is read aloud."""
    return f"{code[:3]} {code[3:]}"


def test_a_red_verdict_is_passed_only_by_who_says_so_twice(visit: Watched, post: Post) -> None:
    enter(visit, post, "saddec")
    page = visit.page
    page.get_by_label("Chốt").first.select_option(label="Chốt Khóm 3")
    page.get_by_label("Mã kiểm soát 12 số hoặc biển số").fill(post.control_code)
    expect(page.locator(".verdict.DENY")).to_have_count(2)

    page.get_by_label("Số hỏi trên máy của chốt").fill("1111")
    page.get_by_label("Lý do").fill("Cấp cứu")
    page.get_by_role("button", name="Cho qua", exact=True).click()
    expect(page.get_by_label("Tôi vẫn cho qua")).to_be_focused()
    shot(page, "denied-wide")
    page.get_by_role("button", name="Cho quay lại").click()

    expect(page.get_by_role("heading", name="Đã ghi: cho quay lại")).to_be_focused()
    expect(page.locator("output")).to_have_count(0)


def test_whoever_could_not_be_looked_up_is_passed_only_by_who_says_so_twice(visit: Watched, post: Post) -> None:
    enter(visit, post)
    page = visit.page
    page.route("**/graphql", without_verdicts)
    page.get_by_label("Chốt").first.select_option(label=BARRIER)
    page.get_by_label("Mã kiểm soát 12 số hoặc biển số").fill(post.control_code)
    sure = page.get_by_label("Không có kết quả tra cứu")
    expect(sure).to_be_visible()
    answer(page, "2222")
    expect(sure).to_be_focused()
    expect(page.locator("output")).to_have_count(0)

    sure.check()
    page.get_by_role("button", name="Cho qua", exact=True).click()

    expect(page.locator("output")).to_have_text(spaced(post.code("2222")))
    forgive(visit, "ERR_FAILED", "failed:")


def without_verdicts(route: Route) -> None:
    """A server that answers all but what is looked up."""
    if "deskVerdict" in (route.request.post_data or ""):
        route.abort()
    else:
        route.continue_()


def test_a_call_is_judged_for_the_way_that_the_phone_told(visit: Watched, post: Post) -> None:
    call = post.call("3131", direction="OUTWARD", through=True, nameConfirmed=True, idTail="0101")
    enter(visit, post)
    page = visit.page

    page.locator(".call").last.click()

    expect(page.get_by_label("Đi qua không dừng")).to_be_checked()
    expect(page.get_by_label("Đúng tên")).to_be_checked()
    expect(page.get_by_label("4 số cuối giấy tờ")).to_have_value("0101")
    expect(page.locator("input[name=direction]").last).to_be_checked()
    page.get_by_role("button", name="Cho quay lại").click()
    expect(page.get_by_role("heading", name="Đã ghi: cho quay lại")).to_be_visible()
    assert post.told(call)["state"] == "ANSWERED"


@pytest.mark.parametrize("size", SIZES)
def test_it_is_readable_by_day_by_night_and_at_twice_the_size(browser: Browser, post: Post, size: str) -> None:
    width, height = SIZES[size]
    for scheme, language in (("light", "en"), ("dark", "vi")):
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]  # one of the two
        visit = Watched(page=context.new_page(), origin=post.address)
        visit.watch()
        visit.page.goto(f"{post.address}/desk?lang={language}")
        assert visit.accessibility_faults() == []
        shot(visit.page, f"signin-{size}-{scheme}")
        enter(visit, post, language=language)
        visit.page.locator(".call").first.click()
        expect(visit.page.locator(".verdict")).to_have_count(2)
        assert visit.accessibility_faults() == []
        shot(visit.page, f"call-{size}-{scheme}")
        _doubled(visit.page)
        assert visit.page.evaluate(TOO_WIDE) == []
        assert visit.page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 32
        assert visit.faults == []
        context.close()


def _doubled(page: Page) -> None:
    """Text at 200 %, as somebody sets it for their browser: media queries in rem feel it too."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})


def test_a_session_that_ended_keeps_what_was_typed(visit: Watched, post: Post) -> None:
    enter(visit, post)
    page = visit.page
    page.get_by_label("Mã kiểm soát 12 số hoặc biển số").fill("1234 56")
    page.context.clear_cookies()

    expect(page.get_by_text("Phiên làm việc đã hết hạn")).to_be_visible(timeout=10_000)
    page.locator("input[name=login]").fill("laivung")
    page.locator("input[name=password]").fill("sai mật khẩu rồi")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Sai tên đăng nhập hoặc mật khẩu.")
    page.locator("input[name=password]").fill(story.PASSWORD)
    page.keyboard.press("Enter")

    expect(page.get_by_label("Mã kiểm soát 12 số hoặc biển số")).to_have_value("1234 56")
    forgive(visit, "401")


def test_a_server_that_is_away_is_said_and_comes_back_by_itself(visit: Watched, post: Post) -> None:
    enter(visit, post)
    page = visit.page
    page.route("**/graphql", lambda route: route.abort())
    away = page.get_by_role("alert").filter(has_text="Không kết nối được")
    expect(away).to_be_visible(timeout=10_000)
    shot(page, "away-wide")

    page.unroute("**/graphql")

    expect(away).to_have_count(0, timeout=20_000)
    forgive(visit, "ERR_FAILED", "failed:")


def test_whoever_answers_no_checkpoint_is_told_so(visit: Watched, post: Post) -> None:
    enter(visit, post, "sen")

    expect(visit.page.get_by_text(re.compile("không trả lời các chốt"))).to_be_visible()
    visit.page.get_by_role("button", name="Đăng xuất").click()
    expect(visit.page.locator(".signin")).to_be_visible()
    forgive(visit, "401")


def test_a_code_of_nobody_is_answered_in_words(visit: Watched, post: Post) -> None:
    enter(visit, post)

    visit.page.get_by_label("Mã kiểm soát 12 số hoặc biển số").fill("0000 0000 0098")

    expect(visit.page.get_by_text("Không có giấy nào mang mã hoặc biển số này")).to_be_visible()
