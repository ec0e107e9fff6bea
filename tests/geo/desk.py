"""Somebody who publishes orders, and consequences that remember what they were asked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from geo.levels.service import Levels
from geo.place import lon_lat
from geo.zones.change import Touched, ZoneChange
from geo.zones.model import Reaffirmation, ZoneState
from geo.zones.orders.model import (
    CreateZone,
    Instruction,
    Order,
    Published,
)
from geo.zones.service import Zones
from geo.zones.timeline import Span
from identity.access import Actor
from storage import events
from storage.database import Rx, Tx
from storage.event import Cursor, Recorded
from storage.idempotency import Request
from storage.outcomes import BadInput, Forbidden
from tests.geo.factories import ACT, EVENING, terms

HOUR = timedelta(hours=1)
Requests = Callable[..., Request]
INSIDE = lon_lat(105.65, 10.35)


@dataclass
class Ledger:
    """Consequences that remember what they were asked."""

    previewed: list[ZoneChange] = field(default_factory=list)
    applied: list[ZoneChange] = field(default_factory=list)
    fails: bool = False
    reaffirmed_zones: list[int] = field(default_factory=list)

    async def preview(self, _rx: Rx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        self.previewed += changes
        return tuple(Touched(zone=one.zone, kind="permit", count=3) for one in changes)

    async def apply(self, _tx: Tx, changes: tuple[ZoneChange, ...]) -> tuple[Touched, ...]:
        if self.fails:
            raise RuntimeError("the consequences cannot be applied")
        self.applied += changes
        return tuple(Touched(zone=one.zone, kind="permit", count=3) for one in changes)

    async def reaffirmed(self, _tx: Tx, zone: ZoneState, _one: Reaffirmation) -> None:
        self.reaffirmed_zones.append(zone.number)


@dataclass
class Desk:
    """Somebody who may publish, at a register of their own."""

    zones: Zones
    levels: Levels
    admin: Actor
    request_at: Requests
    ledger: Ledger

    async def publish(self, *instructions: Instruction, at: Any = EVENING, **span: Any) -> Any:
        order = Order(act=ACT, span=Span(**({"start": at} | span)), instructions=instructions)
        return await self.zones.publish(order, by=self.admin, request=self.request_at(at))

    async def has(self, code: str = "Z1", **changes: Any) -> Published:
        done = await self.publish(CreateZone(code=code, terms=terms(**changes)))
        assert isinstance(done, Published)
        return done

    async def log(self) -> tuple[Recorded, ...]:
        async with self.zones.db.reading() as rx:
            return await events.read_after(rx, Cursor())

    async def restriction(self, at: Any, **more: Any) -> list[str]:
        return [one.restriction.value for one in await self.zones.zones_at(INSIDE, at, by=self.admin, **more)]


async def refused(desk: Desk, *instructions: Instruction, **span: Any) -> Any:
    """The outcome or the BadInput, after seeing that nothing was written and nothing queued."""
    before, states = await desk.log(), await desk.zones.states()
    try:
        outcome: Any = await desk.publish(*instructions, **span)
    except (BadInput, Forbidden) as wrong:
        outcome = wrong
    assert await desk.log() == before
    assert await desk.zones.states() == states
    return outcome
