"""P15: a zone over 20,000 open incidents, consequences committed; and a storm of signals that are few incidents.

Each on SQLite and on a durable PostgreSQL with PostGIS.
"""

import asyncio
import contextlib
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from typing import Any

import numpy as np
import shapely
import sqlalchemy as sa

from geo.zones.orders.model import ChangeZone, CloseZone, CreateZone, Instruction
from incidents.consequences.service import IncidentConsequences
from incidents.incidents import store
from incidents.incidents.model import IncidentKind
from incidents.incidents.tables import incident
from storage.database import Database, connect
from storage.ids import new_id
from storage.migrate import upgrade
from tests import postgres
from tests.geo.factories import a_star
from tests.incidents.values import HOUR, NIGHT, an_incident
from tests.incidents.world import World, a_world, terms

INCIDENTS = 20_000
SIGNALS, PLACES = 5_000, 60
AREA = a_star(105.7, 10.4, 0.25, seed=1)
MOVED = shapely.transform(AREA, lambda corners: corners + np.array([0.01, 0.0]))
GOAL_S = 1.0


async def measure(count: int = INCIDENTS, signals: int = SIGNALS) -> list[dict[str, Any]]:
    """The rows of P15."""
    rows: list[dict[str, Any]] = []
    async for name, db in databases():
        world = await a_world(db, (IncidentConsequences(),))
        await broken(db, count)
        for what, instruction in (
            ("comes over", CreateZone(code="STORM", terms=terms("Vùng", geometry=AREA, level="D16"))),
            ("moves 1 km over", ChangeZone(number=2, version=1, terms={"geometry": MOVED})),
            ("closes over", CloseZone(number=2, version=2)),
        ):
            rows.append(await publishing(world, instruction, f"{name}: a zone {what} {count:,} incidents", len(rows)))
        rows.append(await storm(world, name, signals))
    return rows


async def publishing(world: World, instruction: Instruction, figure: str, hours: int) -> dict[str, Any]:
    """One order, from the request to the commit; beside it how many incidents it flagged."""
    started = time.perf_counter()
    done = await world.order(instruction, at=NIGHT + (hours + 1) * HOUR)
    taken = time.perf_counter() - started
    flagged = sum(one.count for one in done.touched if one.kind == "INCIDENTS_TOUCHED")
    return _row(figure, taken, flagged)


async def storm(world: World, name: str, signals: int) -> dict[str, Any]:
    """Signals from a few dozen places, one after the other: each finds its incident or begins it."""
    chance = np.random.default_rng(1)
    where = chance.integers(PLACES, size=signals)
    places = [shapely.Point(104.0 + 0.03 * (of % 8), 9.0 + 0.03 * (of // 8)) for of in where.tolist()]
    started = time.perf_counter()
    found = {(await world.reported(kind=IncidentKind.BASE_STATION_DOWN, location=place)).incident for place in places}
    taken = time.perf_counter() - started
    row = _row(f"{name}: {signals:,} signals become incidents, one at a time", taken, len(found))
    return row | {"goal": "60 to 500 incidents", "reached": len(found) == PLACES, "per_s": round(signals / taken)}


async def broken(db: Database, count: int) -> None:
    """So many open incidents over the zone, every fifth a line of a kilometre."""
    chance = np.random.default_rng(20210915)
    lons, lats = 105.45 + 0.5 * chance.random(count), 10.15 + 0.5 * chance.random(count)
    rows, boxes = [], []
    for at, (lon, lat) in enumerate(zip(lons.tolist(), lats.tolist(), strict=True)):
        place = shapely.LineString([(lon, lat), (lon + 0.01, lat)]) if at % 5 == 0 else shapely.Point(lon, lat)
        one = an_incident(id=new_id(), reference=f"P{at}", location=place)
        row = store.row_of(one.id)
        rows.append(store.columns_of(one) | {"row": row})
        boxes.append(dict(zip(("west", "south", "east", "north"), place.bounds, strict=True)) | {"row": row})
    async with db.transaction() as tx:
        await tx.execute(sa.insert(incident), rows)
        if tx.dialect == "sqlite":
            await tx.execute(sa.insert(store.BOX), boxes)


async def databases() -> AsyncIterator[tuple[str, Database]]:
    """SQLite, and PostgreSQL where it is installed; each migrated and empty."""
    with tempfile.TemporaryDirectory(prefix="fieldpass-p15-") as folder, contextlib.ExitStack() as stack:
        urls = {"SQLite": f"sqlite:///{folder}/fieldpass.sqlite3"}
        with contextlib.suppress(postgres.Missing):
            cluster = postgres.Cluster(durable=True)
            stack.callback(cluster.stop)
            urls["PostgreSQL"] = cluster.url()
        for name, url in urls.items():
            upgrade(url)
            db = await connect(url)
            yield name, db
            await db.close()


def _row(figure: str, taken: float, incidents: int) -> dict[str, Any]:
    return {
        "id": "P15",
        "figure": figure,
        "seconds": round(taken, 3),
        "incidents": incidents,
        "goal": f"≤ {GOAL_S:g} s",
        "reached": taken <= GOAL_S,
    }


if __name__ == "__main__":
    for line in asyncio.run(measure()):
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
