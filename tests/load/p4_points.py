"""P4: one point to its zones. Ours, shapely's STRtree over prepared geometries, and PostGIS, in turn in one run."""

import math
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any, NamedTuple, Self

import numpy as np
import psycopg
import shapely

from geo.index import ZoneIndex
from geo.place import Place, lon_lat
from tests import postgres
from tests.geo.factories import EVENING, a_star, a_version

ROUNDS = 5
POINTS = 4_000
POSTGIS_POINTS = 300
GOAL_US = 15.0
GOAL_RATIO = 15.0

Row = dict[str, Any]


class Took(NamedTuple):
    """Microseconds a question: by the clock, and of this thread's CPU."""

    clock_us: float
    cpu_us: float


Ask = Callable[[Place], int]


def rows(*, sizes: tuple[int, ...] = (2_000, 20_000)) -> list[Row]:
    """One row a size and peer: microseconds a point, medians of interleaved rounds."""
    return [row for size in sizes for row in _rows(size)]


def _rows(size: int) -> list[Row]:
    zones, places = _zones(size), _places(size)
    index = ZoneIndex.build(a_version(n + 1, geometry=zone) for n, zone in enumerate(zones))
    askers: dict[str, tuple[Ask, list[Place]]] = {
        "ours": (lambda place: len(index.at(place, EVENING)), places),
        "STRtree + prepared": (_tree(zones), places),
    }
    with _Postgis(zones) as postgis:
        if postgis.ask is not None:
            askers["PostGIS"] = (postgis.ask, places[:POSTGIS_POINTS])
        _agree({name: ask for name, (ask, _) in askers.items()}, places[:200])
        took = _interleaved(askers)
    return [_row(size, took, peer) for peer in took if peer != "ours"] + [_update_row(size, index)]


def _row(size: int, took: dict[str, Took], peer: str) -> Row:
    """The goal in microseconds is of CPU; the ratio is of the clock, on which PostGIS works in another process."""
    ours = took["ours"]
    ratio = took[peer].clock_us / ours.clock_us
    goal = f"<= {GOAL_US:.0f} us" + (f"; >= {GOAL_RATIO:.0f} x" if peer == "PostGIS" else "")
    met = ours.cpu_us <= GOAL_US and (peer != "PostGIS" or ratio >= GOAL_RATIO)
    figure = f"P4 point -> zones, {size:,} zones, us; peer {peer}"
    return {
        "figure": figure,
        "ours": ours.cpu_us,
        "ours_clock": ours.clock_us,
        "peer": took[peer].clock_us,
        "ratio": ratio,
        "goal": goal,
        "met": met,
    }


def _update_row(size: int, index: ZoneIndex) -> Row:
    """P6 in process: one zone gets another shape, the new index is ready; CPU of this thread."""
    took = []
    for n in range(20):
        moved = a_version(n + 1, geometry=_star(size, n, shift=0.01))
        start = time.thread_time()
        index.replaced({n + 1: (moved,)})
        took.append(time.thread_time() - start)
    ours = statistics.median(took) * 1e3
    return {"figure": f"P6 one zone changed, {size:,} zones, ms", "ours": ours, "peer": None, "ratio": None,
            "goal": "<= 5 ms", "met": ours <= 5}  # fmt: skip


def _interleaved(askers: dict[str, tuple[Ask, list[Place]]]) -> dict[str, Took]:
    rounds: dict[str, list[Took]] = {name: [] for name in askers}
    for _ in range(ROUNDS):
        for name, (ask, places) in askers.items():
            rounds[name].append(_timed(ask, places))
    return {name: _median(times) for name, times in rounds.items()}


def _timed(ask: Ask, places: list[Place]) -> Took:
    clock, cpu = time.perf_counter(), time.thread_time()
    for place in places:
        ask(place)
    each = 1e6 / len(places)
    return Took((time.perf_counter() - clock) * each, (time.thread_time() - cpu) * each)


def _median(times: list[Took]) -> Took:
    return Took(statistics.median(one.clock_us for one in times), statistics.median(one.cpu_us for one in times))


def _agree(askers: dict[str, Ask], places: list[Place]) -> None:
    for place in places:
        answers = {name: ask(place) for name, ask in askers.items()}
        if len(set(answers.values())) > 1:
            raise AssertionError(f"{place}: {answers}")


def _side(size: int) -> float:
    """Degrees: the zones of a size lie in a square of this side, so that about one covers a point."""
    return 2.0 * math.sqrt(size / 2_000)


def _star(size: int, seed: int, *, shift: float = 0.0) -> shapely.Polygon:
    chance = np.random.default_rng(seed)
    lon, lat = chance.random(2) * _side(size)
    return a_star(102.0 + lon + shift, 9.0 + lat, 0.025, seed=seed)


def _zones(size: int) -> list[shapely.Polygon]:
    return [_star(size, seed) for seed in range(size)]


def _places(size: int) -> list[Place]:
    chance = np.random.default_rng(42)
    return [lon_lat(102.0 + lon, 9.0 + lat) for lon, lat in (chance.random((POINTS, 2)) * _side(size)).tolist()]


def _tree(zones: list[shapely.Polygon]) -> Ask:
    shapely.prepare(zones)
    tree, shapes = shapely.STRtree(zones), np.array(zones)

    def ask(place: Place) -> int:
        near = tree.query(place.point)
        return int(shapely.intersects_xy(shapes[near], place.lon, place.lat).sum())

    return ask


class _Postgis:
    """The same zones in PostGIS with a GiST index, asked over one connection by a prepared statement."""

    def __init__(self, zones: list[shapely.Polygon]) -> None:
        self._zones = zones
        self._cluster: postgres.Cluster | None = None
        self.ask: Ask | None = None

    def __enter__(self) -> Self:
        try:
            self._cluster = postgres.Cluster()
        except postgres.Missing as why:
            print(f"PostGIS is left out: {why}")
            return self
        self._connection = psycopg.connect(self._cluster.url(), autocommit=True, prepare_threshold=0)
        self._fill()
        self.ask = self._count
        return self

    def __exit__(self, *_: object) -> None:
        if self._cluster is not None:
            self._connection.close()
            self._cluster.stop()

    def _fill(self) -> None:
        self._connection.execute("CREATE EXTENSION postgis")
        self._connection.execute("CREATE TABLE zone (shape geometry(Geometry,4326))")
        with self._connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO zone VALUES (ST_GeomFromWKB(%s, 4326))", [(shapely.to_wkb(zone),) for zone in self._zones]
            )
        self._connection.execute("CREATE INDEX ON zone USING gist (shape)")
        self._connection.execute("ANALYZE zone")

    def _count(self, place: Place) -> int:
        asked = "SELECT count(*) FROM zone WHERE ST_Intersects(shape, ST_SetSRID(ST_MakePoint(%s, %s), 4326))"
        row = self._connection.execute(asked, (place.lon, place.lat), binary=True).fetchone()
        return int(row[0]) if row else 0


if __name__ == "__main__":
    for one in rows(sizes=tuple(int(word) for word in sys.argv[1:]) or (2_000, 20_000)):
        print(one)
