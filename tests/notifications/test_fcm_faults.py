"""FcmSender against a fake FCM that misbehaves by a script: what each fault is answered with."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import orjson
import pytest

from fieldpass.demo.fake_fcm import refusal
from notifications.fcm.options import FcmOptions
from notifications.fcm.sender import AT_ONCE, FcmSender
from notifications.push_fault import PushFault
from notifications.sender import Accepted, AddressKind, Again, Answer, Gone, Impossible
from tests.fakes.fcm import (
    BAD_BOTH,
    BAD_FID,
    BAD_PAYLOAD,
    BAD_TOKEN,
    BAD_UNNAMED,
    FcmService,
    Script,
    account,
    after,
    broken,
    instead,
    said,
)
from tests.fakes.http import Break, Reply, served
from tests.fakes.pushes import a_push

QUICK_S = 1.0
QUOTA = refusal(429, "RESOURCE_EXHAUSTED", code="QUOTA_EXCEEDED")
UNREGISTERED = refusal(404, "NOT_FOUND", code="UNREGISTERED")


@asynccontextmanager
async def talking(service: FcmService, push_s: float = QUICK_S) -> AsyncIterator[FcmSender]:
    """A sender with a service account at the fake, which knows one phone by its id and one by a token."""
    service.fcm.register("phone-1")
    service.fcm.register("token-1")
    async with served(service) as origin:
        sender = FcmSender(FcmOptions(account=account(origin), url=origin), push_s=push_s)
        yield sender
        await sender.close()


FAULTS: dict[str, tuple[list[Script], Answer]] = {
    "400 for the token": ([BAD_TOKEN], Gone(reason=PushFault.BAD_ADDRESS)),
    "400 for the installation id": ([BAD_FID], Gone(reason=PushFault.BAD_ADDRESS)),
    "400 for the payload": ([BAD_PAYLOAD], Impossible(reason=PushFault.BAD_MESSAGE)),
    "400 for the token and the payload": ([BAD_BOTH], Impossible(reason=PushFault.BAD_MESSAGE)),
    "400 that names no field": ([BAD_UNNAMED], Impossible(reason=PushFault.BAD_MESSAGE)),
    "400 in HTML": ([instead(Reply(status=400, body=b"<html>"))], Impossible(reason=PushFault.BAD_MESSAGE)),
    "401 for ever": ([said(refusal(401, "UNAUTHENTICATED"))] * 3, Again(reason=PushFault.UNAUTHENTICATED)),
    "401 of Apple": (
        [said(refusal(401, "UNAUTHENTICATED", code="THIRD_PARTY_AUTH_ERROR"))] * 3,
        Impossible(reason=PushFault.NOT_ALLOWED),
    ),
    "403 another sender's": (
        [said(refusal(403, "PERMISSION_DENIED", code="SENDER_ID_MISMATCH"))],
        Gone(reason=PushFault.OTHER_SENDER),
    ),
    "403 no right": ([said(refusal(403, "PERMISSION_DENIED"))], Impossible(reason=PushFault.NOT_ALLOWED)),
    "404 unregistered": ([said(UNREGISTERED)], Gone(reason=PushFault.UNREGISTERED)),
    "404 no project": ([said(refusal(404, "NOT_FOUND"))], Impossible(reason=PushFault.NOT_FOUND)),
    "404 in HTML": ([instead(Reply(status=404, body=b"<html>"))], Impossible(reason=PushFault.NOT_FOUND)),
    "410": ([instead(Reply(status=410))], Impossible(reason=PushFault.NOT_FOUND)),
    "413": ([instead(Reply(status=413))], Impossible(reason=PushFault.TOO_LARGE)),
    "429": ([said(QUOTA)], Again(reason=PushFault.TOO_MANY)),
    "429 with seconds": ([said(QUOTA, retry_after="17")], Again(reason=PushFault.TOO_MANY, after_s=17)),
    "429 with nonsense": ([said(QUOTA, retry_after="soon")], Again(reason=PushFault.TOO_MANY)),
    "500": ([said(refusal(500, "INTERNAL", code="INTERNAL"))], Again(reason=PushFault.UNAVAILABLE)),
    "503": ([said(refusal(503, "UNAVAILABLE", code="UNAVAILABLE"))], Again(reason=PushFault.UNAVAILABLE)),
    "503 with seconds": (
        [said(refusal(503, "UNAVAILABLE"), retry_after="5")],
        Again(reason=PushFault.UNAVAILABLE, after_s=5),
    ),
    "slow": ([instead(Reply(status=500, delay_s=60))], Again(reason=PushFault.TIMEOUT)),
    "taken, answered too late": ([after(60)], Again(reason=PushFault.TIMEOUT)),
    "reset": ([instead(Reply(ends=Break.RESET))], Again(reason=PushFault.NO_CONNECTION)),
    "taken, then reset": ([broken(Break.RESET)], Again(reason=PushFault.NO_CONNECTION)),
    "taken, answer cut short": ([broken(Break.CUT)], Again(reason=PushFault.NO_CONNECTION)),
    "redirect to a private host": (
        [instead(Reply(status=307, headers={"location": "http://10.0.0.1/x"}))],
        Again(reason=PushFault.REDIRECT),
    ),
    "200 with garbage": ([instead(Reply(body=b'{"name": '))], Again(reason=PushFault.UNREADABLE)),
    "200 with a list": ([instead(Reply(body=b"[1]"))], Again(reason=PushFault.UNREADABLE)),
    "200 without a name": ([instead(Reply(body=b"{}"))], Again(reason=PushFault.UNREADABLE)),
    "404 with strange details": (
        [instead(Reply(status=404, body=orjson.dumps({"error": {"details": [1]}})))],
        Again(reason=PushFault.UNREADABLE),
    ),
    "404 with an error that is text": (
        [instead(Reply(status=404, body=b'{"error": "UNREGISTERED"}'))],
        Again(reason=PushFault.UNREADABLE),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_each_fault_has_its_answer_and_afterwards_the_phone_knows_the_push_as_one(fault: str) -> None:
    script, expected = FAULTS[fault]
    service, push = FcmService(), a_push()
    service.script.extend(script)
    async with talking(service) as sender:
        answers = await sender.send([push])
        asked = len(service.asked)
        again = await sender.send([push])

    assert answers == [expected]
    assert asked == len(script), "the retries are the outbox's"
    assert [type(answer) for answer in again] == [Accepted]
    assert list(service.fcm.phones["phone-1"]) == [str(push.id)]


def test_only_what_names_the_address_removes_it() -> None:
    removing = {fault for fault, (_, answer) in FAULTS.items() if isinstance(answer, Gone)}

    assert removing == {
        "400 for the token",
        "400 for the installation id",
        "403 another sender's",
        "404 unregistered",
    }


async def test_retry_after_as_a_date_is_counted_from_now() -> None:
    service = FcmService()
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    service.script.append(said(QUOTA, retry_after=at))
    async with talking(service) as sender:
        [answer] = await sender.send([a_push()])

    assert isinstance(answer, Again)
    assert answer.reason == PushFault.TOO_MANY
    assert answer.after_s is not None
    assert 80 < answer.after_s <= 90


async def test_one_bad_push_costs_the_others_nothing() -> None:
    service = FcmService()
    service.script.extend([instead(Reply(body=b"garbage"))])
    async with talking(service) as sender:
        answers = await sender.send([a_push() for _ in range(20)])

    assert [type(answer) for answer in answers].count(Accepted) == 19
    assert answers.count(Again(reason=PushFault.UNREADABLE)) == 1
    assert service.fcm.taken == 19


@pytest.mark.parametrize("kind", [AddressKind.FID, AddressKind.TOKEN])
async def test_a_push_arrives_as_written(kind: AddressKind) -> None:
    service, value = FcmService(), "phone-1" if kind is AddressKind.FID else "token-1"
    push = a_push(value, kind)
    async with talking(service) as sender:
        [answer] = await sender.send([push])

    assert answer == Accepted(receipt="projects/demo/messages/1")
    arrived = service.fcm.phones[value][str(push.id)].message
    assert arrived[kind.value.lower()] == value
    assert arrived["data"] == {
        **push.data,
        "id": str(push.id),
        "title": push.title,
        "body": push.body,
        "urgent": "true",
    }
    assert arrived["android"] == {"priority": "high", "ttl": "3600s"}
    assert arrived["apns"]["headers"]["apns-collapse-id"] == str(push.id)
    assert arrived["apns"]["headers"]["apns-priority"] == "10"
    assert arrived["apns"]["payload"]["aps"]["alert"] == {"title": push.title, "body": push.body}
    assert "notification" not in arrived


async def test_what_is_not_urgent_wakes_nobody() -> None:
    service, push = FcmService(), a_push(urgent=False)
    async with talking(service) as sender:
        await sender.send([push])

    arrived = service.fcm.phones["phone-1"][str(push.id)].message
    assert arrived["android"]["priority"] == "normal"
    assert arrived["apns"]["headers"]["apns-priority"] == "5"
    assert "sound" not in arrived["apns"]["payload"]["aps"]


@pytest.mark.parametrize(("letters", "expected"), [(1700, Accepted), (2000, Impossible)])
async def test_too_large_is_known_before_it_is_sent(letters: int, expected: type[Answer]) -> None:
    service = FcmService()
    async with talking(service) as sender:
        [answer] = await sender.send([a_push(body="x" * letters)])

    assert isinstance(answer, expected)
    assert len(service.asked) == (1 if expected is Accepted else 0)


async def test_nobody_listening_is_no_connection() -> None:
    async with served(FcmService()) as origin:
        pass
    sender = FcmSender(FcmOptions(url=origin), push_s=QUICK_S)

    assert await sender.send([a_push()]) == [Again(reason=PushFault.NO_CONNECTION)]
    await sender.close()


async def test_a_dead_service_does_not_hold_a_batch_for_ever() -> None:
    service = FcmService()
    service.script.extend([instead(Reply(delay_s=60))] * 100)
    async with served(service) as origin:
        sender = FcmSender(FcmOptions(url=origin), push_s=0.4, batch_s=0.3)
        answers = await sender.send([a_push() for _ in range(100)])
        await sender.close()

    assert answers.count(Again(reason=PushFault.TIMEOUT)) == AT_ONCE
    assert answers.count(Again(reason=PushFault.NOT_TRIED)) == 100 - AT_ONCE
