"""P9: concurrent writes, acknowledged after commit: SQLite grouped and ungrouped, and PostgreSQL, in one run.

Each figure is a ratio of medians over rounds taken in turn, because timings on a shared machine are noisy.
"""

import asyncio
import contextlib
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from storage.database import Database
from storage.group_commit import GROUP_LIMIT
from storage.migrate import upgrade
from storage.postgres import PostgresDatabase
from storage.sqlite import SqliteDatabase
from tests import postgres
from tests.load import p9_psycopg, p9_work

ROUNDS = 5
SECONDS = 0.6
POSTGRES_CONNECTIONS = 16

Mutation = Callable[[Database], Awaitable[None]]
Lanes = dict[str, Callable[[], Awaitable[float]]]


async def rate(db: Database, mutation: Mutation, clients: int, seconds: float = SECONDS) -> float:
    """Acknowledged mutations a second, by so many clients that each wait for the last answer before the next."""
    until = time.perf_counter() + seconds

    async def client() -> int:
        done = 0
        while time.perf_counter() < until:
            await mutation(db)
            done += 1
        return done

    started = time.perf_counter()
    done = sum(await asyncio.gather(*(client() for _ in range(clients))))
    return done / (time.perf_counter() - started)


async def medians(lanes: Lanes, rounds: int = ROUNDS) -> dict[str, float]:
    """Every lane in turn, round after round; the median of each."""
    taken: dict[str, list[float]] = {name: [] for name in lanes}
    for _ in range(rounds):
        for name, lane in lanes.items():
            taken[name].append(await lane())
    return {name: statistics.median(rates) for name, rates in taken.items()}


async def measure(rounds: int = ROUNDS, seconds: float = SECONDS) -> list[dict[str, Any]]:
    """The rows of P9."""
    async with contextlib.AsyncExitStack() as open_until_the_end:
        lanes = await _open(open_until_the_end)
        rows: list[dict[str, Any]] = []
        for kind, goal in (("check", 4.0), ("decision", 2.0)):
            rows += _rows(kind, goal, await medians(lanes(kind, seconds), rounds))
        return rows


async def _open(stack: contextlib.AsyncExitStack) -> Callable[[str, float], Lanes]:
    """Every database, and the lanes over them."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="fieldpass-p9-")))
    grouped = await _sqlite(stack, folder / "grouped.sqlite3", group_limit=GROUP_LIMIT)
    alone = await _sqlite(stack, folder / "alone.sqlite3", group_limit=1)
    shared = await _postgres(stack)

    def lanes(kind: str, seconds: float) -> Lanes:
        mutation: Mutation = getattr(p9_work, kind)
        made: Lanes = {
            "alone": lambda: rate(alone, mutation, 16, seconds),
            "16": lambda: rate(grouped, mutation, 16, seconds),
            "64": lambda: rate(grouped, mutation, 64, seconds),
        }
        if shared:
            db, bare = shared
            made["postgres"] = lambda: rate(db, mutation, POSTGRES_CONNECTIONS, seconds)
            made["psycopg"] = lambda: bare.rate(getattr(p9_psycopg, kind), seconds)
        return made

    return lanes


def _rows(kind: str, goal: float, found: dict[str, float]) -> list[dict[str, Any]]:
    rows = [_row(f"{kind}s/s, {n} waiting, by ungrouped", found[n], found["alone"], goal) for n in ("16", "64")]
    if "postgres" in found:
        rows.append(_row(f"{kind}s/s, 16 waiting, by Fieldpass on PostgreSQL", found["16"], found["postgres"], 1))
        rows.append(_row(f"{kind}s/s, 16 waiting, by bare psycopg, 16 connections", found["16"], found["psycopg"], 1))
    return rows


def _row(figure: str, ours: float, floor: float, goal: float) -> dict[str, Any]:
    ratio = ours / floor
    return {
        "id": "P9",
        "figure": figure,
        "ours": round(ours),
        "floor": round(floor),
        "ratio": round(ratio, 2),
        "goal": f"≥ {goal:g} x",
        "reached": ratio >= goal,
    }


async def _sqlite(stack: contextlib.AsyncExitStack, path: Path, *, group_limit: int) -> Database:
    upgrade(f"sqlite:///{path}", "0001")
    _create(sa.create_engine(f"sqlite:///{path}"))
    db = SqliteDatabase.open(str(path), group_limit=group_limit)
    stack.push_async_callback(db.close)
    await p9_work.prepare(db)
    return db


async def _postgres(stack: contextlib.AsyncExitStack) -> tuple[Database, p9_psycopg.Bare] | None:
    """A durable server, or None when PostgreSQL is not installed."""
    try:
        cluster = postgres.Cluster(durable=True)
    except postgres.Missing:
        return None
    stack.callback(cluster.stop)
    upgrade(cluster.url(), "0001")
    _create(sa.create_engine(cluster.url().replace("postgresql:", "postgresql+psycopg:")))
    db = await PostgresDatabase.open(cluster.url())
    stack.push_async_callback(db.close)
    await p9_work.prepare(db)
    bare = await p9_psycopg.Bare.open(cluster.url(), POSTGRES_CONNECTIONS)
    stack.push_async_callback(bare.close)
    return db, bare


def _create(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        p9_work.metadata.create_all(connection)
    engine.dispose()


if __name__ == "__main__":
    for line in asyncio.run(measure()):
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
