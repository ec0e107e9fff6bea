"""Exposure against an independent geodesic oracle: 10,000 points and lines, many within a metre of an edge."""

import json
from pathlib import Path

import numpy as np
import shapely

from geo.zones.model import ZoneVersion
from incidents.exposure.model import WITHIN_M, Relation
from incidents.exposure.rules import Metres, stands
from tests.geo.factories import a_star, a_version
from tests.incidents.geodesic_oracle import GEOD, Array, Edges, candidates, least_m

POINTS, LINES = 6_000, 4_000
TOLERANCE_M = 0.001
"""Asked for is 0.01 m; the largest difference seen is 0.0001 m."""
DISTRICTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "dong-thap-districts.geojson"


def grounds() -> list[shapely.Geometry]:
    """Irregular areas, one with a hole, one in two parts, some of few long edges; the real districts where they lie."""
    stars = [a_star(105.5 + 0.1 * n, 10.3 + 0.4 * n, 0.008 * (n + 1), seed=n) for n in range(5)]
    holed = shapely.Polygon(stars[4].exterior, [a_star(105.9, 11.9, 0.01, seed=9, vertices=40).exterior])
    two = shapely.MultiPolygon([a_star(105.2, 20.9, 0.02, seed=7), a_star(105.26, 20.9, 0.02, seed=8, vertices=31)])
    long_edges = [a_star(105.7, lat, 0.15, seed=n, vertices=7) for n, lat in enumerate((8.6, 10.4, 16.0, 23.3))]
    square = shapely.box(105.6, 10.2, 105.8, 10.4)
    return [*stars, holed, two, *long_edges, square, *_districts()]


def _districts() -> list[shapely.Geometry]:
    if not DISTRICTS.exists():
        return []
    features = json.loads(DISTRICTS.read_text(encoding="utf-8"))["features"]
    shapes = [shapely.from_geojson(json.dumps(one["geometry"])) for one in features]
    return [shape for shape in shapes if shape.is_valid]


def paths_of(geometry: shapely.Geometry) -> list[Array]:
    """Every ring of an area."""
    rings = [ring for part in shapely.get_parts(geometry) for ring in (part.exterior, *part.interiors)]
    return [shapely.get_coordinates(ring) for ring in rings]


def beside(chance: np.random.Generator, edges: Edges, most_m: float) -> Array:
    """A place at a random distance, up to so many metres, across a random place on an edge."""
    at = chance.integers(len(edges.start))
    lon, lat = edges.start[at] + chance.random() * (edges.end[at] - edges.start[at])
    along = GEOD.inv(*edges.start[at], *edges.end[at])[0]
    off = along + 90 + 180 * chance.integers(2)
    return np.array(GEOD.fwd(lon, lat, off, chance.random() * most_m)[:2])


def a_point(chance: np.random.Generator, edges: Edges) -> Array:
    """One in three within a metre of an edge, one in three within a kilometre, one in three anywhere around."""
    match chance.integers(3):
        case 0:
            return beside(chance, edges, 1.0)
        case 1:
            return beside(chance, edges, 1_000.0)
        case _:
            low, high = edges.start.min(axis=0) - 0.01, edges.start.max(axis=0) + 0.01
            place: Array = low + chance.random(2) * (high - low)
            return place


def a_line(chance: np.random.Generator, edges: Edges) -> Array:
    """Some steps from beside an edge: along it within metres, or away, of 20 m to 5 km each."""
    places = [beside(chance, edges, 1.0 if chance.integers(2) else 800.0)]
    heading = chance.random() * 360
    for _ in range(chance.integers(1, 6)):
        heading += chance.normal() * 40
        lon, lat = places[-1]
        places.append(np.array(GEOD.fwd(lon, lat, heading, 20 * 250 ** chance.random())[:2]))
    return np.array(places)


def locations(chance: np.random.Generator, areas: list[Edges], count: int, *, line: bool) -> list[tuple[int, Array]]:
    """So many cases over the areas in turn: the area's number, and the places."""
    make = a_line if line else a_point
    return [(n % len(areas), np.atleast_2d(make(chance, areas[n % len(areas)]))) for n in range(count)]


def test_exposure_equals_the_geodesic_oracle_on_10000_points_and_lines() -> None:
    chance = np.random.default_rng(20210915)
    shapes = grounds()
    areas = [Edges.of(*paths_of(shape)) for shape in shapes]
    zones = [a_version(number, geometry=shape) for number, shape in enumerate(shapes, 1)]
    points = locations(chance, areas, POINTS, line=False)
    lines = locations(chance, areas, LINES, line=True)

    cases = [(areas[of], places) for of, places in (*points, *lines)]
    expected = least_m([candidates(n, _edges(places), area) for n, (area, places) in enumerate(cases)], len(cases))
    relations = [_relation(places, area) for area, places in cases]
    found = [_stands(places, zones[of]) for of, places in (*points, *lines)]

    wrong = [n for n in range(len(cases)) if not _agrees(found[n], relations[n], float(expected[n]))]
    assert [(n, found[n], relations[n], expected[n]) for n in wrong[:5]] == []
    assert np.count_nonzero(expected[:POINTS] < 1.0) > POINTS / 4
    seen = {relation: sum(how is not None and how[0] is relation for how in found) for relation in Relation}
    assert min(seen.values()) > 500, seen


def _edges(places: Array) -> Edges:
    return Edges(places, places) if len(places) == 1 else Edges.of(places)


def _relation(places: Array, area: Edges) -> Relation:
    if len(places) > 1 and area.crossed_by(_edges(places)):
        return Relation.CROSSES
    return Relation.INSIDE if area.holds(places[0]) else Relation.NEAR


def _stands(places: Array, zone: ZoneVersion) -> Metres | None:
    location = shapely.Point(places[0]) if len(places) == 1 else shapely.LineString(places)
    return stands(location, zone, frozenset())


def _agrees(found: Metres | None, relation: Relation, boundary_m: float) -> bool:
    if relation is Relation.CROSSES:
        return found == (Relation.CROSSES, 0.0, 0.0)
    if abs(boundary_m - WITHIN_M) < TOLERANCE_M:
        return found is None or found[0] is relation
    near = boundary_m < WITHIN_M
    if relation is Relation.NEAR and not near:
        return found is None
    if found is None or found[0] is not relation or found[1] != (0.0 if relation is Relation.INSIDE else found[2]):
        return False
    return found[2] is None if not near else found[2] is not None and abs(found[2] - boundary_m) < TOLERANCE_M
