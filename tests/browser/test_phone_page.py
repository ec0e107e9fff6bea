"""The phone of the demonstration: pushes go from the real sender through the demonstration's fake FCM to the page."""

import asyncio
import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, expect

from fieldpass.demo import story
from fieldpass.demo.phones import OWNERS, fid_of
from notifications.fcm.options import FcmOptions
from notifications.fcm.sender import FcmSender
from notifications.push_fault import PushFault
from notifications.sender import Accepted, AddressKind, Answer, Gone, Impossible, Push
from tests.browser.conftest import Watched
from tests.demonstration import Demonstration, running
from tests.fakes.pushes import a_push

TITLES = {"vi": "Điện thoại nhận thông báo", "en": "A phone that is notified"}
PERMITS = "{ permits(first: 50) { edges { node { id reference purpose version crew } } } }"
SUSPEND = "mutation ($input: PermitReasonInput!) { suspendPermit(input: $input) { __typename } }"
NAMES = tuple(worker.name for worker in story.WORKERS) + tuple(account.name for account in story.ACCOUNTS)


@pytest.fixture(scope="module")
def running_one(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """A running demonstration."""
    with running(tmp_path_factory.mktemp("home")) as shown:
        yield shown


@pytest.fixture
def demonstration(running_one: Demonstration) -> str:
    """Its address."""
    return running_one.address


@pytest.fixture
def visit(browser: Browser, demonstration: str) -> Iterator[Watched]:
    """A fresh visitor of the demonstration; at the end nothing may have gone wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    visitor = Watched(page=context.new_page(), origin=demonstration)
    visitor.watch()
    yield visitor
    context.close()
    assert visitor.faults == []


def sent(demonstration: str, *pushes: Push) -> Sequence[Answer]:
    """What the sender that production uses is answered; in a thread, as Playwright's loop runs in this one."""
    answers = list[Answer]()

    async def send() -> None:
        sender = FcmSender(FcmOptions(url=f"{demonstration}/demo/fcm"))
        answers.extend(await sender.send(pushes))
        await sender.close()

    thread = threading.Thread(target=lambda: asyncio.run(send()))
    thread.start()
    thread.join()
    return answers


def to(login: str, **changes: Any) -> Push:
    """A push for that account's phone."""
    return a_push(fid_of(login), **changes)


def asked(place: Demonstration, login: str, text: str, variables: Mapping[str, Any] | None = None) -> Any:
    """What GraphQL answers somebody."""
    request = urllib.request.Request(  # noqa: S310 - http on loopback
        f"{place.address}/graphql",
        data=json.dumps({"query": text, "variables": variables or {}}).encode(),
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {place.fieldpass('token', login)}"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
        return json.load(answer)["data"]


def night_repair(place: Demonstration) -> Any:
    """The permit of the crew that mends fibre tonight."""
    found = asked(place, "laivung", PERMITS)["permits"]["edges"]
    return next(one["node"] for one in found if one["node"]["crew"] and one["node"]["purpose"] == "INCIDENT_REPAIR")


def told(demonstration: str, login: str) -> Any:
    """`/demo/phone.json`."""
    with urllib.request.urlopen(f"{demonstration}/demo/phone.json?phone={login}", timeout=30) as answer:  # noqa: S310 - loopback
        return json.load(answer)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_push_is_on_the_phone_within_seconds_and_once(visit: Watched, demonstration: str, language: str) -> None:
    login = "hung" if language == "vi" else "sen"
    visit.page.goto(f"{demonstration}/phone/?lang={language}&phone={login}")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(TITLES[language])
    push = to(login)
    assert [type(one) for one in sent(demonstration, push, push, to(login, title="Tin thử thứ hai", urgent=False))] == [
        Accepted
    ] * 3

    banners = visit.page.locator(".banner")
    expect(banners.filter(has_text="Tin thử thứ hai")).to_have_count(1)
    urgent = banners.filter(has_text=push.title)
    expect(urgent).to_have_count(1)
    expect(urgent.locator(".mark")).to_have_text("Khẩn" if language == "vi" else "Urgent")
    expect(urgent.get_by_text(push.body)).to_be_visible()

    expect(visit.page.locator("details", has_text=push.title)).to_contain_text(
        "Đã nhận 2 lần, hiện một lần" if language == "vi" else "Received 2 times, shown once"
    )
    assert visit.accessibility_faults() == []


def test_a_suspended_permit_is_on_the_phone_of_its_crew_and_the_message_says_no_more(
    visit: Watched, running_one: Demonstration
) -> None:
    permit = night_repair(running_one)
    visit.page.goto(f"{running_one.address}/phone/?phone=hung")
    expect(visit.page.locator(".banner").filter(has_text="Giấy bị tạm dừng")).to_have_count(0)

    wish = {
        "permit": permit["id"],
        "version": permit["version"],
        "reason": "planted reason",
        "idempotencyKey": str(uuid4()),
    }
    done = asked(running_one, "laivung", SUSPEND, {"input": wish})

    assert done == {"suspendPermit": {"__typename": "PermitChanged"}}
    expect(visit.page.locator(".banner.urgent").filter(has_text="Giấy bị tạm dừng")).to_have_count(1)
    shown = told(running_one.address, "hung")["notifications"][0]["message"]
    assert shown["data"]["kind"] == "PERMIT_SUSPENDED"
    assert not [
        word for word in ("planted", permit["reference"], *NAMES) if word in json.dumps(shown, ensure_ascii=False)
    ]


def test_another_phone_is_chosen_and_kept_over_a_reload(visit: Watched, demonstration: str) -> None:
    sent(demonstration, to("laivung", title="Chốt chuyển chỗ"))
    visit.page.goto(f"{demonstration}/phone/")

    visit.page.get_by_role("radio", name="Cao Minh Trí").check()

    expect(visit.page.locator(".banner .title").first).to_have_text("Chốt chuyển chỗ")
    visit.page.reload()
    expect(visit.page.get_by_role("radio", name="Cao Minh Trí")).to_be_checked()
    expect(visit.page.locator(".banner .title").first).to_have_text("Chốt chuyển chỗ")


def test_the_small_print_is_the_whole_message_and_names_nobody(visit: Watched, demonstration: str) -> None:
    push = to("saddec")
    sent(demonstration, push)
    visit.page.goto(f"{demonstration}/phone/?phone=saddec")

    shown = json.loads(visit.page.locator("pre").first.text_content() or "")

    assert shown["data"]["id"] == str(push.id)
    assert shown["fid"] == fid_of("saddec")
    assert not [owner.name for owner in OWNERS if owner.name in json.dumps(shown, ensure_ascii=False)]


def test_a_phone_nobody_has_is_gone_and_a_message_too_large_is_impossible(demonstration: str) -> None:
    answers = sent(demonstration, to("nobody"), to("hung", kind=AddressKind.TOKEN, body="x" * 3000))

    assert answers == [Gone(reason=PushFault.UNREGISTERED), Impossible(reason=PushFault.TOO_LARGE)]


def test_a_phone_keeps_the_last_fifty(demonstration: str) -> None:
    answers = sent(demonstration, *(to("thap", title=str(number)) for number in range(60)))

    assert [type(one) for one in answers] == [Accepted] * 60
    assert len(told(demonstration, "thap")["notifications"]) == 50


def test_what_is_longer_than_any_message_is_not_read(demonstration: str) -> None:
    url = f"{demonstration}/demo/fcm/v1/projects/demo/messages:send"
    request = urllib.request.Request(url, data=b"x" * 100_000, method="POST")  # noqa: S310 - http on loopback

    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=30)  # noqa: S310 - as above

    assert refused.value.code == 413
    refused.value.close()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (768, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_sticks_out(visit: Watched, demonstration: str, width: int, scheme: str) -> None:
    sent(demonstration, to("dieuhanh"))
    page = visit.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{demonstration}/phone/?phone=dieuhanh")
    expect(page.locator(".banner").first).to_be_visible()

    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert visit.accessibility_faults() == []


def test_a_server_without_a_demonstration_says_so(watched: Watched, site: str) -> None:
    watched.page.goto(f"{site}/phone/?lang=en")

    expect(watched.page.get_by_role("status")).to_contain_text("no demonstration")
    assert all("404" in fault for fault in watched.faults)
    watched.faults.clear()
