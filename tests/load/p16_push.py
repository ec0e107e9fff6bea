"""P16: 800 devices of one event, from its notifications in the outbox to the last push taken by a fake FCM.

The fake answers from another process. Beside it the sender alone, and the floor: the same requests by bare sockets.
Each on SQLite and on a durable PostgreSQL with PostGIS.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import sqlalchemy as sa

from api.words import say
from fieldpass.demo.fake_fcm import FakeFcm
from identity.access import Role
from notifications.deliveries.model import DeliveryState
from notifications.fcm.message import message_of
from notifications.fcm.options import FcmOptions
from notifications.fcm.sender import AT_ONCE, FcmSender
from notifications.outbox.worker import Means, Outbox
from notifications.sender import Accepted, AddressKind
from notifications.tables import delivery
from tests.fakes.http import Asked, Reply, served
from tests.fakes.pushes import a_push
from tests.load.p15_incidents import databases
from tests.notifications.world import Office

DEVICES = 800
GOAL_S = 10.0
LOOK_S = 0.1


async def measure(devices: int = DEVICES) -> list[dict[str, Any]]:
    """The rows of P16."""
    rows: list[dict[str, Any]] = []
    with fake(devices) as url:
        rows.append(_row("floor: bare sockets", devices, await bare(url, devices)))
        async with sender(url) as fcm:
            rows.append(_row("the sender alone", devices, await alone(fcm, devices)))
            async for name, db in databases():
                rows.append(_row(f"through the outbox, {name}", devices, await through(Office(db=db), fcm, devices)))
    for row in rows[1:]:
        row |= {"goal": f"≤ {GOAL_S:g} s", "reached": row["seconds"] <= GOAL_S}
    return rows


def _row(figure: str, devices: int, took: tuple[float, float]) -> dict[str, Any]:
    seconds, cpu_s = took
    return {
        "id": "P16",
        "figure": f"{devices} devices: {figure}",
        "seconds": round(seconds, 2),
        "per_s": round(devices / seconds),
        "cpu_ms_each": round(cpu_s / devices * 1000, 2),
    }


@asynccontextmanager
async def sender(url: str) -> AsyncIterator[FcmSender]:
    """With its libraries loaded."""
    fcm = FcmSender(FcmOptions(url=url))
    await fcm.send([a_push("nobody")])
    yield fcm
    await fcm.close()


async def alone(fcm: FcmSender, devices: int) -> tuple[float, float]:
    """Batches as the outbox makes them, one after the other."""
    pushes = [a_push(f"phone-{number}") for number in range(devices)]
    began, cpu = time.perf_counter(), time.process_time()
    for start in range(0, devices, 100):
        answers = await fcm.send(pushes[start : start + 100])
        assert all(isinstance(answer, Accepted) for answer in answers)
    return time.perf_counter() - began, time.process_time() - cpu


async def through(office: Office, fcm: FcmSender, devices: int) -> tuple[float, float]:
    """From writing what everybody is told to the last delivery recorded as sent."""
    actors = [await office.account(Role.CREW) for _ in range(devices)]
    for number, actor in enumerate(actors):
        await office.phone(actor, f"phone-{number}", AddressKind.FID)
    means = Means(senders={AddressKind.FID: fcm}, say=say, clock=office.clock, chance=office.chance)
    sending = asyncio.create_task(Outbox(office.db, means).run())
    began, cpu = time.perf_counter(), time.process_time()
    await office.says(*actors)
    while await sent(office) < devices:  # noqa: ASYNC110 - looked at from outside, as an operator would
        await asyncio.sleep(LOOK_S)
    took = time.perf_counter() - began, time.process_time() - cpu
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    return took


async def sent(office: Office) -> int:
    """How many deliveries are recorded as sent."""
    async with office.db.reading() as rx:
        done = sa.select(sa.func.count()).select_from(delivery).where(delivery.c.state == DeliveryState.SENT)
        return int(await rx.scalar(done))


async def bare(url: str, devices: int) -> tuple[float, float]:
    """The same bytes over as many connections, and nothing done with the answers."""
    numbers, host, port = iter(range(devices)), "127.0.0.1", urlsplit(url).port or 0
    requests = {number: _request(number) for number in range(devices)}

    async def one() -> None:
        reader, writer = await asyncio.open_connection(host, port)
        for number in numbers:
            writer.write(requests[number])
            head = await reader.readuntil(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200")
            await reader.readexactly(int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]))
        writer.close()

    began, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(one() for _ in range(AT_ONCE)))
    return time.perf_counter() - began, time.process_time() - cpu


def _request(number: int) -> bytes:
    body = b'{"message": ' + str(message_of(a_push(f"phone-{number}"), expires_at=1)).encode() + b"}"
    path = "/v1/projects/demo/messages:send"
    head = f"POST {path} HTTP/1.1\r\nauthorization: Bearer t\r\ncontent-length: {len(body)}\r\n\r\n"
    return head.encode() + body


@contextmanager
def fake(devices: int) -> Iterator[str]:
    """A fake FCM in a process of its own; it ends when its input does."""
    command = [sys.executable, "-m", "tests.load.p16_push", "serve", str(devices)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.communicate("")


async def serve(devices: int) -> None:
    """Answer until the input ends."""
    fcm = FakeFcm(clock=lambda: datetime.now(UTC))
    for number in range(devices):
        fcm.register(f"phone-{number}")

    def answer(asked: Asked) -> Reply:
        told = fcm.send(asked.headers.get("authorization", ""), asked.body)
        return Reply(status=told.status, body=told.body)

    async with served(answer) as origin:
        sys.stdout.write(origin + "\n")
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        asyncio.run(serve(int(sys.argv[2])))
    else:
        for line in asyncio.run(measure(*map(int, sys.argv[1:]))):
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
