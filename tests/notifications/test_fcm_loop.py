"""What firebase-admin does to a loop stays in its own: the caller's goes on."""

import asyncio
import time

import orjson
import pytest

from fieldpass.demo.fake_fcm import refusal
from notifications.fcm.options import FcmOptions
from notifications.fcm.sender import FcmSender
from notifications.push_fault import PushFault
from notifications.sender import Accepted, Again
from tests.fakes.fcm import FcmService, account, said
from tests.fakes.http import Reply, served
from tests.fakes.pushes import a_push

TICK_S = 0.002
ROUNDS = 5
SLOW_S = 0.4


async def longest_gap_s(done: asyncio.Event) -> float:
    """How long this loop was once not heard of."""
    longest, last = 0.0, time.perf_counter()
    while not done.is_set():
        await asyncio.sleep(TICK_S)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest


async def watched(sender: FcmSender) -> tuple[object, float, float]:
    """The answer, how long it took, and the longest gap meanwhile."""
    done, began = asyncio.Event(), time.perf_counter()
    gap = asyncio.create_task(longest_gap_s(done))
    [answer] = await sender.send([a_push()])
    took_s = time.perf_counter() - began
    done.set()
    return answer, took_s, await gap


async def test_a_slow_token_service_holds_up_pushes_and_nothing_else() -> None:
    """The token is asked for with blocking calls; other work on this machine can only make a gap longer."""
    service, gaps = FcmService(), list[float]()
    service.fcm.register("phone-1")
    stale = orjson.dumps({"access_token": "t", "expires_in": 1})
    service.tokens.append(Reply(body=stale))
    async with served(service) as origin:
        sender = FcmSender(FcmOptions(account=account(origin), url=origin))
        await sender.send([a_push()])
        for _ in range(ROUNDS):
            service.tokens.append(Reply(body=stale, delay_s=SLOW_S))
            answer, took_s, gap_s = await watched(sender)
            assert isinstance(answer, Accepted)
            assert took_s >= SLOW_S
            gaps.append(gap_s)
        await sender.close()

    assert min(gaps) < 0.05


async def test_a_refused_token_is_renewed_once_for_a_burst() -> None:
    service = FcmService()
    service.fcm.register("phone-1")
    async with served(service) as origin:
        sender = FcmSender(FcmOptions(account=account(origin), url=origin))
        await sender.send([a_push()])
        assert service.tokens_given == 1
        sender._sdk._service._credential._asked_at = float("-inf")  # type: ignore[union-attr]  # noqa: SLF001 - an old token
        service.script.extend([said(refusal(401, "UNAUTHENTICATED"))] * 10)

        answers = await sender.send([a_push() for _ in range(20)])
        await sender.close()

    assert all(isinstance(answer, Accepted) for answer in answers)
    assert service.tokens_given == 2
    assert service.fcm.taken == 21


@pytest.mark.parametrize(
    "reply",
    [
        Reply(status=400, body=b'{"error": "invalid_grant", "error_description": "Invalid JWT Signature."}'),
        Reply(status=404, body=b"<html>"),
    ],
)
async def test_no_token_no_push_and_the_address_stays(reply: Reply) -> None:
    service = FcmService()
    service.fcm.register("phone-1")
    service.tokens.append(reply)
    async with served(service) as origin:
        sender = FcmSender(FcmOptions(account=account(origin), url=origin))
        before = await sender.send([a_push()])
        after = await sender.send([a_push()])
        await sender.close()

    assert before == [Again(reason=PushFault.NO_CREDENTIALS)]
    assert [type(answer) for answer in after] == [Accepted]


async def test_a_service_account_that_is_none_is_said_and_not_thrown(caplog: pytest.LogCaptureFixture) -> None:
    broken = {**account("http://127.0.0.1:9"), "private_key": "-----BEGIN PRIVATE KEY-----\nplanted\n-----END"}
    sender = FcmSender(FcmOptions(account=broken))

    assert await sender.send([a_push()] * 2) == [Again(reason=PushFault.NO_CREDENTIALS)] * 2
    await sender.close()
    assert "planted" not in caplog.text


async def test_closing_twice_or_unused_is_nothing() -> None:
    sender = FcmSender(FcmOptions(url="http://127.0.0.1:9"))

    await sender.close()
    await sender.close()
