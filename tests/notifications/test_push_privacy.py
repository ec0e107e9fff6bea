"""Nothing of a push gets into a log, even at DEBUG: no token, no endpoint, no word of it."""

import logging

import pytest

from notifications.fcm.options import FcmOptions
from notifications.fcm.sender import FcmSender
from notifications.sender import AddressKind, Push
from notifications.webpush.sender import WebPushOptions, WebPushSender
from notifications.webpush.vapid import keys_from
from tests.fakes.fcm import BAD_PAYLOAD, BAD_TOKEN, FcmService, account, broken, instead
from tests.fakes.http import Break, Reply, served
from tests.fakes.pushes import a_push
from tests.fakes.webpush import Browser, PushService

WORDS = {"title": "planted-title", "body": "planted-body", "data": {"permit": "planted-data"}}


@pytest.fixture
def loud(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything that anybody logs."""
    caplog.set_level(logging.DEBUG)
    return caplog


async def test_fcm_is_silent_about_what_it_carries(loud: pytest.LogCaptureFixture) -> None:
    service = FcmService()
    service.fcm.register("planted-token")
    faults = [BAD_TOKEN, BAD_PAYLOAD, broken(Break.RESET), instead(Reply(body=b"planted-garbage"))]
    service.script.extend(faults)
    async with served(service) as origin:
        sender = FcmSender(FcmOptions(account=account(origin), url=origin))
        for _ in range(len(faults) + 1):
            await sender.send([a_push("planted-token", AddressKind.TOKEN, **WORDS)])
        assert await sender.send([a_push("planted-token", AddressKind.TOKEN, **WORDS, ttl_s=-1)])
        await sender.close()

    assert service.fcm.taken == 2
    assert any("could not be made: ValueError" in line for line in loud.messages), "nothing was listened to"
    assert "planted" not in loud.text
    assert not [asked.path for asked in service.asked if "planted" in asked.path]


async def test_web_push_is_silent_about_what_it_carries(loud: pytest.LogCaptureFixture) -> None:
    service = PushService()
    async with served(service) as origin:
        browser = Browser(origin + "/planted-endpoint")
        service.browsers["/planted-endpoint" + browser.path] = browser
        service.script.append(lambda _: Reply(ends=Break.RESET))
        sender = WebPushSender(WebPushOptions(keys=keys_from(b"k" * 32), contact="a@b.example", also=origin))
        for subscription in (browser.subscription(), browser.subscription(), browser.subscription(keys="planted-keys")):
            await sender.send([a_push(subscription, AddressKind.WEBPUSH, **WORDS)])
        await sender.close()

    assert len(service.opened) == 1
    assert "planted" not in loud.text


def test_a_push_and_its_address_do_not_print_what_reaches_a_person() -> None:
    push: Push = a_push("planted-token", AddressKind.TOKEN)

    assert "planted" not in repr(push)
