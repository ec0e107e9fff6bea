"""zonesAt against a brute-force oracle that knows nothing of the register's code."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
import shapely

from geo.place import Box, Place, lon_lat
from geo.zones.model import Restriction
from geo.zones.orders.model import ChangeZone, CloseZone, CreateZone, Instruction, LiftZone, Order, Published
from geo.zones.service import Zones
from geo.zones.timeline import Span
from identity.access import Actor
from storage.database import Database
from storage.idempotency import Request
from storage.outcomes import Refusal
from tests.geo.factories import ACT, EVENING, terms

HOUR = timedelta(hours=1)
CASES = 10_000


@dataclass
class Said:
    """One instruction as the oracle remembers it: when it was said, for which hours, and what."""

    known_at: datetime
    start: datetime
    end: datetime | None
    what: str
    value: object = None


@dataclass
class Square:
    """A zone of the oracle: whole tenths of a degree, so that its corners are as exact as the points."""

    west: int
    south: int
    side: int
    said: list[Said] = field(default_factory=list)

    def covers(self, lon: int, lat: int) -> bool:
        """In hundredths of a degree; the boundary is inside."""
        west, south, side = 10500 + self.west * 10, 1000 + self.south * 10, self.side * 10
        return west <= lon <= west + side and south <= lat <= south + side

    def restriction_at(self, at: datetime, known_at: datetime) -> str | None:
        """Replay every instruction that was known and is about the instant."""
        state: str | None = None
        for one in self.said:
            if one.known_at > known_at or at < one.start or (one.end is not None and at >= one.end):
                continue
            if one.what == "create":
                state = str(one.value)
            elif state is not None:
                state = {"close": "PROHIBITED", "lift": None, "change": str(one.value)}[one.what]
        return state


@dataclass
class World:
    """The register under test and the oracle beside it."""

    zones: Zones
    admin: Actor
    request_at: Callable[..., Request]
    chance: random.Random
    squares: dict[int, Square] = field(default_factory=dict)
    versions: dict[int, int] = field(default_factory=dict)
    now: datetime = EVENING

    async def create(self) -> None:
        self.now += timedelta(minutes=7)
        west, south, side = self.chance.randint(0, 15), self.chance.randint(0, 15), self.chance.randint(1, 5)
        span = self.span()
        restriction = self.chance.choice(list(Restriction))
        shape = _square(west, south, side)
        made = CreateZone(
            code=f"Z{len(self.squares)}",
            terms=terms(geometry=shape, restriction=restriction, precedence=self.chance.randint(0, 2)),
        )
        done = await self.publish(Order(act=ACT, span=span, instructions=(made,)))
        assert isinstance(done, Published)
        square = Square(west, south, side)
        square.said.append(Said(done.recorded_at, span.start, span.end, "create", restriction.value))
        self.squares[done.zones[0].number] = square
        self.versions[done.zones[0].number] = 1

    async def instruct(self) -> None:
        self.now += timedelta(minutes=7)
        number = self.chance.choice(list(self.squares))
        what, span = self.chance.choice(("close", "lift", "change", "change")), self.span()
        value = self.chance.choice(list(Restriction))
        version = self.versions[number]
        said: dict[str, Instruction] = {
            "close": CloseZone(number=number, version=version),
            "lift": LiftZone(number=number, version=version),
            "change": ChangeZone(number=number, version=version, terms={"restriction": value}),
        }
        one = said[what]
        done = await self.publish(Order(act=ACT, span=span, instructions=(one,)))
        if isinstance(done, Published):
            self.versions[number] = done.zones[0].version
            self.squares[number].said.append(Said(done.recorded_at, span.start, span.end, what, value.value))

    async def publish(self, order: Order) -> Published | Refusal:
        return await self.zones.publish(order, by=self.admin, request=self.request_at(self.now))

    def span(self) -> Span:
        start = EVENING + self.chance.randint(0, 60) * HOUR
        return Span(start=start, end=self.chance.choice((None, start + self.chance.randint(1, 30) * HOUR)))

    def expected(self, lon: int, lat: int, at: datetime, known_at: datetime) -> dict[int, str]:
        found = {
            number: square.restriction_at(at, known_at)
            for number, square in self.squares.items()
            if square.covers(lon, lat)
        }
        return {number: state for number, state in found.items() if state is not None}


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


def _square(west: int, south: int, side: int) -> shapely.Polygon:
    """The square from decimals, so that a point of two decimals on its edge is exactly on it."""
    return shapely.box((1050 + west) / 10, (100 + south) / 10, (1050 + west + side) / 10, (100 + south + side) / 10)
