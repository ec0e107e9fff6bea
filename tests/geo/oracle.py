"""An oracle of the register: it replays what was said, and knows nothing of the register's code."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import shapely

from geo.zones.model import Restriction
from geo.zones.orders.model import ChangeZone, CloseZone, CreateZone, Instruction, LiftZone, Order, Published
from geo.zones.service import Zones
from geo.zones.timeline import Span
from identity.access import Actor
from storage.idempotency import Request
from storage.outcomes import Refusal
from tests.geo.factories import ACT, EVENING, terms

HOUR = timedelta(hours=1)


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


def _square(west: int, south: int, side: int) -> shapely.Polygon:
    """The square from decimals, so that a point of two decimals on its edge is exactly on it."""
    return shapely.box((1050 + west) / 10, (100 + south) / 10, (1050 + west + side) / 10, (100 + south + side) / 10)
