"""A deployment with keys, a unit, zones 1 and 2, and people who may."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from checkpoints.bundles.service import Bundles
from checkpoints.checks.service import Checks
from checkpoints.records.model import Create, Placed, Placing
from checkpoints.records.service import Checkpoints
from credentials.keys.service import Keys
from credentials.keys.signer import WrappedSigner
from credentials.statuses.service import Statuses
from credentials.wire import Restriction
from geo.zones.orders.model import CreateZone, Order, Published
from geo.zones.service import Zones
from geo.zones.timeline import Span
from identity.access import Actor, Grant, Role
from identity.units.tables import unit
from storage.database import Database
from storage.event import Cursor
from storage.events import read_after
from storage.idempotency import Request
from tests.checkpoints.records_factory import EVENING, UNIT, a_placing
from tests.checkpoints.zones_factory import ACT, AUGUST
from tests.geo.factories import terms

OUTSIDE, INSIDE = 1, 2
TEXTS = {"vi": {"reason-REVOKED": "Giấy đã bị thu hồi"}, "en": {"reason-REVOKED": "Revoked"}}
ADMIN = Actor(account=uuid4(), name="Sở TT&TT", grants=(Grant(role=Role.ADMIN),))
APPROVER = Actor(account=uuid4(), name="UBND", grants=(Grant(role=Role.APPROVER, units=frozenset({UNIT})),))
STRANGER = Actor(account=uuid4(), name="UBND", grants=(Grant(role=Role.APPROVER, units=frozenset({uuid4()})),))
NOBODY = Actor(account=uuid4(), name="Ai đó")


def device_of(checkpoint: UUID) -> Actor:
    """A device enrolled at a checkpoint."""
    grant = Grant(role=Role.CHECKPOINT, units=frozenset({UNIT}))
    return Actor(account=uuid4(), name="Chốt", grants=(grant,), checkpoint=checkpoint)


def a_request(at: datetime = EVENING, by: Actor = APPROVER, key: UUID | None = None, body: bytes = b"") -> Request:
    return Request(actor=by.account, key=key or uuid4(), body=body, at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The services on one database."""

    db: Database
    keys: Keys
    statuses: Statuses
    zones: Zones
    checkpoints: Checkpoints
    bundles: Bundles
    checks: Checks

    async def kinds(self) -> list[str]:
        """The events so far."""
        async with self.db.reading() as rx:
            return [recorded.kind for recorded in await read_after(rx, Cursor())]

    async def a_checkpoint(self, placing: Placing | None = None, valid_from: datetime = EVENING) -> UUID:
        """A checkpoint from the outside to the inside."""
        standing = placing or a_placing(from_zones=frozenset({OUTSIDE}), to_zones=frozenset({INSIDE}))
        command = Create(unit=UNIT, placing=standing, valid_from=valid_from)
        placed = await self.checkpoints.create(command, by=APPROVER, request=a_request())
        assert isinstance(placed, Placed)
        return placed.checkpoint

    async def publish(self, order: Order, at: datetime = EVENING) -> Published:
        published = await self.zones.publish(order, by=ADMIN, request=a_request(at, ADMIN))
        assert isinstance(published, Published)
        return published


@pytest.fixture
async def world(db: Database) -> World:
    return await a_world(db)


async def a_world(db: Database) -> World:
    async with db.transaction() as tx:
        row = {"code": "867", "name": "Thành phố Sa Đéc", "level": "DISTRICT", "valid_from": AUGUST}
        await tx.execute(sa.insert(unit), row | {"id": UNIT, "parent": None, "valid_to": None})
    made = made_of(db, TEXTS)
    await made.keys.found(AUGUST, "dt-2021")
    outside = a_new_zone("NEW_NORMAL", restriction=Restriction.CONDITIONAL)
    order = Order(act=ACT, span=Span(start=AUGUST), instructions=(outside, a_new_zone("D15")))
    await made.publish(order, EVENING - timedelta(days=1))
    return made


def made_of(db: Database, texts: dict[str, dict[str, str]]) -> World:
    """Services as another process would have them."""
    keys, statuses = Keys(db, WrappedSigner(bytes(range(32)))), Statuses()
    bundles = Bundles(db, keys, statuses, texts)
    checks = Checks(db, bundles)
    return World(
        db=db,
        keys=keys,
        statuses=statuses,
        zones=Zones(db),
        checkpoints=Checkpoints(db),
        bundles=bundles,
        checks=checks,
    )


def a_new_zone(level: str, code: str | None = None, **changes: object) -> CreateZone:
    return CreateZone(
        code=code or f"Z-{uuid4().hex[:8]}", terms=terms(unit=UNIT, level=level, geometry=None, **changes)
    )
