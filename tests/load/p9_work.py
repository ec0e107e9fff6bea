"""What P9 writes: one check in one statement, one decision in eight, shaped like the real ones."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar
from uuid import UUID

import sqlalchemy as sa

from storage import events
from storage.database import Database, Tx
from storage.event import Event
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.types import Instant, Json

NOON = datetime(2021, 9, 15, 5, tzinfo=UTC)
APPLICATION = UUID(int=1)
ZONE = UUID(int=2)

metadata = sa.MetaData()
checks = sa.Table(
    "p9_check",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("checkpoint", sa.Uuid, nullable=False, index=True),
    sa.Column("permit", sa.Uuid, nullable=False, index=True),
    sa.Column("at", Instant, nullable=False),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("decision", sa.String(8), nullable=False),
    sa.Column("reasons", Json, nullable=False),
)
applications = sa.Table(
    "p9_application",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
)
zones = sa.Table(
    "p9_zone", metadata, sa.Column("id", sa.Uuid, primary_key=True), sa.Column("epoch", sa.Integer, nullable=False)
)
permits = sa.Table(
    "p9_permit",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("application", sa.Uuid, nullable=False),
    sa.Column("valid_from", Instant, nullable=False),
    sa.Column("valid_until", Instant, nullable=False),
    sa.Column("claims", Json, nullable=False),
)
statuses = sa.Table(
    "p9_status",
    metadata,
    sa.Column("permit", sa.Uuid, primary_key=True),
    sa.Column("position", sa.Integer, nullable=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided(Event):
    kind: ClassVar[str] = "P9_DECIDED"
    by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    permit: UUID


async def prepare(db: Database) -> None:
    """One application and one zone to decide on."""
    async with db.transaction() as tx:
        await tx.execute(sa.insert(applications), {"id": APPLICATION, "version": 1, "state": "SUBMITTED"})
        await tx.execute(sa.insert(zones), {"id": ZONE, "epoch": 1})


async def check(db: Database) -> None:
    """One row, one statement, its own transaction."""
    row = {
        "id": new_id(),
        "checkpoint": ZONE,
        "permit": APPLICATION,
        "at": NOON,
        "received_at": NOON,
        "decision": "ALLOW",
        "reasons": ["VALID"],
    }
    async with db.transaction() as tx:
        await tx.execute(sa.insert(checks), row)


async def decision(db: Database) -> None:
    """Eight statements: claim the key, read two rows, write four, keep the answer."""
    permit = new_id()

    async def work(tx: Tx) -> Issued:
        await tx.first(sa.select(applications).where(applications.c.id == APPLICATION))
        await tx.scalar(sa.select(zones.c.epoch).where(zones.c.id == ZONE))
        await tx.execute(sa.insert(permits), _permit(permit))
        await tx.execute(sa.insert(statuses), {"permit": permit, "position": 7})
        await tx.execute(sa.update(applications).where(applications.c.id == permit).values(version=2, state="APPROVED"))
        await events.append(tx, Decided(subject=permit, at=NOON, by=ZONE))
        return Issued(permit=permit)

    await once(db, Request(actor=ZONE, key=new_id(), body=b"x" * 32, at=NOON), Issued, work)


def _permit(permit: UUID) -> dict[str, object]:
    return {
        "id": permit,
        "application": APPLICATION,
        "valid_from": NOON,
        "valid_until": NOON,
        "claims": {"purpose": "REPAIR", "zones": [1, 2, 3]},
    }
