"""A crew on its way: it shares where it is while it is on duty and never else, and sees what the zones ahead need."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.conftest import Watched
from tests.browser.crew import TOO_WIDE, House, doubled, enter, forgive, phone, running_house, shot

POSITION = "{ crewPositions(first: 9) { edges { node { at place { lon lat } accuracyM crew { name duty } } } } }"
SET_DUTY = """mutation ($input: SetDutyInput!) { setDuty(input: $input) { __typename } }"""
CREWS = "{ crews(first: 9) { edges { node { id name duty } } } }"
OWN = "Tổ cáp quang Sen Hồng 1"
FIXES = """() => new Promise((done) => { const opened = indexedDB.open('fieldpass-crew-road');
  opened.onsuccess = () => { const all = opened.result.transaction('fixes').objectStore('fixes').count();
    all.onsuccess = () => { opened.result.close(); done(all.result); }; }; })"""
FACES = (("letters", re.compile("Hộp thư|Inbox"), "#letters"), ("way", re.compile("Đường đi|The way"), "svg.ground"))
SPACED_MS = 10_500
"""Fixes that are nearer in time are not worth sending."""


def place(lon: float, lat: float) -> Any:
    return {"longitude": lon, "latitude": lat, "accuracy": 12}


ON_THE_ROAD = place(105.6600, 10.3050)
NEAR_PHU_HOA = place(105.7900, 10.2300)


@pytest.fixture(scope="module")
def house(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demonstration, running."""
    with running_house(tmp_path_factory.mktemp("home")) as found:
        yield found


def own_position(house: House) -> dict[str, Any]:
    """Where the server thinks the crew is."""
    nodes = [edge["node"] for edge in house.asked("dieuhanh", POSITION)["crewPositions"]["edges"]]
    return next(one for one in nodes if one["crew"]["name"] == OWN)


def duty(house: House, duty: str | None = None) -> str:
    """The crew's duty as the server has it, after the dispatcher has set it where one is given."""
    nodes = [edge["node"] for edge in house.asked("dieuhanh", CREWS)["crews"]["edges"]]
    own = next(one for one in nodes if one["name"] == OWN)
    if duty is not None:
        key = "00000000-0000-4000-8000-" + own["id"].encode().hex()[-10:] + ("01" if duty == "ON_DUTY" else "02")
        house.asked("dieuhanh", SET_DUTY, input={"idempotencyKey": key, "crew": own["id"], "duty": duty})
        return duty
    return str(own["duty"])


def reported(page: Page) -> list[list[dict[str, Any]]]:
    """The batches of fixes that the page says from now on."""
    found: list[list[dict[str, Any]]] = []

    def note(request: Request) -> None:
        if "CrewPositions" in (request.post_data or ""):
            found.append(json.loads(request.post_data or "")["variables"]["input"]["fixes"])

    page.on("requestfinished", note)
    return found


def share(page: Page) -> None:
    """The bearer's own tap."""
    switch = page.get_by_role("switch", name="Vào ca")
    expect(switch).to_have_attribute("aria-checked", "false")
    switch.click()
    expect(page.locator(".duty").get_by_text("Đang chia sẻ vị trí")).to_be_visible()
    expect(page.locator(".duty").get_by_text("sai số khoảng 12 m")).to_be_visible()


def test_on_duty_shares_late_fixes_come_in_order_and_off_duty_nothing_is_looked_for(
    browser: Browser, house: House
) -> None:
    with phone(browser, house, geolocation=ON_THE_ROAD) as visit:
        page = visit.page
        batches = reported(page)
        enter(visit, house)
        expect(page.get_by_text("Tổ trong ca, máy này chưa")).to_be_visible()
        page.wait_for_timeout(500)
        assert (batches, page.evaluate(FIXES)) == ([], 0), "unasked, nothing is looked for"
        share(page)
        shot(page, "sharing")
        page.context.set_offline(offline=True)
        page.wait_for_timeout(SPACED_MS)
        waiting = 2 - sum(map(len, batches))  # a slow machine has sent the first one before the network went
        page.context.set_geolocation(place(105.656, 10.303))
        expect(page.get_by_text(f"{waiting} vị trí chờ gửi.")).to_be_visible()
        shot(page, "sharing-offline")
        page.context.set_offline(offline=False)
        expect(page.get_by_text("vị trí chờ gửi.")).to_have_count(0)
        late = [fix for batch in batches for fix in batch]
        assert [fix["lon"] for fix in late] == [105.66, 105.656]
        assert [fix["at"] for fix in late] == sorted(fix["at"] for fix in late)
        assert own_position(house)["place"] == {"lon": 105.656, "lat": 10.303}
        assert own_position(house)["accuracyM"] == 12
        forgive(visit, "ERR_INTERNET_DISCONNECTED", "failed:")
        off_duty(visit, house, batches)


