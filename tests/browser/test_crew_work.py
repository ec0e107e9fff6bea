"""A crew's work on its phone: done in a dead spot while the desk decides otherwise; all of it arrives once."""

import io
import json
import re
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watched
from tests.browser.crew import TOO_WIDE, House, enter, forgive, phone, running_house, shot

ORDER = """{ workOrders(first: 9, filter: {open: true}) { edges { node { id title version state progress
  progressHistory { progress counted at } notes { text at photos } photos { id address size }
  keptEdits { state note stood } stops { label state } } } } }"""
CREW = "{ crews(first: 9) { edges { node { id name organisation { id } } } } }"
CREATE = """mutation($input: CreateWorkOrderInput!) { done: createWorkOrder(input: $input) {
  ... on WorkOrderChanged { id version } ... on Problem { message } } }"""
SEND = """mutation($input: DispatchWorkOrderInput!) { done: dispatchWorkOrder(input: $input) {
  __typename ... on Problem { message } } }"""
MOVE = """mutation($input: MoveWorkOrderInput!) { done: moveWorkOrder(input: $input) {
  __typename ... on Problem { message } } }"""
INCIDENTS = """{ incidents(first: 9) { edges { node { reference kind photos { id }
  reports { words severity location } } } } }"""
INBOX = "{ inbox(first: 30) { edges { node { title body } } } }"
CABLE = "Nối lại cáp quang ấp Tân Phú"
LONG = "Đo kiểm trạm " + "phường-Nguyễn-Thị-Minh-Khai" * 6


@pytest.fixture(scope="module")
def house(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demonstration, running."""
    with running_house(tmp_path_factory.mktemp("home")) as found:
        yield found


def did(house: House, login: str, mutation: str, **values: Any) -> dict[str, Any]:
    """One mutation of somebody of the story."""
    values["idempotencyKey"] = str(uuid.uuid4())
    house.asked(login, "{ serverTime }")
    body = json.dumps({"query": mutation, "variables": {"input": values}}).encode()
    headers = {"content-type": "application/json", "authorization": f"Bearer {house.tokens[login]}"}
    request = urllib.request.Request(f"{house.shown.address}/graphql", data=body, headers=headers)  # noqa: S310 - http on loopback
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
        found: dict[str, Any] = json.load(answer)
    assert "message" not in found["data"]["done"], found
    done: dict[str, Any] = found["data"]["done"]
    return done


def nodes(found: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [edge["node"] for edge in found[name]["edges"]]


def order_of(house: House, title: str) -> dict[str, Any]:
    """A work order as the desk sees it."""
    return next(one for one in nodes(house.asked("dieuhanh", ORDER), "workOrders") if one["title"] == title)


def a_run(house: House, title: str) -> None:
    """A measurement run of three stops, given to the crew of this phone."""
    crew = next(one for one in nodes(house.asked("hung", CREW), "crews"))
    places = [{"lon": 105.64 + step / 100, "lat": 10.29} for step in range(3)]
    stops = [{"place": place, "label": f"Điểm {number}"} for number, place in enumerate(places, 1)]
    company = crew["organisation"]["id"]
    made = did(house, "dieuhanh", CREATE, organisation=company, title=title, purpose="QOS_MEASUREMENT", stops=stops)
    order = {"workOrder": made["id"], "version": made["version"], "crew": crew["id"]}
    did(house, "dieuhanh", SEND, **order, dispatchWithoutPermit=True)


def a_photo(folder: Path) -> Path:
    """Large, and told by its camera where it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "Điện thoại của Hùng"
    exif.get_ifd(0x8825)[1] = "N"
    path = folder / "cap.jpg"
    Image.effect_noise((3000, 2000), 40).convert("RGB").save(path, exif=exif, quality=95)
    return path


def at_work(visit: Watched, house: House, language: str = "vi") -> Page:
    """Signed in, the worker ready, the part of the page about work."""
    enter(visit, house, language=language)
    visit.page.wait_for_function("navigator.serviceWorker.getRegistration('/crew').then((it) => it?.active)")
    visit.page.locator(".tabs button").nth(1).click()
    return visit.page


def offline(page: Page, *, is_offline: bool = True) -> None:
    page.context.set_offline(is_offline)


def back_online(page: Page) -> None:
    offline(page, is_offline=False)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.get_by_text("việc chờ gửi")).to_have_count(0, timeout=30_000)


