"""P13: a zone changes over so many live permits: how long until the consequences are committed.

Two orders: the zone that every permit names is closed, and a sealed hamlet grows over the middle of the country. Beside
each, how long reads of one permit took meanwhile in the same process: the median, and the slowest.
"""

import asyncio
import contextlib
import json
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from geo.zones.change import Touched
from geo.zones.orders.model import ChangeZone, CloseZone, Order, Preview
from geo.zones.timeline import Span
from permits import tables
from permits.permits import store
from storage.database import Database, connect
from storage.migrate import upgrade
from tests import postgres
from tests.load.p13_world import COUNTRY, DEPARTMENT, HAMLET, Country, hamlet
from tests.permits.values import HOUR, NOON
from tests.permits.world import ACT

GOALS = {2_000: 5.0, 125_000: 60.0}
PAUSE_S = 0.005
GROWN = 1.2  # degrees: over a third of the country


async def measure(url: str, name: str, permits: int) -> AsyncIterator[dict[str, Any]]:
    """The rows of one database and one number of permits."""
    upgrade(url)
    db = await connect(url)
    try:
        country = await Country.made(db, permits)
        some = await _some_permit(country)
        grow = ChangeZone(number=HAMLET, version=1, terms={"geometry": hamlet(GROWN).geometry})
        shut = CloseZone(number=COUNTRY, version=1)
        for figure, instruction, at_s in (("a shape grows", grow, 60), ("a closure", shut, 120)):
            order = Order(act=ACT, span=Span(start=NOON), instructions=(instruction,))
            began = time.perf_counter()
            preview = await country.zones.preview(order, by=DEPARTMENT, now=NOON + HOUR)
            previewed_s = time.perf_counter() - began
            assert isinstance(preview, Preview)
            async with _read_meanwhile(db, some) as waited:
                began, own_s = time.perf_counter(), time.process_time()
                done = await country.publish(instruction, at_s=at_s)
                took_s, own_s = time.perf_counter() - began, time.process_time() - own_s
            yield _row(f"{figure}, {name}", permits, took_s) | {
                "touched": _touched(done.touched),
                "cpu_s": round(own_s, 2),
                "preview_s": round(previewed_s, 2),
                "read_ms": round(statistics.median(waited) * 1000, 1),
                "slowest_read_ms": round(max(waited) * 1000),
            }
    finally:
        await db.close()


def _row(figure: str, permits: int, took_s: float) -> dict[str, Any]:
    goal = GOALS.get(permits, GOALS[2_000])
    return {
        "id": "P13",
        "figure": figure,
        "permits": permits,
        "ours": round(took_s, 2),
        "goal": f"≤ {goal:g} s",
        "reached": took_s <= goal,
    }


def _touched(touched: tuple[Touched, ...]) -> int:
    return next((one.count for one in touched if one.zone is None), 0)


async def _some_permit(country: Country) -> UUID:
    async with country.db.reading() as rx:
        found: UUID = await rx.scalar(sa.select(tables.permit.c.id).limit(1))
        return found


@contextlib.asynccontextmanager
async def _read_meanwhile(db: Database, permit: UUID) -> AsyncIterator[list[float]]:
    """The same process reads one permit again and again; how long each reading and the pause before it took."""
    waited: list[float] = []

    async def read() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(PAUSE_S)
            async with db.reading() as rx:
                await store.find(rx, permit)
            waited.append(time.perf_counter() - began - PAUSE_S)

    reading = asyncio.create_task(read())
    try:
        yield waited
    finally:
        reading.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await reading


async def main(wanted: list[int]) -> None:
    """Print the rows of both databases."""
    for permits in wanted:
        with tempfile.TemporaryDirectory(prefix="fieldpass-p13-") as folder:
            await _print(f"sqlite:///{Path(folder) / 'p13.sqlite3'}", "SQLite", permits)
        try:
            cluster = postgres.Cluster(durable=True)
        except postgres.Missing:
            continue
        try:
            await _print(cluster.url(), "PostgreSQL", permits)
        finally:
            cluster.stop()


async def _print(url: str, name: str, permits: int) -> None:
    async for row in measure(url, name, permits):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main([int(one) for one in sys.argv[1:]] or list(GOALS)))