def off_duty(visit: Watched, house: House, batches: list[list[dict[str, Any]]]) -> None:
    """By its own tap, and by the dispatcher's."""
    page = visit.page
    page.get_by_role("switch", name="Vào ca").click()
    expect(page.get_by_text("Ngoài ca", exact=True)).to_be_visible()
    shot(page, "off-duty")
    assert wait_for(page, lambda: duty(house) == "OFF_DUTY")
    batches.clear()
    page.context.set_geolocation(place(105.640, 10.300))
    page.reload()
    forgive(visit, "failed:")  # what was being asked for when the page was left
    expect(page.get_by_text("Ngoài ca", exact=True)).to_be_visible()
    page.wait_for_timeout(1_500)
    assert (batches, page.evaluate(FIXES)) == ([], 0)

    share(page)
    assert duty(house) == "ON_DUTY"
    duty(house, "OFF_DUTY")
    page.get_by_role("button", name="Cập nhật").click()
    expect(page.get_by_text("Ngoài ca", exact=True)).to_be_visible()
    page.context.set_geolocation(place(105.630, 10.300))
    page.wait_for_timeout(1_000)
    assert page.evaluate(FIXES) <= 1, "what was seen before the dispatcher's word may still wait"
    duty(house, "ON_DUTY")


def wait_for(page: Page, true: Any, *, tries: int = 50) -> bool:
    """Asked now and then for some seconds."""
    for _ in range(tries):
        if true():
            return True
        page.wait_for_timeout(100)
    return False


def test_the_way_shows_what_each_zone_needs_and_when_without_a_network_too(browser: Browser, house: House) -> None:
    with phone(browser, house, geolocation=NEAR_PHU_HOA) as visit:
        page = visit.page
        enter(visit, house)
        share(page)
        page.get_by_role("button", name="Cập nhật").click()
        page.locator(".tabs button", has_text="Đường đi").click()
        hamlet = page.locator(".stretch", has_text="Ấp Tân Phú, xã Tân Dương")
        expect(hamlet.get_by_text("Giấy của bạn đủ:")).to_be_visible()
        expect(hamlet.get_by_text(re.compile(r"GP2109-\w{8}, đến 19:00 29/9"))).to_be_visible()
        expect(hamlet.get_by_text(re.compile(r"gặp sau \d+(,\d)? km"))).to_be_visible()
        expect(page.get_by_text(re.compile(r"^1\d(,\d)? km đường chim bay"))).to_be_visible()
        expect(page.locator(".stretch", has_text="Rào ấp Tân Phú").get_by_role("link").first).to_be_visible()
        expect(page.locator(".way option", has_text="Ấp Phú Hòa").first).to_be_attached()
        shot(page, "way")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        house.down()
        page.reload()

        page.locator(".tabs button", has_text="Đường đi").click()
        expect(hamlet.get_by_text("Giấy của bạn đủ:")).to_be_visible()
        expect(page.locator("svg.ground path").first).to_be_visible()
        tonight(page)
        forgive(visit, "failed:", "ERR_CONNECTION_REFUSED")
    house.up()


def tonight(page: Page) -> None:
    """A hamlet that is sealed at midnight says so before, and its hour can be looked at."""
    page.locator(".way select").select_option(label="Ấp Phú Hòa, huyện Châu Thành")
    sealed = page.locator(".stretch", has_text="Ấp Phú Hòa, huyện Châu Thành")
    expect(sealed.get_by_text("Không cần giấy.")).to_be_visible()
    expect(sealed.get_by_text("Từ 00:00 16/9:")).to_be_visible()
    page.get_by_role("button", name="00:00 16/9").click()
    expect(sealed.get_by_text("Cần giấy, bạn chưa có giấy ghi vùng này.")).to_be_visible()
    expect(
        page.locator(".stretch", has_text="Bờ đất ấp Phú Hòa").get_by_text("Rào cứng: không mở cho ai.")
    ).to_be_visible()
    shot(page, "way-tonight")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_the_way(browser: Browser, house: House, language: str, scheme: Any) -> None:
    with phone(browser, house, color_scheme=scheme, geolocation=ON_THE_ROAD) as visit:
        page = visit.page
        enter(visit, house, language=language)
        expect(page.locator(".duty.others")).to_be_visible()
        faults = visit.accessibility_faults()
        page.get_by_role("switch").click()
        expect(page.locator(".duty.shares")).to_be_visible()
        page.locator(".duty summary").click()
        for name, words, sight in FACES:
            page.locator(".tabs button", has_text=words).click()
            expect(page.locator(sight)).to_be_visible()
            faults += visit.accessibility_faults()
            shot(page, f"{name}-{language}-{scheme}", whole=True)
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate(TOO_WIDE) == []
        shot(page, f"way-narrow-{language}-{scheme}")
        page.set_viewport_size({"width": 390, "height": 844})
        doubled(page)
        assert page.evaluate(TOO_WIDE) == []
        assert faults == []