def test_a_night_in_a_dead_spot_arrives_once_and_what_the_desk_did_is_told(
    browser: Browser, house: House, tmp_path: Path
) -> None:
    a_run(house, LONG)
    with phone(browser, house) as visit:
        page = at_work(visit, house)
        offline(page)
        page.get_by_role("button", name=f"Mở: {CABLE}").click()
        page.get_by_role("button", name="Đã đến nơi").click()
        page.get_by_role("button", name="Đang sửa chữa").click()
        page.get_by_label("Viết ghi chú").fill("Đã hàn 12 sợi, thiếu măng xông")
        page.locator("input[type=file]").set_input_files(a_photo(tmp_path))
        expect(page.locator(".thumbs img")).to_have_count(1)
        page.get_by_role("button", name="Ghi lại").click()
        expect(page.locator(".said li", has_text="Đã hàn 12 sợi")).to_contain_text("chưa gửi")
        the_work_is_ended(page, "Đã nối xong")
        the_first_stop_is_done(page)
        shot(page, "work-offline", whole=True)

        page.reload()
        expect(page.get_by_text("6 việc chờ gửi")).to_be_visible()
        order = order_of(house, CABLE)
        held = {"workOrder": order["id"], "version": order["version"], "state": "HELD"}
        did(house, "dieuhanh", MOVE, **held, note="Chờ lực lượng chức năng")
        back_online(page)

        expect(page.locator(".asides")).to_contain_text("1 tin cần đọc")
        page.locator(".tabs button").nth(1).click()
        told = page.locator(".asides")
        expect(told).to_contain_text(f"Bạn kết thúc lệnh: Đã hoàn thành – {CABLE}")  # noqa: RUF001 - as Vietnamese is written
        expect(told).to_contain_text("đã đổi thành “Điều phối viên tạm giữ lại”")
        expect(told).to_contain_text("“Chờ lực lượng chức năng”")
        expect(told).to_contain_text("Hiện nay: Điều phối viên tạm giữ lại. Đang sửa chữa")
        assert visit.accessibility_faults() == []
        shot(page, "work-conflict", whole=True)
        page.reload()
        page.locator(".asides summary").click()
        page.get_by_role("button", name="Đã đọc").click()
        expect(page.locator(".asides")).to_have_count(0)
        forgive(visit, "failed:", "ERR_INTERNET_DISCONNECTED", "ERR_FAILED")
    everything_arrived_once(house)


def the_work_is_ended(page: Page, words: str) -> None:
    page.get_by_role("button", name="Kết thúc lệnh").click()
    page.get_by_label("Đã làm gì").fill(words)
    page.get_by_role("button", name="Kết thúc", exact=True).click()
    expect(page.locator(".ended")).to_contain_text("chưa gửi")


def the_first_stop_is_done(page: Page) -> None:
    """The run is what is left open, so that it shows itself."""
    page.get_by_role("button", name="Điểm 1: Đã xong").click()
    expect(page.locator(".run .DONE")).to_contain_text("chưa gửi")


def everything_arrived_once(house: House) -> None:
    order = order_of(house, CABLE)
    reports = [one["progress"] for one in order["progressHistory"]]
    assert (order["state"], order["progress"]) == ("HELD", "REPAIRING")
    assert reports == ["EN_ROUTE", "ON_SITE", "REPAIRING"]
    assert [one["text"] for one in order["notes"]].count("Đã hàn 12 sợi, thiếu măng xông") == 1
    assert order["keptEdits"] == [{"state": "COMPLETED", "note": "Đã nối xong", "stood": "HELD"}]
    [photo] = order["photos"]
    assert photo["id"] in order["notes"][-1]["photos"]
    the_photo_is_small_and_tells_nothing(house, photo["address"])
    assert [one["state"] for one in order_of(house, LONG)["stops"]] == ["DONE", "PLANNED", "PLANNED"]


