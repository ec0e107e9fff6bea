"""The contract with firebase-admin: fails when an upgrade renames what notifications/fcm/sdk.py reaches for."""

import warnings

import firebase_admin
from firebase_admin import _http_client, _retry, messaging

from notifications.fcm.message import message_of
from notifications.fcm.options import FcmOptions
from notifications.fcm.sdk import Sdk
from notifications.sender import AddressKind
from tests.fakes.pushes import a_push


async def test_the_names_it_keeps_private_are_still_there() -> None:
    sdk = Sdk(FcmOptions(url="http://127.0.0.1:9"), timeout_s=1)
    service = messaging._get_messaging_service(sdk._app)  # noqa: SLF001 - the point of this test

    assert service._fcm_url == "http://127.0.0.1:9/v1/projects/demo/messages:send"  # noqa: SLF001
    assert service._fcm_topic_url == "http://127.0.0.1:9/v1/projects/demo/registrations"  # noqa: SLF001
    assert isinstance(service._async_client, _http_client.HttpxAsyncClient)  # noqa: SLF001
    assert service._async_client._retry_config.retries_left == 0  # noqa: SLF001
    assert isinstance(_http_client.DEFAULT_HTTPX_RETRY_CONFIG, _retry.HttpxRetry)
    await sdk.close()


async def test_without_a_fake_it_talks_to_google() -> None:
    from tests.fakes.fcm import account

    sdk = Sdk(FcmOptions(account=account("http://127.0.0.1:9")), timeout_s=1)
    service = messaging._get_messaging_service(sdk._app)  # noqa: SLF001

    assert service._fcm_url == "https://fcm.googleapis.com/v1/projects/demo/messages:send"  # noqa: SLF001
    await sdk.close()


async def test_a_closed_app_is_forgotten() -> None:
    before = dict(firebase_admin._apps)  # noqa: SLF001
    sdk = Sdk(FcmOptions(url="http://127.0.0.1:9"), timeout_s=1)
    await sdk.close()

    import asyncio

    await asyncio.to_thread(sdk.forget)

    assert firebase_admin._apps == before  # noqa: SLF001


def test_a_token_is_sent_without_a_warning_and_alone() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        message = message_of(a_push("t", AddressKind.TOKEN), expires_at=1)

    assert (message.token, message.fid) == ("t", None)
