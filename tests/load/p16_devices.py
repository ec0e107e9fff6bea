"""P16: a zone moves over 800 permits; how soon has every holder's phone heard of it, through the fake FCM.

The worker is the real one (reader and outbox, in one process, on SQLite), the sender the real one over HTTP; the fake
runs in a process of its own. Beside it stands the floor: the same 800 requests with nothing behind or before them.
"""

import asyncio
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from api.words import say
from identity.access import Role
from identity.rosters import store as rosters
from notifications.fcm.options import FcmOptions
from notifications.fcm.sender import FcmSender
from notifications.outbox.worker import Means, Outbox
from notifications.sender import AddressKind, Push
from notifications.tables import delivery
from notifications.telling.reader import Reader
from permits.events import PermitsTouched
from permits.permits import store as permits
from permits.permits.model import Holder, StandingCause
from storage.database import Database, connect
from storage.ids import new_id
from storage.migrate import upgrade
from tests.fakes.fcm import FcmService, account
from tests.fakes.http import served
from tests.fakes.pushes import a_push
from tests.notifications.stage import ZONE, ZONE_ID
from tests.notifications.world import Office
from tests.permits.values import NOON, SA_DEC, a_hold, a_permit
from tests.permits.world import a_company, a_person, person

DEVICES = 800
GOAL_S = 10.0
Row = dict[str, Any]


async def run(devices: int = DEVICES) -> list[Row]:
    """Rows of figure, seconds, goal."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'p16.sqlite3'}"
        upgrade(url)
        db = await connect(url)
        try:
            async with a_fake(devices) as origin:
                office = await a_province(db, devices)
                whole, whole_cpu = await told(office, origin, devices)
                floor, floor_cpu = await alone(origin, devices)
        finally:
            await db.close()
    return [
        {"figure": f"P16 {devices} devices reached, s", "ours": whole, "goal": f"<= {GOAL_S:g}", "floor": floor},
        {"figure": "P16 the worker's CPU, s (floor: the sender alone)", "ours": whole_cpu, "floor": floor_cpu},
    ]


@asynccontextmanager
async def a_fake(devices: int) -> AsyncIterator[str]:
    """The fake FCM in its own process, with a phone for every token."""
    command = [sys.executable, "-m", "tests.load.p16_devices", "fake", str(devices)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as fake:  # noqa: ASYNC220 - begins in no time
        assert fake.stdout is not None
        try:
            yield (await asyncio.to_thread(fake.stdout.readline)).strip()
        finally:
            fake.terminate()


async def fake(devices: int) -> None:
    """Serve until ended."""
    service = FcmService()
    for number in range(devices):
        service.fcm.register(f"phone-{number:05}")
    async with served(service) as origin:
        print(origin, flush=True)
        await asyncio.Event().wait()


async def a_province(db: Database, devices: int) -> Office:
    """As many permits as devices, each with one holder who has one phone; the zone has marked them all."""
    office, department = Office(db=db), person(Role.ADMIN)
    company = await a_company(db, department)
    mark = a_hold(cause=StandingCause.ZONE, zone=ZONE, unit=None, by=None, at=NOON, code="ZONE_CLOSED")
    for number in range(devices):
        one = a_person(company, f"Người {number}", 0)
        async with db.transaction() as tx:
            await rosters.add_person(tx, one)
            held = a_permit(
                id=new_id(),
                reference=f"GP-{number}",
                control_code=f"{number:012}",
                organisation=company,
                zones=(ZONE,),
                units=frozenset({SA_DEC}),
                holders=(Holder(id=one.id, name=one.name),),
                reasons=(mark,),
            )
            await permits.insert(tx, held)
        crew = await office.account(Role.CREW, organisation=company, person=one.id)
        await office.phone(crew, value=f"phone-{number:05}")
    await office.skip_to_now()
    return office


async def told(office: Office, origin: str, devices: int) -> tuple[float, float]:
    """Seconds (by the wall, of this process) from the event's commit to the last push recorded as sent."""
    sender = FcmSender(FcmOptions(account=account(origin), url=origin))
    await sender.send([a_push("phone-00000", AddressKind.TOKEN)])  # the SDK is loaded, as in a worker that runs
    means = Means(senders={AddressKind.TOKEN: sender}, say=say, clock=office.clock, chance=random.random)
    jobs = (Reader(office.db, office.clock).run(), Outbox(office.db, means).run())
    running = [asyncio.ensure_future(job) for job in jobs]
    began, cpu = time.perf_counter(), time.process_time()
    await office.happens(PermitsTouched(subject=ZONE_ID, at=NOON, zone=ZONE, flagged=0, suspended=devices, lifted=0))
    while await sent(office.db) < devices:  # noqa: ASYNC110 - what is measured is what the database says
        await asyncio.sleep(0.05)
    took = round(time.perf_counter() - began, 2), round(time.process_time() - cpu, 2)
    for job in running:
        job.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    await sender.close()
    return took


async def sent(db: Database) -> int:
    async with db.reading() as rx:
        return int(await rx.scalar(sa.select(sa.func.count()).select_from(delivery).where(delivery.c.state == "SENT")))


async def alone(origin: str, devices: int) -> tuple[float, float]:
    """Seconds (by the wall, of this process) for the sender alone."""
    sender = FcmSender(FcmOptions(account=account(origin), url=origin))
    await sender.send([a_push("phone-00000", AddressKind.TOKEN)])
    pushes: list[Push] = [a_push(f"phone-{number:05}", AddressKind.TOKEN) for number in range(devices)]
    began, cpu = time.perf_counter(), time.process_time()
    await sender.send(pushes)
    took = round(time.perf_counter() - began, 2), round(time.process_time() - cpu, 2)
    await sender.close()
    return took


if __name__ == "__main__":
    if sys.argv[1:2] == ["fake"]:
        asyncio.run(fake(int(sys.argv[2])))
    else:
        for row in asyncio.run(run(*map(int, sys.argv[1:2]))):
            print(row)