def the_photo_is_small_and_tells_nothing(house: House, address: str) -> None:
    headers = {"authorization": f"Bearer {house.tokens['dieuhanh']}"}
    request = urllib.request.Request(house.shown.address + address, headers=headers)  # noqa: S310 - http on loopback
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
        kept = Image.open(io.BytesIO(answer.read()))
    assert kept.size == (1600, 1067)
    assert dict(kept.getexif()) == {}


def test_an_incident_reported_offline_joins_the_one_that_is_known(
    browser: Browser, house: House, tmp_path: Path
) -> None:
    with phone(browser, house) as visit:
        page = at_work(visit, house)
        offline(page)
        page.get_by_role("button", name="Báo sự cố ở đây").click()
        expect(page.locator(".where")).to_contain_text("10.29000, 105.64000")
        page.get_by_label("Mức độ").select_option("MAJOR")
        page.get_by_label("Thấy gì").fill("Cây đổ đứt thêm một đoạn")
        page.locator("input[type=file]").set_input_files(a_photo(tmp_path))
        expect(page.locator(".thumbs img")).to_have_count(1)
        shot(page, "incident", whole=True)
        page.get_by_role("button", name="Báo", exact=True).click()
        expect(page.get_by_text("2 việc chờ gửi")).to_be_visible()
        page.reload()
        expect(page.get_by_text("2 việc chờ gửi")).to_be_visible()
        back_online(page)

        expect(page.locator(".asides")).to_contain_text(re.compile("có người báo rồi: SC2109-"))
        forgive(visit, "failed:", "ERR_INTERNET_DISCONNECTED", "ERR_FAILED")
    mine = [
        (one["photos"], report)
        for one in nodes(house.asked("dieuhanh", INCIDENTS), "incidents")
        for report in one["reports"]
        if report["words"].startswith("Cây đổ đứt thêm một đoạn")
    ]
    [(photos, report)] = mine
    assert (len(photos), report["severity"], report["location"]["coordinates"]) == (1, "MAJOR", [105.64, 10.29])


def test_a_stop_reaches_the_desk_where_the_phone_may_not_say_its_place(browser: Browser, house: House) -> None:
    before = house.stops()
    with phone(browser, house) as visit:
        page = visit.page
        enter(visit, house)
        the_place_is(page, house, "denied")
        page.get_by_role("button", name="Bị chặn").click()
        expect(page.get_by_text("điều phối đã được báo, nhưng chưa rõ nơi")).to_be_visible(timeout=30_000)
        shot(page, "clause-no-place")
        [stop] = (one for one in house.stops() if one not in before)
        assert stop["place"] is None

        the_place_is(page, house, "granted")
        page.get_by_role("button", name="Đóng").click()
        page.get_by_role("button", name="Cập nhật").click()
        page.get_by_role("button", name="Bị chặn").click()
        expect(page.get_by_text("Đã gửi: điều phối và đầu mối của huyện đã được báo.")).to_be_visible()
    [placed] = (one for one in house.stops() if one not in before)
    assert (placed["id"], placed["place"]) == (stop["id"], {"lon": 105.64, "lat": 10.29})
    titles = [one["title"] for one in nodes(house.asked("dieuhanh", INBOX), "inbox")]
    assert {"Đội bị chặn, nơi chưa rõ", "Đã rõ nơi đội bị chặn"} <= set(titles)


def the_place_is(page: Page, house: House, setting: str) -> None:
    """What the bearer answered when the browser asked."""
    session = page.context.browser.new_browser_cdp_session()  # type: ignore[union-attr]  # it has one
    contexts = session.send("Target.getBrowserContexts")["browserContextIds"]
    wish = {"permission": {"name": "geolocation"}, "setting": setting, "origin": house.shown.address}
    for one in contexts:
        session.send("Browser.setPermission", wish | {"browserContextId": one})


