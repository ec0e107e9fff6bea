"""WebPushSender against a fake push service that misbehaves by a script: what each fault is answered with."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from notifications.push_fault import PushFault
from notifications.sender import Accepted, AddressKind, Again, Answer, Gone, Impossible, Push
from notifications.webpush.sender import WebPushOptions, WebPushSender
from notifications.webpush.vapid import keys_from
from tests.fakes.http import Break, Reply, served
from tests.fakes.pushes import a_push
from tests.fakes.webpush import Browser, PushService, Script

KEYS = keys_from(b"k" * 32)
QUICK_S = 1.0
LATE_S = 60.0


@asynccontextmanager
async def talking(service: PushService, push_s: float = QUICK_S) -> AsyncIterator[tuple[WebPushSender, Browser]]:
    """A sender that may talk to the fake, and a browser subscribed there."""
    async with served(service) as origin:
        browser = Browser(origin)
        service.browsers[browser.path] = browser
        options = WebPushOptions(keys=KEYS, contact="duty@fieldpass.example", also=origin)
        sender = WebPushSender(options, push_s=push_s)
        yield sender, browser
        await sender.close()


def to(browser: Browser, **changes: Any) -> Push:
    """A push for that browser."""
    return a_push(browser.subscription(), AddressKind.WEBPUSH, **changes)


def instead(**reply: Any) -> Script:
    """Answer this, without delivering."""
    return lambda _: Reply(**reply)


def delivered(**reply: Any) -> Script:
    """Deliver, and then answer this."""

    def script(honest: Callable[[], Reply]) -> Reply:
        honest()
        return Reply(**reply)

    return script


FAULTS: dict[str, tuple[Script, Answer]] = {
    "200": (delivered(status=200), Accepted()),
    "201 with a broken body": (delivered(status=201, body=b"x", ends=Break.CUT), Accepted()),
    "201 with a body without end": (delivered(status=201, body=b"x" * 2_000_000), Accepted()),
    "202": (delivered(status=202, body=b"garbage"), Accepted()),
    "400": (instead(status=400), Impossible(reason=PushFault.BAD_MESSAGE)),
    "401": (instead(status=401), Impossible(reason=PushFault.UNAUTHENTICATED)),
    "403": (instead(status=403), Impossible(reason=PushFault.NOT_ALLOWED)),
    "404": (instead(status=404), Gone(reason=PushFault.UNREGISTERED)),
    "410": (instead(status=410), Gone(reason=PushFault.UNREGISTERED)),
    "413": (instead(status=413), Impossible(reason=PushFault.TOO_LARGE)),
    "429": (instead(status=429), Again(reason=PushFault.TOO_MANY)),
    "429 with seconds": (
        instead(status=429, headers={"Retry-After": "33"}),
        Again(reason=PushFault.TOO_MANY, after_s=33),
    ),
    "429 with nonsense": (instead(status=429, headers={"retry-after": "ho"}), Again(reason=PushFault.TOO_MANY)),
    "500": (instead(status=500), Again(reason=PushFault.UNAVAILABLE)),
    "503": (instead(status=503), Again(reason=PushFault.UNAVAILABLE)),
    "503 with seconds": (
        instead(status=503, headers={"retry-after": "7"}),
        Again(reason=PushFault.UNAVAILABLE, after_s=7),
    ),
    "slow": (instead(status=500, delay_s=LATE_S), Again(reason=PushFault.TIMEOUT)),
    "delivered, answered too late": (delivered(status=201, delay_s=LATE_S), Again(reason=PushFault.TIMEOUT)),
    "reset": (instead(ends=Break.RESET), Again(reason=PushFault.NO_CONNECTION)),
    "delivered, then reset": (delivered(ends=Break.RESET), Again(reason=PushFault.NO_CONNECTION)),
    "redirect to a private host": (
        instead(status=302, headers={"location": "http://10.0.0.1/x"}),
        Impossible(reason=PushFault.REDIRECT),
    ),
    "redirect to this machine": (
        instead(status=307, headers={"location": "http://127.0.0.1:1/x"}),
        Impossible(reason=PushFault.REDIRECT),
    ),
    "not HTTP": (instead(status=201, headers={"content-length": "x"}), Again(reason=PushFault.NO_CONNECTION)),
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_each_fault_has_its_answer_and_one_request(fault: str) -> None:
    script, expected = FAULTS[fault]
    service = PushService()
    async with talking(service) as (sender, browser):
        await sender.send([to(browser)])
        service.asked.clear()
        service.script.append(script)
        answers = await sender.send([to(browser)])
        asked = len(service.asked)
        again = await sender.send([to(browser)])

    assert answers == [expected]
    assert asked == 1
    assert again == [Accepted()]


def test_only_404_and_410_remove_an_address() -> None:
    assert {fault for fault, (_, answer) in FAULTS.items() if isinstance(answer, Gone)} == {"404", "410"}


async def test_retry_after_as_a_date_is_counted_from_now() -> None:
    service = PushService()
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    service.script.append(instead(status=429, headers={"retry-after": at}))
    async with talking(service) as (sender, browser):
        [answer] = await sender.send([to(browser)])

    assert isinstance(answer, Again)
    assert answer.after_s is not None
    assert 80 < answer.after_s <= 90


async def test_a_push_can_be_opened_by_the_browser_alone_and_says_who_sent_it() -> None:
    service = PushService()
    async with talking(service) as (sender, browser):
        push = to(browser, ttl_s=0)
        assert await sender.send([push]) == [Accepted()]

    [asked], [opened], [claims] = service.asked, service.opened, service.claims
    assert opened == {**push.data, "id": str(push.id), "title": push.title, "body": push.body, "urgent": "true"}
    assert push.title.encode() not in asked.body
    assert asked.headers["ttl"] == "0"
    assert asked.headers["urgency"] == "high"
    assert asked.headers["topic"] == push.id.hex
    assert claims["aud"] == "http://127.0.0.1"  # the library leaves the port out; a push service is on the usual one
    assert claims["sub"] == "mailto:duty@fieldpass.example"
    assert claims["k"] == KEYS.public_key


async def test_the_time_to_live_of_one_push_is_not_that_of_the_next() -> None:
    service = PushService()
    async with talking(service) as (sender, browser):
        for ttl_s in (600, 0, 60):
            await sender.send([to(browser, ttl_s=ttl_s, urgent=False)])

    assert [asked.headers["ttl"] for asked in service.asked] == ["600", "0", "60"]
    assert {asked.headers["urgency"] for asked in service.asked} == {"normal"}


@pytest.mark.parametrize(("letters", "expected"), [(3600, Accepted), (3900, Impossible)])
async def test_too_large_is_known_before_it_is_sent(letters: int, expected: type[Answer]) -> None:
    service = PushService()
    async with talking(service) as (sender, browser):
        [answer] = await sender.send([to(browser, body="x" * letters)])

    assert isinstance(answer, expected)
    assert [len(asked.body) <= 4096 for asked in service.asked] == ([True] if expected is Accepted else [])


async def test_nobody_listening_is_no_connection() -> None:
    origin = "http://127.0.0.1:9"
    sender = WebPushSender(WebPushOptions(keys=KEYS, contact="duty@fieldpass.example", also=origin))

    assert await sender.send([to(Browser(origin))]) == [Again(reason=PushFault.NO_CONNECTION)]
    await sender.close()
