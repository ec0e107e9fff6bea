"""Pushes to a crew's phone: the DevTools protocol delivers them to the page's own worker, as a push service would.

No push service is reached from here: where the page subscribes, the browser's answer alone is put in its place. That a
browser can read what our sender posts is held by tests/notifications.
"""

import base64
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watched
from tests.browser.crew import House, enter, forgive, phone, running_house, shot

ALLOWED = ["geolocation", "notifications"]
SHOWN = """() => navigator.serviceWorker.getRegistration('/crew').then((it) => it.getNotifications())
  .then((all) => all.map(({ title, body, tag, lang, requireInteraction }) =>
    ({ title, body, tag, lang, requireInteraction })))"""
TOLD = """() => caches.match('/told/language', { cacheName: 'fieldpass-told' }).then((it) => it?.text())"""
INBOX = "{ inbox(first: 50) { edges { node { uuid code params { name value } deliveredAt } } } }"
ADDRESSES = "{ pushAddresses { kind tail } }"
POINT = "BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU"
"""The generator of P-256: a public key like any other."""
SUBSCRIBED = """(subscription) => {
  let held = null;
  const made = (end) => ({
    endpoint: subscription.endpoint + end,
    toJSON: () => ({ ...subscription, endpoint: subscription.endpoint + end }),
    unsubscribe: async () => { if (!window.stuck) held = null; return !window.stuck; },
  });
  window.moved = () => { held = made('-moved'); };
  PushManager.prototype.getSubscription = async () => held;
  PushManager.prototype.subscribe = async (wanted) => {
    window.serverKey = wanted.applicationServerKey;
    held = made('');
    return held;
  };
}"""


