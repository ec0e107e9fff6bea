"""What an order reads under its lock, and everything it writes."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from geo.zones import store as zones_store
from geo.zones.model import Epoch, LegalAct, Reaffirmation, ZoneVersion
from geo.zones.orders.model import Plan
from geo.zones.orders.rules import Registered
from geo.zones.store import Head
from geo.zones.tables import zone, zone_epoch, zone_order, zone_reaffirmation, zone_register, zone_version
from storage.database import Rx, Tx

_COUNTERS = sa.select(zone_epoch.c.zone, sa.func.max(zone_epoch.c.counter).label("counter")).group_by(zone_epoch.c.zone)
_SAME = (
    *("version", "valid_from", "valid_to", "recorded_at", "superseded_at", "name", "level", "unit"),
    *("geometry", "quality_m", "precedence", "contact"),
)
_BOX = sa.table("zone_version_box", *(sa.column(name) for name in ("row", "west", "east", "south", "north")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """The next number, the next row, and the last instant at which anything became known."""

    id: UUID
    number: int
    row: int
    recorded_at: datetime | None


async def following(rx: Rx) -> Following:
    """The register as it stands."""
    row = await rx.first(sa.select(zone_register))
    assert row is not None  # noqa: S101 - the migration puts it there
    return Following(id=row.id, number=row.following_number, row=row.following_row, recorded_at=row.recorded_at)


async def take_register(tx: Tx) -> Following:
    """Hold the register alone: one order at a time, and no permit is being issued meanwhile."""
    await tx.hold(zone_register, alone=True)
    return await following(tx)


async def give_register(tx: Tx, now: Following) -> None:
    """Write down what is used up."""
    values = {"following_number": now.number, "following_row": now.row, "recorded_at": now.recorded_at}
    await tx.execute(sa.update(zone_register).where(zone_register.c.id == now.id).values(values))


async def registered(rx: Rx, heads: Collection[Head], now: datetime) -> dict[int, Registered]:
    """What is known of these zones, with the epochs that are yet to come and what was known before each."""
    ids = [head.id for head in heads]
    timelines, epochs = await zones_store.current(rx, ids), await zones_store.epochs_of(rx, ids)
    counters = {row.zone: row.counter for row in await rx.rows(_COUNTERS.where(zone_epoch.c.zone.in_(ids)))}
    found: dict[int, Registered] = {}
    for head in heads:
        every = epochs.get(head.id, ())
        coming = tuple(epoch for epoch in every if epoch.effective_at > now)
        found[head.number] = Registered(
            id=head.id,
            number=head.number,
            code=head.code,
            version=head.version,
            timeline=timelines.get(head.id, ()),
            counter=counters.get(head.id, 0),
            felt=tuple(epoch for epoch in every if epoch not in coming),
            coming=coming,
            baselines={
                instant: await zones_store.known_before(rx, head.id, instant)
                for instant in {epoch.recorded_at for epoch in coming}
            },
        )
    return found


async def at_level(rx: Rx, code: str) -> tuple[Head, ...]:
    """The zones that stand, or will stand, at a level as known now."""
    stands = sa.select(zone_version.c.zone).where(zone_version.c.level == code, zone_version.c.superseded_at.is_(None))
    rows = await rx.rows(sa.select(zone).where(zone.c.id.in_(stands)).order_by(zone.c.number))
    return tuple(Head(id=row.id, number=row.number, code=row.code, version=row.version) for row in rows)


async def insert_order(tx: Tx, order: UUID, act: LegalAct, recorded_at: datetime, account: UUID) -> None:
    """Record the order itself."""
    row = {"id": order, "recorded_at": recorded_at, "account": account}
    signed = {"act_number": act.number, "act_signed_on": act.signed_on, "act_authority": act.authority}
    await tx.execute(sa.insert(zone_order), row | signed)


async def write(tx: Tx, plans: tuple[Plan, ...], first_row: int) -> int:
    """Write every zone of an order, set-based; the next free row."""
    await _write_heads(tx, plans)
    await _supersede(tx, plans)
    recorded = [version for plan in plans for version in plan.recorded]
    rows = [_row(version, row) for row, version in enumerate(recorded, start=first_row)]
    await tx.execute(sa.insert(zone_version), rows)
    if tx.dialect == "sqlite":
        await tx.execute(sa.insert(_BOX), [_box(row) for row in rows if row["geometry"] is not None])
    await write_epochs(tx, plans)
    return first_row + len(rows)


async def write_epochs(tx: Tx, plans: Iterable[Plan]) -> None:
    """Withdraw the epochs that will not come and record the new ones."""
    withdrawn = [
        {"of_zone": plan.change.zone, "of_counter": counter, "withdrawn_at": plan.change.at}
        for plan in plans
        for counter in plan.withdrawn
    ]
    which = sa.and_(zone_epoch.c.zone == sa.bindparam("of_zone"), zone_epoch.c.counter == sa.bindparam("of_counter"))
    await tx.execute(sa.update(zone_epoch).where(which).values(withdrawn_at=sa.bindparam("withdrawn_at")), withdrawn)
    rows = [_epoch(plan.change.zone, epoch) for plan in plans for epoch in plan.change.epochs]
    await tx.execute(sa.insert(zone_epoch), rows)


async def insert_reaffirmations(
    tx: Tx, rows: Iterable[tuple[UUID, UUID]], one: Reaffirmation, reason: str, account: UUID
) -> None:
    """Record one re-affirmation for several zones: (its id, the zone)."""
    said = {
        "at": one.at,
        "purposes": None if one.purposes is None else sorted(one.purposes),
        "permits": None if one.permits is None else [[ref.block, ref.index] for ref in sorted(one.permits)],
        "reason": reason,
        "account": account,
    }
    await tx.execute(sa.insert(zone_reaffirmation), [said | {"id": id_, "zone": zone_id} for id_, zone_id in rows])


async def _write_heads(tx: Tx, plans: tuple[Plan, ...]) -> None:
    new = [
        {"id": plan.change.zone, "number": plan.change.number, "code": plan.change.code, "version": plan.change.version}
        for plan in plans
        if plan.created
    ]
    old = [{"of_zone": plan.change.zone, "to": plan.change.version} for plan in plans if not plan.created]
    await tx.execute(sa.insert(zone), new)
    await tx.execute(
        sa.update(zone).where(zone.c.id == sa.bindparam("of_zone")).values(version=sa.bindparam("to")), old
    )


async def _supersede(tx: Tx, plans: tuple[Plan, ...]) -> None:
    ended = [
        {"of_zone": plan.change.zone, "began": old.valid_from, "ended_at": plan.change.at}
        for plan in plans
        for old in plan.superseded
    ]
    which = sa.and_(
        zone_version.c.zone == sa.bindparam("of_zone"),
        zone_version.c.valid_from == sa.bindparam("began"),
        zone_version.c.superseded_at.is_(None),
    )
    await tx.execute(sa.update(zone_version).where(which).values(superseded_at=sa.bindparam("ended_at")), ended)


def _row(version: ZoneVersion, row: int) -> dict[str, Any]:
    return {name: getattr(version, name) for name in _SAME} | {
        "row": row,
        "zone": version.id,
        "zone_order": version.order,
        "kind": version.kind.value,
        "restriction": version.restriction.value,
        "quality": version.quality.value,
        "schedule": msgspec.to_builtins(version.schedule),
        "message": None if version.message is None else msgspec.to_builtins(version.message),
    }


def _box(row: dict[str, Any]) -> dict[str, Any]:
    west, south, east, north = row["geometry"].bounds
    return {"row": row["row"], "west": west, "south": south, "east": east, "north": north}


def _epoch(zone_id: UUID, epoch: Epoch) -> dict[str, Any]:
    return {
        "zone": zone_id,
        "counter": epoch.counter,
        "recorded_at": epoch.recorded_at,
        "effective_at": epoch.effective_at,
        "kind": epoch.kind.value,
        "purposes": None if epoch.purposes is None else sorted(epoch.purposes),
    }