HEALTH = "query($id: ID!) { person(id: $id) { health { declaredOn validUntil reference } } }"


@pytest.mark.parametrize(
    ("language", "scheme", "wide"),
    [
        ("vi", "dark", 390),
        ("en", "light", 390),
        ("vi", "light", 320),
        ("en", "dark", 320),
    ],
)
def test_everybody_can_work_with_it(browser: Browser, house: House, language: str, scheme: Any, wide: int) -> None:
    with phone(browser, house, color_scheme=scheme) as visit:
        page = at_work(visit, house, language)
        page.set_viewport_size({"width": wide, "height": 844})
        faults = face(visit, f"work-{language}-{wide}")
        for opener in page.locator(".order > .big").all()[:1]:
            opener.click()
        faults += face(visit, f"order-{language}-{wide}")
        page.locator(".report-broken").click()
        expect(page.locator(".where")).to_contain_text("10.29000, 105.64000")
        faults += face(visit, f"incident-{language}-{wide}")
        page.locator(".tabs button").first.click()
        page.locator(".health .big").click()
        faults += face(visit, f"health-{language}-{wide}")
        page.locator(".health input").last.fill("KBYT-" + str(wide))
        page.locator(".health .primary").click()
        expect(page.locator(".health")).to_contain_text(f"KBYT-{wide}")
        assert faults == []


def face(visit: Watched, name: str) -> list[str]:
    """Whatever is wrong with what is shown."""
    shot(visit.page, name, whole=True)
    wide: list[str] = visit.page.evaluate(TOO_WIDE)
    return visit.accessibility_faults() + wide


def test_what_is_half_written_outlives_another_order_another_tab_and_the_page(
    browser: Browser, house: House, tmp_path: Path
) -> None:
    a_run(house, "Đo lại")
    with phone(browser, house) as visit:
        page = at_work(visit, house)
        for opener in page.get_by_role("button", name="Mở: Đo lại").all():
            opener.click()
        page.get_by_label("Viết ghi chú").fill("Mới đo được một nửa")
        page.locator("input[type=file]").set_input_files(a_photo(tmp_path))
        expect(page.locator(".thumbs img")).to_have_count(1)
        page.get_by_role("button", name="Kết thúc lệnh").click()
        page.get_by_label("Đã làm gì").fill("Đo xong")

        a_run(house, "Đo thêm")
        page.get_by_role("button", name="Cập nhật").click()
        expect(page.get_by_role("button", name="Mở: Đo thêm")).to_be_visible()
        half_written(page)
        page.locator(".tabs button").nth(4).click()
        page.locator(".tabs button").nth(1).click()
        half_written(page)
        page.reload()
        page.locator(".tabs button").nth(1).click()
        half_written(page)

        order = order_of(house, "Đo lại")
        held = {"workOrder": order["id"], "version": order["version"], "state": "HELD"}
        did(house, "dieuhanh", MOVE, **held, note="Chờ lực lượng chức năng")
        page.get_by_role("button", name="Cập nhật").click()
        expect(page.get_by_text("người khác đã đổi lệnh này: nay là")).to_be_visible()
        page.get_by_role("button", name="Kết thúc", exact=True).click()
        expect(page.locator(".asides")).to_contain_text("Chờ lực lượng chức năng")
        page.get_by_role("button", name="Ghi lại").click()
        expect(page.locator(".said li", has_text="Mới đo được một nửa")).to_be_visible()
        expect(page.get_by_label("Viết ghi chú")).to_have_value("")


def half_written(page: Page) -> None:
    """The note, its photo, and how the order ends."""
    expect(page.get_by_label("Viết ghi chú")).to_have_value("Mới đo được một nửa")
    expect(page.locator(".thumbs img")).to_have_count(1)
    expect(page.get_by_label("Đã làm gì")).to_have_value("Đo xong")