@pytest.fixture(scope="module")
def house(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demonstration, running."""
    with running_house(tmp_path_factory.mktemp("home")) as found:
        yield found


@contextmanager
def told_phone(browser: Browser, house: House, language: str = "vi", **wishes: Any) -> Iterator[Watched]:
    """Signed in, and its worker looks after the page."""
    with phone(browser, house, **{"permissions": ALLOWED} | wishes) as visit:
        enter(visit, house, language=language)
        assert wait_until(visit.page, lambda: visit.page.evaluate(TOLD) == language)
        yield visit


def deliver(page: Page, house: House, text: str) -> None:
    """As a push service does, to the worker of /crew."""
    session = page.context.new_cdp_session(page)
    found: list[str] = []

    def note(said: dict[str, Any]) -> None:
        ours = [one for one in said["registrations"] if one["scopeURL"].endswith("/crew") and not one["isDeleted"]]
        found.extend(one["registrationId"] for one in ours)

    session.on("ServiceWorker.workerRegistrationUpdated", note)
    session.send("ServiceWorker.enable")
    assert wait_until(page, lambda: found != []), "no worker of /crew"
    message = {"origin": house.shown.address, "registrationId": found[-1], "data": text}
    session.send("ServiceWorker.deliverPushMessage", message)
    session.detach()


def undelivered(house: House) -> dict[str, Any]:
    """A letter of the crew's inbox that is about a zone, and that no phone has had."""
    return next(one for one in letters(house) if one["code"] == "ZONE_CHANGED" and one["deliveredAt"] is None)


def letters(house: House) -> list[dict[str, Any]]:
    return [edge["node"] for edge in house.asked("hung", INBOX)["inbox"]["edges"]]


def is_delivered(house: House, uuid: str) -> bool:
    return next(one for one in letters(house) if one["uuid"] == uuid)["deliveredAt"] is not None


def pushed(one: dict[str, Any], **changes: str) -> str:
    """What the server's sender seals for a phone: words in the account's language, code, id, and the zone's number."""
    fields = {"zone": zone_of(one), "id": one["uuid"], "kind": "PERMITS_HELD", "urgent": "false"}
    return json.dumps(fields | {"title": "Vùng thay đổi", "body": "Một vùng thay đổi."} | changes)


def zone_of(one: dict[str, Any]) -> str:
    return next(str(said["value"]) for said in one["params"] if said["name"] == "zone")


@pytest.mark.parametrize(("language", "words"), [("vi", "Vùng"), ("en", "Zone")])
def test_a_push_is_shown_in_the_readers_language_and_said_to_be_delivered(
    browser: Browser, house: House, language: str, words: str
) -> None:
    one = undelivered(house)
    with told_phone(browser, house, language) as visit:
        page = visit.page
        page.reload()
        forgive(visit, "failed:")  # what was being asked for when the page was left
        expect(page.locator(".code img")).to_be_visible()
        with page.expect_request(lambda request: "CrewEverything" in (request.post_data or "")):
            deliver(page, house, pushed(one))
        assert wait_until(page, lambda: len(page.evaluate(SHOWN)) == 1)

        (shown,) = page.evaluate(SHOWN)
        assert (shown["tag"], shown["lang"]) == (one["uuid"], language)
        assert shown["body"].startswith(f"{words} {zone_of(one)} ")
        assert wait_until(page, lambda: is_delivered(house, one["uuid"]))

        deliver(page, house, pushed(one))
        page.wait_for_timeout(300)
        assert len(page.evaluate(SHOWN)) == 1
        expect(page.locator("#letters")).to_have_count(0)
        touch(page)
        expect(page.locator("#letters")).to_be_visible()
        assert wait_until(page, lambda: page.evaluate(SHOWN) == [])


def touch(page: Page) -> None:
    """As somebody touches the notification; the browser itself cannot be asked to."""
    worker = next(one for one in page.context.service_workers if one.url.endswith("/crew-sw.js"))
    worker.evaluate("""async () => {
      const [notification] = await registration.getNotifications();
      dispatchEvent(new NotificationEvent('notificationclick', { notification }));
    }""")


def test_a_push_without_a_network_is_reported_with_one(browser: Browser, house: House) -> None:
    one = undelivered(house)
    with told_phone(browser, house) as visit:
        page = visit.page
        house.down()
        deliver(page, house, pushed(one, kind="YOUNGER_THAN_THE_PAGE", urgent="true"))
        assert wait_until(page, lambda: len(page.evaluate(SHOWN)) == 1)
        (shown,) = page.evaluate(SHOWN)
        assert (shown["title"], shown["requireInteraction"]) == ("Vùng thay đổi", True)

        house.up()
        assert not is_delivered(house, one["uuid"])
        page.get_by_role("button", name="Cập nhật").click()
        assert wait_until(page, lambda: is_delivered(house, one["uuid"]))
        page.get_by_role("button", name="Đăng xuất và xóa khỏi máy").click()
        page.get_by_role("button", name="Xóa và đăng xuất").click()
        assert wait_until(page, lambda: page.evaluate(SHOWN) == [])
        forgive(visit, "failed:", "ERR_CONNECTION_REFUSED", "401")


def test_on_by_a_tap_registered_renewed_and_off_with_signing_out(browser: Browser, house: House) -> None:
    with phone(browser, house, permissions=ALLOWED) as visit:
        page = visit.page
        key = {"endpoint": "https://push.example/abc", "keys": {"p256dh": POINT, "auth": base64_of(os.urandom(16))}}
        page.add_init_script(f"({SUBSCRIBED})({json.dumps(key)})")
        enter(visit, house)
        page.locator(".tabs button", has_text="Hộp thư").click()
        expect(page.get_by_text("Đang tắt: chỉ thấy tin khi mở trang này.")).to_be_visible()
        before = addresses(house)
        page.get_by_role("button", name="Bật thông báo").click()
        expect(page.get_by_text("Đang bật: có tin là máy báo")).to_be_visible()
        shot(page, "push-on")
        assert len(addresses(house)) == len(before) + 1
        assert page.evaluate("window.serverKey") == house.asked("hung", "{ webPushPublicKey }")["webPushPublicKey"]

        page.evaluate("moved()")
        page.get_by_role("button", name="Cập nhật").click()
        assert wait_until(page, lambda: any("moved".endswith(one) for one in addresses(house)))
        assert wait_until(page, lambda: len(addresses(house)) == len(before) + 1)
        page.get_by_role("button", name="Tắt thông báo").click()
        expect(page.get_by_role("button", name="Bật thông báo")).to_be_visible()
        assert addresses(house) == before

        page.get_by_role("button", name="Bật thông báo").click()
        expect(page.get_by_role("button", name="Tắt thông báo")).to_be_visible()
        page.evaluate("window.stuck = true")
        page.get_by_role("button", name="Đăng xuất và xóa khỏi máy").click()
        page.get_by_role("button", name="Xóa và đăng xuất").click()
        expect(page.locator("input[name=login]")).to_be_visible()
        page.evaluate("window.stuck = false; dispatchEvent(new Event('online'))")
        assert wait_until(page, lambda: addresses(house) == before)
        assert wait_until(page, lambda: page.evaluate("() => PushManager.prototype.getSubscription()") is None)
        forgive(visit, "401")


def test_who_said_no_is_told_where_to_change_it(browser: Browser, house: House) -> None:
    with told_phone(browser, house, permissions=["geolocation"]) as visit:
        page = visit.page
        page.add_init_script("Object.defineProperty(Notification, 'permission', { get: () => 'denied' })")
        page.goto("about:blank")
        forgive(visit, "failed:")  # as above
        page.goto(f"{house.shown.address}/crew#letters")
        expect(page.get_by_text("Trình duyệt đang chặn thông báo của trang này.")).to_be_visible()
        expect(page.get_by_role("button", name="Bật thông báo")).to_have_count(0)


def addresses(house: House) -> list[str]:
    """The phones of the crew's member as the server knows them, by the ends of their addresses; one is of the story."""
    return [one["tail"] for one in house.asked("hung", ADDRESSES)["pushAddresses"]]


def base64_of(some: bytes) -> str:
    return base64.urlsafe_b64encode(some).rstrip(b"=").decode()


def wait_until(page: Page, true: Any, *, tries: int = 50) -> bool:
    """Asked now and then for some seconds."""
    for _ in range(tries):
        if true():
            return True
        page.wait_for_timeout(100)
    return False
