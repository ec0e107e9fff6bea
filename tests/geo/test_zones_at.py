"""zonesAt against a brute-force oracle that knows nothing of the register's code."""

import random
from collections.abc import Callable
from datetime import timedelta

import pytest

from geo.place import Box, Place, lon_lat
from geo.zones.model import Restriction
from geo.zones.service import Zones
from identity.access import Actor
from storage.database import Database
from storage.idempotency import Request
from tests.geo.factories import EVENING
from tests.geo.oracle import HOUR, World

CASES = 10_000


@pytest.fixture
async def world(db: Database, admin: Actor, request_at: Callable[..., Request]) -> World:
    """Forty zones and 120 instructions over three days, said over nineteen hours."""
    made = World(Zones(db), admin, request_at, random.Random(1401))
    for _ in range(40):
        await made.create()
    for _ in range(120):
        await made.instruct()
    return made


async def test_zones_at_a_place_equals_the_oracle_on_10000_points_times_and_knowledge_times(world: World) -> None:
    covered = 0

    for _ in range(CASES):
        lon, lat = world.chance.randint(10480, 10720), world.chance.randint(980, 1220)
        at = EVENING + world.chance.randint(-2, 95) * HOUR
        known_at = EVENING + timedelta(minutes=world.chance.randint(0, 165 * 7))

        found = await world.zones.zones_at(lon_lat(lon / 100, lat / 100), at, by=world.admin, as_known_at=known_at)

        expected = world.expected(lon, lat, at, known_at)
        assert {one.number: one.restriction.value for one in found} == expected
        covered += bool(expected)

    assert covered > CASES / 10, "the cases must not be empty"


async def test_zones_at_a_box_equals_the_zones_at_any_of_its_points(world: World) -> None:
    for _ in range(300):
        west, south = world.chance.randint(1048, 1072), world.chance.randint(98, 122)
        at = EVENING + world.chance.randint(0, 95) * HOUR

        found = await world.zones.zones_at(
            Box(west / 10, south / 10, (west + 1) / 10, (south + 1) / 10), at, by=world.admin
        )

        expected = {
            number
            for number, square in world.squares.items()
            if square.west + 1050 <= west + 1 and west <= square.west + square.side + 1050
            if square.south + 100 <= south + 1 and south <= square.south + square.side + 100
            if square.restriction_at(at, world.now) is not None
        }
        assert {one.number for one in found} == expected


async def test_the_winner_is_listed_first(world: World) -> None:
    for _ in range(200):
        place = Place(105 + world.chance.random() * 2, 10 + world.chance.random() * 2)

        found = await world.zones.zones_at(place, EVENING + 30 * HOUR, by=world.admin)

        strictness = {name: n for n, name in enumerate(Restriction)}
        ranks = [(-one.precedence, strictness[one.restriction], one.number) for one in found]
        assert ranks == sorted(ranks)
