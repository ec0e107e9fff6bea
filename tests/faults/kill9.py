"""kill -9 at the n-th write: every acknowledged mutation is there, none twice, none by half.

Proves "acknowledged after commit" against the death of the process, not durability against power loss. `python -m
tests.faults.kill9` runs fifty seeds on each database; the tests run five.
"""

import asyncio
import collections
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import psycopg
import sqlalchemy as sa

from storage.database import Database
from storage.maintenance import problems
from storage.postgres import PostgresDatabase
from storage.tables import event
from tests import postgres
from tests.faults.kill9_child import mutate
from tests.storage.conftest import prepare, sql
from tests.storage.scratch import note, opened

MUTATIONS = 120
STATEMENTS = {"sqlite": 6, "postgresql": 5}  # of one mutation
COMMITS = {"sqlite": MUTATIONS // 16, "postgresql": MUTATIONS}  # one a group, one a mutation
PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Survival:
    """What was found after the kill."""

    seed: int
    acknowledged: int
    found: int


async def survive(url: str, seed: int, *, mode: str | None = None) -> Survival:
    """Run a child on this fresh database, kill it at a point that the seed chooses, and check all promises."""
    planned, after = moment_of(seed, "sqlite" if url.startswith("sqlite") else "postgresql")
    acknowledged = _run_until_killed(url, (mode or planned, after))
    db = await opened(url)
    try:
        async with asyncio.timeout(PATIENCE_S):
            await _until_the_dead_are_gone(db)
            found = await _notes(db)
            _check(acknowledged, found, await _events(db))
            await _check_again(db, acknowledged)
            if await problems(db):
                raise AssertionError(await problems(db))
    finally:
        await db.close()
    return Survival(seed=seed, acknowledged=len(acknowledged), found=len(found))


def _run_until_killed(url: str, moment: tuple[str, int]) -> dict[int, UUID]:
    """What the child acknowledged before it died."""
    mode, after = moment
    said_enough = after if mode == "never" else MUTATIONS + 1
    command = [sys.executable, "-m", "tests.faults.kill9_child", url, str(MUTATIONS), mode]
    with subprocess.Popen(
        [*command, "0" if mode == "never" else str(after)], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        lines: list[str] = []
        for line in child.stdout:
            lines.append(line)
            if len(lines) == said_enough:
                child.send_signal(signal.SIGKILL)
        child.wait(PATIENCE_S)
    whole = [line.split() for line in lines if line.endswith("\n")]
    return {int(number): UUID(made) for number, made in whole}


def moment_of(seed: int, dialect: str) -> tuple[str, int]:
    """By turns: before a statement, from outside after some answers, in the midst of a commit."""
    chance = random.Random(seed)
    match seed % 3:
        case 0:
            return "statement", chance.randrange(1, MUTATIONS * STATEMENTS[dialect])
        case 1:
            return "never", chance.randrange(1, MUTATIONS)
        case _:
            return "commit", chance.randrange(1, COMMITS[dialect])


async def _until_the_dead_are_gone(db: Database) -> None:
    """PostgreSQL may still be ending what the dead process had sent."""
    if not isinstance(db, PostgresDatabase):
        return
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    async with await psycopg.AsyncConnection.connect(db.bell.url, autocommit=True) as outside:
        while (await (await outside.execute(others)).fetchone()) != (0,):  # noqa: ASYNC110 - the server says when
            await asyncio.sleep(0.02)


def _check(acknowledged: dict[int, UUID], notes: dict[int, list[UUID]], logged: dict[int, list[UUID]]) -> None:
    missing = [number for number, made in acknowledged.items() if notes.get(number) != [made]]
    twice = [number for number, ids in notes.items() if len(ids) > 1]
    halves = [number for number in notes.keys() | logged.keys() if notes.get(number) != logged.get(number)]
    if missing or twice or halves:
        raise AssertionError(f"missing {missing}, twice {twice}, by half {halves}")


async def _check_again(db: Database, acknowledged: dict[int, UUID]) -> None:
    """The client sends everything again with the same keys: each is done exactly once, answers stay the same."""
    answers = dict(enumerate(await asyncio.gather(*(mutate(db, number) for number in range(MUTATIONS)))))
    changed = [number for number, made in acknowledged.items() if answers[number] != made]
    if changed:
        raise AssertionError(f"another answer for {changed}")
    _check(answers, await _notes(db), await _events(db))


async def _notes(db: Database) -> dict[int, list[UUID]]:
    async with db.reading() as rx:
        rows = await rx.rows(sa.select(note.c.text, note.c.id))
    return _by_number([(int(row.text), row.id) for row in rows])


async def _events(db: Database) -> dict[int, list[UUID]]:
    async with db.reading() as rx:
        rows = await rx.rows(sa.select(event.c.payload, event.c.subject))
    return _by_number([(int(row.payload["text"]), row.subject) for row in rows])


def _by_number(pairs: list[tuple[int, UUID]]) -> dict[int, list[UUID]]:
    found: dict[int, list[UUID]] = collections.defaultdict(list)
    for number, made in pairs:
        found[number].append(made)
    return dict(found)


def main(seeds: int) -> None:
    """Both databases; prints a line each, raises at the first broken promise."""
    with tempfile.TemporaryDirectory(prefix="fieldpass-kill9-") as folder:
        template = Path(folder) / "template.sqlite3"
        prepare(f"sqlite:///{template}")
        for seed in range(seeds):
            copy = Path(shutil.copy(template, Path(folder) / f"{seed}.sqlite3"))
            print("sqlite", asyncio.run(survive(f"sqlite:///{copy}", seed)), flush=True)
    with suppress(postgres.Missing):
        cluster = postgres.Cluster(durable=True)
        try:
            _postgres(cluster, seeds)
        finally:
            cluster.stop()


def _postgres(cluster: postgres.Cluster, seeds: int) -> None:
    sql(cluster, "CREATE DATABASE storage")
    prepare(cluster.url("storage"))
    for seed in range(seeds):
        sql(cluster, f"CREATE DATABASE kill{seed} TEMPLATE storage")
        print("postgres", asyncio.run(survive(cluster.url(f"kill{seed}"), seed)), flush=True)
        sql(cluster, f"DROP DATABASE kill{seed} WITH (FORCE)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
